"""The timer ring: how much of a hold is left, as an arc and as a time."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

_TIME_SHARE = 0.27
_LINE_PX = 12


class TimerRing(QProgressBar):
    """An arc that empties, with the time in its middle.

    It is a progress bar, so that screen readers know its role and value: seconds left of seconds.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time = ""
        self._below = ""
        self._share = 0.0
        self.setRange(0, 1)
        self.setTextVisible(False)
        self.setAccessibleName("Time left")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # -- what others call

    def show_time(self, time: str, below: str, left_s: float, whole_s: float) -> None:
        """Show a time with a line below it, and `left_s` of `whole_s` as the arc."""
        self._time = time
        self._below = below
        self._share = left_s / whole_s if whole_s else 0.0
        self.setRange(0, max(1, round(whole_s)))
        self.setValue(round(left_s))
        self.setAccessibleDescription(f"{time} {below}")
        self.update()

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
        return QSize(160, 160)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - _LINE_PX - 2
        ring = QRectF(0, 0, side, side)
        ring.moveCenter(QRectF(self.rect()).center())
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        groove = self.palette().color(QPalette.ColorRole.Mid)
        painter.setPen(QPen(groove, _LINE_PX / 2))
        painter.drawEllipse(ring)
        arc = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(arc, _LINE_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(ring, 90 * 16, round(-360 * 16 * min(1.0, self._share)))
        painter.setPen(ink)
        self._paint_texts(painter, ring)

    # -- inside

    def _paint_texts(self, painter: QPainter, ring: QRectF) -> None:
        large = tabular(self.font(), ring.height() * _TIME_SHARE)
        painter.setFont(large)
        middle = QRectF(ring)
        middle.setBottom(ring.center().y() + ring.height() * 0.22)
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, self._time)
        small = QFont(self.font())
        small.setPixelSize(max(12, round(ring.height() * 0.055)))
        height = QFontMetricsF(small).height()
        painter.setFont(small)
        below = QRectF(ring.left(), middle.bottom() - height / 2, ring.width(), height * 1.2)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._below)


def tabular(font: QFont, pixels: float) -> QFont:
    """Return a font of this height whose digits are equally wide."""
    wide = QFont(font)
    wide.setPixelSize(max(12, round(pixels)))
    wide.setBold(True)
    wide.setFeature(QFont.Tag("tnum"), 1)
    return wide
