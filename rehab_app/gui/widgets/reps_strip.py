"""How many reps were done in a set that was ended early?"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from rehab_app.gui.widgets.buttons import TARGET_PX, LargeButton
from rehab_app.gui.widgets.plain_label import PlainLabel


class RepsStrip(QWidget):
    """Stands in the page until the number is saved; what was estimated counts until then."""

    counted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._text = PlainLabel()
        self._count = QSpinBox()
        self._count.setMinimumHeight(TARGET_PX)
        self._count.setAccessibleName("Reps done")
        self._text.setBuddy(self._count)
        self._save = LargeButton("Save — Enter", name="Save the number of reps")
        self._lay_out()
        self.hide()
        self._save.clicked.connect(self.save)

    # -- what others call

    def ask(self, name: str, prescribed: int, estimate: int) -> None:
        """Ask about a set of an exercise; the estimate stands there."""
        self._typed = ""
        self._text.setText(f"{name}: how many of {prescribed} did you do?")
        self._count.setRange(0, prescribed)
        self._count.setValue(estimate)
        self.show()

    def type_digit(self, digit: int) -> None:
        """Take a digit: 1 then 2 is 12 where so many were prescribed."""
        joined = f"{self._typed}{digit}"
        if int(joined) > self._count.maximum():
            joined = str(digit)
        if int(joined) <= self._count.maximum():
            self._typed = joined
            self._count.setValue(int(joined))

    @property
    def count(self) -> int:
        """Return the number that stands there."""
        return self._count.value()

    # -- slots

    @Slot()
    def save(self) -> None:
        """Give the number and go away."""
        self.hide()
        self.counted.emit(self._count.value())

    # -- inside

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text, 1)
        row.addWidget(self._count)
        row.addWidget(self._save)
