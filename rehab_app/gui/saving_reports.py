"""Saves a report where somebody wants it: their documents, unless they choose another folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from rehab_app.gui.documents import documents_folder
from rehab_app.report.writing import write_owner_only

_FILTER = "PDF (*.pdf)"


class SavingReports(QObject):
    """Asks where to, then makes the report and saves it.

    `saved` and `failed` carry a title and a line to show.
    """

    saved = Signal(str, str)
    failed = Signal(str, str)

    def __init__(
        self, window: QWidget, parent: QObject | None = None, *, what: str = "report"
    ) -> None:
        """Take the window that the dialog belongs to, and what it is that is saved."""
        super().__init__(parent)
        self._window = window
        self._what = what
        self._make: Callable[[], bytes] | None = None

    # -- what others call

    def ask(self, name: str, make: Callable[[], bytes]) -> None:
        """Ask where to save a report with this name; it is made once that is known."""
        self._make = make
        dialog = QFileDialog(
            self._window, f"Save the {self._what}", str(documents_folder() / name), _FILTER
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def save(self, path: str) -> None:
        """Make the report that was asked for last and save it."""
        if self._make is None:
            return
        try:
            write_owner_only(Path(path), self._make())
        except OSError as error:
            reason = error.strerror or str(error)
            title = f"The {self._what} is not saved"
            self.failed.emit(title, f"{path}: {reason}. Choose another folder.")
        else:
            self.saved.emit(f"The {self._what} is saved", path)
