"""Leads through History: a span of time, the list of the past, and the report for a physio."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.gui.goals_flow import GoalsFlow
from rehab_app.gui.pages.history_page import HistoryPage
from rehab_app.gui.past_entries import newest_of, session_entry
from rehab_app.gui.past_entry_flow import PastEntryFlow
from rehab_app.gui.saving_reports import SavingReports
from rehab_app.gui.undoing import Undoable
from rehab_app.history.errors import HistoryError
from rehab_app.report.history_report import HistoryReport, history_report
from rehab_app.report.physio_pdf import physio_pdf
from rehab_app.report.spans import Period, Span, period_of, span_for
from rehab_app.reporting import name_of, planned_in, report_for_physio

if TYPE_CHECKING:
    from rehab_app.model.person import Side

_AT_FIRST, _MORE = 20, 50
_QUIET_MS = 100
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class HistoryFlow(QObject):
    """Reads what History shows when it is shown.

    What was deleted or closed last can be put back as long as the program runs.
    """

    page_wanted = Signal(QWidget)

    def __init__(self, context: Context, window: QWidget, parent: QObject | None = None) -> None:
        """Take the window that a dialog for files belongs to."""
        super().__init__(parent)
        self._context = context
        self._limit = _AT_FIRST
        # By the period and the side, until something may have changed.
        self._reports: dict[tuple[Period, Side | None], HistoryReport] = {}
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.timeout.connect(self._on_quiet)
        self._span: Span | None = None  # chosen by what there is, until somebody chooses
        self._undoable: Undoable | None = None
        self.page = HistoryPage()
        self.saving = SavingReports(window, self)
        self.entry = PastEntryFlow(context, self.saving, self)
        self.goals = GoalsFlow(context, self.page.goals, self)
        self.page.span_chosen.connect(self._on_span_chosen)
        self.page.report_requested.connect(self._on_report_requested)
        self.page.entry_opened.connect(self._on_entry_opened)
        self.page.more_requested.connect(self._on_more_requested)
        self.page.undo_requested.connect(self._on_undo_requested)
        self.entry.left.connect(self._on_entry_left)
        self.entry.deleted.connect(self._on_entry_deleted)
        self.goals.closed.connect(self._on_undoable)
        self.goals.trouble.connect(self.page.show_trouble)
        for told in (self.saving.saved, self.saving.failed):
            told.connect(self._on_told)

    # -- what others call

    def refresh(self) -> None:
        """Show what is so now."""
        self._tried(self._show)

    def save(self) -> None:
        """Save what is still being typed."""
        self.entry.save()

    # -- inside

    @property
    def _period(self) -> Period:
        return self._period_of(self._shown_span)

    @property
    def _shown_span(self) -> Span:
        return self._span or span_for(self._today, self._first_day)

    @property
    def _today(self) -> date:
        return self._context.clock.wall().date()

    @property
    def _first_day(self) -> date | None:
        return self._context.history().trends.first_day(self._context.person_key)

    def _period_of(self, span: Span) -> Period:
        return period_of(span, self._today, self._first_day)

    def _tried(self, do: Callable[[], object]) -> bool:
        """Do something with the history; say why where that can't be done, and tell whether so."""
        try:
            do()
        except HistoryError as error:
            self.page.show_trouble(str(error))
            return False
        self.page.show_trouble("")
        return True

    def _show(self) -> None:
        self._reports.clear()
        self._context.catch_up()
        sides = self._context.history().trends.sides(self._context.person_key)
        self.page.show_chosen(self._shown_span, sorted(sides))
        self._show_span()
        self.goals.refresh()
        self._show_entries()

    def _show_span(self) -> None:
        self.page.show_history(self._report_of(self._period))
        self._ahead.start(_QUIET_MS)

    def _report_of(self, period: Period) -> HistoryReport:
        context, side = self._context, self.page.side
        if (period, side) not in self._reports:
            self._reports[period, side] = history_report(
                context.history(),
                context.person_key,
                period,
                lambda exercise: name_of(context, exercise),
                side,
                planned_in(context, period.last_year),
            )
        return self._reports[period, side]

    def _show_entries(self) -> None:
        store = self._context.history()
        limit = self._limit + 1  # one more tells whether there are more
        sessions = [
            (
                each.opening.started if each.opening else _LONG_AGO,
                session_entry(each, *store.trends.before_and_after(each.id)),
            )
            for each in store.sessions(limit)
        ]
        check_ins = store.diary.newest_check_ins(self._context.person_key, limit)
        entries = newest_of(sessions, check_ins, limit)
        self.page.show_entries(entries[: self._limit], has_more=len(entries) > self._limit)

    def _pdf(self) -> bytes:
        return physio_pdf(report_for_physio(self._context, self._period))

    # -- slots

    @Slot()
    def _on_quiet(self) -> None:
        """Read ahead one of the ranges that may be chosen next, so that it is there at once."""
        if not self.page.isVisible():
            return
        with suppress(HistoryError):  # It is said where the range is wanted.
            for span in Span:
                period = self._period_of(span)
                if (period, self.page.side) not in self._reports:
                    self._report_of(period)
                    self._ahead.start(_QUIET_MS)
                    return

    @Slot()
    def _on_span_chosen(self) -> None:
        self._span = self.page.span
        self._tried(self._show_span)

    @Slot()
    def _on_more_requested(self) -> None:
        self._limit += _MORE
        self._tried(self._show_entries)
        self.page.focus_rows()

    @Slot()
    def _on_report_requested(self) -> None:
        def ask() -> None:
            period = self._period
            name = f"Hip report {period.first:%Y-%m-%d} to {period.last:%Y-%m-%d}.pdf"
            self.saving.ask(name, self._pdf)

        self._tried(ask)

    @Slot(str, str)
    def _on_told(self, title: str, line: str) -> None:
        self.page.show_message(title, [line])
        self.entry.page.show_saved(title, line)

    @Slot(str)
    def _on_entry_opened(self, key: str) -> None:
        if self._tried(lambda: self.entry.open(key)):
            self.page_wanted.emit(self.entry.page)
            self.entry.page.take_focus()

    @Slot()
    def _on_entry_left(self) -> None:
        self.refresh()
        self.page_wanted.emit(self.page)
        self.page.focus_rows()

    @Slot(Undoable)
    def _on_entry_deleted(self, done: Undoable) -> None:
        self._on_entry_left()
        self._on_undoable(done)

    @Slot(Undoable)
    def _on_undoable(self, done: Undoable) -> None:
        self._undoable = done
        self.page.show_message(done.title, can_undo=True)

    @Slot()
    def _on_undo_requested(self) -> None:
        done, self._undoable = self._undoable, None
        if done is not None and self._tried(done.undo):
            self.refresh()
        self.page.focus_rows()
