"""Leads through one entry of the past: shown, corrected, noted, deleted, saved as PDF."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from rehab_app.context import Context
from rehab_app.gui.pages.past_entry_page import PastEntryPage
from rehab_app.gui.past_entries import (
    check_in_entry,
    check_in_key_of,
    session_entry,
    session_id_of,
)
from rehab_app.gui.saving_reports import SavingReports
from rehab_app.gui.undoing import Undoable
from rehab_app.gui.widgets.entry_rows import PastEntry
from rehab_app.history.backups import Reason
from rehab_app.history.diary import CheckIn, Note
from rehab_app.history.errors import HistoryError
from rehab_app.model.pain import Reading
from rehab_app.replaying import CannotRestoreError, Review
from rehab_app.report.brief_table import brief_table
from rehab_app.report.session_pdf import session_pdf
from rehab_app.report.session_report import SessionReport, session_report
from rehab_app.reporting import name_of


class PastEntryFlow(QObject):
    """Shows an entry by its key, and writes what is changed in it at once.

    `deleted` says which, and puts it back: it is kept in memory only. Before it a backup is made.
    """

    left = Signal()
    deleted = Signal(Undoable)

    def __init__(
        self, context: Context, saving: SavingReports, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._saving = saving
        self._key = ""
        self._report: SessionReport | None = None
        self.page = PastEntryPage()
        self.page.back_requested.connect(self._on_back_requested)
        self.page.corrected.connect(self._on_corrected)
        self.page.delete_requested.connect(self._on_delete_requested)
        self.page.pdf_requested.connect(self._on_pdf_requested)
        self.page.note_changed.connect(self._on_note_changed)

    # -- what others call

    def open(self, key: str) -> None:
        """Show an entry, or why it can't be shown; raises HistoryError."""
        self._key = key
        self._report = None
        session_id = session_id_of(key)
        if session_id is None:
            listed = check_in_entry(self._check_in())
            self.page.show_check_in(listed.title, listed.when, listed.details)
            return
        store = self._context.history()
        try:
            self._report = report_of(self._context.review(session_id))
        except CannotRestoreError as error:
            self._show_brief(session_id, str(error))
            return
        self.page.show_session(self._report, store.diary.note(session_id))

    def save(self) -> None:
        """Save what is still being typed."""
        self.page.note.save()

    # -- inside

    def _check_in(self) -> CheckIn:
        key = check_in_key_of(self._key)
        check_ins = self._context.history().diary.check_ins(self._context.person_key)
        return next(each for each in check_ins if each.key == key)

    def _show_brief(self, session_id: int, why: str) -> None:
        """Show what is known of a session that can't be played again."""
        store = self._context.history()
        levels = store.trends.before_and_after(session_id)
        listed = session_entry(store.summary(session_id), *levels)
        about = [listed.when, listed.details, store.diary.note(session_id)]
        name = partial(name_of, self._context)
        sets = brief_table(store.digests.sets(session_id), name)
        self.page.show_brief(listed.title, "\n".join(filter(None, about)), why, sets)

    def _tried(self, do: Callable[[], object]) -> None:
        try:
            do()
        except HistoryError as error:
            self.page.show_saved("That is not saved", str(error))

    def _remove(self) -> Undoable:
        """Delete the entry; return what it was and what puts it back."""
        self._context.back_up(Reason.DELETION)
        store = self._context.history()
        session_id = session_id_of(self._key)
        if session_id is None:
            entry = check_in_entry(self._check_in())
            rows = store.diary.remove_check_in(check_in_key_of(self._key))
            return Undoable(_deleted(entry), lambda: store.diary.put_back(rows))
        entry = session_entry(store.session(session_id), None, None)
        removed = store.remove_session(session_id)
        return Undoable(_deleted(entry), lambda: store.put_back(removed))

    # -- slots

    @Slot()
    def _on_back_requested(self) -> None:
        self.save()
        self.left.emit()

    @Slot(int, Reading)
    def _on_corrected(self, place: int, reading: Reading) -> None:
        def correct() -> None:
            session_id = session_id_of(self._key)
            if session_id is None:
                told = replace(self._check_in(), reading=reading)
                self._context.history().diary.keep_check_in(told)
            else:
                self._context.correct(session_id, place, reading)
            self.open(self._key)
            self.page.focus_reading(place)

        self._tried(correct)

    @Slot()
    def _on_delete_requested(self) -> None:
        self._tried(lambda: self.deleted.emit(self._remove()))

    @Slot()
    def _on_pdf_requested(self) -> None:
        report = self._report
        if report is not None:
            note = self.page.note.text.toPlainText()
            self._saving.ask(f"{report.file_name}.pdf", lambda: session_pdf(report, note))

    @Slot(str)
    def _on_note_changed(self, text: str) -> None:
        session_id = session_id_of(self._key)
        if session_id is None:
            return
        note = Note(session_id=session_id, text=text, written=self._context.clock.wall())
        try:
            self._context.history().diary.keep_note(note)
        except HistoryError as error:
            self.page.note.show_trouble(str(error))
        else:
            self.page.note.show_trouble("")


def _deleted(entry: PastEntry) -> str:
    return f"Deleted: {', '.join(part for part in (entry.title, entry.when) if part)}"


def report_of(review: Review) -> SessionReport:
    """Return what is shown of a session of the past."""
    opening = review.summary.opening
    started = opening.started if opening else None
    return session_report(review.state, review.facts, review.planned, started, review.corrections)
