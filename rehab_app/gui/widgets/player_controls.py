"""The player's buttons: back, pause, skip, more and less time, and "It hurts"."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from rehab_app.gui.widgets.buttons import LargeButton

_BACK, _SKIP = "← Back", "Skip →"
_SHORT_BACK, _SHORT_SKIP = "Back", "Skip"
_SHORT = (_SHORT_BACK, "Pause", _SHORT_SKIP)
_HURTS_PX = 52
_GAP_PX = 12
_SLIM_GAP_PX = 8


class Rows(Enum):
    """How the buttons stand: the most columns they have."""

    ONE = 6
    TWO = 4
    SLIM = 3


class PlayerControls(QWidget):
    """Says which button was pressed, in the words of the player's keys.

    They stand in two rows below the ring, or all in one where the height is needed; in a narrow
    window in two rows below all.
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

    def show_rows(self, rows: Rows) -> None:
        """Stand in one row or in two, with the words that it has room for."""
        is_two = rows is Rows.TWO
        self.back.setText(_BACK if is_two else _SHORT_BACK)
        self.skip.setText(_SKIP if is_two else _SHORT_SKIP)
        self.hurts.show_short(is_short=rows is Rows.SLIM)
        for button in self._names:
            self._grid.removeWidget(button)
        for column in range(len(self._names)):
            self._grid.setColumnStretch(column, int(column < rows.value))
        self._grid.setSpacing(_SLIM_GAP_PX if rows is Rows.SLIM else _GAP_PX)
        if is_two:
            self._add_two_rows()
        else:
            self._add_rows_of(rows.value)

    @property
    def one_row_px(self) -> int:
        """Return how wide they are in one row, however they stand now."""
        sides = (self.less.text(), self.more.text(), self.hurts.text())
        return self._row_px((*_SHORT, *sides), _GAP_PX)

    @property
    def least_px(self) -> int:
        """Return how wide they are at least: in two rows, with few words."""
        return self._row_px(_SHORT, _SLIM_GAP_PX)

    # -- inside

    def _lay_out(self) -> None:
        for button in self._names:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP_PX)
        self.show_rows(Rows.TWO)

    def _add_rows_of(self, count: int) -> None:
        others = (self.less, self.hurts, self.more)
        if count == Rows.ONE.value:
            others = (self.less, self.more, self.hurts)
        for number, button in enumerate((self.back, self.pause, self.skip, *others)):
            self._grid.addWidget(button, *divmod(number, count))

    def _add_two_rows(self) -> None:
        grid = self._grid
        grid.addWidget(self.back, 0, 0)
        grid.addWidget(self.pause, 0, 1, 1, 2)
        grid.addWidget(self.skip, 0, 3)
        grid.addWidget(self.less, 1, 0)
        grid.addWidget(self.hurts, 1, 1, 1, 2)
        grid.addWidget(self.more, 1, 3)

    def _row_px(self, texts: Sequence[str], gap_px: int) -> int:
        metrics = self.more.fontMetrics()
        around = self.more.sizeHint().width() - metrics.horizontalAdvance(self.more.text())
        words = sum(map(metrics.horizontalAdvance, texts))
        return words + len(texts) * around + (len(texts) - 1) * gap_px

    # -- slots

    @Slot(int)
    def _on_button_clicked(self, number: int) -> None:
        self.pressed.emit(tuple(self._names.values())[number])
