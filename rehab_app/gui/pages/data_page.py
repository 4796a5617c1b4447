"""A person's own data: written to a file for others, and taken in from one."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.form import Form
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.scroll_page import ScrollPage

_KEYS = {"Esc": "back", "Return": "enter", "Enter": "enter"}
_ABOUT = "Your history is yours: take it with you, or hand it to whoever helps you."
_FORMATS = {
    "csv": "Spreadsheet (CSV)",
    "json": "Complete (JSON)",
    "fhir": "Clinic (FHIR)",
}
_WHAT_FOR = {
    "csv": "A row for each session, each set with its planned and held seconds, and each check-in.",
    "json": "Everything, so that another computer can take it in and go on where you are.",
    "fhir": "A FHIR R4 bundle with LOINC codes, for programs of clinics. It names nobody.",
}
_DAYS = {"": "All days", "28": "4 weeks", "84": "12 weeks", "365": "A year"}
_TAKING_IN = (
    "An export from this program as JSON or CSV, or a table of your own with the same columns. You "
    "see what is new in it first; nothing is changed before you say so."
)


class DataPage(QWidget):
    """Asks what to export, and shows what a file would add before it is taken in.

    `export_requested` says a format and the number of days, 0 for all.
    """

    export_requested = Signal(str, int)
    file_requested = Signal()
    take_requested = Signal()
    leave_requested = Signal()
    undo_requested = Signal()
    stop_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = ScrollPage(most_px=980)
        self._format = Choice(_FORMATS)
        self._what_for = PlainLabel(tone="muted")
        self._days = Choice(_DAYS)
        self._export = LargeButton("Export …", look="primary", name="Export to a file")
        self._exported = Notice({"stop": "Stop"}, tone="calm")
        self._choose = LargeButton("Choose a file …", name="Choose a file to take in")
        self._preview = Notice({"take": "Take it in", "leave": "Leave it"}, tone="accent")
        self._taken = Notice({"undo": "Undo", "stop": "Stop"}, tone="calm")
        self._trouble = Notice({})
        self._back = LargeButton("Back — Esc", name="Back")
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._connect()
        self._format.show_chosen(["csv"])
        self._days.show_chosen([""])
        self._on_format_chosen()

    # -- what others call

    def show_exporting(self, count: int) -> None:
        """Say that a file is being written, and how much of it is there."""
        self._show_only(self._exported)
        self._exported.show_message(_working("It is being written", count), (), ["stop"])

    def show_exported(self, title: str, lines: Sequence[str] = ()) -> None:
        """Say what was written."""
        self._show_only(self._exported)
        self._exported.show_message(title, lines, [])

    def show_looking(self, count: int) -> None:
        """Say that a file is being looked at, and how much of it is read."""
        self._show_only(self._taken)
        self._taken.show_message(_working("It is being read", count), (), ["stop"])

    def show_taking(self, count: int) -> None:
        """Say that a file is being taken in, and how much of it is."""
        self._show_only(self._taken, is_alone=True)
        self._taken.show_message(_working("It is being taken in", count), (), ["stop"])

    def show_taking_out(self, count: int) -> None:
        """Say that what was taken in is being taken out again, and how much of it is."""
        self._show_only(self._taken, is_alone=True)
        self._taken.show_message(_working("It is being taken out again", count), (), ["stop"])

    def show_preview(self, title: str, lines: Sequence[str], *, has_new: bool) -> None:
        """Say what a file would add; nothing is taken in yet."""
        self._show_only(self._preview)
        self._preview.show_message(title, lines, ["take", "leave"] if has_new else ["leave"])
        self._focus(self._preview.button("take" if has_new else "leave"))
        QTimer.singleShot(0, self, self._on_preview_shown)

    def show_taken(self, title: str, lines: Sequence[str] = (), *, can_undo: bool = False) -> None:
        """Say what was taken in, or taken out again."""
        self._show_only(self._taken)
        self._taken.show_message(title, lines, ["undo"] if can_undo else [])
        self._focus(self._taken.button("undo") if can_undo else self._choose)

    def show_trouble(self, title: str, *lines: str) -> None:
        """Say what was not possible, and why."""
        self._show_only(self._trouble)
        self._trouble.show_message(title, lines)
        self._page.to_top()
        self._focus(self._export)

    def show_nothing(self) -> None:
        """Forget what was said."""
        self._show_only(None)

    def take_focus(self) -> None:
        """Put the focus on the first choice."""
        self._format.take_focus()
        self._page.to_top()

    @property
    def text(self) -> str:
        """Return all that it says now besides what it always says."""
        return "\n".join(each.message for each in self._notices if each.message)

    # -- inside

    def _focus(self, widget: QWidget) -> None:
        """Put the focus on a widget, unless somebody went to another page while it worked."""
        if self.isVisible():
            widget.setFocus()

    @property
    def _notices(self) -> tuple[Notice, ...]:
        return (self._exported, self._preview, self._taken, self._trouble)

    def _show_only(self, notice: Notice | None, *, is_alone: bool = False) -> None:
        """Show one notice; where nothing else may be begun the other ways are closed."""
        self._export.setEnabled(not is_alone)
        self._choose.setEnabled(not is_alone)
        for each in self._notices:
            if each is not notice:
                each.show_nothing()

    def _lay_out(self) -> None:
        out = Form("Write it to a file")
        out.add_row("What for", self._format)
        out.column.addWidget(self._what_for)
        out.add_row("Which days", self._days)
        out.column.addLayout(_row(self._export))
        out.column.addWidget(self._exported)
        in_ = Form("Take in a file")
        in_.add_text(_TAKING_IN)
        in_.column.addLayout(_row(self._choose))
        in_.column.addWidget(self._preview)
        in_.column.addWidget(self._taken)
        column = self._page.column
        column.addWidget(PlainLabel("Your data", type_=Type.TITLE))
        column.addWidget(PlainLabel(_ABOUT, tone="muted"))
        for part in (self._trouble, out, in_):
            column.addWidget(part)
        column.addLayout(_row(self._back))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _connect(self) -> None:
        self._format.chosen.connect(self._on_format_chosen)
        self._export.clicked.connect(self._on_export_clicked)
        self._choose.clicked.connect(self.file_requested)
        self._back.clicked.connect(self.left)
        self._keys.pressed.connect(self._on_key_pressed)
        for notice in self._notices:
            notice.chosen.connect(self._on_notice_chosen)

    # -- slots

    @Slot()
    def _on_format_chosen(self) -> None:
        self._what_for.setText(_WHAT_FOR[self._format.name])

    @Slot()
    def _on_export_clicked(self) -> None:
        self.export_requested.emit(self._format.name, int(self._days.name or 0))

    @Slot()
    def _on_preview_shown(self) -> None:
        """Bring the preview into sight, once it has its place."""
        self._page.ensureWidgetVisible(self._preview)

    @Slot(str)
    def _on_notice_chosen(self, name: str) -> None:
        {
            "take": self.take_requested,
            "leave": self.leave_requested,
            "undo": self.undo_requested,
            "stop": self.stop_requested,
        }[name].emit()

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "enter":
            press_focused_button(self)
        elif not self._preview.isHidden():
            self.leave_requested.emit()
        else:
            self.left.emit()


def _row(button: LargeButton) -> FlowLayout:
    row = FlowLayout(12)
    row.addWidget(button)
    return row


def _working(what: str, count: int) -> str:
    return f"{what}: {count:,} …" if count else f"{what} …"
