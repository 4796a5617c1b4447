"""Labels that show text as it is written. No other file makes a QLabel."""

import re
from enum import StrEnum
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from rehab_app.gui.roles import HEADING, set_role
from rehab_app.gui.styling import set_tone

# A space before a unit, both in "4 of 10" and "2 → 1", and the one in "each side".
_UNBROKEN = re.compile(
    r"(?<=\d) (?=(?:s|min|reps?)\b)"
    r"|(?<=\d) (?=(?:of|→) \d)|(?<=\d of) (?=\d)|(?<=\d →) (?=\d)"
    r"|(?<=\d) (?=× \d)|(?<=\d ×) (?=\d)"
    r"|(?<=each) (?=side\b)"
)
_NO_BREAK = "\u00a0"


class Type(StrEnum):
    """The sizes of type; the style sheet says how large each is at the chosen text size."""

    QUESTION = "question"
    TITLE = "title"
    CUE = "cue"
    LARGE = "large"
    HEADING = "heading"
    STRONG = "strong"
    TEXT = "text"
    NOTE = "note"


_HEADINGS = (Type.QUESTION, Type.TITLE, Type.HEADING)


class PlainLabel(QLabel):
    """A label for any text, from files too: never read as HTML, wrapped where it is long.

    `tone` is a role of the theme: muted, accent, calm, watch or stop; empty for ink.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        type_: Type = Type.TEXT,
        tone: str = "",
        wraps: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setProperty("type", type_.value)
        self.setProperty("tone", tone)
        if type_ in _HEADINGS:
            set_role(self, HEADING)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; a number stays on one line with its unit."""
        self._said = text
        super().setText(_UNBROKEN.sub(_NO_BREAK, text))

    def text(self) -> str:
        """Return the text as it was given."""
        return self._said

    @property
    def unbroken_text(self) -> str:
        """Return the text as it is shown, with spaces at which no line ends."""
        return super().text()

    def show_tone(self, tone: str) -> None:
        """Speak in another tone."""
        set_tone(self, tone)


def button_text(text: str) -> str:
    """Return a text for a button, where & would mark a shortcut."""
    return text.replace("&", "&&")


def show_tip(widget: QWidget, text: str) -> None:
    """Show a text as it is written to whoever points at a widget."""
    widget.setToolTip(f"<p>{escape(text)}</p>" if "<" in text else text)
