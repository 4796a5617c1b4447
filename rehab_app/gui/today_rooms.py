"""The pages behind Today: report pain, my days, and what is asked before the first jog."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.engine.facts import Facts
from rehab_app.engine.run_gate import most_level
from rehab_app.gui.telling import Telling
from rehab_app.history.diary import ProgrammeSince
from rehab_app.history.errors import HistoryError
from rehab_app.model.programme import Programme

if TYPE_CHECKING:
    from rehab_app.gui.pages.days_page import DaysPage
    from rehab_app.gui.pages.run_entry_page import RunEntryPage
    from rehab_app.gui.report_flow import ReportFlow

_NOT_SAVED = "This could not be saved"


class TodayRooms(QObject):
    """Builds each page when it is first wanted; `left` leads back to Today."""

    page_wanted = Signal(QWidget)
    left = Signal()
    trouble = Signal(str)

    def __init__(
        self,
        context: Context,
        telling: Telling,
        facts: Callable[[], Facts],
        keep_page: Callable[[QWidget], None],
        parent: QObject | None = None,
    ) -> None:
        """Take what a reading goes by now, and what takes in a page that is built."""
        super().__init__(parent)
        self._context = context
        self._facts = facts
        self._telling = telling
        self._keep_page = keep_page
        self._entries: dict[int, RunEntryPage] = {}
        self._days: DaysPage | None = None
        self._titles: dict[str, str] = {}

    # -- what others call

    @cached_property
    def report(self) -> "ReportFlow":
        """Return what takes a reading at any time."""
        from rehab_app.gui.report_flow import ReportFlow

        report = ReportFlow(self._context, self._telling, self._facts, self)
        self._keep_page(report.page)
        report.left.connect(self.left)
        return report

    @Slot()
    def ask_report(self) -> None:
        """Take a reading."""
        self.report.ask()
        self.page_wanted.emit(self.report.page)
        self.report.page.take_focus()

    @Slot()
    def ask_run_entry(self) -> None:
        """Ask what has to be possible before the first jog."""
        settings = self._context.settings.settings
        page = self._entry_page(most_level(settings.conditions))
        page.show_known(settings.run_entry)
        self.page_wanted.emit(page)
        page.take_focus()

    @Slot()
    def show_days(self) -> None:
        """Show which routine is meant for which day."""
        page = self._days_page()
        try:
            programmes = self._context.history().diary.programmes(self._context.person_key)
        except HistoryError as error:
            self.trouble.emit(str(error))
            programmes = ()
        page.show_programme(programmes[-1].programme if programmes else Programme())
        page.show_trouble("")
        self.page_wanted.emit(page)
        page.take_focus()

    # -- inside

    def _entry_page(self, most: int) -> "RunEntryPage":
        """Return the page with the questions, by the level that there may be."""
        from rehab_app.gui.pages.run_entry_page import RunEntryPage

        if most not in self._entries:
            page = self._entries[most] = RunEntryPage(most)
            self._keep_page(page)
            page.saved.connect(self._on_entry_saved)
            page.left.connect(self.left)
        return self._entries[most]

    def _days_page(self) -> "DaysPage":
        """Return the page, made anew: there may be other routines by now."""
        from rehab_app.gui.pages.days_page import DaysPage

        entries = self._context.library.entries()
        titles = {each.routine.id: each.routine.title for each in entries if each.routine}
        if self._days is None or self._titles != titles:
            if self._days is not None:
                self._days.deleteLater()
            self._titles = titles
            self._days = DaysPage(titles)
            self._keep_page(self._days)
            self._days.changed.connect(self._on_programme_changed)
            self._days.left.connect(self.left)
        return self._days

    # -- slots

    @Slot(tuple)
    def _on_entry_saved(self, entry: tuple[str, ...]) -> None:
        today = self._context.clock.wall().date().isoformat()
        try:
            self._context.settings.update(run_entry=entry, run_entry_on=today)
        except OSError as error:
            self.trouble.emit(f"{_NOT_SAVED}; it holds until the program ends. {error}")
        self.left.emit()

    @Slot(Programme)
    def _on_programme_changed(self, programme: Programme) -> None:
        since = ProgrammeSince(
            since=self._context.clock.wall(),
            programme=programme,
            person=self._context.person_key,
        )
        try:
            self._context.history().diary.keep_programme(since)
        except HistoryError as error:
            if self._days is not None:
                self._days.show_trouble(f"{_NOT_SAVED}. {error}")
