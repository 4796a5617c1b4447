"""The rooms that sessions are started from: Today with what is behind it, and the routines."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.closings import Closing
from rehab_app.context import Context
from rehab_app.gui.figures import Figures
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.places import FIRST_START, ROUTINES, SIGNS, TODAY, TRY
from rehab_app.gui.session_rooms import SessionRooms
from rehab_app.gui.today_flow import TodayFlow
from rehab_app.gui.today_rooms import TodayRooms
from rehab_app.gui.unfinished_flow import UnfinishedFlow
from rehab_app.routine_io.library import LibraryEntry

if TYPE_CHECKING:
    from rehab_app.gui.library_flow import LibraryFlow
    from rehab_app.gui.pages.routines_page import RoutinesPage
    from rehab_app.gui.pages.today_page import TodayPage


class StartRooms(QObject):
    """Shows what can be started, begins it, and says where it can't be.

    `home` is the place that sessions were started from last. `side_known` comes with the side that
    a routine had to know; it begins after that.
    """

    page_wanted = Signal(QWidget, str)
    side_known = Signal(str)
    screen_requested = Signal()
    locked = Signal()
    home_wanted = Signal()
    trouble = Signal(str)

    def __init__(
        self,
        context: Context,
        window: MainWindow,
        figures: Figures,
        session: SessionRooms,
        speed: float = 1.0,
    ) -> None:
        """Take what begins sessions, which run `speed` times as fast as the world."""
        super().__init__(window)
        self._context = context
        self._window = window
        self._figures = figures
        self._session = session
        self._waiting: LibraryEntry | None = None
        self._closed: LibraryEntry | None = None
        self.home = TODAY

        self.today = TodayFlow(context, figures, self)
        self.behind_today = TodayRooms(
            context, self.today.telling, self.today.facts, window.keep_page, self
        )
        self.unfinished = UnfinishedFlow(context, session.session_ids, self, speed=speed)

        window.keep_page(self.today.page)
        self._connect()

    @cached_property
    def library(self) -> "LibraryFlow":
        """Return what leads through the routines; it reads them as soon as there is time."""
        from rehab_app.gui.library_flow import LibraryFlow

        library = LibraryFlow(self._context, self._window, self._figures, self._is_busy)
        for page in (library.routines, library.preview):
            self._window.keep_page(page)
        library.page_wanted.connect(self._on_library_page_wanted)
        library.entry_chosen.connect(self.begin)
        library.file_kept.connect(self._on_file_kept)
        library.routines.side_chosen.connect(self._on_side_chosen)
        library.routines.insisted.connect(self._on_insisted)
        library.routines.unfinished_chosen.connect(self.unfinished.choose)
        library.read_soon()
        return library

    # -- what others call

    @Slot()
    def show_today(self) -> None:
        """Go to the session of the day, and offer what was left open."""
        self.home = TODAY
        self.today.refresh()
        self.unfinished.look()
        self.page_wanted.emit(self.today.page, TODAY)
        self.today.page.take_focus()

    @Slot()
    def show_routines(self) -> None:
        """Go to the routines, and offer what was left open."""
        self.home = ROUTINES
        self.library.refresh()
        self.library.routines.show_message("")
        self.unfinished.look()
        self.page_wanted.emit(self.library.routines, ROUTINES)
        self.library.routines.take_focus()

    @Slot(LibraryEntry)
    def begin(self, entry: LibraryEntry) -> None:
        """Begin a routine, or say what has to be known or done before."""
        self._session.begin(entry)

    @Slot(LibraryEntry)
    def ask_side(self, entry: LibraryEntry) -> None:
        """Ask which side hurts, and begin the routine then."""
        self._waiting = entry
        self.page_wanted.emit(self.library.routines, ROUTINES)
        self.library.routines.ask_side()

    @Slot(str, str)
    def say(self, title: str, line: str) -> None:
        """Say something on the page that sessions are started from."""
        self._page.show_message(title, [line])

    def open_kept_file(self) -> None:
        """Show the file that had to wait, if there is one."""
        if self._is_library_built():
            self.library.incoming.open_kept_soon()

    # -- inside

    def _connect(self) -> None:
        page = self.today.page
        page.start_requested.connect(self._on_today_start_requested)
        page.look_requested.connect(self._on_today_look_requested)
        page.routines_requested.connect(self.show_routines)
        page.screen_requested.connect(self.screen_requested)
        page.insisted.connect(self._on_insisted)
        page.unfinished_chosen.connect(self.unfinished.choose)
        page.report_requested.connect(self.behind_today.ask_report)
        page.also.days_requested.connect(self.behind_today.show_days)
        self.today.also.start_requested.connect(self.begin)
        self.today.also.run_entry_requested.connect(self.behind_today.ask_run_entry)
        self.behind_today.page_wanted.connect(self._on_today_page_wanted)
        self.behind_today.left.connect(self.show_today)
        self.behind_today.trouble.connect(self.trouble)
        self.unfinished.found.connect(self._on_unfinished_found)
        self.unfinished.played.connect(self._session.play)
        self.unfinished.closed.connect(self.home_wanted)
        self.unfinished.locked.connect(self.locked)
        self.unfinished.trouble.connect(self.say)
        self._session.closed.connect(self._on_session_closed)
        self._session.side_wanted.connect(self.ask_side)

    @property
    def _page(self) -> "RoutinesPage | TodayPage":
        """Return the page that sessions are started from."""
        on_routines = self._window.place == ROUTINES or self.home == ROUTINES
        return self.library.routines if on_routines else self.today.page

    def _is_library_built(self) -> bool:
        return "library" in self.__dict__

    def _is_busy(self) -> bool:
        """Tell whether something is under way that a file must not put aside."""
        return self._session.is_playing() or self._window.place in (FIRST_START, SIGNS, TRY)

    # -- slots

    @Slot()
    def _on_today_start_requested(self) -> None:
        if self.today.entry is not None:
            # What keeps it closed, if only for most, stands on the card beside the button.
            self._session.begin(self.today.entry, self.today.refused, is_meant=True)

    @Slot(LibraryEntry, Closing)
    def _on_session_closed(self, entry: LibraryEntry, closing: Closing) -> None:
        self._closed = entry
        title = entry.routine.title if entry.routine else entry.name
        reason = " ".join(text for text in (closing.reason, closing.more) if text)
        self._page.show_closed(title, reason, can_insist=not closing.is_hard)

    @Slot()
    def _on_insisted(self) -> None:
        if self._closed is not None:
            self._session.begin(self._closed, is_meant=True)

    @Slot()
    def _on_today_look_requested(self) -> None:
        if self.today.entry is not None:
            self.library.incoming.open_file(str(self.today.entry.path))

    @Slot(QWidget)
    def _on_today_page_wanted(self, page: QWidget) -> None:
        self.page_wanted.emit(page, TODAY)

    @Slot(QWidget)
    def _on_library_page_wanted(self, page: QWidget) -> None:
        self.page_wanted.emit(page, ROUTINES)

    @Slot(str)
    def _on_file_kept(self, name: str) -> None:
        self._window.say(f"{name} is shown after this.")

    @Slot(str)
    def _on_side_chosen(self, side: str) -> None:
        self.side_known.emit(side)
        if self._waiting is not None:
            self.begin(self._waiting)

    @Slot(str, str)
    def _on_unfinished_found(self, title: str, line: str) -> None:
        self.today.page.show_unfinished(title, [line])
        if self._is_library_built():
            self.library.routines.show_unfinished(title, [line])
