"""The kind of pain: a button for each word, with its key."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
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
_COLUMNS = 5


class KindOfPain(QWidget):
    """Asks what the pain is like; one or none is chosen. The keys are the page's."""

    kind_chosen = Signal(Quality)

    def __init__(self, parent: QWidget | None = None, *, columns: int = _COLUMNS) -> None:
        super().__init__(parent)
        self._qualities = tuple(KEYS)
        self._buttons = QButtonGroup(self)
        for number, (quality, key) in enumerate(KEYS.items()):
            word = QUALITY_WORDS[quality].capitalize()
            button = LargeButton(f"{word}  {key}", name=word)
            button.setCheckable(True)
            self._buttons.addButton(button, number)
        self._lay_out(columns)
        self._buttons.idClicked.connect(self._on_button_clicked)

    # -- what others call

    def show_kind(self, quality: Quality | None) -> None:
        """Show a kind as chosen, or none."""
        self._buttons.setExclusive(False)
        for each in self._qualities:
            self.button(each).setChecked(each is quality)
        self._buttons.setExclusive(True)

    def button(self, quality: Quality) -> LargeButton:
        """Return the button of a kind."""
        button = self._buttons.button(self._qualities.index(quality))
        if not isinstance(button, LargeButton):
            raise TypeError("a kind has no button")
        return button

    # -- inside

    def _lay_out(self, columns: int) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for number, quality in enumerate(self._qualities):
            grid.addWidget(self.button(quality), number // columns, number % columns)

    # -- slots

    @Slot(int)
    def _on_button_clicked(self, number: int) -> None:
        self.kind_chosen.emit(self._qualities[number])
