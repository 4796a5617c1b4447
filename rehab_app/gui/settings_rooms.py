"""The rooms behind Settings: what a person chooses, the exports, and the list of keys."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.gui.chosen_keys import key_choice
from rehab_app.gui.figures import Figures
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.places import KEYS, SETTINGS
from rehab_app.gui.session_rooms import SessionRooms

if TYPE_CHECKING:
    from rehab_app.gui.data_flow import DataFlow
    from rehab_app.gui.pages.keys_page import KeysPage
    from rehab_app.gui.person_flow import PersonFlow


class SettingsRooms(QObject):
    """Shows what can be chosen; what is chosen holds at once, in a session too.

    `about_to_leave` comes before a page is left for the keys.
    `started` ends the first start and comes with the warning signs that fit, if they were asked.
    """

    page_wanted = Signal(QWidget, str)
    about_to_leave = Signal()
    shown = Signal()
    changed = Signal()
    person_changed = Signal()
    started = Signal(tuple)
    reminder_tried = Signal()
    calendar_requested = Signal()
    backups_requested = Signal()
    trouble = Signal(str)

    def __init__(
        self, context: Context, window: MainWindow, figures: Figures, session: SessionRooms
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._figures = figures
        self._session = session
        self._before_keys: tuple[QWidget, str] | None = None

        session.voices_known.connect(self._on_voices_known)
        session.voice_trouble.connect(self._on_voice_trouble)

    # -- rooms that are built when they are needed

    @cached_property
    def person(self) -> "PersonFlow":
        """Return what leads over what a person chooses."""
        from rehab_app.gui.person_flow import PersonFlow

        person = PersonFlow(self._context, self._figures, self._window.keep_page, self)
        person.changed.connect(self._window.show_settings)
        person.changed.connect(self._figures.show_look)
        person.changed.connect(self._session.show_settings)
        person.person_changed.connect(self.person_changed)
        person.changed.connect(self.changed)
        person.reminder_tried.connect(self.reminder_tried)
        person.calendar_requested.connect(self.calendar_requested)
        person.started.connect(self.started)
        person.sound_tried.connect(self._on_sound_tried)
        person.backups_requested.connect(self.backups_requested)
        person.data_requested.connect(self.show_data)
        person.trouble.connect(self.trouble)
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
    def keys(self) -> "KeysPage":
        """Return the page that lists the keys."""
        from rehab_app.gui.pages.keys_page import KeysPage

        keys = KeysPage()
        self._window.keep_page(keys)
        keys.back_requested.connect(self._on_keys_left)
        return keys

    # -- what others call

    @Slot()
    def show_settings(self) -> None:
        """Go to the settings."""
        self.page_wanted.emit(self.person.settings, SETTINGS)
        self.person.settings.take_focus()
        self.shown.emit()

    @Slot()
    def show_data(self) -> None:
        """Go to the exports, a part of the settings."""
        self.data.enter()
        self.page_wanted.emit(self.data.page, SETTINGS)
        self.data.page.take_focus()

    @Slot()
    def show_keys(self) -> None:
        """Show the keys, or go back."""
        if self._window.page is self.keys:
            self._on_keys_left()
            return
        from rehab_app.gui.key_table import key_rows

        self._before_keys = (self._window.page, self._window.place)
        self.about_to_leave.emit()
        self.keys.show_keys(key_rows(key_choice()))
        self.page_wanted.emit(self.keys, KEYS)
        self.keys.take_focus()

    # -- slots

    @Slot()
    def _on_keys_left(self) -> None:
        if self._before_keys is not None:
            self.page_wanted.emit(*self._before_keys)

    @Slot()
    def _on_sound_tried(self) -> None:
        self.person.settings.sound.show_said("")
        self._session.guide.try_out(self._context.settings.settings)

    @Slot()
    def _on_voices_known(self) -> None:
        if self._is_person_built():
            guide = self._session.guide
            self.person.settings.sound.show_voices(guide.engines, guide.voices)

    @Slot(str)
    def _on_voice_trouble(self, reason: str) -> None:
        if self._is_person_built():
            self.person.settings.sound.show_said(reason)

    def _is_person_built(self) -> bool:
        return "person" in self.__dict__
