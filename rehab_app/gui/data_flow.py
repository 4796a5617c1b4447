"""Leads over a person's own data: exports it, and takes files in once that was said."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from rehab_app.context import Context
from rehab_app.exchange_wording import damage_line, preview_lines, preview_title
from rehab_app.exchanging import Exported, Format, IncomingFile, Order, period_of
from rehab_app.gui.documents import documents_folder
from rehab_app.gui.long_work import LongWork
from rehab_app.gui.pages.data_page import DataPage
from rehab_app.history.errors import HistoryError
from rehab_app.history.exchange.csv_table import COMMA, SEMICOLON
from rehab_app.history.exchange.taking_in import TakenIn

_SUFFIXES = {Format.CSV: ".csv", Format.JSON: ".json", Format.FHIR: ".fhir.json"}
_TO_TAKE_IN = "Exports (*.json *.csv);;All files (*)"
_STAYS = "It stays in the history"
_BACKED_UP = "The history as it was before is among the backups."


class DataFlow(QObject):
    """Does what the page asks for; long work is done between what else happens in the window."""

    left = Signal()
    changed = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._order = Order(format=Format.CSV)
        self._path = Path()
        self._person = context.person_key
        self._exported = Exported()
        self._incoming: IncomingFile | None = None
        self._coming = TakenIn()
        self._taken: TakenIn | None = None
        self.page = DataPage()
        self._writing = LongWork(context.clock, self)
        self._reading = LongWork(context.clock, self)
        self._taking = LongWork(context.clock, self)
        self._taking_out = LongWork(context.clock, self)
        self._connect()

    # -- what others call

    def enter(self) -> None:
        """Begin anew, unless something is under way; what was another person's is forgotten."""
        if self._person != self._context.person_key:
            self._person = self._context.person_key
            self._taken = None
            self.stop()
        elif not (self.is_busy or self._taken):
            self._forget_file()
            self.page.show_nothing()

    @Slot()
    def stop(self) -> None:
        """Break off what is under way."""
        stays = self._taking_out.is_busy and self._taken is not None
        for work in self._works:
            work.stop()
        self._forget_file()
        if stays:
            self.page.show_taken(_STAYS, [_BACKED_UP], can_undo=True)
            return
        self.page.show_nothing()
        self.page.take_focus()

    @Slot(str)
    def export_to(self, path: str) -> None:
        """Write what was chosen to a file."""
        self._path = Path(path)
        self._exported = Exported()
        self.page.show_exporting(0)
        self._writing.begin(self._context.exchange.export(self._path, self._order, self._exported))

    @Slot(str)
    def look_at(self, path: str) -> None:
        """Show what a file would add."""
        self._forget_file()
        self._taking_out.stop()
        self._taken = None
        self.page.show_looking(0)
        try:
            self._incoming = self._context.exchange.look_at(Path(path))
        except HistoryError as error:
            self.page.show_trouble("It can't be taken in", str(error))
            return
        self._reading.begin(self._incoming.look())

    @property
    def is_busy(self) -> bool:
        """Tell whether a file is being written, read, taken in or taken out again."""
        return any(work.is_busy for work in self._works)

    # -- inside

    @property
    def _works(self) -> tuple[LongWork, ...]:
        return (self._writing, self._reading, self._taking, self._taking_out)

    def _connect(self) -> None:
        page = self.page
        page.export_requested.connect(self._on_export_requested)
        page.file_requested.connect(self._on_file_requested)
        page.take_requested.connect(self._on_take_requested)
        page.leave_requested.connect(self.stop)
        page.undo_requested.connect(self._on_undo_requested)
        page.stop_requested.connect(self.stop)
        page.left.connect(self.left)
        self._writing.told.connect(page.show_exporting)
        self._writing.done.connect(self._on_written)
        self._writing.failed.connect(self._on_writing_failed)
        self._reading.told.connect(page.show_looking)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_reading_failed)
        self._taking.told.connect(page.show_taking)
        self._taking.done.connect(self._on_taken)
        self._taking.failed.connect(self._on_taking_failed)
        self._taking_out.told.connect(page.show_taking_out)
        self._taking_out.done.connect(self._on_taken_out)
        self._taking_out.failed.connect(self._on_taking_out_failed)

    def _forget_file(self) -> None:
        self._taking.stop()
        if self._incoming is not None:
            self._incoming.close()
            self._incoming = None

    def _suggested(self, format_: Format) -> str:
        day = self._context.clock.wall().date().isoformat()
        return str(documents_folder() / f"rehab-app-{day}{_SUFFIXES[format_]}")

    # -- slots: out

    @Slot(str, int)
    def _on_export_requested(self, name: str, days: int) -> None:
        today = self._context.clock.wall().date()
        first = today - timedelta(days=days - 1) if days else None
        has_comma = QLocale.system().decimalPoint() == ","
        self._order = Order(
            format=Format(name),
            period=period_of(first, None),
            separator=SEMICOLON if has_comma else COMMA,
        )
        dialog = QFileDialog(self._window, "Export to a file", self._suggested(self._order.format))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    @Slot()
    def _on_written(self) -> None:
        lost = damage_line(self._exported.damaged)
        self.page.show_exported("Written", [str(self._path), *([lost] if lost else [])])

    @Slot(str)
    def _on_writing_failed(self, reason: str) -> None:
        self.page.show_trouble("It could not be written", reason)

    # -- slots: in

    @Slot()
    def _on_file_requested(self) -> None:
        dialog = QFileDialog(self._window, "Take in a file", "", _TO_TAKE_IN)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.look_at)
        dialog.open()

    @Slot()
    def _on_read(self) -> None:
        incoming = self._incoming
        if incoming is not None:
            comparison = incoming.comparison
            lines = (incoming.path.name, *preview_lines(comparison, incoming.skipped))
            self.page.show_preview(preview_title(comparison), lines, has_new=comparison.has_new)

    @Slot(str)
    def _on_reading_failed(self, reason: str) -> None:
        self._forget_file()
        self.page.show_trouble("It can't be taken in", reason)

    @Slot()
    def _on_take_requested(self) -> None:
        if self._incoming is None:
            return
        self._writing.stop()  # what it reads gives way at the end
        self._coming = TakenIn()
        self.page.show_taking(0)
        self._taking.begin(self._incoming.taking_in(self._coming))

    @Slot()
    def _on_taken(self) -> None:
        if self._incoming is None:
            return
        title = preview_title(self._incoming.comparison)
        self._taken = self._coming
        self._forget_file()
        self.page.show_taken(
            title.replace("New in this file", "Taken in"), [_BACKED_UP], can_undo=True
        )
        self.changed.emit()

    @Slot(str)
    def _on_taking_failed(self, reason: str) -> None:
        self._forget_file()
        self.page.show_trouble("Nothing was taken in", reason)

    @Slot()
    def _on_undo_requested(self) -> None:
        if self._taken is not None:
            self._writing.stop()
            self.page.show_taking_out(0)
            self._taking_out.begin(self._context.exchange.taking_back(self._taken))

    @Slot(str)
    def _on_taking_out_failed(self, reason: str) -> None:
        self.page.show_trouble("It could not be taken out again", reason)

    @Slot()
    def _on_taken_out(self) -> None:
        self._taken = None
        self.page.show_taken("Taken out again: the history is as it was before")
        self.changed.emit()
