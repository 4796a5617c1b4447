"""How many reps were done in a set that was ended early?"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.beside_row import BesideRow
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_TEXT_EMS = 8


class RepsStrip(QWidget):
    """Stands in the page until the number is saved; what was estimated counts until then.

    No field takes the keys: "It hurts" has to work at any time.
    """

    counted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._most = 0
        self._count = 0
        self._text = PlainLabel()
        self._shown = PlainLabel(type_=Type.LARGE, wraps=False)
        self._fewer = LargeButton("−", name="One rep fewer")
        self._more = LargeButton("+", name="One rep more")
        self._save = LargeButton("Save — Enter", name="Save the number of reps")
        self._lay_out()
        self.hide()
        self._fewer.clicked.connect(self._on_fewer_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        self._save.clicked.connect(self.save)

    # -- what others call

    def ask(self, name: str, prescribed: int, estimate: int) -> None:
        """Ask about a set of an exercise; the estimate stands there."""
        self._typed = ""
        self._most = prescribed
        self._text.setText(f"{name}: how many of {prescribed} did you do?")
        self._show_count(estimate)
        self.show()

    def type_digit(self, digit: int) -> None:
        """Take a digit: 1 then 2 is 12 where so many were prescribed."""
        joined = f"{self._typed}{digit}"
        if int(joined) > self._most:
            joined = str(digit)
        if int(joined) <= self._most:
            self._typed = joined
            self._show_count(int(joined))

    @property
    def count(self) -> int:
        """Return the number that stands there."""
        return self._count

    # -- slots

    @Slot()
    def save(self) -> None:
        """Give the number and go away."""
        self.hide()
        self.counted.emit(self._count)

    @Slot()
    def _on_fewer_clicked(self) -> None:
        self._show_count(max(0, self._count - 1))

    @Slot()
    def _on_more_clicked(self) -> None:
        self._show_count(min(self._most, self._count + 1))

    # -- inside

    def _show_count(self, count: int) -> None:
        self._count = count
        self._shown.setText(str(count))

    def _lay_out(self) -> None:
        count = QWidget()
        row = QHBoxLayout(count)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._fewer, self._shown, self._more, self._save):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(BesideRow(self._text, count, least_ems=_TEXT_EMS, gap_px=6))
