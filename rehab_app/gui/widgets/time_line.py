"""The time line: the whole session as one bar, and what pain has taken off it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from rehab_app.gui.player_view import Part

_GAP_PX = 2.0
_BAR_PX = 12


class TimeLine(QProgressBar):
    """Every stretch of the session as long as it takes; done, present and to come differ.

    What the plan has lost since the start stays visible as a hatched end. It is a progress bar for
    screen readers: seconds done of all seconds.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._spent_s = 0.0
        self._longest_s = 0.0
        self.setRange(0, 1)
        self.setTextVisible(False)
        self.setAccessibleName("Session")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # -- what others call

    def show_plan(self, parts: Sequence[Part], spent_s: float, text: str) -> None:
        """Show the stretches of a session, `spent_s` into the present one."""
        self._parts = tuple(parts)
        self._spent_s = spent_s
        whole_s = sum(part.seconds for part in parts)
        self._longest_s = max(self._longest_s, whole_s)
        done_s = sum(part.seconds for part in parts if part.is_done)
        self.setRange(0, max(1, round(whole_s)))
        self.setValue(min(round(done_s + spent_s), self.maximum()))
        self.setAccessibleDescription(text)
        self.update()

    def forget(self) -> None:
        """Begin anew with another session."""
        self._longest_s = 0.0

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
        scale = self.width() / self._longest_s if self._longest_s else 0.0
        top = (self.height() - _BAR_PX) / 2
        left = 0.0
        for part in self._parts:
            width = part.seconds * scale
            self._paint_part(painter, part, QRectF(left, top, width, _BAR_PX))
            left += width
        if self.taken_s > 0:
            mid = self.palette().color(QPalette.ColorRole.Dark)
            painter.setPen(QPen(mid, 1))
            painter.setBrush(QBrush(mid, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(QRectF(left, top, self.width() - left - 1, _BAR_PX))

    # -- inside

    def _paint_part(self, painter: QPainter, part: Part, place: QRectF) -> None:
        role = QPalette.ColorRole
        height = _BAR_PX if part.is_work else _BAR_PX / 3
        bar = QRectF(place.left(), 0, max(1.0, place.width() - _GAP_PX), height)
        bar.moveCenter(place.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(role.Highlight if part.is_done else role.Mid))
        painter.drawRect(bar)
        if part.is_now and part.seconds:
            painter.setBrush(self.palette().color(role.WindowText))
            bar.setWidth(bar.width() * min(1.0, self._spent_s / part.seconds))
            painter.drawRect(bar)
            painter.setPen(QPen(self.palette().color(role.WindowText), 2))
            painter.drawLine(place.topLeft(), place.bottomLeft())
