"""After ice, heat or a wrap: is the skin fine?"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

SKIN_KEYS = {"Y": "skin fine", "X": "skin sore"}
_QUESTION = "Is the skin fine?"
_WHAT = "Pale, blotchy, numb or burning is not."


class SkinQuestion(QWidget):
    """Two buttons, one of which is chosen. The keys are the page's."""

    chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel(_WHAT, type_=Type.NOTE, tone="muted")
        self._buttons = QButtonGroup(self)
        for is_fine, text, name in (
            (True, "Yes, fine  Y", "The skin is fine"),
            (False, "No, not fine  X", "The skin is not fine"),
        ):
            button = LargeButton(text, name=name, look="chip")
            button.setCheckable(True)
            self._buttons.addButton(button, int(is_fine))
        self._lay_out()
        self._buttons.idClicked.connect(self._on_button_clicked)

    # -- what others call

    def show_choice(self, is_fine: bool | None) -> None:
        """Show what is chosen, or nothing yet."""
        self._text.setText(_WHAT)
        self._text.show_tone("muted")
        self._buttons.setExclusive(False)
        for button in self._buttons.buttons():
            button.setChecked(is_fine is not None and self._buttons.id(button) == int(is_fine))
        self._buttons.setExclusive(True)

    def show_hint(self, text: str) -> None:
        """Say what is missing."""
        self._text.setText(f"{_WHAT} {text}")
        self._text.show_tone("stop")

    # -- inside

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(_QUESTION, type_=Type.HEADING))
        column.addWidget(self._text)
        chips = FlowLayout(8)
        column.addLayout(chips)
        for number in (1, 0):
            chips.addWidget(self._buttons.button(number))

    # -- slots

    @Slot(int)
    def _on_button_clicked(self, number: int) -> None:
        self.chosen.emit(bool(number))
