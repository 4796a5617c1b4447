"""Fills History: the past sessions, and the one that is chosen."""

from PySide6.QtCore import QObject, Slot

from rehab_app.context import Context
from rehab_app.gui.pages.history_page import HistoryPage
from rehab_app.gui.past_sessions import past_session
from rehab_app.gui.session_report import SessionReport, session_report
from rehab_app.history.errors import HistoryError
from rehab_app.model.pain import Reading
from rehab_app.replaying import CannotRestoreError, Review


class HistoryFlow(QObject):
    """Reads what History needs, when History is shown."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.page = HistoryPage()
        self._shown = 0
        self.page.session_chosen.connect(self._on_session_chosen)
        self.page.corrected.connect(self._on_corrected)

    # -- what others call

    def refresh(self, chosen: int | None = None) -> None:
        """Show what is so now, with a session by its id, else the newest."""
        try:
            history = self._context.history()
            summaries = self._context.past_sessions()
            sessions = [past_session(history.session(summary.id)) for summary in summaries]
        except HistoryError as error:
            self.page.show_sessions([])
            self.page.show_message(str(error))
        else:
            self.page.show_sessions(sessions, chosen)

    # -- slots

    @Slot(int)
    def _on_session_chosen(self, session_id: int) -> None:
        try:
            review = self._context.review(session_id)
        except (HistoryError, CannotRestoreError) as error:
            self.page.show_message(str(error))
            return
        self._shown = session_id
        self.page.show_report(_report_of(review))

    @Slot(int, Reading)
    def _on_corrected(self, place: int, reading: Reading) -> None:
        try:
            self._context.correct(self._shown, place, reading)
        except HistoryError as error:
            self.page.show_message(str(error))
        else:
            self.refresh(self._shown)
            self.page.focus_reading(place)


def _report_of(review: Review) -> SessionReport:
    """Return what is shown of a session of the past."""
    opening = review.summary.opening
    started = opening.started if opening else None
    return session_report(review.state, review.facts, review.planned, started, review.corrections)
