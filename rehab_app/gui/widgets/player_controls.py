"""The player's buttons: back, pause, skip, more and less time, and "It hurts"."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from rehab_app.gui.widgets.buttons import LargeButton

_BACK, _SKIP = "← Back", "Skip →"
_HURTS_PX = 52
_GAP_PX = 12
_COLUMNS = 4


class PlayerControls(QWidget):
    """Says which button was pressed, in the words of the player's keys.

    They stand in two rows below the ring, or all in one where the height is needed.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.back = LargeButton(_BACK, name="Back")
        self.pause = LargeButton("Pause", look="primary")
        self.skip = LargeButton(_SKIP, name="Skip")
        self.less = LargeButton("− 15 s", name="15 seconds less", least_height_px=_HURTS_PX)
        self.more = LargeButton("+ 15 s", name="15 seconds more", least_height_px=_HURTS_PX)
        self.hurts = LargeButton(
            "It hurts", look="danger", action="hurts", least_height_px=_HURTS_PX
        )
        self._names = {
            self.back: "back",
            self.pause: "pause",
            self.skip: "skip",
            self.less: "less time",
            self.hurts: "hurts",
            self.more: "more time",
        }
        for number, button in enumerate(self._names):
            self._group.addButton(button, number)
        self._grid = QGridLayout(self)
        self._lay_out()
        self._group.idClicked.connect(self._on_button_clicked)

    # -- what others call

    def show_paused(self, *, is_paused: bool) -> None:
        """Let the middle button say what it does."""
        text = "Go on" if is_paused else "Pause"
        if self.pause.text() != text:
            self.pause.show_text(text)

    def show_in_one_row(self, *, is_one_row: bool) -> None:
        """Stand in one row, with the shorter words, or in two."""
        self.back.setText("Back" if is_one_row else _BACK)
        self.skip.setText("Skip" if is_one_row else _SKIP)
        for button in self._names:
            self._grid.removeWidget(button)
        for column in range(len(self._names)):
            self._grid.setColumnStretch(column, int(is_one_row or column < _COLUMNS))
        if is_one_row:
            self._add_one_row()
        else:
            self._add_two_rows()

    # -- inside

    def _lay_out(self) -> None:
        for button in self._names:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP_PX)
        self.show_in_one_row(is_one_row=False)

    def _add_one_row(self) -> None:
        row = (self.back, self.pause, self.skip, self.less, self.more, self.hurts)
        for column, button in enumerate(row):
            self._grid.addWidget(button, 0, column)

    def _add_two_rows(self) -> None:
        grid = self._grid
        grid.addWidget(self.back, 0, 0)
        grid.addWidget(self.pause, 0, 1, 1, 2)
        grid.addWidget(self.skip, 0, 3)
        grid.addWidget(self.less, 1, 0)
        grid.addWidget(self.hurts, 1, 1, 1, 2)
        grid.addWidget(self.more, 1, 3)

    # -- slots

    @Slot(int)
    def _on_button_clicked(self, number: int) -> None:
        self.pressed.emit(tuple(self._names.values())[number])
