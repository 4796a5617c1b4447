"""A line for a value of a routine, as it is written in the text."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import TARGET_PX
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_MOST_LETTERS = 2000
_SOON_MS = 350  # with the half second until a draft is kept, less than a second


class ValueField(QWidget):
    """A label above a line. `changed` comes with the key and the text once somebody is done.

    `typed` comes with both in between, soon after a letter: what is half typed is not to be lost.
    """

    changed = Signal(str, str)
    typed = Signal(str, str)

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
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._on_soon_timeout)
        self.line.textEdited.connect(self._on_text_edited)
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

    def finish(self) -> None:
        """Say what is typed and was not yet said."""
        self._on_editing_finished()

    # -- slots

    @Slot()
    def _on_text_edited(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _on_soon_timeout(self) -> None:
        text = self.line.text().strip()
        if text != self._shown:
            self.typed.emit(self._key, text)

    @Slot()
    def _on_editing_finished(self) -> None:
        self._soon.stop()
        text = self.line.text().strip()
        is_modified = self.line.isModified()
        self.line.setModified(False)
        if is_modified and text != self._shown:
            self._shown = text
            self.changed.emit(self._key, text)
