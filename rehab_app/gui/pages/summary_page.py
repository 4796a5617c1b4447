"""The summary: what was done, what pain did to it, and what it means next time."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.session_report import SessionReport
from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.report_view import ReportView

_KEYS = {"Return": "enter", "Enter": "enter"}


class SummaryPage(QWidget):
    """Shows a session that is over."""

    done = Signal()
    gentle_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(type_=Type.TITLE)
        self._routine = PlainLabel()
        self._trouble = Notice({})
        self._report = ReportView()
        self._done = LargeButton("Done — Enter", name="Done")
        self._gentle = LargeButton("Start the gentle session instead")
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._keys.pressed.connect(self._on_key_pressed)
        self._done.clicked.connect(self.done)
        self._gentle.clicked.connect(self.gentle_requested)

    # -- what others call

    def show_report(self, report: SessionReport, *, offers_gentle: bool) -> None:
        """Show a session."""
        self._title.setText(report.title)
        self._routine.setText(report.routine)
        self._report.show_report(report)
        self._gentle.setVisible(offers_gentle)

    def show_trouble(self, text: str) -> None:
        """Say that the session is not saved yet; without a text that is over."""
        if text:
            self._trouble.show_message(text, ["Leave the program open; saving is tried again."])
        else:
            self._trouble.show_nothing()

    def take_focus(self) -> None:
        """Put the focus on what is offered first."""
        self._done.setFocus()

    @property
    def text(self) -> str:
        """Return all that it says."""
        return "\n".join((self._title.text(), self._routine.text(), self._report.text))

    # -- inside

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._done)
        row.addWidget(self._gentle)
        row.addStretch(1)
        page = QVBoxLayout(self)
        page.addWidget(self._trouble)
        page.addWidget(self._title)
        page.addWidget(self._routine)
        page.addWidget(self._report, 1)
        page.addLayout(row)

    # -- slots

    @Slot(str)
    def _on_key_pressed(self, _name: str) -> None:
        if not press_focused_button(self):
            self.done.emit()
