"""Fills History: the past sessions, and the one that is chosen."""

from PySide6.QtCore import QObject, Slot

from rehab_app.context import CannotRestoreError, Context
from rehab_app.gui.pages.history_page import HistoryPage
from rehab_app.gui.past_sessions import past_session
from rehab_app.gui.session_report import session_report
from rehab_app.history.errors import HistoryError


class HistoryFlow(QObject):
    """Reads what History needs, when History is shown."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.page = HistoryPage()
        self.page.session_chosen.connect(self._on_session_chosen)

    # -- what others call

    def refresh(self) -> None:
        """Show what is so now."""
        try:
            history = self._context.history()
            summaries = self._context.past_sessions()
            sessions = [past_session(history.session(summary.id)) for summary in summaries]
        except HistoryError as error:
            self.page.show_sessions([])
            self.page.show_message(str(error))
        else:
            self.page.show_sessions(sessions)

    # -- slots

    @Slot(int)
    def _on_session_chosen(self, session_id: int) -> None:
        try:
            review = self._context.review(session_id)
        except (HistoryError, CannotRestoreError) as error:
            self.page.show_message(str(error))
            return
        opening = review.summary.opening
        started = opening.started if opening else None
        self.page.show_report(session_report(review.state, review.facts, started))
