"""How able somebody is, as a bar of 0 to 10 with a line where it was first."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from rehab_app.gui.styling import current_theme
from rehab_app.report.goal_drawing import draw_goal_bar
from rehab_app.report.goals import MOST_ABLE, GoalView

_HIGH_PX = 16


class GoalBar(QProgressBar):
    """A progress bar, so that its value is there for a screen reader."""

    def __init__(self, goal: GoalView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goal = goal
        self.setRange(0, MOST_ABLE)
        self.setValue(goal.last or 0)
        self.setAccessibleName(f"{goal.title}: {goal.said}")

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(160, _HIGH_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, _HIGH_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        space = QRectF(self.rect())
        draw_goal_bar(painter, space, self._goal.first, self._goal.last, current_theme())
        painter.end()
