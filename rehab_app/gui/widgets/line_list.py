"""Lines that one adds, puts in order and takes away: the cues of an exercise."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.text_box import TextBox

_SMALL_PX = 32


class LineList(QWidget):
    """A field for each line. All signals come with the number of a line, counted from 0.

    `changed` comes with the text of a line as well; a number behind the last one is a new line.
    Enter in a line begins the next one; `moved` says by how many places one goes.
    """

    changed = Signal(int, str)
    moved = Signal(int, int)
    removed = Signal(int)
    left = Signal()

    def __init__(
        self, what: str, add: str, example: str, parent: QWidget | None = None, *, least: int = 0
    ) -> None:
        """Take what a line is called (cue), what adds one, and how one may be written.

        So many fields at `least` are there, empty ones too.
        """
        super().__init__(parent)
        self._least = least
        self._what = what
        self._example = example
        self._rows: list[_Line] = []
        self._said_count = 0
        self._add = LargeButton(add, look="link")
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._column)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(self.begin_line)

    # -- what others call

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show lines; a new one into which nothing was typed yet stays behind them."""
        has_new = len(self._rows) > self._said_count and self._rows[-1].is_there
        wanted = max(self._least, len(lines) + has_new * (len(lines) <= self._said_count))
        self._said_count = len(lines)
        while len(self._rows) < wanted:
            self._rows.append(self._row(len(self._rows)))
        while len(self._rows) > wanted:
            self._rows.pop().go()
        for number, row in enumerate(self._rows):
            row.show_line(lines[number] if number < len(lines) else "", len(lines))

    @Slot()
    def begin_line(self) -> None:
        """Put a line behind the last one, ready to be typed into."""
        if len(self._rows) == self._said_count:
            self._rows.append(self._row(len(self._rows)))
            self._rows[-1].show_line("", self._said_count)
        self._rows[-1].box.setFocus()

    def box(self, number: int) -> TextBox:
        """Return the field of a line."""
        return self._rows[number].box

    def finish(self) -> None:
        """Say what was typed and not yet said."""
        for row in list(self._rows):
            row.box.finish()

    # -- inside

    def _row(self, number: int) -> "_Line":
        row = _Line(number, self._what, self._example)
        row.box.changed.connect(lambda said: self._say(number, said))
        row.box.left.connect(lambda: self._leave(number))
        row.box.entered.connect(lambda: self._go_on(number))
        row.up.clicked.connect(lambda: self.moved.emit(number, -1))
        row.down.clicked.connect(lambda: self.moved.emit(number, 1))
        row.away.clicked.connect(lambda: self._on_away_clicked(number))
        self._column.addWidget(row)
        row.show()
        return row

    def _say(self, number: int, said: str) -> None:
        """Say what a line is now; one that is empty may only be on its way to be another."""
        if said:
            self.changed.emit(number, said)

    def _leave(self, number: int) -> None:
        if number < len(self._rows) and not self._rows[number].box.text:
            self._remove(number)
        self.left.emit()

    def _go_on(self, number: int) -> None:
        if number + 1 < len(self._rows):
            self._rows[number + 1].box.setFocus()
        elif number < self._said_count:
            self.begin_line()

    def _remove(self, number: int) -> None:
        if number < self._said_count:
            self.removed.emit(number)
        elif len(self._rows) > self._least:
            self._rows.pop().go()

    def _on_away_clicked(self, number: int) -> None:
        self._remove(number)
        self._add.setFocus()


class _Line(QWidget):
    """A field, and what can be done to it."""

    def __init__(self, number: int, what: str, example: str) -> None:
        super().__init__()
        self._number = number
        called = f"{what.capitalize()} {number + 1}"
        self.is_there = True
        self.box = TextBox(called, example)
        self.up, self.down, self.away = (
            _small(sign, f"{called}: {does}")
            for sign, does in (("↑", "up"), ("↓", "down"), ("×", "remove"))
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.box, 1)
        for button in (self.up, self.down, self.away):
            row.addWidget(button)

    def show_line(self, text: str, count: int) -> None:
        """Show a text, and what can be done to it as one of so many."""
        self.box.show_value(text)
        self.up.setVisible(0 < self._number < count)
        self.down.setVisible(self._number + 1 < count)

    def go(self) -> None:
        """Go away."""
        self.is_there = False
        self.hide()
        self.deleteLater()


def _small(sign: str, name: str) -> LargeButton:
    button = LargeButton(sign, look="quiet", name=name, least_height_px=_SMALL_PX)
    policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    policy.setRetainSizeWhenHidden(True)  # all fields are equally wide
    button.setSizePolicy(policy)
    return button
