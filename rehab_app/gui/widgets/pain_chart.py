"""The chart of a session's pain as a widget: keys, names, and what a point says."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from rehab_app.gui.roles import GRAPHIC, set_role
from rehab_app.gui.session_report import PainPoint
from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.pain_drawing import PainChartData, draw_pain_chart, numbered, poses_of
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_INSET_PX = 6
_NAME_GAP_PX, _NAME_ROW_GAP_PX = 18, 4
_WATCH = 3  # the level from which on it is worth saying where it hurt most


class PainChart(QWidget):
    """A chart that the arrow keys go through; what the chosen point says stands below it.

    Where numbers stand for the poses, their names are listed in between.
    """

    def __init__(self, points: Sequence[PainPoint], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points = tuple(points)
        self._canvas = _Canvas(self._points)
        self._names = QWidget()
        self._said = PlainLabel(type_=Type.NOTE, tone="muted")
        names = FlowLayout(_NAME_GAP_PX, self._names, row_gap_px=_NAME_ROW_GAP_PX)
        for number, label in enumerate(poses_of(self._points), start=1):
            names.addWidget(PlainLabel(f"{number}  {label}", type_=Type.NOTE, wraps=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._canvas, 1)
        column.addWidget(self._names)
        column.addWidget(self._said)
        self._canvas.show_said(self._said)

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside_px = self.width() - 2 * _INSET_PX
        self._names.setVisible(bool(numbered(self._points, inside_px, self.font())))


class _Canvas(QWidget):
    def __init__(self, points: tuple[PainPoint, ...]) -> None:
        super().__init__()
        self._points = points
        self._chosen: int | None = None
        self._label: PlainLabel | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName("Pain after each pose; the arrow keys go from one to the next")
        set_role(self, GRAPHIC)

    # -- what others call

    def show_said(self, label: PlainLabel) -> None:
        """Say what a point says in this label."""
        self._label = label
        self._say()

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        text_px = self.font().pixelSize()
        return QSize(text_px * 26, text_px * 15)

    def minimumSizeHint(self) -> QSize:
        text_px = self.font().pixelSize()
        return QSize(text_px * 14, text_px * 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = -1 if self._chosen is None else self._chosen
        last = len(self._points) - 1
        to = {
            Qt.Key.Key_Right: min(last, now + 1),
            Qt.Key.Key_Left: max(0, now - 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None or last < 0:
            super().keyPressEvent(event)
            return
        self._chosen = to
        self._say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._chosen = None
        self._say()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        space = QRectF(self.rect()).adjusted(_INSET_PX, 6, -_INSET_PX, -6)
        draw_pain_chart(painter, space, PainChartData(self._points, self._chosen), current_theme())

    # -- inside

    def _highest(self) -> str:
        """Return where it hurt most; nothing where all was calm."""
        hurting = [point for point in self._points if point.is_pose and _level(point) >= _WATCH]
        if not hurting:
            return ""
        highest = max(hurting, key=_level)
        about = f"{highest.about[0].lower()}{highest.about[1:]}".replace("it hurts: ", "in ")
        return f"Most {about}: {highest.said}."

    def _say(self) -> None:
        if self._chosen is None:
            text = f"{self._highest()} ← → go from reading to reading.".strip()
            said = "; ".join(f"{point.about}: {point.said}" for point in self._points)
        else:
            point = self._points[self._chosen]
            text = said = f"{point.about}: {point.said}"
        self.setAccessibleDescription(said)
        if self._label is not None:
            self._label.setText(text)
        self.update()


def _level(point: PainPoint) -> int:
    return point.level or 0
