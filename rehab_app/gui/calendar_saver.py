"""Saves the times of sessions and of the morning question as a file for a calendar."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from rehab_app.context import Context
from rehab_app.gui.documents import documents_folder
from rehab_app.history.errors import HistoryError
from rehab_app.reminders import appointments
from rehab_app.report.writing import write_owner_only

_NAME = "rehab-app.ics"
_FILTER = "Calendars (*.ics)"


class CalendarSaver(QObject):
    """Asks where, and writes; `told` says how that went."""

    told = Signal(str, str)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    # -- what others call

    @Slot()
    def ask(self) -> None:
        """Let the person choose a file; everything else goes on meanwhile."""
        start = str(documents_folder() / _NAME)
        dialog = QFileDialog(self._window, "Save a calendar file", start, _FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    @Slot(str)
    def save(self, path: str) -> None:
        """Write the file."""
        from rehab_app.guide.calendar_file import calendar_file  # noqa: PLC0415 (a quarter second)

        now = self._context.clock.wall()
        try:
            data = calendar_file(appointments(self._context), now.date(), now)
            write_owner_only(Path(path), data)
        except (HistoryError, OSError) as error:
            self.told.emit("The calendar file could not be saved", str(error))
        else:
            self.told.emit(
                "The calendar file is saved",
                f"Open {path} with your calendar. Save it again when times or programme change: "
                "the entries take the place of the old ones.",
            )
