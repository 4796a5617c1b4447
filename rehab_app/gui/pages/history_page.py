"""The history: past sessions, and each reading of the chosen one with what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rehab_app.gui.session_report import SessionReport
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.report_view import ReportView

_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSession:
    """A session as it is listed."""

    id: int
    text: str


class HistoryPage(QWidget):
    """Lists past sessions; the one that is chosen is shown beside the list."""

    session_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("History", type_=Type.TITLE)
        self._list = QListWidget()
        self._list.setAccessibleName("Past sessions")
        self._list.setWordWrap(True)
        self._session = PlainLabel(type_=Type.HEADING)
        self._report = ReportView()
        self._lay_out()
        self._list.currentItemChanged.connect(self._on_current_item_changed)

    # -- what others call

    def show_sessions(self, sessions: Sequence[PastSession]) -> None:
        """List sessions, the newest first, and show the first."""
        self._list.blockSignals(True)  # noqa: FBT003 (Qt has no keyword here)
        self._list.clear()
        for session in sessions:
            item = QListWidgetItem(session.text)
            item.setData(_ROLE, session.id)
            self._list.addItem(item)
        self._list.blockSignals(False)  # noqa: FBT003 (Qt has no keyword here)
        if not sessions:
            self.show_message("No session yet.")
        else:
            self._list.setCurrentRow(0)

    def show_report(self, report: SessionReport) -> None:
        """Show the session that was chosen."""
        self._session.setText(report.title)
        self._report.show_report(report)

    def show_message(self, text: str) -> None:
        """Say why there is nothing to show."""
        self._session.setText(text)
        self._report.show_report(None)

    def take_focus(self) -> None:
        """Put the focus on the list."""
        self._list.setFocus()

    @property
    def text(self) -> str:
        """Return all that it says about the chosen session."""
        return f"{self._session.text()}\n{self._report.text}"

    @property
    def listed(self) -> str:
        """Return all that the list says."""
        return "\n".join(self._list.item(row).text() for row in range(self._list.count()))

    # -- inside

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.addWidget(self._session)
        right.addWidget(self._report, 1)
        row = QHBoxLayout()
        row.addWidget(self._list, 2)
        row.addLayout(right, 3)
        page = QVBoxLayout(self)
        page.addWidget(self._title)
        page.addLayout(row, 1)

    # -- slots

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current_item_changed(
        self, item: QListWidgetItem | None, _before: QListWidgetItem | None
    ) -> None:
        if item is not None:
            self.session_chosen.emit(int(item.data(_ROLE)))
