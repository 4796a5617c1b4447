"""The routines: what there is to play, broken files, and the session that was left open."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import press_focused_button
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_KEYS = {"Return": "enter", "Enter": "enter"}
_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineCard:
    """A routine as it is listed; `problem` says why it cannot be played."""

    title: str
    details: str
    problem: str = ""


class RoutinesPage(QWidget):
    """Lists routines; Enter or a click starts one."""

    start_requested = Signal(int)
    unfinished_chosen = Signal(str)
    side_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[RoutineCard, ...] = ()
        self._message = Notice({})
        self._unfinished = Notice(
            {"go on": "Go on where it was", "keep": "Keep what was done", "drop": "Drop it"}
        )
        self._side = Notice(
            {"left": "Left", "right": "Right", "both": "Both, or not sure", "back": "Not now"}
        )
        self._title = PlainLabel("Routines", type_=Type.TITLE)
        self._list = QListWidget()
        self._list.setAccessibleName("Routines")
        self._list.setWordWrap(True)
        self._list.setUniformItemSizes(False)
        self._list.setSpacing(2)
        self._hint = PlainLabel("↑ ↓ choose · Enter or a click starts", type_=Type.NOTE, tone="muted")
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._keys.pressed.connect(self._on_key_pressed)
        self._list.itemClicked.connect(self._on_item_clicked)
        self._unfinished.chosen.connect(self.unfinished_chosen)
        self._side.chosen.connect(self._on_side_chosen)

    # -- what others call

    def show_routines(self, cards: Sequence[RoutineCard]) -> None:
        """List the routines; `start_requested` says the place in this list."""
        self._cards = tuple(cards)
        self._list.clear()
        for number, card in enumerate(self._cards):
            text = f"{card.title}\n{card.problem or card.details}"
            item = QListWidgetItem(text)
            item.setData(_ROLE, number)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text.replace("\n", ", "))
            self._list.addItem(item)
        if self._cards:
            self._list.setCurrentRow(0)

    def show_unfinished(self, title: str, lines: Sequence[str]) -> None:
        """Offer to go on with a session that was left open; without a title that is over."""
        if title:
            self._unfinished.show_message(title, lines)
        else:
            self._unfinished.show_nothing()

    def show_message(self, title: str, lines: Sequence[str] = ()) -> None:
        """Say something; without a title the message goes away."""
        if title:
            self._message.show_message(title, lines)
        else:
            self._message.show_nothing()

    @property
    def current_title(self) -> str:
        """Return the title of the routine that Enter starts."""
        item = self._list.currentItem()
        return self._cards[int(item.data(_ROLE))].title if item else ""

    @property
    def listed(self) -> str:
        """Return all that the list says."""
        return "\n".join(self._list.item(row).text() for row in range(self._list.count()))

    def ask_side(self) -> None:
        """Ask which side is sore; it has to be known for the routine that was chosen."""
        self._side.show_message(
            "Which side is sore?", ["This routine works the sore side alone, or works it first."]
        )
        self._side.focus_on("left")

    def take_focus(self) -> None:
        """Put the focus on what comes first: an open session, else the list."""
        if self._unfinished.isHidden():
            self._list.setFocus()
        else:
            self._unfinished.focus_on("go on")

    # -- inside

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.addWidget(self._message)
        page.addWidget(self._unfinished)
        page.addWidget(self._side)
        page.addWidget(self._title)
        page.addWidget(self._list, 1)
        page.addWidget(self._hint)

    def _start(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._side.show_nothing()
        number = int(item.data(_ROLE))
        card = self._cards[number]
        if card.problem:
            self.show_message(f"{card.title} can't be played", [card.problem])
            return
        self.show_message("")
        self.start_requested.emit(number)

    # -- slots

    @Slot(QListWidgetItem)
    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self._start(item)

    @Slot(str)
    def _on_side_chosen(self, name: str) -> None:
        self._side.show_nothing()
        self._list.setFocus()
        if name != "back":
            self.side_chosen.emit(name)

    @Slot(str)
    def _on_key_pressed(self, _name: str) -> None:
        if not press_focused_button(self):
            self._start(self._list.currentItem())
