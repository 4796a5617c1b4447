"""The rooms around what is kept: past sessions, the backups, and a history that is damaged."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.gui.backup_keeper import BackupKeeper
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.mending_flow import MendingFlow
from rehab_app.gui.places import HISTORY, MENDING, SETTINGS, TODAY

if TYPE_CHECKING:
    from rehab_app.gui.backups_flow import BackupsFlow
    from rehab_app.gui.history_flow import HistoryFlow


class KeptRooms(QObject):
    """Shows the history, and what it is kept safe with.

    `mended` comes with the place where one was before a damaged history was dealt with.
    """

    page_wanted = Signal(QWidget, str)
    settings_wanted = Signal()
    mended = Signal(str)

    def __init__(self, context: Context, window: MainWindow, is_saved: Callable[[], bool]) -> None:
        """Take what tells whether all that was said in sessions is on the disk."""
        super().__init__(window)
        self._context = context
        self._window = window
        self._is_saved = is_saved
        self._before_mending = TODAY

        self.mending = MendingFlow(context, window.keep_page, self)
        self.keeper = BackupKeeper(context, self)

        self.mending.page_wanted.connect(self._on_mending_wanted)
        self.mending.left.connect(self._on_mending_left)
        self.keeper.failed.connect(self._on_backup_failed)
        self.keeper.damaged.connect(self._on_damaged)

    # -- rooms that are built when they are needed

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

        backups = BackupsFlow(self._context, self.keeper, self._is_saved, self)
        self._window.keep_page(backups.page)
        backups.left.connect(self.settings_wanted)
        backups.mend_requested.connect(self._on_mend_requested)
        return backups

    # -- what others call

    def show_history(self) -> None:
        """Go to the past sessions."""
        self.history.refresh()
        self.page_wanted.emit(self.history.page, HISTORY)
        self.history.page.take_focus()

    @Slot()
    def show_backups(self) -> None:
        """Go to the backups, a part of the settings."""
        self.backups.enter()
        self.page_wanted.emit(self.backups.page, SETTINGS)
        self.backups.page.take_focus()

    def save(self) -> None:
        """Save what is being typed about past sessions."""
        if "history" in self.__dict__:
            self.history.save()

    # -- slots

    @Slot(QWidget)
    def _on_history_page_wanted(self, page: QWidget) -> None:
        self.page_wanted.emit(page, HISTORY)

    @Slot(QWidget)
    def _on_mending_wanted(self, page: QWidget) -> None:
        self._before_mending = self._window.place
        self.page_wanted.emit(page, MENDING)

    @Slot()
    def _on_mending_left(self) -> None:
        self.mended.emit(self._before_mending)

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
