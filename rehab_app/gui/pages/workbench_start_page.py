"""Where work on a routine begins: a new one, one's own, what was left unsaved, or a copy."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.beside_row import BesideRow
from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.entry_rows import EntryRows, PastEntry
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.scroll_page import ScrollPage

_KEYS = {"Return": "enter", "Enter": "enter"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Workpiece:
    """A routine that can be worked on: what names it, its title, what is said of it."""

    key: str
    title: str
    when: str
    details: str


class WorkbenchStartPage(QWidget):
    """Lists routines; `chosen` comes with the key of one, and none at all for a new one."""

    chosen = Signal(str)
    new_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = Notice({})
        self._new = LargeButton("New routine", look="primary")
        self._rows = EntryRows("Routines to work on")
        self._page = ScrollPage()
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._new.clicked.connect(self.new_requested)
        self._rows.opened.connect(self.chosen)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- what others call

    def show_pieces(self, pieces: Sequence[Workpiece]) -> None:
        """List what can be worked on."""
        self._rows.show_entries(
            [
                PastEntry(key=each.key, title=each.title, when=each.when, details=each.details)
                for each in pieces
            ]
        )

    def take_focus(self) -> None:
        """Put the focus on the list."""
        self._rows.setFocus()
        self._page.to_top()

    # -- inside

    def _lay_out(self) -> None:
        head = BesideRow(PlainLabel("Workbench", type_=Type.TITLE), self._new)
        column = self._page.column
        column.addWidget(self.message)
        column.addWidget(head)
        about = "Choose a routine to work on. One that ships with the program is copied first."
        column.addWidget(PlainLabel(about, tone="muted"))
        column.addWidget(self._rows)
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._page)

    # -- slots

    @Slot(str)
    def _on_key_pressed(self, _name: str) -> None:
        if not press_focused_button(self):
            self._rows.open_current()
