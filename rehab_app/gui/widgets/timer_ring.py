"""The timer ring: how much of a hold is left, as an arc and as a time."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.painting import painted_once

_LINE_PX = 12
_MOST_RING_PX = 900
_TIME_SHARE = 0.30
_MAT_TIME_SHARE = 0.94
_BELOW_GAP_PX = 14
_BELOW_LINES = 1.3
_MAT_LINE_PX = 18
_LEAST_PX = 12
_LEAST_STRETCH = 72  # per cent of their own width
_BARE_LINE_PX = 6
_LINE_SHARE = 2.5  # with the gap above it, in times of its height


class TimerRing(QProgressBar):
    """An arc that empties, with the time in its middle.

    In mat mode the digits take all the room there is, with a bar below instead of the arc. It is a
    progress bar, so that screen readers know its role and value: seconds left of seconds.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time = ""
        self._below = ""
        self._share = 0.0
        self._is_mat = False
        self._is_bare = False
        self.setRange(0, 1)
        self.setTextVisible(False)
        self.setAccessibleName("Time left")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # -- what others call

    def show_time(self, time: str, below: str, left_s: float, whole_s: float) -> None:
        """Show a time with a line below it, and `left_s` of `whole_s` as the arc."""
        self._time = time
        self._below = below
        self._share = min(1.0, left_s / whole_s) if whole_s else 0.0
        with painted_once(self):
            self.setRange(0, max(1, round(whole_s)))
            self.setValue(round(left_s))
        self.setAccessibleDescription(f"{time} {below}")

    def show_mat(self, *, is_mat: bool) -> None:
        """Be readable from two metres away, or fit beside other things again."""
        self._is_mat = is_mat
        self.update()

    def show_bare(self, *, is_bare: bool) -> None:
        """Show little more than the digits, as wide as a narrow window is."""
        self._is_bare = is_bare
        self.update()

    def bare_px(self, digits_px: float) -> int:
        """Return how high it is with bare digits of this height."""
        return round(digits_px / _MAT_TIME_SHARE + _BARE_LINE_PX * _LINE_SHARE) + 1

    @property
    def time(self) -> str:
        """Return the time in the middle."""
        return self._time

    @property
    def below(self) -> str:
        """Return the line below the time."""
        return self._below

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(300, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 96)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_mat or self._is_bare:
            self._paint_mat(painter)
        else:
            self._paint_ring(painter)

    # -- inside

    def _paint_ring(self, painter: QPainter) -> None:
        theme = current_theme()
        side = min(self.width(), self.height(), _MOST_RING_PX) - _LINE_PX - 2
        ring = QRectF(0, 0, side, side)
        ring.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(QColor(theme.line), _LINE_PX))
        painter.drawEllipse(ring)
        pen = QPen(QColor(theme.accent), _LINE_PX)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self._share > 0:
            painter.drawArc(ring, 90 * 16, round(-360 * 16 * self._share))
        large = self._large(ring.width() * 0.72, side * _TIME_SHARE)
        self._paint_time(painter, ring, large, ring.height() * 0.06)

    def _paint_time(
        self,
        painter: QPainter,
        ring: QRectF,
        large: QFont,
        shift: float,
        *,
        has_below: bool = True,
    ) -> None:
        theme = current_theme()
        painter.setFont(large)
        painter.setPen(QColor(theme.ink))
        digits_px = QFontMetricsF(large).capHeight()
        middle = ring.adjusted(0, -shift, 0, -shift)
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, self._time)
        if not has_below:
            return
        small = QFont(self.font())
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        top = middle.center().y() + digits_px * 0.5 + _BELOW_GAP_PX
        below = QRectF(ring.left(), top, ring.width(), QFontMetricsF(small).height() * _BELOW_LINES)
        if QFontMetricsF(small).horizontalAdvance(self._below) > self._room_px(ring, below):
            return  # In a ring this small it would cross the line; it is in the description.
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._below)

    def _large(self, width_px: float, most_px: float) -> QFont:
        """Return a font in which the time fits a width, as high as that allows, at most so high."""
        font = tabular(self.font(), most_px)
        needed_px = QFontMetricsF(font).horizontalAdvance(self._time)
        if needed_px > width_px and self._is_bare:
            # Height is what is read from afar, so the digits get slimmer before they get lower.
            font.setStretch(max(_LEAST_STRETCH, int(100 * width_px / needed_px)))
            needed_px = QFontMetricsF(font).horizontalAdvance(self._time)
        if needed_px > width_px:
            font.setPixelSize(max(_LEAST_PX, int(most_px * width_px / needed_px)))
        return font

    def _room_px(self, ring: QRectF, line: QRectF) -> float:
        """Return how wide a line of text may be: the chord of the ring at its lower end."""
        if self._is_mat:
            return ring.width()
        radius = ring.width() / 2 - _LINE_PX
        below_middle = min(radius, line.bottom() - ring.center().y())
        return 2 * math.sqrt(radius**2 - below_middle**2)

    def _paint_mat(self, painter: QPainter) -> None:
        theme = current_theme()
        is_bare = self._is_bare and not self._is_mat
        line_px = _BARE_LINE_PX if is_bare else _MAT_LINE_PX
        place = QRectF(self.rect()).adjusted(0, 0, 0, -line_px * _LINE_SHARE)
        has_below = not is_bare
        below_px = QFontMetricsF(self.font()).height() * _BELOW_LINES + _BELOW_GAP_PX
        below_px *= has_below
        # Digits are as high as capitals, about three quarters of a font's pixels.
        most_px = (place.height() - below_px) * _MAT_TIME_SHARE / 0.75
        large = self._large(place.width() * 0.96, most_px)
        self._paint_time(painter, place, large, below_px / 2, has_below=has_below)
        bar = QRectF(0, self.height() - line_px * 1.5, self.width(), line_px)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(bar, line_px / 2, line_px / 2)
        bar.setWidth(bar.width() * self._share)
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(bar, line_px / 2, line_px / 2)


def tabular(font: QFont, pixels: float) -> QFont:
    """Return a font of this height whose digits are equally wide."""
    wide = QFont(font)
    wide.setPixelSize(max(_LEAST_PX, round(pixels)))
    wide.setBold(True)
    wide.setFeature(QFont.Tag("tnum"), 1)
    return wide
