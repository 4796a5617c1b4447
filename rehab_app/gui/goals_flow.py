"""Leads over own goals: added, worded anew, rated, closed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from rehab_app.context import Context
from rehab_app.gui.undoing import Undoable
from rehab_app.gui.widgets.goals_card import GoalsCard
from rehab_app.history.diary import Goal, GoalScore
from rehab_app.history.diary_store import DiaryStore
from rehab_app.history.errors import HistoryError
from rehab_app.report.history_report import goals_of


class GoalsFlow(QObject):
    """Writes what is said of goals at once.

    `closed` says which, and opens it again.
    """

    closed = Signal(Undoable)
    trouble = Signal(str)

    def __init__(self, context: Context, card: GoalsCard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._card = card
        card.saved.connect(self._on_saved)
        card.closed.connect(self._on_closed)

    # -- what others call

    def refresh(self) -> None:
        """Show what is so now; raises HistoryError."""
        today = self._context.clock.wall().date()
        store = self._context.history()
        self._card.show_goals(goals_of(store, self._context.person_key, today))

    # -- inside

    @property
    def _diary(self) -> DiaryStore:
        return self._context.history().diary

    def _goal(self, key: str) -> Goal:
        goals = self._diary.goals(self._context.person_key)
        return next(goal for goal in goals if goal.key == key)

    def _tried(self, write: Callable[[], object]) -> bool:
        """Write and show what is so then; tell whether that could be done."""
        try:
            write()
            self.refresh()
        except HistoryError as error:
            self.trouble.emit(str(error))
            return False
        return True

    # -- slots

    @Slot(str, str, int)
    def _on_saved(self, key: str, title: str, able: int) -> None:
        now = self._context.clock.wall()

        def keep() -> None:
            person = self._context.person_key
            goal = self._goal(key) if key else Goal(title=title, set_on=now, person=person)
            if not key or goal.title != title:
                self._diary.keep_goal(replace(goal, title=title))
            if able >= 0:
                self._diary.keep_score(GoalScore(goal=goal.key, told=now, able=able))

        if self._tried(keep):
            self._card.take_focus()

    @Slot(str)
    def _on_closed(self, key: str) -> None:
        def close() -> None:
            goal = self._goal(key)
            self._diary.keep_goal(replace(goal, is_open=False))
            title = f"Closed: {goal.title}"
            self.closed.emit(Undoable(title, lambda: self._diary.keep_goal(goal)))

        self._tried(close)
