"""The time line: the whole session as one bar, and what pain has taken off it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from rehab_app.gui.motion import duration_ms
from rehab_app.gui.player_view import Part
from rehab_app.gui.styling import current_theme
from rehab_app.gui.theme import mixed
from rehab_app.gui.widgets.painting import painted_once

_GAP_PX = 4.0
_BAR_PX = 12
_PAUSE_PX = 6.0
_TRACK_PX = 3.0
_AHEAD_SHARE = 0.6
_EDGE_PX = 1.5


class TimeLine(QProgressBar):
    """Every stretch of the session as long as it takes; done, present and to come differ.

    Work stands as bars on a thin track, which is all that is seen of rests and other pauses.
    When the plan changes, the stretches slide to their new places, so that the eye follows what
    changed; what the plan has lost since the start stays visible as a hatched end. It is a
    progress bar for screen readers: seconds done of all seconds.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._before: dict[str, tuple[float, float]] = {}
        self._moved = 1.0
        self._spent_s = 0.0
        self._longest_s = 0.0
        self._drawn = QPixmap()
        self._drawn_for: object = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self.setRange(0, 1)
        self.setTextVisible(False)
        self.setAccessibleName("Session")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._animation.valueChanged.connect(self._on_value_changed)

    # -- what others call

    def show_plan(self, parts: Sequence[Part], spent_s: float, text: str) -> None:
        """Show the stretches of a session, `spent_s` into the present one."""
        before = {part.name: place for part, place in self._places()}
        is_other_plan = bool(self._parts) and _lengths(parts) != _lengths(self._parts)
        self._parts = tuple(parts)
        self._spent_s = spent_s
        whole_s = sum(part.seconds for part in parts)
        self._longest_s = max(self._longest_s, whole_s)
        done_s = sum(part.seconds for part in parts if part.is_done)
        with painted_once(self):
            self.setRange(0, max(1, round(whole_s)))
            self.setValue(min(round(done_s + spent_s), self.maximum()))
        self.setAccessibleDescription(text)
        if is_other_plan and self.isVisible() and duration_ms():
            self._before = before
            self._animation.stop()
            self._animation.setDuration(duration_ms())
            self._animation.start()

    def forget(self) -> None:
        """Begin anew with another session."""
        self._animation.stop()
        self._moved = 1.0
        self._longest_s = 0.0
        self._parts = ()

    @property
    def taken_s(self) -> float:
        """Return how many seconds the plan is shorter than it once was."""
        return self._longest_s - sum(part.seconds for part in self._parts)

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(400, _BAR_PX + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, _BAR_PX + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = (self._parts, self.size(), current_theme(), self._moved, self.devicePixelRatioF())
        if look != self._drawn_for:
            self._drawn = self._drawing()
            self._drawn_for = look
        painter.drawPixmap(0, 0, self._drawn)
        for part, (left, width) in self._moving_places():
            if part.is_now and part.seconds:
                self._paint_now(painter, part, left, width)

    # -- inside

    def _drawing(self) -> QPixmap:
        """Return all that stays the same while a second passes: most of it, most of the time."""
        drawing = QPixmap(self.size() * self.devicePixelRatioF())
        drawing.setDevicePixelRatio(self.devicePixelRatioF())
        drawing.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawing)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = list(self._moving_places())
        right = max((left + width for _, (left, width) in places), default=0.0)
        self._paint_track(painter, right)
        for part, (left, width) in places:
            if part.is_work:
                self._paint_work(painter, part, left, width)
        if self.taken_s > 0:
            self._paint_taken(painter, right)
        painter.end()
        return drawing

    def _moving_places(self) -> Iterator[tuple[Part, tuple[float, float]]]:
        """Yield where each stretch stands, or is on its way to."""
        for part, place in self._places():
            yield part, self._on_the_way(self._before.get(part.name, place), place)

    def _places(self) -> list[tuple[Part, tuple[float, float]]]:
        """Return where each stretch stands: left edge and width in pixels."""
        scale = self.width() / self._longest_s if self._longest_s else 0.0
        places: list[tuple[Part, tuple[float, float]]] = []
        left = 0.0
        for part in self._parts:
            places.append((part, (left, part.seconds * scale)))
            left += part.seconds * scale
        return places

    def _on_the_way(
        self, before: tuple[float, float], now: tuple[float, float]
    ) -> tuple[float, float]:
        (left, width), (new_left, new_width), moved = before, now, self._moved
        return left + (new_left - left) * moved, width + (new_width - width) * moved

    def _paint_track(self, painter: QPainter, right: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_theme().line))
        place = QRectF(0, (self.height() - _TRACK_PX) / 2, max(0.0, right - _GAP_PX), _TRACK_PX)
        _draw_bar(painter, place)

    def _paint_work(self, painter: QPainter, part: Part, left: float, width: float) -> None:
        theme = current_theme()
        colour: str = getattr(theme, part.role)
        bar = self._bar(part, left, width)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.page))  # the track stops short of the bar
        painter.drawRect(bar.adjusted(-_GAP_PX / 2, 0, _GAP_PX / 2, 0))
        if part.is_done:
            painter.setBrush(QColor(colour))
            _draw_bar(painter, bar)
            return
        # Its soft colour alone would not stand out from the page.
        painter.setPen(QPen(QColor(colour), _EDGE_PX))
        painter.setBrush(QColor(mixed(colour, theme.page, _AHEAD_SHARE)))
        inset = min(_EDGE_PX, bar.width()) / 2
        _draw_bar(painter, bar.adjusted(inset, inset, -inset, -inset))

    def _paint_now(self, painter: QPainter, part: Part, left: float, width: float) -> None:
        bar = self._bar(part, left, width)
        bar.setWidth(max(bar.height(), bar.width() * min(1.0, self._spent_s / part.seconds)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_theme().ink))
        _draw_bar(painter, bar)

    def _bar(self, part: Part, left: float, width: float) -> QRectF:
        height = _BAR_PX if part.is_work else _PAUSE_PX
        return QRectF(left, (self.height() - height) / 2, max(2.0, width - _GAP_PX), height)

    def _paint_taken(self, painter: QPainter, left: float) -> None:
        edge = QColor(current_theme().edge)
        top = (self.height() - _BAR_PX) / 2
        painter.setPen(QPen(edge, 1))
        painter.setBrush(QBrush(edge, Qt.BrushStyle.BDiagPattern))
        place = QRectF(left, top, max(0.0, self.width() - left - 1), _BAR_PX)
        painter.drawRoundedRect(place, _BAR_PX / 2, _BAR_PX / 2)

    # -- slots

    @Slot(object)
    def _on_value_changed(self, value: object) -> None:
        self._moved = float(value) if isinstance(value, float) else 1.0
        if self._moved >= 1.0:
            self._before = {}
        self.update()


def _draw_bar(painter: QPainter, bar: QRectF) -> None:
    painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)


def _lengths(parts: Sequence[Part]) -> list[tuple[str, float]]:
    return [(part.name, part.seconds) for part in parts]
