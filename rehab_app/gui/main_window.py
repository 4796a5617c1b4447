"""The window: a rail, one page at a time, and the way from one to the other."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rehab_app.context import CannotRestoreError, Context, Review
from rehab_app.gui.appearance import Appearance
from rehab_app.gui.key_table import KEY_TABLE
from rehab_app.gui.library_cards import needs_side
from rehab_app.gui.library_flow import LibraryFlow
from rehab_app.gui.motion import reduce_motion
from rehab_app.gui.pages.history_page import HistoryPage
from rehab_app.gui.pages.keys_page import KeysPage
from rehab_app.gui.past_sessions import past_session
from rehab_app.gui.person_flow import PersonFlow
from rehab_app.gui.safety_flow import SafetyFlow
from rehab_app.gui.session_driver import SessionDriver
from rehab_app.gui.session_flow import GENTLE_ID, SessionFlow
from rehab_app.gui.session_report import session_report
from rehab_app.gui.theme import read_themes
from rehab_app.gui.today_flow import TodayFlow
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.focus_frame import FocusFrame
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.rail import WRONG_KEY, Rail
from rehab_app.gui.window_place import place_of, put_back
from rehab_app.history.errors import HistoryError
from rehab_app.history.records import SessionSummary
from rehab_app.playing import Play
from rehab_app.resources import assets_folder
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.warning_signs import LockedError

_PLACES = {
    "today": "Today",
    "routines": "Routines",
    "history": "History",
    "settings": "Settings",
}
_WRONG = "Something feels wrong"
_WRONG_WHY = "Answer yes to what fits now. What nobody touches is no."
_DUE_WHY = "Asked at the start and every two weeks. What nobody touches is no."


class MainWindow(QMainWindow):
    """Where the pages meet."""

    first_painted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._waiting: LibraryEntry | None = None
        self._has_painted = False

        self.appearance = Appearance(
            read_themes(assets_folder() / "themes"), context.settings.settings, self
        )
        self._rail = Rail(_PLACES)
        self._notice = Notice({"close": "Close this message"})
        self._stack = QStackedWidget()
        self.history = HistoryPage()
        self.flow = SessionFlow(self)
        self.library = LibraryFlow(context, self, self._is_busy)
        self.routines = self.library.routines
        self.today = TodayFlow(context, self)
        self.person = PersonFlow(context, self)
        self.safety = SafetyFlow(context.signs, self)
        self._wrong = LargeButton(f"{_WRONG} — {WRONG_KEY}", look="quiet", name=_WRONG)
        self._wrong_key = QShortcut(QKeySequence(WRONG_KEY), self)
        self._before_wrong: QWidget | None = None
        self.keys = KeysPage(KEY_TABLE)
        self._key_keys = PageKeys({"?": "keys", "F1": "keys"}, self)
        self._before_keys: QWidget = self.today.page
        self._home: QWidget = self.today.page
        self._focus_frame = FocusFrame(self)

        self._lay_out()
        self._connect()
        self.setWindowTitle("rehab-app")
        self.resize(1180, 760)
        put_back(self, context.settings.settings.window)
        self._apply_settings()
        self._show_first_page()

    # -- what others call

    @Slot()
    def show_today(self) -> None:
        """Go to the session of the day, and offer what was left open."""
        self._home = self.today.page
        self._show_page(self.today.page)
        if self._has_painted:
            self._fill_today()

    @Slot()
    def show_settings(self) -> None:
        """Go to the settings."""
        self._show_page(self.person.settings)
        self.person.settings.take_focus()

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
            "warning-signs": self._on_screen_requested,
            "keys": self._on_keys_requested,
        }

    @Slot()
    def show_routines(self) -> None:
        """Go to the routines, and offer what was left open."""
        self._home = self.routines
        self.library.refresh()
        self._offer_unfinished()
        self._show_page(self.routines)
        self.routines.take_focus()

    @Slot()
    def show_history(self) -> None:
        """Go to the past sessions."""
        try:
            history = self._context.history()
            summaries = self._context.past_sessions()
            sessions = [past_session(history.session(summary.id)) for summary in summaries]
        except HistoryError as error:
            self.history.show_sessions([])
            self.history.show_message(str(error))
        else:
            self.history.show_sessions(sessions)
        self._show_page(self.history)
        self.history.take_focus()

    def open_file(self, path: str) -> None:
        """Show a routine file before anything is done with it."""
        self.library.open_file(path)

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
        with suppress(OSError):  # There is nobody left to tell.
            self._context.settings.update(window=place_of(self), page=self._place())
        super().closeEvent(event)

    # -- inside

    def _lay_out(self) -> None:
        for page in (
            self.person.first_start,
            self.today.page,
            self.routines,
            self.library.preview,
            self.history,
            self.person.settings,
            self.safety.page,
            self.keys,
            self.flow.player,
            self.flow.check_in,
            self.flow.summary,
        ):
            self._stack.addWidget(page)
            page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout()
        column.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(36, 0, 36, 0)
        for notice in (self._notice, self.safety.bar):
            notice.setProperty("place", "above")
        above.addWidget(self._notice)
        above.addWidget(self.safety.bar)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        column.addWidget(self._wrong, 0, Qt.AlignmentFlag.AlignRight)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        self.setCentralWidget(inside)

    def _connect(self) -> None:
        self._rail.chosen.connect(self._on_rail_chosen)
        for source in (self._rail.wrong_requested, self._wrong.clicked, self._wrong_key.activated):
            source.connect(self._on_wrong_requested)
        self.today.page.start_requested.connect(self._on_today_start_requested)
        self.today.page.routines_requested.connect(self.show_routines)
        self.today.page.screen_requested.connect(self._on_screen_requested)
        self.today.page.unfinished_chosen.connect(self._on_unfinished_chosen)
        self.person.changed.connect(self._apply_settings)
        self.person.started.connect(self._on_started)
        self.person.trouble.connect(self.show_trouble)
        self.safety.page_wanted.connect(self._show_page)
        self.safety.answered.connect(self._on_signs_answered)
        self.safety.left.connect(self._on_safety_left)
        self.safety.trouble.connect(self.show_trouble)
        self._notice.chosen.connect(self._on_notice_chosen)
        self.first_painted.connect(self.library.read_soon)
        self.library.page_wanted.connect(self._show_page)
        self.library.entry_chosen.connect(self._begin)
        self.library.file_kept.connect(self._on_file_kept)
        self.routines.side_chosen.connect(self._on_side_chosen)
        self.routines.unfinished_chosen.connect(self._on_unfinished_chosen)
        self.history.session_chosen.connect(self._on_session_chosen)
        self.flow.page_wanted.connect(self._show_page)
        self.flow.player.mat_mode_requested.connect(self._on_mat_mode_requested)
        self.flow.done.connect(self._show_home)
        self._key_keys.pressed.connect(self._on_keys_requested)
        self.keys.back_requested.connect(self._on_keys_left)
        self.flow.gentle_requested.connect(self._on_gentle_requested)

    @Slot(LibraryEntry)
    def _begin(self, entry: LibraryEntry) -> None:
        if entry.routine is None:
            return
        if needs_side(self._context.facts_for(entry.routine)):
            self._waiting = entry
            self._show_page(self.routines)
            self.routines.ask_side()
            return
        try:
            self._play(self._context.begin(entry))
        except LockedError:
            self.safety.show_advice()

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
            self.today.page.show_unfinished("")
            self.routines.show_unfinished("", ())
            self.routines.show_message("The history can't be used now", [str(error)])
            return
        for page in (self.today.page, self.routines):
            if summary is None:
                page.show_unfinished("", ())
            else:
                page.show_unfinished("A session was left open", [_title(summary)])

    def _show_first_page(self) -> None:
        settings = self._context.settings.settings
        if not settings.has_started:
            self._show_first_start()
        elif self._context.signs.is_due and self._context.signs.lock is None:
            self.safety.ask(_DUE_WHY, "Not now")
        else:
            self._on_rail_chosen(settings.page)

    def _show_first_start(self) -> None:
        self._show_page(self.person.first_start)
        self.person.first_start.take_focus()

    def _fill_today(self) -> None:
        self.today.refresh()
        self._offer_unfinished()
        self.today.page.take_focus()

    def _is_busy(self) -> bool:
        """Tell whether something is under way that a file must not put aside."""
        before_all = (self.person.first_start, self.safety.page)
        return self.flow.is_playing() or self.page in before_all

    def _place(self, page: QWidget | None = None) -> str:
        """Return the place in the rail that a page belongs to, the one that is shown first."""
        places: dict[QWidget, str] = {
            self.routines: "routines",
            self.library.preview: "routines",
            self.history: "history",
            self.person.settings: "settings",
        }
        return places.get(page or self.page, "today")

    # -- slots

    @Slot(QWidget)
    def _show_page(self, page: QWidget) -> None:
        # Only the page that is shown says how much room it needs.
        none, own = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        self.page.setSizePolicy(none, none)
        page.setSizePolicy(own, own)
        self._stack.setCurrentWidget(page)
        is_session = page in (self.flow.player, self.flow.check_in)
        self._rail.setVisible(not is_session and page is not self.person.first_start)
        self._wrong.setVisible(is_session)
        self._rail.show_chosen("" if page is self.safety.page else self._place())
        self.safety.show_bar(is_wanted=page in (self.today.page, self.routines))
        self.library.open_kept_soon()

    @Slot()
    def _on_keys_requested(self) -> None:
        """Show the keys; a session that runs stands still meanwhile."""
        if self.page is self.keys:
            self._on_keys_left()
            return
        self._before_keys = self.page
        self.flow.suspend()
        self._show_page(self.keys)
        self.keys.take_focus()

    @Slot()
    def _on_keys_left(self) -> None:
        self._show_page(self._before_keys)

    @Slot()
    def _show_home(self) -> None:
        """Go to the page that sessions were started from."""
        if self._home is self.routines:
            self.show_routines()
        else:
            self.show_today()

    @Slot()
    def _apply_settings(self) -> None:
        settings = self._context.settings.settings
        self.appearance.show_settings(settings)
        reduce_motion(is_reduced=settings.reduce_motion)
        for keys in self.findChildren(PageKeys):
            keys.allow_single_keys(is_allowed=settings.single_keys)

    @Slot(str)
    def show_trouble(self, text: str) -> None:
        """Say above the page what could not be saved."""
        self._notice.show_message("Not everything is saved", [text])

    @Slot()
    def _on_today_start_requested(self) -> None:
        if self.today.entry is not None:
            self._begin(self.today.entry)

    @Slot()
    def _on_screen_requested(self) -> None:
        self.safety.ask(_DUE_WHY, "Not now")

    @Slot(tuple)
    def _on_started(self, flags: tuple[tuple[str, ...], ...]) -> None:
        if flags:
            self.safety.take_answers(flags[0])
        else:
            self.show_today()

    @Slot()
    def _on_wrong_requested(self) -> None:
        """Let a session stand still, and ask for the warning signs."""
        if self.page in (self.safety.page, self.person.first_start):
            return
        self._before_wrong = self.page
        self.flow.suspend()
        self.safety.ask(_WRONG_WHY, "Back to the session" if self.flow.is_playing() else "Back")

    @Slot(bool)
    def _on_signs_answered(self, is_any: bool) -> None:
        if is_any and self.flow.is_playing() and self.flow.driver is not None:
            self.flow.driver.end()

    @Slot()
    def _on_safety_left(self) -> None:
        before, self._before_wrong = self._before_wrong, None
        if before is not None and self.flow.is_playing():
            self._show_page(before)
            is_player = before is self.flow.player
            (self.flow.player if is_player else self.flow.check_in).take_focus()
        elif before in (self.routines, self.history, self.person.settings):
            self._on_rail_chosen(self._place(before))
        else:
            self.show_today()

    @Slot(bool)
    def _on_mat_mode_requested(self, is_mat: bool) -> None:
        """Give the player the whole screen, or give it back."""
        self.setWindowState(
            self.windowState() | Qt.WindowState.WindowFullScreen
            if is_mat
            else self.windowState() & ~Qt.WindowState.WindowFullScreen
        )

    @Slot()
    def _on_first_painted(self) -> None:
        if self.page is self.today.page:
            self._fill_today()
        self.first_painted.emit()

    @Slot(str)
    def _on_rail_chosen(self, name: str) -> None:
        shows = {
            "routines": self.show_routines,
            "history": self.show_history,
            "settings": self.show_settings,
        }
        shows.get(name, self.show_today)()

    @Slot(str)
    def _on_file_kept(self, name: str) -> None:
        self._notice.show_message(f"{name} is shown after this.")

    @Slot(str)
    def _on_notice_chosen(self, _name: str) -> None:
        self._notice.show_nothing()

    @Slot(str)
    def _on_side_chosen(self, side: str) -> None:
        self.person.update(sore_side=side)
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
                self._show_home()
            else:
                self._context.drop(summary.id)
                self._show_home()
        except LockedError:
            self.safety.show_advice()
        except (HistoryError, CannotRestoreError) as error:
            self.routines.show_message("That was not possible", [str(error)])

    @Slot(int)
    def _on_session_chosen(self, session_id: int) -> None:
        try:
            review = self._context.review(session_id)
        except (HistoryError, CannotRestoreError) as error:
            self.history.show_message(str(error))
        else:
            self.history.show_report(session_report(review.state, review.facts, _started(review)))


def _started(review: Review) -> datetime | None:
    return review.summary.opening.started if review.summary.opening else None


def _title(summary: SessionSummary) -> str:
    if summary.opening is None:
        return f"Session {summary.id}: its first entry is damaged"
    started = summary.opening.started
    return f"{summary.opening.routine_title}, {started.day} {started:%B %Y, %H:%M}"
