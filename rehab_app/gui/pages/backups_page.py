"""The backups: from when they are, and what each would change if it were restored."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.card_rows import CardRow, CardRows
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.scroll_page import ScrollPage

_WIDE = 38  # times the size of the text: below that, the list stands above what is said
_LIST_HIGH = 24  # times that size; the list scrolls by itself
_LIST_LOW = 8
_KEYS = {"Esc": "back", "Return": "enter", "Enter": "enter"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """A backup as it is listed."""

    made: str
    why: str
    holds: str


class BackupsPage(QWidget):
    """Lists backups, the newest first; what the chosen one would change is said beside the list.

    `chosen` says a place in the list.
    """

    chosen = Signal(int)
    restore_requested = Signal()
    make_requested = Signal()
    delete_requested = Signal()
    delete_all_requested = Signal()
    mend_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = PlainLabel(tone="muted")
        self._damage = Notice({"mend": "See what can be brought back"}, tone="stop")
        self._notice = Notice({})
        self._confirm = Notice({"yes": "Delete for good", "no": "Keep"})
        self._rows = CardRows("Backups")
        self._heading = PlainLabel(type_=Type.HEADING)
        self._said = PlainLabel()
        self._page = ScrollPage()
        self._restore = LargeButton("Restore this state", look="primary")
        self._make = LargeButton("Back up now")
        self._delete = LargeButton("Delete this backup")
        self._delete_all = LargeButton("Delete all backups")
        self._back = LargeButton("Back — Esc", name="Back")
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._keys = PageKeys(_KEYS, self)
        self._deletes_all = False
        self._lay_out()
        self._connect()

    # -- what others call

    def show_backups(self, about: str, rows: Sequence[BackupRow]) -> None:
        """List backups, the newest first, choose the first one, and say a sentence about all."""
        self._about.setText(about)
        self._confirm.show_nothing()
        for widget in (self._heading, self._said, self._restore, self._delete, self._delete_all):
            widget.setVisible(bool(rows))
        self._rows.setVisible(bool(rows))
        self._rows.show_rows(
            [
                CardRow(id=place, title=row.made, when=row.why, details=row.holds)
                for place, row in enumerate(rows)
            ]
        )

    def show_changes(self, title: str, lines: Sequence[str], *, can_restore: bool) -> None:
        """Say what the chosen backup would change."""
        self._heading.setText(title)
        self._said.setText("\n\n".join(lines))
        self._restore.setEnabled(can_restore)

    def show_damage(self, text: str) -> None:
        """Say that the history is damaged, with the way on; without a text, it is not."""
        if text:
            self._damage.show_message(text)
        else:
            self._damage.show_nothing()

    def show_message(self, title: str, *lines: str) -> None:
        """Say what was done, or why it was not."""
        if title:
            self._notice.show_message(title, lines)
            self._page.to_top()
        else:
            self._notice.show_nothing()

    def take_focus(self) -> None:
        """Put the focus on the list, or on what can be done where it is empty."""
        (self._make if self._rows.isHidden() else self._rows).setFocus()
        self._page.to_top()

    @property
    def text(self) -> str:
        """Return all that it says beside the list."""
        parts = (self._about.text(), self._damage.message, self._notice.message)
        return "\n".join((*parts, self._heading.text(), self._said.text()))

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        is_wide = self.width() >= _WIDE * self.font().pixelSize()
        self._both.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._rows.setFixedHeight((_LIST_HIGH if is_wide else _LIST_LOW) * self.font().pixelSize())

    # -- inside

    def _lay_out(self) -> None:
        of_this = FlowLayout(12)
        for button in (self._restore, self._delete):
            of_this.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._heading)
        right.addWidget(self._said)
        right.addLayout(of_this)
        right.addWidget(self._confirm)
        right.addStretch(1)
        self._both.setSpacing(24)
        self._both.addWidget(self._rows, 4)
        self._both.addLayout(right, 7)
        of_all = FlowLayout(12)
        for button in (self._make, self._delete_all, self._back):
            of_all.addWidget(button)
        column = self._page.column
        column.addWidget(PlainLabel("Backups", type_=Type.TITLE))
        for part in (self._about, self._damage, self._notice):
            column.addWidget(part)
        column.addLayout(self._both)
        column.addLayout(of_all)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _connect(self) -> None:
        self._rows.row_chosen.connect(self._on_row_chosen)
        self._restore.clicked.connect(self.restore_requested)
        self._make.clicked.connect(self.make_requested)
        self._delete.clicked.connect(self._on_delete_clicked)
        self._delete_all.clicked.connect(self._on_delete_all_clicked)
        self._back.clicked.connect(self.left)
        self._confirm.chosen.connect(self._on_confirm_chosen)
        self._damage.chosen.connect(self._on_damage_chosen)
        self._keys.pressed.connect(self._on_key_pressed)

    def _ask(self, what: str, *, deletes_all: bool) -> None:
        self._deletes_all = deletes_all
        self._confirm.show_message(what, ["It can't be brought back."])
        self._confirm.focus_on("no")
        QTimer.singleShot(0, self, self._on_confirm_shown)

    # -- slots

    @Slot(int)
    def _on_row_chosen(self, place: int) -> None:
        self._confirm.show_nothing()
        self.chosen.emit(place)

    @Slot()
    def _on_delete_clicked(self) -> None:
        self._ask("Delete this backup?", deletes_all=False)

    @Slot()
    def _on_delete_all_clicked(self) -> None:
        self._ask("Delete all backups?", deletes_all=True)

    @Slot()
    def _on_confirm_shown(self) -> None:
        """Bring the question into sight, once it has its place."""
        self._page.ensureWidgetVisible(self._confirm)

    @Slot(str)
    def _on_confirm_chosen(self, name: str) -> None:
        self._confirm.show_nothing()
        if name == "yes" and self._deletes_all:
            self.delete_all_requested.emit()
        elif name == "yes":
            self.delete_requested.emit()
        self.take_focus()

    @Slot(str)
    def _on_damage_chosen(self, _name: str) -> None:
        self.mend_requested.emit()

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "enter":
            press_focused_button(self)
        elif not self._confirm.isHidden():
            self._on_confirm_chosen("no")
        else:
            self.left.emit()
