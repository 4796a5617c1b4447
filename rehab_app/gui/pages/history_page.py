"""The history: past sessions, and each reading of the chosen one with what came of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.session_report import SessionReport
from rehab_app.gui.widgets.buttons import press_focused_button
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.report_view import ReportView
from rehab_app.gui.widgets.scroll_page import PAGE_MARGIN_PX
from rehab_app.gui.widgets.session_rows import PastSession, SessionRows
from rehab_app.model.pain import Reading

_NO_SESSION = "No session yet. What you play is kept here, with every reading."
_WIDE = 38  # times the size of the text: below that, the list stands above the session

_LEAST_HIGH = 6


class HistoryPage(QWidget):
    """Lists past sessions; the one that is chosen is shown beside the list.

    `corrected` says the place of a reading in the session and what it should have been.
    """

    session_chosen = Signal(int)
    corrected = Signal(int, Reading)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("History", type_=Type.TITLE)
        self._rows = SessionRows()
        self._session = PlainLabel(type_=Type.HEADING)
        self._about = PlainLabel(tone="muted")
        self._report = ReportView()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._keys = PageKeys({"Return": "enter", "Enter": "enter"}, self)
        self._lay_out()
        self._rows.session_chosen.connect(self.session_chosen)
        self._report.corrected.connect(self.corrected)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- what others call

    def show_sessions(self, sessions: Sequence[PastSession], chosen: int | None = None) -> None:
        """List sessions, the newest first, and show one by its id, else the first."""
        self._rows.setVisible(bool(sessions))
        self._rows.show_sessions(sessions, chosen)
        if not sessions:
            self.show_message(_NO_SESSION)

    def show_report(self, report: SessionReport) -> None:
        """Show the session that was chosen."""
        self._session.setText(report.title)
        self._about.setText(report.about)
        self._about.setVisible(bool(report.about))
        self._report.show_report(report)
        self._report.show()

    def show_message(self, text: str) -> None:
        """Say why there is nothing to show."""
        self._session.setText(text)
        self._about.hide()
        self._report.show_report(None)
        self._report.hide()

    def take_focus(self) -> None:
        """Put the focus on the list."""
        (self._rows if not self._rows.isHidden() else self).setFocus()

    def focus_reading(self, place: int) -> None:
        """Put the focus on a reading of the session that is shown."""
        self._report.focus_reading(place)

    @property
    def text(self) -> str:
        """Return all that it says about the chosen session."""
        return f"{self._session.text()}\n{self._report.text}"

    @property
    def listed(self) -> str:
        """Return all that the list says."""
        return "\n".join(self._rows.item(row).text() for row in range(self._rows.count()))

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        is_wide = self.width() >= _WIDE * self.font().pixelSize()
        self._both.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._rows.setMinimumHeight(0 if is_wide else _LEAST_HIGH * self.font().pixelSize())

    # -- inside

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._session)
        words.addWidget(self._about)
        right = QVBoxLayout()
        right.setSpacing(14)
        right.addLayout(words)
        right.addWidget(self._report, 1)
        self._both.setSpacing(24)
        self._both.addWidget(self._rows, 4)
        self._both.addLayout(right, 9)
        page = QVBoxLayout(self)
        page.setContentsMargins(PAGE_MARGIN_PX, PAGE_MARGIN_PX - 8, PAGE_MARGIN_PX - 12, 24)
        page.setSpacing(18)
        page.addWidget(self._title)
        page.addLayout(self._both, 1)

    # -- slots

    @Slot(str)
    def _on_key_pressed(self, _name: str) -> None:
        press_focused_button(self)
