"""The rail: a button for each place in the program."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton


class Rail(QWidget):
    """Says which place was chosen; Ctrl+1, Ctrl+2 and so on choose as well."""

    chosen = Signal(str)

    def __init__(self, places: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(places)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        for number, text in enumerate(places.values()):
            button = LargeButton(text)
            button.setCheckable(True)
            button.setShortcut(f"Ctrl+{number + 1}")
            self._group.addButton(button, number)
            column.addWidget(button)
        column.addStretch(1)
        self._group.idClicked.connect(self._on_button_clicked)

    # -- what others call

    def show_chosen(self, name: str) -> None:
        """Show where we are."""
        self._group.button(self._names.index(name)).setChecked(True)

    # -- slots

    @Slot(int)
    def _on_button_clicked(self, number: int) -> None:
        self.chosen.emit(self._names[number])
