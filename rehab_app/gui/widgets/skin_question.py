"""After ice, heat or a wrap: is the skin fine?"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.plain_label import PlainLabel

SKIN_KEYS = {"Y": "skin fine", "X": "skin sore"}
_QUESTION = "Is the skin fine? Pale, blotchy, numb or burning is not."


class SkinQuestion(QWidget):
    """Two buttons, one of which is chosen. The keys are the page's."""

    chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel(_QUESTION)
        self._buttons = QButtonGroup(self)
        for is_fine, text, name in (
            (True, "Yes, fine  Y", "The skin is fine"),
            (False, "No, not fine  X", "The skin is not fine"),
        ):
            button = LargeButton(text, name=name)
            button.setCheckable(True)
            self._buttons.addButton(button, int(is_fine))
        self._lay_out()
        self._buttons.idClicked.connect(self._on_button_clicked)

    # -- what others call

    def show_choice(self, is_fine: bool | None) -> None:
        """Show what is chosen, or nothing yet."""
        self._text.setText(_QUESTION)
        self._buttons.setExclusive(False)
        for button in self._buttons.buttons():
            button.setChecked(is_fine is not None and self._buttons.id(button) == int(is_fine))
        self._buttons.setExclusive(True)

    def show_hint(self, text: str) -> None:
        """Say what is missing."""
        self._text.setText(f"{_QUESTION} {text}")

    # -- inside

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text, 1)
        for button in self._buttons.buttons():
            row.addWidget(button)

    # -- slots

    @Slot(int)
    def _on_button_clicked(self, number: int) -> None:
        self.chosen.emit(bool(number))
