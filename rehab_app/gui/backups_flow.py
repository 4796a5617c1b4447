"""Fills the page of the backups, and does what is chosen there."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal, Slot

from rehab_app.context import Context
from rehab_app.gui.backup_keeper import BackupKeeper
from rehab_app.gui.pages.backups_page import BackupRow, BackupsPage
from rehab_app.history.backups import Backup
from rehab_app.history.errors import HistoryError
from rehab_app.safekeeping_wording import (
    REASON_WORDS,
    backup_words,
    backups_summary,
    count_words,
    difference_lines,
    moment_words,
)

_UNSAVED = "A session is not saved yet; restore an older state once it is."


class BackupsFlow(QObject):
    """Lists what there is whenever the page is shown or a backup was made."""

    left = Signal()
    mend_requested = Signal()

    def __init__(
        self,
        context: Context,
        keeper: BackupKeeper,
        is_saved: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """Take what makes backups beside the window, and tells whether all is saved."""
        super().__init__(parent)
        self._context = context
        self._keeper = keeper
        self._is_saved = is_saved
        self._backups: tuple[Backup, ...] = ()
        self._place = 0
        self.page = BackupsPage()
        self._connect()

    # -- what others call

    def enter(self) -> None:
        """Show what is so now."""
        self.page.show_message("")
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """List the backups as they are now."""
        try:
            self._show_all()
        except HistoryError as error:
            self.page.show_message("The backups can't be read now", str(error))

    # -- inside

    def _show_all(self) -> None:
        self._backups = self._context.keeping.backups.all()
        zone = self._context.clock.wall().tzinfo
        rows = [
            BackupRow(
                made=moment_words(backup.made, zone),
                why=REASON_WORDS[backup.reason],
                holds=count_words(self._context.keeping.backups.session_count(backup), "session"),
            )
            for backup in self._backups
        ]
        try:
            self.page.show_damage(self._context.keeping.damage())
        except HistoryError as error:
            self.page.show_message("The history can't be used now", str(error))
        self.page.show_backups(backups_summary(self._backups, zone), rows)

    def _connect(self) -> None:
        page = self.page
        page.chosen.connect(self._on_chosen)
        page.restore_requested.connect(self._on_restore_requested)
        page.make_requested.connect(self._on_make_requested)
        page.delete_requested.connect(self._on_delete_requested)
        page.delete_all_requested.connect(self._on_delete_all_requested)
        page.mend_requested.connect(self.mend_requested)
        page.left.connect(self._on_left)
        self._keeper.made.connect(self._on_made)
        self._keeper.failed.connect(self._on_failed)
        self._keeper.damaged.connect(self._on_failed)

    def _chosen(self) -> Backup | None:
        return self._backups[self._place] if self._place < len(self._backups) else None

    def _delete(self, backups: Iterable[Backup], done: str) -> None:
        try:
            self._context.keeping.backups.delete(backups)
        except HistoryError as error:
            self.page.show_message("That was not possible", str(error))
        else:
            self.page.show_message(done)
        self.refresh()

    # -- slots

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self._place = place
        backup = self._chosen()
        if backup is None:
            return
        title = backup_words(backup, self._context.clock.wall().tzinfo)
        try:
            found = self._context.keeping.preview(backup)
        except HistoryError as error:
            self.page.show_changes(title, [str(error)], can_restore=False)
            return
        self.page.show_changes(
            title, difference_lines(found), can_restore=bool(found) and self._is_saved()
        )

    @Slot()
    def _on_restore_requested(self) -> None:
        backup = self._chosen()
        if backup is None:
            return
        if not self._is_saved():
            self.page.show_message("Not now", _UNSAVED)
            return
        try:
            before = self._context.keeping.restore(backup)
        except HistoryError as error:
            self.page.show_message("That was not possible", str(error))
            return
        zone = self._context.clock.wall().tzinfo
        self.page.show_message(
            f"The history is as it was on {moment_words(backup.made, zone)}",
            f"What it was before is the backup of {moment_words(before.made, zone)}.",
        )
        self.refresh()

    @Slot()
    def _on_make_requested(self) -> None:
        self.page.show_message("A backup is being made …")
        self._keeper.make()

    @Slot()
    def _on_delete_requested(self) -> None:
        backup = self._chosen()
        if backup is not None:
            self._delete([backup], "The backup is deleted")

    @Slot()
    def _on_delete_all_requested(self) -> None:
        self._delete(self._backups, "All backups are deleted")

    @Slot()
    def _on_made(self) -> None:
        if self.page.isVisible():
            self.page.show_message("There is a new backup")
            self.refresh()

    @Slot(str)
    def _on_failed(self, reason: str) -> None:
        if self.page.isVisible():
            self.page.show_message("No backup was made", reason)
            self.refresh()

    @Slot()
    def _on_left(self) -> None:
        self._context.keeping.discard()
        self.left.emit()
