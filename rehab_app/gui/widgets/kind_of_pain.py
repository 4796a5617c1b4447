"""The kind of pain: a button for each word, with its key."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.model.pain import Quality
from rehab_app.wording import QUALITY_WORDS

# P stays "it hurts" and M mutes, so pressure is R and numb is B.
KEYS = {
    Quality.STRETCH: "S",
    Quality.PRESSURE: "R",
    Quality.DULL: "D",
    Quality.SHARP: "H",
    Quality.PINCH: "I",
    Quality.NUMB: "B",
    Quality.TINGLING: "L",
    Quality.BURNING: "G",
    Quality.ELECTRIC: "E",
}
KIND_KEYS = {key: f"kind {quality.value}" for quality, key in KEYS.items()}
_QUESTION = "What is it like?"


class KindOfPain(QWidget):
    """Asks what the pain is like; one or none is chosen. The keys are the page's."""

    kind_chosen = Signal(Quality)

    def __init__(self, parent: QWidget | None = None, *, has_heading: bool = True) -> None:
        super().__init__(parent)
        self._qualities = tuple(KEYS)
        self._buttons = QButtonGroup(self)
        for number, (quality, key) in enumerate(KEYS.items()):
            word = QUALITY_WORDS[quality].capitalize()
            button = LargeButton(f"{word}  {key}", name=word, look="chip")
            button.setAccessibleDescription(_QUESTION)
            button.setCheckable(True)
            self._buttons.addButton(button, number)
        self._heading = PlainLabel(_QUESTION, type_=Type.HEADING)
        self._lay_out()
        self._heading.setVisible(has_heading)
        self._buttons.idClicked.connect(self._on_button_clicked)

    # -- what others call

    def show_kind(self, quality: Quality | None) -> None:
        """Show a kind as chosen, or none."""
        self._buttons.setExclusive(False)
        for each in self._qualities:
            self.button(each).setChecked(each is quality)
        self._buttons.setExclusive(True)

    def show_heading(self, *, is_shown: bool) -> None:
        """Ask in words too, or let the words on the buttons be enough."""
        self._heading.setVisible(is_shown)

    def button(self, quality: Quality) -> LargeButton:
        """Return the button of a kind."""
        button = self._buttons.button(self._qualities.index(quality))
        if not isinstance(button, LargeButton):
            raise TypeError("a kind has no button")
        return button

    # -- inside

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._heading)
        chips = FlowLayout(8, is_balanced=True)
        column.addLayout(chips)
        for quality in self._qualities:
            chips.addWidget(self.button(quality))

    # -- slots

    @Slot(int)
    def _on_button_clicked(self, number: int) -> None:
        self.kind_chosen.emit(self._qualities[number])
