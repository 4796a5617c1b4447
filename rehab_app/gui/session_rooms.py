"""The rooms of a session: what leads over it, and what lets it be heard."""

from collections.abc import Collection
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.closings import Closing
from rehab_app.context import Context
from rehab_app.engine.progression import StepSide
from rehab_app.gui.figures import Figures
from rehab_app.gui.library_cards import needs_side
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.places import SESSION, TODAY
from rehab_app.history.errors import HistoryError
from rehab_app.model.pain import Reading
from rehab_app.playing import Play
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.warning_signs import LockedError

if TYPE_CHECKING:
    from rehab_app.gui.guide_flow import GuideFlow
    from rehab_app.gui.session_flow import SessionFlow
    from rehab_app.guide.ears import Ears


class SessionRooms(QObject):
    """Begins sessions and shows them.

    A session that can't begin says why: `closed` with what keeps it closed, `side_wanted` with the
    routine that has to know the sore side, `locked` where a warning sign closes all. `played` says
    that one is led now, `over` that its summary is shown, `left` that its pages are done with.
    """

    page_wanted = Signal(QWidget, str)
    played = Signal()
    over = Signal()
    left = Signal()
    closed = Signal(LibraryEntry, Closing)
    side_wanted = Signal(LibraryEntry)
    locked = Signal()
    signs_wanted = Signal(str)
    wrong_requested = Signal()
    reminder_wished = Signal()
    voices_known = Signal()
    voice_trouble = Signal(str)
    trouble = Signal(str)

    def __init__(
        self,
        context: Context,
        window: MainWindow,
        figures: Figures,
        ears: "Ears",
        speed: float = 1.0,
    ) -> None:
        """Take what a session is heard with, and how much faster than the world it runs."""
        super().__init__(window)
        self._context = context
        self._window = window
        self._figures = figures
        self._ears = ears
        self._speed = speed
        self._entry: LibraryEntry | None = None

    # -- rooms that are built when they are needed

    @cached_property
    def flow(self) -> "SessionFlow":
        """Return what leads over a session."""
        from rehab_app.gui.pictures_beside import PicturesBeside
        from rehab_app.gui.session_flow import SessionFlow
        from rehab_app.gui.summary_flow import SummaryFlow, ahead_of

        pictures = PicturesBeside(self._picture_folder)
        flow = SessionFlow(self._figures, pictures, partial(ahead_of, self._context), self)
        SummaryFlow(self._context, flow, self._window, flow)
        flow.player.mute_requested.connect(self._on_mute_requested)
        self.guide.sounded.connect(flow.player.show_tone)
        self.guide.trouble.connect(flow.player.show_voice_trouble)
        flow.page_wanted.connect(self._on_page_wanted)
        flow.player.mat_mode_requested.connect(self._window.show_full_screen)
        flow.done.connect(self.left)
        flow.gentle_requested.connect(self._on_gentle_requested)
        flow.corrected.connect(self._on_reading_corrected)
        flow.summary.reminder.wished.connect(self._on_reminder_wished)
        flow.signs_wanted.connect(self.signs_wanted)
        for wrong in (flow.player.wrong_requested, flow.check_in.wrong_requested):
            wrong.connect(self.wrong_requested)
        for page in (flow.player, flow.check_in, flow.summary):
            self._window.keep_page(page)
        return flow

    @cached_property
    def guide(self) -> "GuideFlow":
        """Return what lets a session be heard."""
        from rehab_app.gui.guide_flow import GuideFlow

        guide = GuideFlow(self._ears, self._context.clock, self)
        guide.voices_known.connect(self.voices_known)
        guide.trouble.connect(self.voice_trouble)
        return guide

    # -- what others call

    def begin(
        self,
        entry: LibraryEntry,
        refused: Collection[StepSide] = (),
        *,
        is_meant: bool = False,
    ) -> None:
        """Begin a session; the steps in `refused` stay as they were the last time.

        One that `is_meant` begins on a day of rest, too, or once more than its file says.
        """
        if entry.routine is None:
            return
        self._entry = entry
        facts = self._context.facts_for(entry.routine)
        closing = self._context.closing_of(facts)
        if closing is not None and (closing.is_hard or not is_meant):
            if self._context.signs.lock is None:
                self.closed.emit(entry, closing)
            else:
                self.locked.emit()
            return
        if needs_side(facts):
            self.side_wanted.emit(entry)
            return
        try:
            self.play(self._context.begin(entry, refused=frozenset(refused), speed=self._speed))
        except LockedError:
            self.locked.emit()

    @Slot(Play)
    def play(self, play: Play) -> None:
        """Lead a session from where it stands."""
        from rehab_app.gui.session_driver import SessionDriver

        driver = SessionDriver(play)
        # Before the first input, so that the first words are heard too.
        settings = self._context.settings.settings
        self.guide.follow(driver, settings)
        self.flow.player.show_flashes(flashes=settings.tones_flash)
        self.flow.play(driver)
        self.played.emit()

    @Slot()
    def suspend(self) -> None:
        """Let a session stand still, and try to save the rest of it."""
        if self._is_built("flow"):
            self.flow.suspend()

    def end(self) -> None:
        """End the session that is under way, if there is one."""
        if self.is_playing() and self.flow.driver is not None:
            self.flow.driver.end()

    def return_to(self, page: QWidget) -> bool:
        """Show a page of the session again; tell whether it is one that still holds."""
        return self._is_built("flow") and self.flow.return_to(page)

    def is_playing(self) -> bool:
        """Tell whether a session is under way."""
        return self._is_built("flow") and self.flow.is_playing()

    @property
    def is_saved(self) -> bool:
        """Tell whether all that was said in sessions is on the disk."""
        return not self._is_built("flow") or self.flow.is_saved

    def session_ids(self) -> frozenset[int | None]:
        """Return the sessions that are under way or not saved to their end."""
        return self.flow.session_ids() if self._is_built("flow") else frozenset()

    @Slot()
    def show_settings(self) -> None:
        """Let what was chosen be heard and seen at once."""
        settings = self._context.settings.settings
        if self._is_built("guide"):
            self.guide.show_settings(settings)
        if self._is_built("flow"):
            self.flow.player.show_flashes(flashes=settings.tones_flash)

    def show_reminder(self) -> None:
        """Say on the summary whether the morning question is reminded of."""
        settings = self._context.settings.settings
        offer = self.flow.summary.reminder
        offer.show_offer(settings.morning_at, is_on=settings.remind_morning)

    # -- inside

    def _picture_folder(self) -> Path | None:
        """Return where the pictures of the routine lie that is played, None where none is known."""
        driver, entry = self.flow.driver, self._entry
        if driver is None:
            return None
        wanted = driver.facts.routine.id
        if entry is None or entry.routine is None or entry.routine.id != wanted:
            entry = self._context.library.find(wanted)  # it was begun before the program was
        return entry.path.parent if entry.routine else None

    def _is_built(self, room: str) -> bool:
        return room in self.__dict__

    # -- slots

    @Slot(QWidget)
    def _on_page_wanted(self, page: QWidget) -> None:
        is_over = page is self.flow.summary
        if is_over:
            self.show_reminder()
        self.page_wanted.emit(page, TODAY if is_over else SESSION)
        if is_over:
            self.over.emit()

    @Slot()
    def _on_reminder_wished(self) -> None:
        self.reminder_wished.emit()
        self.show_reminder()
        self.flow.summary.take_focus()

    @Slot()
    def _on_mute_requested(self) -> None:
        self.guide.toggle_mute()
        self.flow.player.show_muted(is_muted=self.guide.is_muted)

    @Slot()
    def _on_gentle_requested(self) -> None:
        from rehab_app.gui.session_flow import GENTLE_ID

        self.begin(self._context.library.find(GENTLE_ID))

    @Slot(int, Reading)
    def _on_reading_corrected(self, place: int, reading: Reading) -> None:
        """Correct a reading of the session that has just ended."""
        session_id = self.flow.driver.session_id if self.flow.driver else None
        if session_id is None:
            self.trouble.emit("The session itself is not saved yet; correct it later in History.")
            return
        try:
            corrections = self._context.correct(session_id, place, reading)
        except HistoryError as error:
            self.trouble.emit(str(error))
        else:
            self.flow.show_corrections(corrections, place)
