"""The chart of a session's pain as a widget: keys, names, and what a point says."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.chart_view import ChartView
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.flowing_label import FlowingLabel
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.report.session_drawing import SessionDrawing
from rehab_app.report.session_report import PainPoint

_NAME_GAP_PX, _NAME_ROW_GAP_PX = 18, 4
_WATCH = 3  # the level from which on it is worth saying where it hurt most


class PainChart(QWidget):
    """A chart that the arrow keys go through; what the chosen point says stands below it.

    Where numbers stand for the poses, their names are listed in between.
    """

    def __init__(self, drawing: SessionDrawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._chart = ChartView("Pain after each pose")
        self._names = QWidget()
        self._said = PlainLabel(type_=Type.NOTE, tone="muted")
        names = FlowLayout(_NAME_GAP_PX, self._names, row_gap_px=_NAME_ROW_GAP_PX)
        for number, label in enumerate(self._drawing.poses, start=1):
            names.addWidget(FlowingLabel(f"{number}  {label}", type_=Type.NOTE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._chart, 1)
        column.addWidget(self._names)
        column.addWidget(self._said)
        self._chart.point_chosen.connect(self._on_point_chosen)
        self._chart.show_drawing(self._drawing)

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside_px = self._chart.inside_px(self.width())
        self._names.setVisible(bool(self._drawing.numbered(inside_px, self.font())))

    # -- inside

    def _highest(self) -> str:
        """Return where it hurt most; nothing where all was calm."""
        points = self._drawing.points
        hurting = [point for point in points if point.is_pose and _level(point) >= _WATCH]
        if not hurting:
            return ""
        highest = max(hurting, key=_level)
        about = f"{highest.about[0].lower()}{highest.about[1:]}".replace("it hurts: ", "in ")
        return f"Most {about}: {highest.said}."

    # -- slots

    @Slot(str)
    def _on_point_chosen(self, said: str) -> None:
        self._said.setText(said or f"{self._highest()} ← → go from reading to reading.".strip())


def _level(point: PainPoint) -> int:
    return point.level or 0
