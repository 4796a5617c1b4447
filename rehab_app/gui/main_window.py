"""The window: a rail and one page at a time. What stands behind it are the rooms.

The frame is seen before the rooms are there, so nothing here may import the engine, the reader of
routines or the history: all of them come in `furnish`.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rehab_app.clock import Clock
from rehab_app.gui.appearance import Appearance
from rehab_app.gui.keys import KeyChoice, read_changed
from rehab_app.gui.mat_screen import MatScreen
from rehab_app.gui.motion import reduce_motion
from rehab_app.gui.pages.opening_page import OpeningPage
from rehab_app.gui.places import FIRST_START, MENDING, PLACES, SAID, SESSION, TODAY, TRY
from rehab_app.gui.roles import GROUP, set_role
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys, show_keys
from rehab_app.gui.widgets.rail import Rail
from rehab_app.gui.widgets.window_frame import WindowFrame
from rehab_app.gui.widgets.wrong_button import WRONG_KEY
from rehab_app.gui.window_place import place_of, put_back
from rehab_app.resources import assets_folder
from rehab_app.settings import SettingsStore

if TYPE_CHECKING:
    from rehab_app.context import Context
    from rehab_app.gui.crash_window import CrashWindow
    from rehab_app.gui.rooms import Rooms
    from rehab_app.gui.system_motion import SystemMotion
    from rehab_app.gui.widgets.focus_frame import FocusFrame
    from rehab_app.guide.ears import Ears

_SIZE_PX = (1180, 760)
_ABOVE_PX = 20


class MainWindow(QMainWindow):
    """The frame around all pages; says where somebody wants to go, and goes nowhere by itself."""

    first_painted = Signal()
    place_chosen = Signal(str)
    wrong_requested = Signal()
    keys_requested = Signal()
    about_to_close = Signal()

    def __init__(self, settings: SettingsStore, clock: Clock) -> None:
        """Show the opening page of where the last visit ended."""
        super().__init__()
        self._settings = settings
        self._has_painted = False
        self._system_motion: SystemMotion | None = None
        self._mat_screen = MatScreen(self)
        self._place = _first_place(settings)
        self._rooms: Rooms | None = None
        self._focus_frame: FocusFrame | None = None
        self._crash: CrashWindow | None = None
        self._notice: Notice | None = None
        self._stays: Callable[[], bool] = bool

        self.appearance = Appearance(assets_folder() / "themes", settings.settings, self)
        self._rail = Rail({place: PLACES[place] for place in PLACES})
        self.above = QVBoxLayout()
        self._stack = QStackedWidget()
        self._opening = OpeningPage(self._place, clock.wall())

        self._lay_out()
        self.setWindowTitle("rehab-app")
        self.resize(*_SIZE_PX)
        put_back(self, settings.settings.window)
        self.show_settings()
        self.show_page(self._opening, self._place)

    # -- what others call

    @classmethod
    def furnished(cls, context: "Context", ears: "Ears | None" = None) -> "MainWindow":
        """Return a window with its rooms, where nobody waits for the first paint.

        Without ears nothing is heard.
        """
        window = cls(context.settings, context.clock)
        window.furnish(context, ears)
        return window

    def furnish(
        self, context: "Context", ears: "Ears | None" = None, speed: float = 1.0
    ) -> "Rooms":
        """Build the rooms behind the frame, go to the first one and return them all.

        Sessions run `speed` times as fast as the world.
        """
        from rehab_app.gui.announcing import Announcer  # noqa: PLC0415 (the frame is seen before)
        from rehab_app.gui.roles import install_roles  # noqa: PLC0415 (the same)
        from rehab_app.gui.rooms import Rooms  # noqa: PLC0415 (the same)
        from rehab_app.gui.system_motion import SystemMotion  # noqa: PLC0415 (the same)
        from rehab_app.gui.widgets.focus_frame import FocusFrame  # noqa: PLC0415 (the same)
        from rehab_app.guide.ears import no_ears  # noqa: PLC0415 (the frame is seen before)

        install_roles()
        Announcer(self)
        self._system_motion = SystemMotion(self)
        self._system_motion.changed.connect(self.show_settings)
        self._focus_frame = FocusFrame(self)
        self._complete()
        self._rooms = Rooms(context, self, ears or no_ears(), speed)
        self._rooms.enter()
        return self._rooms

    @property
    def rooms(self) -> "Rooms":
        """Return what stands behind the frame; raises LookupError before it is furnished."""
        if self._rooms is None:
            raise LookupError("there is nothing behind the frame yet")
        return self._rooms

    def show_page(self, page: QWidget, place: str) -> None:
        """Show a page, new ones too, as part of a place."""
        self._place = place
        page.setAccessibleName(SAID.get(place, PLACES.get(place, "")))
        # Only the page that is shown says how much room it needs.
        none, own = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        if self._stack.count():
            self.page.setSizePolicy(none, none)
        page.setSizePolicy(own, own)
        if self._stack.indexOf(page) < 0:
            self.keep_page(page)
            page.setSizePolicy(own, own)
        # Rail and page together may need more room than the window has: never both at once.
        has_rail = place not in (SESSION, TRY, FIRST_START, MENDING)
        if not has_rail:
            self._rail.hide()
        self._stack.setCurrentWidget(page)
        self._rail.setVisible(has_rail)
        self._rail.show_chosen(place)

    def keep_page(self, page: QWidget) -> None:
        """Take a page in that is shown later.

        Every page is taken in as soon as it is built: a widget without a parent is Python's to
        destroy, and its garbage collector does that in an order that crashes Qt.
        """
        set_role(page, GROUP)
        page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._stack.addWidget(page)

    def say(self, title: str, *lines: str) -> None:
        """Say something above the page, until it is closed."""
        if self._notice is not None:
            self._notice.show_message(title, lines)

    @Slot(str, str)
    def show_crash(self, text: str, where: str) -> None:
        """Say in a window of its own that something went wrong inside; nothing else stops."""
        if self._crash is None:
            from rehab_app.gui.crash_window import CrashWindow  # noqa: PLC0415 (hardly ever)

            self._crash = CrashWindow(self)
        is_saved = self._rooms is None or self._rooms.is_saved
        self._crash.show_error(text, where, is_saved=is_saved)

    @Slot()
    def show_settings(self) -> None:
        """Look and behave as the settings say now."""
        settings = self._settings.settings
        self.appearance.show_settings(settings)
        is_calm = self._system_motion is not None and self._system_motion.is_reduced
        reduce_motion(is_reduced=settings.reduce_motion or is_calm)
        choice = KeyChoice(
            changed=read_changed(settings.keys),
            has_single_keys=settings.single_keys,
            any_key_hurts=settings.any_key_hurts,
            answers_wait=settings.answers_wait,
        )
        show_keys(self, choice)

    def stay_behind(self, stays: Callable[[], bool]) -> None:
        """Be hidden where the window is closed and `stays` says that one can come back to it."""
        self._stays = stays

    @Slot(bool)
    def show_full_screen(self, is_full: bool) -> None:
        """Take the whole screen, or give it back."""
        if is_full:
            self._mat_screen.fill(self._settings.settings.mat_screen)
        else:
            self._mat_screen.give_back()

    def raise_window(self, file: str | None = None) -> None:
        """Come to the front, with a file if one was given."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
        if file:
            self.rooms.open_file(file)

    @property
    def page(self) -> QWidget:
        """Return the page that is shown."""
        return self._stack.currentWidget()

    @property
    def crash(self) -> "CrashWindow | None":
        """Return the window of the last resort, once it was needed."""
        return self._crash

    @property
    def place(self) -> str:
        """Return the place that the page belongs to."""
        return self._place

    @property
    def has_painted(self) -> bool:
        """Tell whether there was something to see already."""
        return self._has_painted

    # -- Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self, self._on_first_painted)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.about_to_close.emit()
        place = self._place if self._place in PLACES else TODAY
        with suppress(OSError):  # There is nobody left to tell.
            self._settings.update(window=place_of(self), page=place)
        if self._stays():
            event.ignore()
            self.hide()
            return
        if self._crash is not None:
            self._crash.close()
        super().closeEvent(event)

    # -- inside

    def _lay_out(self) -> None:
        self.setCentralWidget(WindowFrame(self._rail, self.above, self._stack))

    def _complete(self) -> None:
        """Add what no first sight needs: messages and keys."""
        notice = self._notice = Notice({"close": "Close this message"})
        notice.setContentsMargins(0, _ABOVE_PX, 0, 0)
        notice.chosen.connect(self._on_notice_chosen)
        self.above.addWidget(notice)
        wrong_key = QShortcut(QKeySequence(WRONG_KEY), self)
        for source in (self._rail.wrong_requested, wrong_key.activated):
            source.connect(self._on_wrong_requested)
        keys = PageKeys({"?": "keys", "F1": "keys"}, self)
        keys.pressed.connect(self._on_keys_pressed)
        self._rail.chosen.connect(self.place_chosen)

    # -- slots

    @Slot()
    def _on_first_painted(self) -> None:
        self.first_painted.emit()

    @Slot()
    def _on_wrong_requested(self) -> None:
        self.wrong_requested.emit()

    @Slot(str)
    def _on_keys_pressed(self, _name: str) -> None:
        self.keys_requested.emit()

    @Slot(str)
    def _on_notice_chosen(self, _name: str) -> None:
        if self._notice is not None:
            self._notice.show_nothing()


def _first_place(settings: SettingsStore) -> str:
    chosen = settings.settings
    if not chosen.has_started:
        return FIRST_START
    return chosen.page if chosen.page in PLACES else TODAY
