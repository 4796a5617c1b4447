"""The rooms behind the window's frame, and the ways from one to another.

A room is built when somebody first goes there; the next ones are built while nobody waits.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.gui.building_ahead import BuildingAhead
from rehab_app.gui.late_rooms import LateRooms
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.places import FIRST_START, HISTORY, ROUTINES, SETTINGS, TODAY, TRY, WORKBENCH
from rehab_app.routine_io.library import LibraryEntry

if TYPE_CHECKING:
    from rehab_app.guide.ears import Ears

# Modules of the rooms that are built ahead, each a moment's work to load.
_PIECES = (
    "rehab_app.gui.pages.player_page",
    "rehab_app.gui.pages.check_in_page",
    "rehab_app.gui.pages.summary_page",
    "rehab_app.gui.session_flow",
    "rehab_app.gui.library_flow",
)


class Rooms(LateRooms):
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
        super().__init__(context, window, ears, speed)
        self._context = context
        self._window = window
        self._ahead = BuildingAhead(self)
        self._connect()

    # -- what others call

    def enter(self) -> None:
        """Go to the room where the last visit ended, and build the next ones soon."""
        if self.mending.is_wanted():
            self.mending.show()
        else:
            self._enter_at(self._window.place)
        self._say_unused()
        self.keeper.begin()
        # The drawn body is last: its thread would take turns with every piece before it.
        self._ahead.begin(
            (
                *(partial(import_module, name) for name in _PIECES),
                lambda: self.flow,
                lambda: self.library,
                self.figures.load_soon,
            )
        )

    @Slot(str)
    def show_place(self, place: str) -> None:
        """Go to one of the places of the rail."""
        shows = {
            ROUTINES: self.show_routines,
            HISTORY: self.show_history,
            WORKBENCH: self.show_workbench,
            TRY: self.show_workbench,
            SETTINGS: self.show_settings,
        }
        shows.get(place, self.show_today)()

    @Slot()
    def show_today(self) -> None:
        """Go to the session of the day, and offer what was left open."""
        self._start.show_today()

    def show_routines(self) -> None:
        """Go to the routines, and offer what was left open."""
        self._start.show_routines()

    def show_history(self) -> None:
        """Go to the past sessions."""
        self._kept.show_history()

    def show_workbench(self) -> None:
        """Go to the routine that is worked on, or choose one."""
        self._workbench.rooms.show()

    def show_settings(self) -> None:
        """Go to the settings."""
        self._settings.show_settings()

    def show_backups(self) -> None:
        """Go to the backups, a part of the settings."""
        self._kept.show_backups()

    def show_data(self) -> None:
        """Go to the exports, a part of the settings."""
        self._settings.show_data()

    def ask_signs(self) -> None:
        """Ask for the warning signs, which are due from time to time."""
        self._signs.ask_due()

    @Slot()
    def show_keys(self) -> None:
        """Show the keys, or go back; a session that runs stands still meanwhile."""
        self._settings.show_keys()

    def open_file(self, path: str) -> None:
        """Show a routine file before anything is done with it."""
        self.library.incoming.open_file(path)

    def play_routine(self, entry: LibraryEntry) -> None:
        """Play a routine, or say what has to be known or done before."""
        self._start.begin(entry)

    def standing_pages(self) -> dict[str, Callable[[], None]]:
        """Return a way to show each page that needs no session, by its name."""
        return {
            "first-start": self._show_first_start,
            "today": self.show_today,
            "routines": self.show_routines,
            "history": self.show_history,
            "workbench": self.show_workbench,
            "settings": self.show_settings,
            "backups": self.show_backups,
            "data": self.show_data,
            "warning-signs": self.ask_signs,
            "keys": self.show_keys,
        }

    # -- inside

    def _connect(self) -> None:
        window, settings = self._window, self._settings
        window.place_chosen.connect(self.show_place)
        window.keys_requested.connect(self.show_keys)
        window.about_to_close.connect(self._suspend)
        window.appearance.changed.connect(self.figures.show_look)
        for part in (
            *(self._session, self._start, self._signs, self._kept, settings),
            self._workbench,
        ):
            part.page_wanted.connect(self._show)
        for part in (self._session, self._start, self._signs, settings):
            part.trouble.connect(self._on_trouble)

        self._session.played.connect(self.played)
        self._session.over.connect(self.keeper.keep)
        self._session.left.connect(self._show_home)
        self._session.reminder_wished.connect(self._on_reminder_wished)
        self._start.home_wanted.connect(self._show_home)
        self._start.side_known.connect(self._on_side_known)
        self._start.screen_requested.connect(self._signs.ask_due)
        self._start.locked.connect(self.safety.show_advice)
        self._signs.about_to_leave.connect(self._suspend)
        settings.about_to_leave.connect(self._suspend)
        self._signs.left.connect(self.show_place)
        self._kept.settings_wanted.connect(settings.show_settings)
        self._kept.mended.connect(self._enter_at)

        settings.shown.connect(self.settings_shown)
        settings.person_changed.connect(self._on_other_person)
        settings.person_changed.connect(self.person_changed)
        settings.changed.connect(self.settings_changed)
        settings.started.connect(self._on_started)
        settings.reminder_tried.connect(self.reminder_tried)
        settings.calendar_requested.connect(self.calendar_requested)
        settings.backups_requested.connect(self._kept.show_backups)

    def _show_first_start(self) -> None:
        self._show(self.person.first_start, FIRST_START)
        self.person.first_start.take_focus()

    # -- slots

    @Slot(QWidget, str)
    def _show(self, page: QWidget, place: str) -> None:
        self._window.show_page(page, place)
        self.safety.show_bar(is_wanted=place in (TODAY, ROUTINES))
        self._start.open_kept_file()

    @Slot()
    def _show_home(self) -> None:
        """Go to the page that sessions were started from."""
        self.show_place(self._start.home)

    @Slot(str)
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

    @Slot()
    def _suspend(self) -> None:
        """Let a session stand still, and save what is being typed."""
        self._session.suspend()
        self._kept.save()
        self._workbench.suspend()

    @Slot()
    def _on_reminder_wished(self) -> None:
        self.person.update(remind_morning=True)

    @Slot(str)
    def _on_side_known(self, side: str) -> None:
        self.person.update(sore_side=side)

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
