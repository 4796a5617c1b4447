"""Fills Today: which session is next, and what the history says of the last two weeks."""

from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from rehab_app.context import Context
from rehab_app.engine.facts import Facts
from rehab_app.engine.growth import MOST_GROWTH_PERCENT
from rehab_app.engine.planning import make_plan
from rehab_app.engine.progression import StepSide, differences, rungs_reached
from rehab_app.gui.also_flow import AlsoFlow
from rehab_app.gui.also_view import now_means, told_text
from rehab_app.gui.day_view import DayView, day_view
from rehab_app.gui.figures import Figures
from rehab_app.gui.greeting import greeting
from rehab_app.gui.library_cards import main_exercise
from rehab_app.gui.pages.today_page import TodayPage
from rehab_app.gui.telling import Telling
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
from rehab_app.history.diary import CheckIn
from rehab_app.history.errors import HistoryError
from rehab_app.history.records import Ending
from rehab_app.model.pain import Moment
from rehab_app.model.plan import Plan, work_seconds_of
from rehab_app.model.routine import Kind
from rehab_app.model.rule import Raise
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.rule_wording.differences import ChangedStep, changed_steps
from rehab_app.wording import advice_texts

if TYPE_CHECKING:
    from rehab_app.agenda import Agenda
    from rehab_app.closings import Closings
    from rehab_app.model.exercise import Exercise

_PICTURE_PX = (330, 190)
_SMALL_PX = (100, 64)
_MINUTE_MS = 60_000
_LAST = 20
ASIDE = (Kind.ICE, Kind.HEAT, Kind.GENTLE)
_LOCKED = "Closed until a clinician has cleared it."
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
        self.telling = Telling(context, self)
        self.also = AlsoFlow(context, self.page.also, self.telling, self)
        self._day = DayView()
        self._agenda: Agenda | None = None
        self._closings: Closings | None = None
        self._facts: Facts | None = None
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._on_minute_passed)
        self._minute.start(_MINUTE_MS)
        self.page.change_refused.connect(self._on_change_refused)
        self.page.undo_requested.connect(self.telling.take_back)
        self.telling.told.connect(self._on_told)
        self.telling.taken_back.connect(self._on_taken_back)
        self.telling.trouble.connect(self._on_trouble)
        figures.changed.connect(self._on_figures_changed)

    # -- what others call

    @property
    def refused(self) -> frozenset[StepSide]:
        """Return the steps whose change since the last time is refused for once."""
        return frozenset(step for place in self._refused for step in self._changed[place].steps)

    def facts(self) -> Facts:
        """Return what a reading goes by now: the rules of what is due, where it has its own."""
        return self._facts or self._context.standard_facts()

    def refresh(self) -> None:
        """Show what is so now."""
        now = self._context.clock.wall()
        self.page.show_greeting(greeting(now))
        self.page.show_message("")
        self.page.show_told("")
        self._refresh()

    # -- inside

    def _refresh(self) -> None:
        now = self._context.clock.wall()
        sessions = self._told()
        self.page.show_pain(pain_sentence(sessions, now.date()), day_marks(sessions, now.date()))
        self._show_agenda()
        self._show_session()
        signs = self._context.signs
        due = _DUE if signs.has_been_asked else _NEVER_ASKED
        self.page.show_screen_due(due if signs.is_due and signs.lock is None else "")
        self.page.show_care([flag.advice for flag in signs.cautions])

    def _show_agenda(self) -> None:
        """Show what the day is for and what else there is; nothing of it without a history."""
        self._day, self._agenda, self._closings = DayView(), None, None
        self._facts = facts = self._context.standard_facts()
        try:
            agenda = self._context.agenda()
            self._closings = self._context.closings(agenda)
            self._day = day_view(agenda, facts)
            due = self._next_entry().routine
            if due is not None and due.rules:
                self._facts = facts = self._context.facts_for(due, base=facts.base)
                self._day = day_view(agenda, facts)
            self._show_review(agenda.review(facts))
            self.also.show_agenda(agenda, self._closings, facts)
        except HistoryError:
            self.page.also.hide()
        else:
            self._agenda = agenda
            self.page.also.show()

    def _show_review(self, row: Raise | None) -> None:
        lines = () if row is None else (row.because, *advice_texts(row.also))
        self.page.show_review(lines)

    def _growth_text(self, plan: Plan) -> str:
        """Return a warning where today's plan makes the week's work grow by much."""
        if self._agenda is None:
            return ""
        percent = self._agenda.growth_percent(work_seconds_of(plan))
        if percent is None or percent <= MOST_GROWTH_PERCENT:
            return ""
        return (
            f"This week would be {percent} % more work than the last one. "
            f"More than {MOST_GROWTH_PERCENT} % a week is much at once; a day off is no loss."
        )

    def _told(self) -> tuple[Told, ...]:
        since = self._context.clock.wall() - timedelta(days=DAYS)
        try:
            history, person = self._context.history(), self._context.person_key
            day = datetime.combine(since.date(), time.min, since.tzinfo)
            sessions = [
                (each.opening.started, history.levels(each.id))
                for each in history.sessions_since(day, person)
                if each.opening is not None and each.ended is not Ending.DROPPED
            ]
            return told(sessions, history.diary.check_ins(person, since))
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
            self.page.show_session(None)
            return
        facts = self._context.facts_for(routine)
        self._exercise = main_exercise(facts)
        standing = self._context.standing(facts)
        today = self._context.clock.wall().date()
        changed = changed_steps(differences(standing, facts), facts, today)
        if changed != self._changed:
            self._changed, self._refused = changed, frozenset()
        rungs = rungs_reached(standing, facts, self.refused)
        session = next_session(facts, rungs)
        self._poses = session.poses
        day = self._day
        self.page.show_day(day.heading, day.why, offers_all=day.offers_all)
        closed, can_insist = self._closed(facts)
        self.page.show_session(session, closed=closed, can_insist=can_insist)
        self.page.show_changes(changed, self._refused)
        self.page.show_growth(self._growth_text(make_plan(facts, rungs)))
        self._on_figures_changed()

    def _closed(self, facts: Facts) -> tuple[str, bool]:
        """Return what keeps the session closed, if anything, and whether one may insist."""
        if self._context.signs.lock is not None:
            return _LOCKED, False
        return self._closings.told_of(facts) if self._closings else ("", False)

    def _next_entry(self) -> LibraryEntry:
        """Return the routine the day asks for, else the one played last, else the daily one."""
        library = self._context.library
        wanted = [DEFAULT_ID]
        if self._day.routine is not None:
            wanted.insert(0, self._day.routine)
        elif last := self._last_played():
            wanted.insert(0, last)
        # The shipped ones are few; a person's own may be a thousand, so they are looked at last.
        shipped = {each.routine.id: each for each in library.shipped_entries() if each.routine}
        if wanted[0] in shipped:
            return shipped[wanted[0]]
        found = library.find(wanted[0])
        return found if found.routine is not None else library.find(DEFAULT_ID)

    def _last_played(self) -> str:
        """Return the routine played last that is one for a day; ice and heat have a card."""
        try:
            past = self._context.past_sessions(_LAST)
        except HistoryError:
            return ""
        shipped = self._context.library.shipped_entries()
        aside = {each.routine.id for each in shipped if each.routine and each.routine.kind in ASIDE}
        played = (each.opening.routine_id for each in past if each.opening is not None)
        return next((each for each in played if each not in aside), "")

    def _show_small(self) -> None:
        side = self._context.person.sore_side
        poses = [self._figures.pose(each.exercise, side) for each in self._poses]
        self.page.show_pose_pictures(poses)

    # -- slots

    @Slot(int, bool)
    def _on_change_refused(self, place: int, is_refused: bool) -> None:
        self._refused = self._refused | {place} if is_refused else self._refused - {place}
        self._show_session()

    @Slot(CheckIn)
    def _on_told(self, check_in: CheckIn) -> None:
        """Show what was told by itself; what is asked on a card is shown there."""
        self._refresh()
        if check_in.moment is Moment.NOW:
            means = now_means(check_in.reading, self.facts())
            self.page.show_told(
                told_text(check_in), means.lines, means.tone, asks_signs=means.asks_signs
            )

    @Slot()
    def _on_taken_back(self) -> None:
        self.page.show_told("")
        self._refresh()

    @Slot(str)
    def _on_trouble(self, text: str) -> None:
        self.page.show_message("Not saved", [text])

    @Slot()
    def _on_minute_passed(self) -> None:
        """Let questions come and go with the time, while they are looked at."""
        if self.page.isVisible():
            self._show_agenda()
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
