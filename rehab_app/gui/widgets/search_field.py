"""The field to search in."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rehab_app.gui.widgets.buttons import TARGET_PX

_MOST_LETTERS = 100
_LEAST_EMS = 16


class SearchField(QLineEdit):
    """A line to type into. Keys: Esc clears it, down goes to what was found, Enter takes it."""

    left_downwards = Signal()
    entered = Signal()

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "search")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(_MOST_LETTERS)
        self.setMinimumHeight(TARGET_PX)
        self.setAcceptDrops(False)  # A file that is dropped here is for the window.

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_EMS * max(self.fontInfo().pixelSize(), 1), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
