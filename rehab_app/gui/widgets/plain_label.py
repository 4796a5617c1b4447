"""Labels that show text as it is written. No other file makes a QLabel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class PlainLabel(QLabel):
    """A label for any text, from files too: never read as HTML, wrapped where it is long.

    `size` is relative to the application's font.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        size: float = 1.0,
        is_bold: bool = False,
        wraps: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * size)
        font.setBold(is_bold)
        self.setFont(font)
        self.setText(text)


def button_text(text: str) -> str:
    """Return a text for a button, where & would mark a shortcut."""
    return text.replace("&", "&&")
