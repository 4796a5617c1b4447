"""A line for a value of a routine, as it is written in the text."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import TARGET_PX
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_MOST_LETTERS = 2000


class ValueField(QWidget):
    """A label above a line. `changed` comes with the key and the text once somebody is done."""

    changed = Signal(str, str)

    def __init__(
        self, key: str, label: str, example: str, least_ems: float, parent: QWidget | None = None
    ) -> None:
        """Take the key of the value, what it is called, and how one may be written."""
        super().__init__(parent)
        self._key = key
        self._shown = ""
        self._least_ems = least_ems
        self.line = QLineEdit()
        self.line.setMaxLength(_MOST_LETTERS)
        self.line.setPlaceholderText(example)
        self.line.setAccessibleName(label)
        self.line.setAccessibleDescription(f"for example {example}" if example else "")
        self.line.setMinimumHeight(TARGET_PX)
        said = PlainLabel(label, type_=Type.NOTE, tone="muted", wraps=False)
        said.setBuddy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(said)
        column.addWidget(self.line)
        self.line.editingFinished.connect(self._on_editing_finished)

    # -- what others call

    def show_value(self, text: str) -> None:
        """Show a value; what somebody is typing stays."""
        self._shown = text
        if not (self.line.hasFocus() and self.line.isModified()):
            self.line.setText(text)
            self.line.setCursorPosition(0)
        if self._least_ems:
            self.line.setFixedWidth(round(self._least_ems * max(self.fontInfo().pixelSize(), 1)))

    # -- slots

    @Slot()
    def _on_editing_finished(self) -> None:
        text = self.line.text().strip()
        if self.line.isModified() and text != self._shown:
            self.line.setModified(False)
            self._shown = text
            self.changed.emit(self._key, text)
