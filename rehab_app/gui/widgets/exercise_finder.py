"""Finds an exercise of the catalogue by its name, muscles, position or props."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rehab_app.gui.routine_search import is_found
from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.card_rows import CardRow, CardRows
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.search_field import SearchField

_LIST_HIGH_EMS = 26
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundExercise:
    """An exercise as it is offered; `why_not` says why the conditions of a routine avoid it."""

    id: str
    name: str
    about: str
    index: str
    why_not: str = ""


class ExerciseFinder(Card):
    """Offers exercises; `chosen` comes with the id of one.

    Where one can be made as well, `own_requested` asks for a new one and `copy_requested` for one
    that begins as what is pointed at.
    """

    chosen = Signal(str)
    own_requested = Signal()
    copy_requested = Signal(str)
    pointed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._heading = PlainLabel(type_=Type.HEADING)
        self._search = SearchField("Search exercises", "Search: hamstring, seated, no props")
        self._rows = CardRows("Exercises")
        self._none = PlainLabel("Nothing fits.", tone="muted")
        self._take = LargeButton("Take it", look="primary")
        self._leave = LargeButton("Leave it")
        self._own = LargeButton("Make an exercise of your own", look="link")
        self._copy = LargeButton("Copy this one to change it", look="link")
        self._exercises: Sequence[FoundExercise] = ()
        self._shown: list[FoundExercise] = []
        for widget in (self._heading, self._search, self._rows, self._none):
            self.column.addWidget(widget)
        buttons = FlowLayout(12)
        for button in (self._take, self._leave, self._copy, self._own):
            buttons.addWidget(button)
        self.column.addLayout(buttons)
        self.column.addStretch(1)
        self._search.textChanged.connect(self._on_search_changed)
        self._search.left_downwards.connect(self._rows.setFocus)
        self._search.entered.connect(self._on_take_clicked)
        self._rows.row_chosen.connect(self._on_row_chosen)
        self._rows.itemDoubleClicked.connect(self._on_take_clicked)
        self._take.clicked.connect(self._on_take_clicked)
        self._leave.clicked.connect(self.left)
        self._own.clicked.connect(self.own_requested)
        self._copy.clicked.connect(self._on_copy_clicked)

    # -- what others call

    def ask(
        self, heading: str, exercises: Sequence[FoundExercise], *, can_make: bool = True
    ) -> None:
        """Offer exercises under a heading, and to make one where `can_make`."""
        self._heading.setText(heading)
        self._own.setVisible(can_make)
        self._copy.setVisible(can_make)
        self._exercises = exercises
        self._rows.setFixedHeight(_LIST_HIGH_EMS * max(self.fontInfo().pixelSize(), 1))
        self._search.clear()
        self._find()
        self._search.setFocus()

    def take(self) -> None:
        """Take what is pointed at."""
        row = self._rows.currentRow()
        if 0 <= row < len(self._shown):
            self.chosen.emit(self._shown[row].id)

    @property
    def search(self) -> SearchField:
        """Return the field to search in."""
        return self._search

    # -- inside

    def _find(self) -> None:
        self._shown = [
            each for each in self._exercises if is_found(each.index, self._search.text())
        ]
        rows = [
            CardRow(id=number, title=each.name, when=each.about, details=each.why_not)
            for number, each in enumerate(self._shown)
        ]
        self._rows.show_rows(rows)
        self._none.setVisible(not rows)
        self._take.setEnabled(bool(rows))
        self._copy.setEnabled(bool(rows))

    # -- slots

    @Slot()
    def _on_search_changed(self) -> None:
        self._find()

    @Slot(int)
    def _on_row_chosen(self, number: int) -> None:
        if 0 <= number < len(self._shown):
            self.pointed.emit(self._shown[number].id)

    @Slot()
    def _on_take_clicked(self) -> None:
        self.take()

    @Slot()
    def _on_copy_clicked(self) -> None:
        row = self._rows.currentRow()
        if 0 <= row < len(self._shown):
            self.copy_requested.emit(self._shown[row].id)


def press_enter(page: QWidget, finder: ExerciseFinder, event: QKeyEvent) -> bool:
    """Let Enter take what the finder of a page points at, or press a button; tell if it was Enter.

    No shortcut does that: fields and lists that drop down need the key first.
    """
    if Qt.Key(event.key()) not in _ENTER:
        return False
    if not finder.isHidden() and not isinstance(page.focusWidget(), LargeButton):
        finder.take()
    else:
        press_focused_button(page)
    return True
