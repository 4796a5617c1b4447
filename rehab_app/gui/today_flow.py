"""Fills Today: which session is next, and what the history says of the last two weeks."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from rehab_app.context import Context
from rehab_app.engine.progression import StepSide, differences, rungs_reached
from rehab_app.gui.figures import Figures
from rehab_app.gui.greeting import greeting
from rehab_app.gui.library_cards import main_exercise
from rehab_app.gui.pages.today_page import TodayPage
from rehab_app.gui.today_view import (
    DAYS,
    DEFAULT_ID,
    PlannedPose,
    Told,
    day_marks,
    next_session,
    pain_sentence,
    told,
)
from rehab_app.history.errors import HistoryError
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.rule_wording.differences import ChangedStep, changed_steps

if TYPE_CHECKING:
    from rehab_app.model.exercise import Exercise

_PICTURE_PX = (330, 190)
_SMALL_PX = (100, 64)
_DUE = "Two weeks have gone by: are there any warning signs?"
_NEVER_ASKED = "The warning signs have not been gone through yet."


class TodayFlow(QObject):
    """Reads what Today needs, when Today is shown."""

    def __init__(self, context: Context, figures: Figures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.entry: LibraryEntry | None = None
        self._figures = figures
        self._exercise: Exercise | None = None
        self._poses: tuple[PlannedPose, ...] = ()
        self._changed: tuple[ChangedStep, ...] = ()
        self._refused: frozenset[int] = frozenset()
        self.page = TodayPage(figures.picture(_PICTURE_PX), partial(figures.picture, _SMALL_PX))
        self.page.change_refused.connect(self._on_change_refused)
        figures.changed.connect(self._on_figures_changed)

    # -- what others call

    @property
    def refused(self) -> frozenset[StepSide]:
        """Return the steps whose change since the last time is refused for once."""
        return frozenset(step for place in self._refused for step in self._changed[place].steps)

    def refresh(self) -> None:
        """Show what is so now."""
        now = self._context.clock.wall()
        self.page.show_greeting(greeting(now))
        self.page.show_message("")
        sessions = self._told()
        self.page.show_pain(pain_sentence(sessions, now.date()), day_marks(sessions, now.date()))
        self._show_session()
        signs = self._context.signs
        due = _DUE if signs.has_been_asked else _NEVER_ASKED
        self.page.show_screen_due(due if signs.is_due and signs.lock is None else "")
        self.page.show_care([flag.advice for flag in signs.cautions])

    # -- inside

    def _told(self) -> tuple[Told, ...]:
        since = self._context.clock.wall().date() - timedelta(days=DAYS)
        try:
            return told(self._context.sessions_since(since))
        except HistoryError as error:
            self.page.show_message("The history can't be used now", [str(error)])
            return ()

    def _show_session(self) -> None:
        self.entry = self._next_entry()
        routine = self.entry.routine
        self._poses = ()
        # What is in the session stands below the rest, and comes when that has been painted.
        QTimer.singleShot(0, self, self._on_poses_due)
        if routine is None:
            self._changed, self._refused = (), frozenset()
            self.page.show_session(None, is_closed=False)
            return
        facts = self._context.facts_for(routine)
        self._exercise = main_exercise(facts)
        is_closed = self._context.signs.lock is not None
        standing = self._context.standing(facts)
        today = self._context.clock.wall().date()
        changed = changed_steps(differences(standing, facts), facts, today)
        if changed != self._changed:
            self._changed, self._refused = changed, frozenset()
        rungs = rungs_reached(standing, facts, self.refused)
        session = next_session(facts, rungs)
        self._poses = session.poses
        self.page.show_session(session, is_closed=is_closed)
        self.page.show_changes(changed, self._refused)
        self._on_figures_changed()

    def _next_entry(self) -> LibraryEntry:
        """Return the routine played last, else the daily one."""
        library = self._context.library
        try:
            last = self._context.past_sessions(1)
        except HistoryError:
            last = ()
        wanted = [DEFAULT_ID]
        if last and last[0].opening is not None:
            wanted.insert(0, last[0].opening.routine_id)
        # The shipped ones are few; a person's own may be a thousand, so they are looked at last.
        shipped = {each.routine.id: each for each in library.shipped_entries() if each.routine}
        if wanted[0] in shipped:
            return shipped[wanted[0]]
        found = library.find(wanted[0])
        return found if found.routine is not None else library.find(DEFAULT_ID)

    def _show_small(self) -> None:
        side = self._context.person.sore_side
        poses = [self._figures.pose(each.exercise, side) for each in self._poses]
        self.page.show_pose_pictures(poses)

    # -- slots

    @Slot(int, bool)
    def _on_change_refused(self, place: int, is_refused: bool) -> None:
        self._refused = self._refused | {place} if is_refused else self._refused - {place}
        self._show_session()

    @Slot()
    def _on_poses_due(self) -> None:
        self.page.show_poses([(each.exercise.name, each.dose) for each in self._poses])
        self._show_small()

    @Slot()
    def _on_figures_changed(self) -> None:
        exercise = self._exercise
        if exercise is not None:
            pose = self._figures.pose(exercise, self._context.person.sore_side)
            self.page.show_picture(pose, exercise.name)
            self._show_small()
