"""Leads a session over its pages: player, check-in, summary."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.engine.gate import asks_for_screen
from rehab_app.engine.inputs import Output, RepsAsked
from rehab_app.engine.running import COMPLETED
from rehab_app.engine.state import Answered, Phase, Question, SessionState
from rehab_app.gui.announcing import announce
from rehab_app.gui.figure_motion import Shown, shown_at
from rehab_app.gui.figures import Figures
from rehab_app.gui.library_cards import main_exercise
from rehab_app.gui.pages.check_in_page import CheckInPage
from rehab_app.gui.pages.player_page import PlayerPage
from rehab_app.gui.pages.summary_page import SummaryPage
from rehab_app.gui.player_view import (
    Part,
    change_lines,
    parts_of,
    player_view,
    standing_change,
)
from rehab_app.gui.proposal import Proposal
from rehab_app.gui.session_driver import SessionDriver
from rehab_app.gui.session_sayings import SessionSayings
from rehab_app.gui.widgets.change_card import tone_of
from rehab_app.gui.widgets.figure_view import BREATH_S, FigureView, Motion
from rehab_app.model.pain import Reading
from rehab_app.report.looking_ahead import NOTHING_AHEAD, Ahead
from rehab_app.report.session_report import SessionReport, session_report
from rehab_app.wording import ACTION_WORDS, QUESTION_WORDS, question_title, reading_text

if TYPE_CHECKING:
    from rehab_app.model.plan import Plan

_NEXT_PX = (76, 52)
_ASKED_PX = (126, 82)
_DONE_PX = (100, 64)
GENTLE_ID = "sore-day-gentle"
_SIGNS_WHY = "Does one of these fit as well? What nobody touches is no."


class SessionFlow(QObject):
    """Shows what the session's state asks for, and hands what is pressed to the driver.

    A session that is over but not saved yet is kept until it is.
    """

    page_wanted = Signal(QWidget)
    done = Signal()
    gentle_requested = Signal()
    corrected = Signal(int, Reading)
    signs_wanted = Signal(str)

    def __init__(
        self,
        figures: Figures,
        ahead_of: Callable[[SessionDriver], Ahead],
        parent: QObject | None = None,
    ) -> None:
        """Take what draws bodies, and what says what comes after a session."""
        super().__init__(parent)
        self._figures = figures
        self._ahead_of = ahead_of
        self._ahead = NOTHING_AHEAD
        self._report: SessionReport | None = None
        self._shown: Shown | None = None
        self._driver: SessionDriver | None = None
        self._sayings: SessionSayings | None = None
        self._unsaved: list[SessionDriver] = []
        self._question: Question | None = None
        self._shown_change: object = None
        self._counted_works = 0
        self._has_summary = False
        self._screened = 0
        self._change_moment: object = None
        self._parts: tuple[Part, ...] = ()
        self._parts_plan: Plan | None = None
        self._parts_index = -1
        self._is_quiet = False

        body = FigureView(figures.now, figures.card_look)
        self.player = PlayerPage(self.propose, body, figures.picture(_NEXT_PX))
        self.check_in = CheckInPage(self.propose, figures.picture(_ASKED_PX))
        self.summary = SummaryPage(figures.picture(_DONE_PX))
        self._page: QWidget | None = None

        figures.changed.connect(self._on_figures_changed)
        self.check_in.answered.connect(self.player.expect_late_enter)
        self.summary.done.connect(self.done)
        self.summary.gentle_requested.connect(self.gentle_requested)
        self.summary.corrected.connect(self.corrected)

    # -- what others call

    def play(self, driver: SessionDriver) -> None:
        """Lead a session from where it stands; it begins if it has not begun."""
        self._let_go()
        driver.setParent(self)
        self._driver = driver
        self._sayings = SessionSayings(driver.facts)
        self._shown = None
        self._page = self._question = self._shown_change = self._change_moment = None
        self._counted_works = 0
        self._has_summary = False
        self._screened = len(_asking_for_screen(driver.state))
        self._connect(driver)
        self.player.enter(driver.facts.routine.title)
        self._on_trouble_changed(driver.trouble)
        if driver.state.phase is Phase.WAITING:
            driver.start()
        else:
            driver.poll()

    def leave(self) -> None:
        """Lead no session any more, wherever the one that is led stands."""
        self._let_go()
        self._driver = None

    def be_quiet(self, *, is_quiet: bool) -> None:
        """Tell those who only hear nothing of what comes: it goes too fast to be listened to."""
        self._is_quiet = is_quiet

    def propose(self, reading: Reading) -> Proposal | None:
        """Return what an answer would do in the session that is led."""
        return self._driver.propose(reading) if self._driver else None

    @property
    def shown(self) -> Shown | None:
        """Return what the drawn body does."""
        return self._shown

    @property
    def driver(self) -> SessionDriver | None:
        """Return what drives the session that is led, or was led last."""
        return self._driver

    @property
    def report(self) -> SessionReport | None:
        """Return what the summary shows."""
        return self._report

    def is_playing(self) -> bool:
        """Tell whether a session is under way."""
        return self._driver is not None and self._driver.state.phase is not Phase.ENDED

    @property
    def is_saved(self) -> bool:
        """Tell whether all of every session is on the disk."""
        return not any(driver.trouble for driver in self._drivers())

    def session_ids(self) -> frozenset[int | None]:
        """Return the sessions that are under way or not saved to their end."""
        return frozenset(driver.session_id for driver in self._drivers())

    def show_corrections(self, corrections: Mapping[int, Reading], place: int) -> None:
        """Show the session that is over with readings that were corrected, the last at `place`."""
        if self._driver is not None:
            self._ahead = self._ahead_of(self._driver)
            self._show_report(self._driver, corrections)
            self.summary.focus_reading(place)

    def return_to(self, page: QWidget) -> bool:
        """Show a page of the session again; tell whether it is one that still holds."""
        pages = (self.player, self.check_in) if self.is_playing() else (self.summary,)
        for each in pages:
            if each is page:
                self.page_wanted.emit(each)
                each.take_focus()
                return True
        return False

    def suspend(self) -> None:
        """Let the session stand still and try to save the rest: the window closes."""
        if self._driver and self._driver.state.phase in (Phase.RUNNING, Phase.LEADING_IN):
            self._driver.pause()
        for driver in self._drivers():
            driver.retry()
        self.summary.note.save()

    # -- inside

    def _drivers(self) -> tuple[SessionDriver, ...]:
        return (*self._unsaved, *([self._driver] if self._driver else []))

    def _let_go(self) -> None:
        self._unsaved = [driver for driver in self._unsaved if driver.trouble]
        if self._driver is None:
            return
        self._driver.disconnect(self)
        for page in (self.player, self.check_in):
            page.disconnect(self._driver)
        if self._driver.trouble:
            self._unsaved.append(self._driver)
        else:
            self._driver.deleteLater()

    def _connect(self, driver: SessionDriver) -> None:
        driver.outputs_came.connect(self._on_outputs_came)
        driver.state_changed.connect(self._on_state_changed)
        driver.reps_asked.connect(self._on_reps_asked)
        driver.refused.connect(self._on_refused)
        driver.trouble_changed.connect(self._on_trouble_changed)
        player, check_in = self.player, self.check_in
        player.pause_requested.connect(driver.pause_or_resume)
        player.skip_requested.connect(driver.skip)
        player.back_requested.connect(driver.back)
        player.time_requested.connect(driver.add_time)
        player.hurts_requested.connect(driver.hurts)
        player.overrule_requested.connect(driver.overrule)
        player.reps_counted.connect(driver.count_reps)
        for page in (player, check_in):
            page.undo_requested.connect(driver.undo)
            page.end_requested.connect(driver.end)
            page.answered.connect(driver.answer)
            page.answered_and_kept.connect(driver.answer_and_overrule)

    def _show_page(self, page: PlayerPage | CheckInPage | SummaryPage) -> None:
        if page is self._page:
            return
        self._page = page
        self.page_wanted.emit(page)
        page.take_focus()

    def _show_question(self, driver: SessionDriver) -> None:
        question = driver.state.question
        if question is self._question:
            return
        self._question = question
        beside = question is not None and not question.is_blocking
        facts = driver.facts
        work = question.work if question else None
        has_skin = bool(work) and facts.exercise(work.exercise).is_thermal if work else False
        title = QUESTION_WORDS[question.moment] if question else ""
        self.player.show_question(title if beside else "", has_skin=beside and has_skin)
        if question is not None and not beside:
            about = question_title(question.moment, work, facts.catalogue)
            self.check_in.ask(about, title, has_skin=has_skin)
            self._show_asked(driver)

    def _show_change(self, driver: SessionDriver) -> None:
        state = driver.state
        entry = standing_change(state)
        moment = (entry, state.index, state.phase, state.question)
        if moment == self._change_moment:
            return  # Nothing has happened that could make it another one.
        self._change_moment = moment
        can_undo = entry is not None and driver.can_undo
        can_keep = entry is not None and driver.can_overrule
        shown = (entry, can_undo, can_keep)
        if shown == self._shown_change:
            return
        self._shown_change = shown
        if entry is None:
            self.player.show_change("", (), can_undo=False, can_keep=False)
            self.check_in.show_last("", can_undo=False)
            return
        said, result = reading_text(entry.reading), ACTION_WORDS[entry.decision.do]
        title = f"{said}: {result.lower()}"
        lines = change_lines(entry, driver.facts) if entry.changes else ()
        if entry.is_overruled:
            title, lines = f"{said}: the plan stays as it was", ()
        tone = tone_of(entry.reading.level)
        self.player.show_change(title, lines, can_undo=can_undo, can_keep=can_keep, tone=tone)
        self.check_in.show_last(f"Last reading: {said}", can_undo=can_undo)

    def _show_summary(self, driver: SessionDriver) -> None:
        if self._has_summary:
            return
        self._has_summary = True
        exercise = main_exercise(driver.facts)
        if exercise is not None:
            pose = self._figures.pose(exercise, driver.facts.person.sore_side)
            self.summary.show_picture(pose, exercise.name)
        self._ahead = self._ahead_of(driver)
        self.summary.note.show_note("")
        self._show_report(driver, {})
        if self._page is self.check_in and driver.state.ended == COMPLETED:
            self.summary.expect_late_enter()
        self._show_page(self.summary)

    def _show_report(self, driver: SessionDriver, corrections: Mapping[int, Reading]) -> None:
        report = session_report(
            driver.state, driver.facts, driver.planned, driver.started, corrections
        )
        self._report = report
        is_gentle = driver.facts.routine.id == GENTLE_ID
        offers_gentle = report.offers_gentle and not is_gentle
        self.summary.show_report(report, self._ahead, offers_gentle=offers_gentle)

    def _show_body(self, driver: SessionDriver) -> None:
        """Let the drawn body do what is done now, and show small what comes after."""
        shown = shown_at(driver.state, driver.facts)
        if shown == self._shown:
            return
        self._shown = shown
        if shown is None:
            self.player.show_body(None, Motion.STILL, (BREATH_S,), "")
        else:
            pose = self._figures.pose_of(shown.segment, shown.exercise)
            self.player.show_body(pose, shown.motion, shown.tempo_s, shown.exercise.name)
        state = driver.state
        after = next((each for each in state.plan[state.index + 1 :] if each.is_work), None)
        if after is None:
            self.player.show_next_pose(None, "")
        else:
            exercise = driver.facts.exercise(after.exercise)
            self.player.show_next_pose(self._figures.pose_of(after, exercise), exercise.name)

    def _show_asked(self, driver: SessionDriver) -> None:
        """Show beside a question the pose that it is about."""
        work = driver.state.question.work if driver.state.question else None
        if work is None or not work.exercise:
            self.check_in.show_picture(None, "")
            return
        exercise = driver.facts.exercise(work.exercise)
        self.check_in.show_picture(self._figures.pose_of(work, exercise), exercise.name)

    def _parts_now(self, driver: SessionDriver) -> tuple[Part, ...]:
        """Return the stretches of the session, made anew only where they are others."""
        state = driver.state
        if self._parts_plan is not state.plan or self._parts_index != state.index:
            self._parts_plan, self._parts_index = state.plan, state.index
            self._parts = parts_of(state, driver.facts)
        return self._parts

    # -- slots

    @Slot(tuple)
    def _on_outputs_came(self, outputs: tuple[Output, ...]) -> None:
        """Let those who only hear know what came; the page is another one at the end."""
        if self._driver is not None and self._sayings is not None and not self._is_quiet:
            text = self._sayings.said(outputs, self._driver.state)
            announce(self.player, text, is_due=True)

    @Slot()
    def _on_state_changed(self) -> None:
        driver = self._driver
        if driver is None:
            return
        self._show_state(driver)
        asking = _asking_for_screen(driver.state)
        is_new = len(asking) > self._screened
        self._screened = len(asking)
        if is_new:
            self.signs_wanted.emit(f"{reading_text(asking[-1].reading)}. {_SIGNS_WHY}")

    def _show_state(self, driver: SessionDriver) -> None:
        state = driver.state
        if state.phase is Phase.ENDED:
            self._show_summary(driver)
            return
        self._show_question(driver)
        self._show_change(driver)
        if len(state.works) > self._counted_works:
            self.player.forget_reps()
        if state.phase is Phase.ASKING:
            self._show_page(self.check_in)
            return
        view = player_view(
            state,
            driver.facts,
            self._parts_now(driver),
            spent_s=driver.spent_s,
            lead_in_spent_s=driver.lead_in_spent_s,
        )
        self.player.show_view(view)
        self._show_body(driver)
        self._show_page(self.player)

    @Slot()
    def _on_figures_changed(self) -> None:
        self._shown = None
        self.player.show_look()
        if self._driver is not None and self.is_playing():
            self._show_body(self._driver)
            self._show_asked(self._driver)

    @Slot(RepsAsked)
    def _on_reps_asked(self, asked: RepsAsked) -> None:
        if self._driver is None:
            return
        self._counted_works = len(self._driver.state.works)
        name = self._driver.facts.exercise(asked.exercise).name
        self.player.ask_reps(name, asked.prescribed, asked.estimate)

    @Slot(str)
    def _on_refused(self, reason: str) -> None:
        self.player.show_refusal(reason)

    @Slot(str)
    def _on_trouble_changed(self, text: str) -> None:
        for page in (self.player, self.check_in, self.summary):
            page.show_trouble(text)


def _asking_for_screen(state: SessionState) -> tuple[Answered, ...]:
    return tuple(entry for entry in state.answers if asks_for_screen(entry))
