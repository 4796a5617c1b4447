"""What stands around the summary of a session: what comes next, a note, and a PDF."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.courses import day_of
from rehab_app.engine.outlook import morning_means
from rehab_app.gui.saving_reports import SavingReports
from rehab_app.gui.session_driver import SessionDriver
from rehab_app.gui.session_flow import SessionFlow
from rehab_app.history.diary import Note
from rehab_app.history.errors import HistoryError
from rehab_app.report.looking_ahead import Ahead, next_doses, tomorrow_texts
from rehab_app.report.session_pdf import session_pdf

_NOT_SAVED = "the session itself is not saved yet."


class SummaryFlow(QObject):
    """Keeps the note of the session that is over, and saves its report."""

    def __init__(
        self, context: Context, flow: SessionFlow, window: QWidget, parent: QObject | None = None
    ) -> None:
        """Take what leads the session, and the window that a dialog for files belongs to."""
        super().__init__(parent)
        self._context = context
        self._flow = flow
        self.saving = SavingReports(window, self)
        flow.summary.note.changed.connect(self._on_note_changed)
        flow.summary.pdf_requested.connect(self._on_pdf_requested)
        for told in (self.saving.saved, self.saving.failed):
            told.connect(flow.summary.show_told)

    # -- slots

    @Slot(str)
    def _on_note_changed(self, text: str) -> None:
        driver = self._flow.driver
        note_card = self._flow.summary.note
        if driver is None or driver.session_id is None:
            note_card.show_trouble(_NOT_SAVED)
            return
        written = self._context.clock.wall()
        note = Note(session_id=driver.session_id, text=text, written=written)
        try:
            self._context.history().diary.keep_note(note)
        except HistoryError as error:
            note_card.show_trouble(str(error))
        else:
            note_card.show_trouble("")

    @Slot()
    def _on_pdf_requested(self) -> None:
        report = self._flow.report
        if report is not None:
            note = self._flow.summary.note.text.toPlainText()
            self.saving.ask(f"{report.file_name}.pdf", lambda: session_pdf(report, note))


def ahead_of(context: Context, driver: SessionDriver) -> Ahead:
    """Return what comes after a session; without a history only what the morning would mean."""
    facts = driver.facts
    if not driver.state.works:
        return Ahead()
    try:
        context.catch_up()
        course = context.courses.course(facts)
        base = context.courses.base()
        doses = next_doses(course, facts, day_of(context.clock.wall()))
    except HistoryError:
        base, doses = facts.base, ()
    return Ahead(doses=doses, tomorrow=tomorrow_texts(morning_means(facts, base), base))
