"""Chips for the kinds of routines, one of them chosen."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.routine_card import RoutineCard

_CHIPS = {
    "all": "All",
    "stretch": "Stretch",
    "roll": "Foam roll",
    "yin": "Yin",
    "ice": "Ice",
    "strength": "Strength",
    "run": "Run",
    "own": "Own",
}
_GAP_PX = 6
_KINDS = {"ice": ("ice", "heat"), "run": ("run-walk", "warm-up"), "stretch": ("stretch", "gentle")}


class RoutineFilter(QWidget):
    """Says that another kind is wanted; the first chip stands for all. Keys: arrows choose."""

    chosen = Signal()

    def __init__(self, first: QWidget, parent: QWidget | None = None) -> None:
        """Take what leads the row."""
        super().__init__(parent)
        self._names = tuple(_CHIPS)
        self._group = QButtonGroup(self)
        self._chips: dict[str, LargeButton] = {}
        row = FlowLayout(_GAP_PX, self)
        row.addWidget(first)
        for number, text in enumerate(_CHIPS.values()):
            chip = self._chips[text] = LargeButton(text, name=f"Show: {text}", look="chip")
            chip.setCheckable(True)
            chip.setChecked(number == 0)
            self._group.addButton(chip, number)
            row.addWidget(chip)
        self._group.idClicked.connect(self._on_chip_clicked)

    # -- what others call

    def show_all(self) -> None:
        """Choose the first chip."""
        self._group.button(0).setChecked(True)

    def chip(self, text: str) -> LargeButton:
        """Return a chip by its text."""
        return self._chips[text]

    def takes(self, card: RoutineCard) -> bool:
        """Tell whether a routine is of the kind that is chosen."""
        name = self._names[self._group.checkedId()]
        if name == "own":
            return card.is_own
        return name == self._names[0] or card.kind in _KINDS.get(name, (name,))

    @property
    def text(self) -> str:
        """Return the text of the chip that is chosen; nothing where all are."""
        number = self._group.checkedId()
        return _CHIPS[self._names[number]] if number else ""

    # -- slots

    @Slot(int)
    def _on_chip_clicked(self, _number: int) -> None:
        self.chosen.emit()
