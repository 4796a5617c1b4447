"""The window: a rail, one page at a time, and the way from one to the other."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from rehab_app.context import CannotRestoreError, Context
from rehab_app.gui.appearance import Appearance
from rehab_app.gui.library_cards import broken_card, needs_side, routine_card
from rehab_app.gui.pages.history_page import HistoryPage, PastSession
from rehab_app.gui.pages.routines_page import RoutineCard, RoutinesPage
from rehab_app.gui.session_driver import SessionDriver
from rehab_app.gui.session_flow import GENTLE_ID, SessionFlow
from rehab_app.gui.session_report import session_report
from rehab_app.gui.theme import read_themes
from rehab_app.gui.widgets.focus_frame import FocusFrame
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.rail import Rail
from rehab_app.history.errors import HistoryError
from rehab_app.history.records import SessionSummary
from rehab_app.model.person import Side
from rehab_app.playing import Play
from rehab_app.resources import assets_folder
from rehab_app.routine_io.library import LibraryEntry


class MainWindow(QMainWindow):
    """Where the pages meet."""

    first_painted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._entries: list[LibraryEntry] = []
        self._waiting: LibraryEntry | None = None
        self._has_painted = False

        self.appearance = Appearance(
            read_themes(assets_folder() / "themes"), context.settings.settings, self
        )
        self._rail = Rail({"routines": "Routines", "history": "History"})
        self._notice = Notice({"close": "Close this message"})
        self._stack = QStackedWidget()
        self.routines = RoutinesPage()
        self.history = HistoryPage()
        self.flow = SessionFlow(self)
        self._focus_frame = FocusFrame(self)

        self._lay_out()
        self._connect()
        self.setWindowTitle("rehab-app")
        self.resize(1180, 760)
        self._list_routines()
        self.show_routines()

    # -- what others call

    @Slot()
    def show_routines(self) -> None:
        """Go to the routines, and offer what was left open."""
        self._offer_unfinished()
        self._show_page(self.routines)
        self.routines.take_focus()

    @Slot()
    def show_history(self) -> None:
        """Go to the past sessions."""
        try:
            sessions = [_past(summary) for summary in self._context.past_sessions()]
        except HistoryError as error:
            self.history.show_sessions([])
            self.history.show_message(str(error))
        else:
            self.history.show_sessions(sessions)
        self._show_page(self.history)
        self.history.take_focus()

    def open_file(self, path: str) -> None:
        """Put a routine file first in the list; it is not added to the library."""
        entry = self._context.library.find(str(Path(path).absolute()))
        self._list_routines(entry)
        if not self.flow.is_playing():
            self.show_routines()

    def raise_window(self, file: str | None = None) -> None:
        """Come to the front, with a file if one was given."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
        if file:
            self.open_file(file)

    @Slot(str)
    def show_problem(self, text: str) -> None:
        """Say that something went wrong inside; nothing else stops."""
        self._notice.show_message("Something went wrong; the program goes on.", [text])

    @property
    def page(self) -> QWidget:
        """Return the page that is shown."""
        return self._stack.currentWidget()

    # -- Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self, self._on_first_painted)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flow.suspend()
        super().closeEvent(event)

    # -- inside

    def _lay_out(self) -> None:
        for page in (
            self.routines,
            self.history,
            self.flow.player,
            self.flow.check_in,
            self.flow.summary,
        ):
            self._stack.addWidget(page)
        column = QVBoxLayout()
        column.addWidget(self._notice)
        column.addWidget(self._stack, 1)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        self.setCentralWidget(inside)

    def _connect(self) -> None:
        self._rail.chosen.connect(self._on_rail_chosen)
        self._notice.chosen.connect(self._on_notice_chosen)
        self.routines.start_requested.connect(self._on_start_requested)
        self.routines.side_chosen.connect(self._on_side_chosen)
        self.routines.unfinished_chosen.connect(self._on_unfinished_chosen)
        self.history.session_chosen.connect(self._on_session_chosen)
        self.flow.page_wanted.connect(self._show_page)
        self.flow.done.connect(self.show_routines)
        self.flow.gentle_requested.connect(self._on_gentle_requested)

    def _list_routines(self, opened: LibraryEntry | None = None) -> None:
        entries = self._context.library.entries()
        self._entries = [*([opened] if opened else []), *entries]
        self.routines.show_routines([self._card(entry) for entry in self._entries])

    def _card(self, entry: LibraryEntry) -> RoutineCard:
        if entry.routine is None:
            return broken_card(entry.path.name, entry.problems)
        return routine_card(self._context.facts_for(entry.routine))

    def _begin(self, entry: LibraryEntry) -> None:
        if entry.routine is None:
            return
        if needs_side(self._context.facts_for(entry.routine)):
            self._waiting = entry
            self._show_page(self.routines)
            self.routines.ask_side()
            return
        self._play(self._context.begin(entry))

    def _play(self, play: Play) -> None:
        self.flow.play(SessionDriver(play))

    def _open_session(self) -> SessionSummary | None:
        """Return the newest session that was left open, other than what this window plays."""
        own = self.flow.session_ids()
        open_sessions = self._context.unfinished()
        return next((each for each in open_sessions if each.id not in own), None)

    def _offer_unfinished(self) -> None:
        try:
            summary = self._open_session()
        except HistoryError as error:
            self.routines.show_unfinished("", ())
            self.routines.show_message("The history can't be used now", [str(error)])
            return
        if summary is None:
            self.routines.show_unfinished("", ())
            return
        self.routines.show_unfinished("A session was left open", [_title(summary)])

    # -- slots

    @Slot(QWidget)
    def _show_page(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self._rail.setVisible(page not in (self.flow.player, self.flow.check_in))
        self._rail.show_chosen("history" if page is self.history else "routines")

    @Slot()
    def _on_first_painted(self) -> None:
        self.first_painted.emit()

    @Slot(str)
    def _on_rail_chosen(self, name: str) -> None:
        if name == "history":
            self.show_history()
        else:
            self.show_routines()

    @Slot(str)
    def _on_notice_chosen(self, _name: str) -> None:
        self._notice.show_nothing()

    @Slot(int)
    def _on_start_requested(self, number: int) -> None:
        self._begin(self._entries[number])

    @Slot(str)
    def _on_side_chosen(self, side: str) -> None:
        self._context.person = replace(self._context.person, sore_side=Side(side))
        if self._waiting is not None:
            self._begin(self._waiting)

    @Slot()
    def _on_gentle_requested(self) -> None:
        self._begin(self._context.library.find(GENTLE_ID))

    @Slot(str)
    def _on_unfinished_chosen(self, what: str) -> None:
        try:
            summary = self._open_session()
            if summary is None:
                self._offer_unfinished()
            elif what == "go on":
                self._play(self._context.go_on(summary.id))
            elif what == "keep":
                self._context.keep_as_stopped(summary.id)
                self.show_routines()
            else:
                self._context.drop(summary.id)
                self.show_routines()
        except (HistoryError, CannotRestoreError) as error:
            self.routines.show_message("That was not possible", [str(error)])

    @Slot(int)
    def _on_session_chosen(self, session_id: int) -> None:
        try:
            review = self._context.review(session_id)
        except (HistoryError, CannotRestoreError) as error:
            self.history.show_message(str(error))
        else:
            self.history.show_report(session_report(review.state, review.facts))


def _past(summary: SessionSummary) -> PastSession:
    how = summary.ended.value if summary.ended else "left open"
    return PastSession(id=summary.id, text=f"{_title(summary)}\n{how}")


def _title(summary: SessionSummary) -> str:
    if summary.opening is None:
        return f"Session {summary.id}: its first entry is damaged"
    started = summary.opening.started
    return f"{summary.opening.routine_title}, {started.day} {started:%B %Y, %H:%M}"
