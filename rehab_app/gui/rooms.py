"""The rooms behind the window's frame, and the ways from one to another.

A room is built when somebody first goes there; the next ones are built while nobody waits.
"""

from collections.abc import Callable
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.engine.progression import StepSide
from rehab_app.gui.backup_keeper import BackupKeeper
from rehab_app.gui.chosen_keys import key_choice
from rehab_app.gui.figures import Figures
from rehab_app.gui.library_cards import needs_side
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.mending_flow import MendingFlow
from rehab_app.gui.places import (
    FIRST_START,
    HISTORY,
    KEYS,
    MENDING,
    PLACES,
    ROUTINES,
    SESSION,
    SETTINGS,
    SIGNS,
    TODAY,
)
from rehab_app.gui.safety_flow import SafetyFlow
from rehab_app.gui.today_flow import TodayFlow
from rehab_app.gui.today_rooms import TodayRooms
from rehab_app.gui.unfinished_flow import UnfinishedFlow
from rehab_app.history.errors import HistoryError
from rehab_app.model.pain import Reading
from rehab_app.playing import Play
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.warning_signs import LockedError

if TYPE_CHECKING:
    from rehab_app.gui.backups_flow import BackupsFlow
    from rehab_app.gui.data_flow import DataFlow
    from rehab_app.gui.guide_flow import GuideFlow
    from rehab_app.gui.history_flow import HistoryFlow
    from rehab_app.gui.library_flow import LibraryFlow
    from rehab_app.gui.pages.keys_page import KeysPage
    from rehab_app.gui.person_flow import PersonFlow
    from rehab_app.gui.session_flow import SessionFlow
    from rehab_app.guide.ears import Ears

# Modules of the rooms that are built ahead, each a moment's work to load.
_PIECES = (
    "rehab_app.gui.pages.player_page",
    "rehab_app.gui.pages.check_in_page",
    "rehab_app.gui.pages.summary_page",
    "rehab_app.gui.session_flow",
    "rehab_app.gui.library_flow",
)
_WRONG_WHY = "Answer yes to what fits now. What nobody touches is no."
_DUE_WHY = "Asked at the start and every two weeks. What nobody touches is no."


class Rooms(QObject):
    """Where the pages meet: no page knows another one.

    `played` says that a session is led now: `flow.driver` drives it. `settings_shown` and
    `settings_changed` are about `person.settings`; the last two are wished there.
    """

    played = Signal()
    person_changed = Signal()
    settings_shown = Signal()
    settings_changed = Signal()
    reminder_tried = Signal()
    calendar_requested = Signal()

    def __init__(
        self, context: Context, window: MainWindow, ears: "Ears", speed: float = 1.0
    ) -> None:
        """Take what a session is heard with, and how much faster than the world it runs."""
        super().__init__(window)
        self._context = context
        self._window = window
        self._speed = speed
        self._waiting: LibraryEntry | None = None
        self._home = TODAY
        self._to_build: list[Callable[[], object]] = []
        self._before_mending = TODAY
        self._before_wrong: tuple[QWidget, str] | None = None
        self._before_keys: tuple[QWidget, str] | None = None

        self._ears = ears
        self.figures = Figures(context, self)
        self.today = TodayFlow(context, self.figures, self)
        self.behind_today = TodayRooms(context, self.today.telling, window.keep_page, self)
        self.safety = SafetyFlow(context.signs, window.keep_page, self)
        self.unfinished = UnfinishedFlow(context, self._own_sessions, self, speed=speed)
        self.mending = MendingFlow(context, window.keep_page, self)
        self.keeper = BackupKeeper(context, self)

        window.keep_page(self.today.page)
        self.safety.bar.setProperty("place", "above")
        window.above.addWidget(self.safety.bar)
        self._connect()

    # -- rooms that are built when they are needed

    @cached_property
    def flow(self) -> "SessionFlow":
        """Return what leads over a session."""
        from rehab_app.gui.session_flow import SessionFlow
        from rehab_app.gui.summary_flow import SummaryFlow, ahead_of

        flow = SessionFlow(self.figures, partial(ahead_of, self._context), self)
        SummaryFlow(self._context, flow, self._window, flow)
        flow.player.mute_requested.connect(self._on_mute_requested)
        self.guide.sounded.connect(flow.player.show_tone)
        self.guide.trouble.connect(flow.player.show_voice_trouble)
        flow.page_wanted.connect(self._on_session_page_wanted)
        flow.player.mat_mode_requested.connect(self._window.show_full_screen)
        flow.done.connect(self._show_home)
        flow.gentle_requested.connect(self._on_gentle_requested)
        flow.corrected.connect(self._on_reading_corrected)
        flow.summary.reminder.wished.connect(self._on_reminder_wished)
        flow.signs_wanted.connect(self._ask_signs_now)
        for wrong in (flow.player.wrong_requested, flow.check_in.wrong_requested):
            wrong.connect(self._on_wrong_requested)
        for page in (flow.player, flow.check_in, flow.summary):
            self._window.keep_page(page)
        return flow

    @cached_property
    def guide(self) -> "GuideFlow":
        """Return what lets a session be heard."""
        from rehab_app.gui.guide_flow import GuideFlow

        guide = GuideFlow(self._ears, self._context.clock, self)
        guide.voices_known.connect(self._on_voices_known)
        guide.trouble.connect(self._on_voice_trouble)
        return guide

    @cached_property
    def library(self) -> "LibraryFlow":
        """Return what leads through the routines; it reads them as soon as there is time."""
        from rehab_app.gui.library_flow import LibraryFlow

        library = LibraryFlow(self._context, self._window, self.figures, self._is_busy)
        for page in (library.routines, library.preview):
            self._window.keep_page(page)
        library.page_wanted.connect(self._on_library_page_wanted)
        library.entry_chosen.connect(self._begin)
        library.file_kept.connect(self._on_file_kept)
        library.routines.side_chosen.connect(self._on_side_chosen)
        library.routines.unfinished_chosen.connect(self.unfinished.choose)
        library.read_soon()
        return library

    @cached_property
    def person(self) -> "PersonFlow":
        """Return what leads over what a person chooses."""
        from rehab_app.gui.person_flow import PersonFlow

        person = PersonFlow(self._context, self.figures, self._window.keep_page, self)
        person.changed.connect(self._window.show_settings)
        person.changed.connect(self.figures.show_look)
        person.changed.connect(self._on_person_changed)
        person.person_changed.connect(self._on_other_person)
        person.person_changed.connect(self.person_changed)
        person.changed.connect(self.settings_changed)
        person.reminder_tried.connect(self.reminder_tried)
        person.calendar_requested.connect(self.calendar_requested)
        person.started.connect(self._on_started)
        person.sound_tried.connect(self._on_sound_tried)
        person.backups_requested.connect(self.show_backups)
        person.data_requested.connect(self.show_data)
        person.trouble.connect(self._on_trouble)
        return person

    @cached_property
    def data(self) -> "DataFlow":
        """Return what exports the history and takes files in."""
        from rehab_app.gui.data_flow import DataFlow

        data = DataFlow(self._context, self._window)
        self._window.keep_page(data.page)
        data.left.connect(self.show_settings)
        self._window.about_to_close.connect(data.stop)
        return data

    @cached_property
    def history(self) -> "HistoryFlow":
        """Return what leads through past sessions."""
        from rehab_app.gui.history_flow import HistoryFlow

        history = HistoryFlow(self._context, self._window, self)
        for page in (history.page, history.entry.page):
            self._window.keep_page(page)
        history.page_wanted.connect(self._on_history_page_wanted)
        return history

    @cached_property
    def backups(self) -> "BackupsFlow":
        """Return what leads over the backups."""
        from rehab_app.gui.backups_flow import BackupsFlow

        backups = BackupsFlow(self._context, self.keeper, lambda: self.is_saved, self)
        self._window.keep_page(backups.page)
        backups.left.connect(self.show_settings)
        backups.mend_requested.connect(self._on_mend_requested)
        return backups

    @cached_property
    def keys(self) -> "KeysPage":
        """Return the page that lists the keys."""
        from rehab_app.gui.pages.keys_page import KeysPage

        keys = KeysPage()
        self._window.keep_page(keys)
        keys.back_requested.connect(self._on_keys_left)
        return keys

    # -- what others call

    def enter(self) -> None:
        """Go to the room where the last visit ended, and build the next ones soon."""
        if self.mending.is_wanted():
            self.mending.show()
        else:
            self._enter_at(self._window.place)
        self._say_unused()
        self.keeper.begin()
        self._build_soon()

    def _say_unused(self) -> None:
        """Say which settings could not be read: what they said is not what holds."""
        if notices := self._context.settings.notices:
            self._window.say("Some settings are not used", *notices)

    def _enter_at(self, place: str) -> None:
        if place == FIRST_START:
            self._show_first_start()
        elif self._context.signs.is_due and self._context.signs.lock is None:
            self.ask_signs()
        else:
            self.show_place(place)

    @Slot(str)
    def show_place(self, place: str) -> None:
        """Go to one of the places of the rail."""
        shows = {
            ROUTINES: self.show_routines,
            HISTORY: self.show_history,
            SETTINGS: self.show_settings,
        }
        shows.get(place, self.show_today)()

    @Slot()
    def show_today(self) -> None:
        """Go to the session of the day, and offer what was left open."""
        self._home = TODAY
        self.today.refresh()
        self.unfinished.look()
        self._show(self.today.page, TODAY)
        self.today.page.take_focus()

    @Slot()
    def show_routines(self) -> None:
        """Go to the routines, and offer what was left open."""
        self._home = ROUTINES
        self.library.refresh()
        self.unfinished.look()
        self._show(self.library.routines, ROUTINES)
        self.library.routines.take_focus()

    def show_history(self) -> None:
        """Go to the past sessions."""
        self.history.refresh()
        self._show(self.history.page, HISTORY)
        self.history.page.take_focus()

    def show_settings(self) -> None:
        """Go to the settings."""
        self._show(self.person.settings, SETTINGS)
        self.person.settings.take_focus()
        self.settings_shown.emit()

    @Slot()
    def show_backups(self) -> None:
        """Go to the backups, a part of the settings."""
        self.backups.enter()
        self._show(self.backups.page, SETTINGS)
        self.backups.page.take_focus()

    @Slot()
    def show_data(self) -> None:
        """Go to the exports, a part of the settings."""
        self.data.enter()
        self._show(self.data.page, SETTINGS)
        self.data.page.take_focus()

    @Slot()
    def ask_signs(self) -> None:
        """Ask for the warning signs, which are due from time to time."""
        self.safety.ask(_DUE_WHY, "Not now")

    @Slot()
    def show_keys(self) -> None:
        """Show the keys, or go back; a session that runs stands still meanwhile."""
        if self._window.page is self.keys:
            self._on_keys_left()
            return
        from rehab_app.gui.key_table import key_rows

        self._before_keys = (self._window.page, self._window.place)
        self._suspend()
        self.keys.show_keys(key_rows(key_choice()))
        self._show(self.keys, KEYS)
        self.keys.take_focus()

    def open_file(self, path: str) -> None:
        """Show a routine file before anything is done with it."""
        self.library.open_file(path)

    def play_routine(self, entry: LibraryEntry) -> None:
        """Play a routine, or say what has to be known or done before."""
        self._begin(entry)

    def standing_pages(self) -> dict[str, Callable[[], None]]:
        """Return a way to show each page that needs no session, by its name."""
        return {
            "first-start": self._show_first_start,
            "today": self.show_today,
            "routines": self.show_routines,
            "history": self.show_history,
            "settings": self.show_settings,
            "backups": self.show_backups,
            "data": self.show_data,
            "warning-signs": self.ask_signs,
            "keys": self.show_keys,
        }

    @property
    def is_saved(self) -> bool:
        """Tell whether all that was said in sessions is on the disk."""
        return not self._is_built("flow") or self.flow.is_saved

    def is_playing(self) -> bool:
        """Tell whether a session is under way."""
        return self._is_built("flow") and self.flow.is_playing()

    # -- inside

    def _connect(self) -> None:
        window = self._window
        window.place_chosen.connect(self.show_place)
        window.wrong_requested.connect(self._on_wrong_requested)
        window.keys_requested.connect(self.show_keys)
        window.about_to_close.connect(self._suspend)
        window.appearance.changed.connect(self.figures.show_look)
        self.today.page.start_requested.connect(self._on_today_start_requested)
        self.today.page.look_requested.connect(self._on_today_look_requested)
        self.today.page.routines_requested.connect(self.show_routines)
        self.today.page.screen_requested.connect(self.ask_signs)
        self.today.page.unfinished_chosen.connect(self.unfinished.choose)
        self.today.page.report_requested.connect(self.behind_today.ask_report)
        self.today.page.also.days_requested.connect(self.behind_today.show_days)
        self.today.also.start_requested.connect(self._begin)
        self.today.also.run_entry_requested.connect(self.behind_today.ask_run_entry)
        self.behind_today.page_wanted.connect(self._on_today_page_wanted)
        self.behind_today.left.connect(self.show_today)
        self.behind_today.trouble.connect(self._on_trouble)
        self.safety.page_wanted.connect(self._on_signs_wanted)
        self.safety.answered.connect(self._on_signs_answered)
        self.safety.left.connect(self._on_safety_left)
        self.safety.trouble.connect(self._on_trouble)
        self.unfinished.found.connect(self._on_unfinished_found)
        self.unfinished.played.connect(self._play)
        self.unfinished.closed.connect(self._show_home)
        self.unfinished.locked.connect(self.safety.show_advice)
        self.unfinished.trouble.connect(self._say_here)
        self.mending.page_wanted.connect(self._on_mending_wanted)
        self.mending.left.connect(self._on_mending_left)
        self.keeper.failed.connect(self._on_backup_failed)
        self.keeper.damaged.connect(self._on_damaged)

    def _build_soon(self) -> None:
        """Build what is needed next piece by piece; what is pressed meanwhile comes first.

        The drawn body is last: its thread would take turns with every piece before it.
        """
        self._to_build = [
            *(partial(import_module, name) for name in _PIECES),
            lambda: self.flow,
            lambda: self.library,
            self.figures.load_soon,
        ]
        QTimer.singleShot(0, self, self._on_build_due)

    def _is_built(self, room: str) -> bool:
        return room in self.__dict__

    def _show(self, page: QWidget, place: str) -> None:
        self._window.show_page(page, place)
        self.safety.show_bar(is_wanted=place in (TODAY, ROUTINES))
        if self._is_built("library"):
            self.library.open_kept_soon()

    def _is_busy(self) -> bool:
        """Tell whether something is under way that a file must not put aside."""
        return self.is_playing() or self._window.place in (FIRST_START, SIGNS)

    def _own_sessions(self) -> frozenset[int | None]:
        return self.flow.session_ids() if self._is_built("flow") else frozenset()

    def _show_first_start(self) -> None:
        self._show(self.person.first_start, FIRST_START)
        self.person.first_start.take_focus()

    @Slot()
    def _on_build_due(self) -> None:
        if self._to_build:
            self._to_build.pop(0)()
            QTimer.singleShot(0, self, self._on_build_due)

    # -- slots: sessions

    @Slot(LibraryEntry)
    def _begin(self, entry: LibraryEntry) -> None:
        self._begin_with(entry, frozenset())

    def _begin_with(self, entry: LibraryEntry, refused: frozenset[StepSide]) -> None:
        """Begin a session; the steps in `refused` stay as they were the last time."""
        if entry.routine is None:
            return
        facts = self._context.facts_for(entry.routine)
        closing = self._context.closing_of(facts)
        if closing is not None and self._context.signs.lock is None:
            self._say_here("Not now", closing.reason)
            return
        if needs_side(facts):
            self._waiting = entry
            self._show(self.library.routines, ROUTINES)
            self.library.routines.ask_side()
            return
        try:
            self._play(self._context.begin(entry, refused=refused, speed=self._speed))
        except LockedError:
            self.safety.show_advice()

    @Slot(Play)
    def _play(self, play: Play) -> None:
        from rehab_app.gui.session_driver import SessionDriver

        driver = SessionDriver(play)
        # Before the first input, so that the first words are heard too.
        settings = self._context.settings.settings
        self.guide.follow(driver, settings)
        self.flow.player.show_flashes(flashes=settings.tones_flash)
        self.flow.play(driver)
        self.played.emit()

    @Slot()
    def _on_person_changed(self) -> None:
        """Let what was chosen be heard at once."""
        settings = self._context.settings.settings
        if self._is_built("guide"):
            self.guide.show_settings(settings)
        if self._is_built("flow"):
            self.flow.player.show_flashes(flashes=settings.tones_flash)

    @Slot()
    def _on_sound_tried(self) -> None:
        self.person.settings.sound.show_said("")
        self.guide.try_out(self._context.settings.settings)

    @Slot()
    def _on_voices_known(self) -> None:
        if self._is_built("person"):
            self.person.settings.sound.show_voices(self.guide.engines, self.guide.voices)

    @Slot(str)
    def _on_voice_trouble(self, reason: str) -> None:
        if self._is_built("person"):
            self.person.settings.sound.show_said(reason)

    @Slot()
    def _on_mute_requested(self) -> None:
        self.guide.toggle_mute()
        self.flow.player.show_muted(is_muted=self.guide.is_muted)

    @Slot()
    def _suspend(self) -> None:
        if self._is_built("flow"):
            self.flow.suspend()
        if self._is_built("history"):
            self.history.save()

    @Slot(QWidget)
    def _on_session_page_wanted(self, page: QWidget) -> None:
        is_over = page is self.flow.summary
        if is_over:
            self._show_reminder()
        self._show(page, TODAY if is_over else SESSION)
        if is_over:
            self.keeper.keep()

    def _show_reminder(self) -> None:
        settings = self._context.settings.settings
        offer = self.flow.summary.reminder
        offer.show_offer(settings.morning_at, is_on=settings.remind_morning)

    @Slot()
    def _on_reminder_wished(self) -> None:
        self.person.update(remind_morning=True)
        self._show_reminder()
        self.flow.summary.take_focus()

    @Slot()
    def _show_home(self) -> None:
        """Go to the page that sessions were started from."""
        self.show_place(self._home)

    @Slot()
    def _on_today_start_requested(self) -> None:
        if self.today.entry is not None:
            self._begin_with(self.today.entry, self.today.refused)

    @Slot()
    def _on_today_look_requested(self) -> None:
        if self.today.entry is not None:
            self.open_file(str(self.today.entry.path))

    @Slot(QWidget)
    def _on_today_page_wanted(self, page: QWidget) -> None:
        self._show(page, TODAY)

    @Slot(str)
    def _on_side_chosen(self, side: str) -> None:
        self.person.update(sore_side=side)
        if self._waiting is not None:
            self._begin(self._waiting)

    @Slot()
    def _on_gentle_requested(self) -> None:
        from rehab_app.gui.session_flow import GENTLE_ID

        self._begin(self._context.library.find(GENTLE_ID))

    @Slot(str, str)
    def _on_unfinished_found(self, title: str, line: str) -> None:
        self.today.page.show_unfinished(title, [line])
        if self._is_built("library"):
            self.library.routines.show_unfinished(title, [line])

    @Slot(str, str)
    def _say_here(self, title: str, line: str) -> None:
        """Say something on the page that sessions are started from."""
        on_routines = self._window.place == ROUTINES or self._home == ROUTINES
        page = self.library.routines if on_routines else self.today.page
        page.show_message(title, [line])

    @Slot(int, Reading)
    def _on_reading_corrected(self, place: int, reading: Reading) -> None:
        """Correct a reading of the session that has just ended."""
        session_id = self.flow.driver.session_id if self.flow.driver else None
        if session_id is None:
            self._on_trouble("The session itself is not saved yet; correct it later in History.")
            return
        try:
            corrections = self._context.correct(session_id, place, reading)
        except HistoryError as error:
            self._on_trouble(str(error))
        else:
            self.flow.show_corrections(corrections, place)

    # -- slots: files and settings

    @Slot(QWidget)
    def _on_library_page_wanted(self, page: QWidget) -> None:
        self._show(page, ROUTINES)

    @Slot(QWidget)
    def _on_history_page_wanted(self, page: QWidget) -> None:
        self._show(page, HISTORY)

    @Slot(str)
    def _on_file_kept(self, name: str) -> None:
        self._window.say(f"{name} is shown after this.")

    @Slot()
    def _on_other_person(self) -> None:
        """Let nothing of the one who was here be seen by the other."""
        self._say_unused()
        self.today.telling.forget()
        if not self._context.settings.settings.has_started:
            self._show_first_start()

    @Slot(tuple)
    def _on_started(self, flags: tuple[tuple[str, ...], ...]) -> None:
        if flags:
            self.safety.take_answers(flags[0])
        else:
            self.show_today()

    @Slot(str)
    def _on_trouble(self, text: str) -> None:
        self._window.say("Not everything is saved", text)

    @Slot()
    def _on_keys_left(self) -> None:
        if self._before_keys is not None:
            self._show(*self._before_keys)

    # -- slots: the history as a whole

    @Slot(QWidget)
    def _on_mending_wanted(self, page: QWidget) -> None:
        self._before_mending = self._window.place
        self._show(page, MENDING)

    @Slot()
    def _on_mending_left(self) -> None:
        self._enter_at(self._before_mending)

    @Slot()
    def _on_mend_requested(self) -> None:
        self.mending.is_wanted()
        self.mending.show()

    @Slot(str)
    def _on_backup_failed(self, reason: str) -> None:
        self._window.say("No backup could be made", reason)

    @Slot(str)
    def _on_damaged(self, damage: str) -> None:
        self._window.say(damage, "Settings, Backups says what can be brought back.")

    # -- slots: warning signs

    @Slot()
    def _on_wrong_requested(self) -> None:
        """Ask for the warning signs, wherever somebody is."""
        if self._window.place not in (SIGNS, FIRST_START):
            self._ask_signs_now(_WRONG_WHY)

    @Slot(str)
    def _ask_signs_now(self, why: str) -> None:
        """Let a session stand still, and ask for the warning signs."""
        self._before_wrong = (self._window.page, self._window.place)
        self._suspend()
        self.safety.ask(why, "Back to the session" if self.is_playing() else "Back")

    @Slot(QWidget)
    def _on_signs_wanted(self, page: QWidget) -> None:
        self._show(page, SIGNS)

    @Slot(bool)
    def _on_signs_answered(self, is_any: bool) -> None:
        if is_any and self.is_playing() and self.flow.driver is not None:
            self.flow.driver.end()

    @Slot()
    def _on_safety_left(self) -> None:
        before, self._before_wrong = self._before_wrong, None
        page, place = before or (None, TODAY)
        is_back = page is not None and self._is_built("flow") and self.flow.return_to(page)
        if not is_back:
            self.show_place(place if place in PLACES else TODAY)
