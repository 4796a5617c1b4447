"""Own goals: how able one is to do what one wants to, first and now."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.goal_bar import GoalBar
from rehab_app.gui.widgets.goal_editor import GoalEditor
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.report.goals import GoalView

_NONE = "Something that you want to be able to do again, such as “Run 5 km without hip pain”."


class GoalsCard(Card):
    """Lists goals, each with its bar; while one is edited, the editor stands in their place.

    `saved` carries the key (empty for a new one), the wording and the score, −1 for none.
    """

    saved = Signal(str, str, int)
    closed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Goals you set", parent)
        self._goals: tuple[GoalView, ...] = ()
        self._list = QWidget()
        self._add = LargeButton("Add a goal")
        self._editor = GoalEditor()
        self.column.addWidget(self._list)
        self.column.addWidget(self._editor)
        row = FlowLayout(8)
        row.addWidget(self._add)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self._add.clicked.connect(self._on_add_clicked)
        self._editor.saved.connect(self.saved)
        self._editor.closed.connect(self.closed)
        self._editor.left.connect(self._on_editor_left)

    # -- what others call

    def show_goals(self, goals: Sequence[GoalView]) -> None:
        """Show the goals that are open."""
        self._goals = tuple(goals)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for goal in goals:
            column.addLayout(self._row(goal))
            column.addWidget(GoalBar(goal))
        if not goals:
            column.addWidget(PlainLabel(_NONE, tone="muted"))
        self.column.replaceWidget(self._list, held)
        self._list.hide()  # until it is gone it would lie over the new one
        self._list.deleteLater()
        self._list = held
        self._show_list()

    def edit(self, goal: GoalView) -> None:
        """Ask how able somebody is to do what a goal says."""
        self._list.hide()
        self._add.hide()
        self._editor.ask(goal)

    @property
    def editor(self) -> GoalEditor:
        """Return what takes a wording or a score."""
        return self._editor

    def take_focus(self) -> None:
        """Put the focus on what adds a goal."""
        self._add.setFocus()

    # -- inside

    def _row(self, goal: GoalView) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(goal.title, type_=Type.STRONG))
        words.addWidget(PlainLabel(goal.said, type_=Type.NOTE, tone="muted"))
        rate = LargeButton("Rate", look="quiet", name=f"Rate or change: {goal.title}")
        rate.setProperty("goal", goal.key)
        rate.clicked.connect(self._on_rate_clicked)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(rate)
        return row

    def _show_list(self) -> None:
        self._editor.hide()
        self._list.show()
        self._add.show()

    # -- slots

    @Slot()
    def _on_add_clicked(self) -> None:
        self._list.hide()
        self._add.hide()
        self._editor.ask_new()

    @Slot()
    def _on_rate_clicked(self) -> None:
        key = self.sender().property("goal")
        self.edit(next(goal for goal in self._goals if goal.key == key))

    @Slot()
    def _on_editor_left(self) -> None:
        self._show_list()
        self._add.setFocus()
