"""Colours for the text of a routine: keys, comments, quotes and numbers with their units."""

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from rehab_app.gui.styling import current_theme

_KEY = re.compile(r"(?:^|[{,]|-)\s*([A-Za-z_][\w-]*)\s*:(?=\s|$)")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_NUMBER = re.compile(r"(?<![\w-])\d[\d:.,-]*(?:\s*(?:s|min|h|m|km|reps)\b)?(?![\w-])")
_COMMENT = re.compile(r"(?:^|\s)#.*$")


class YamlColours(QSyntaxHighlighter):
    """Colours a text line by line; a colour never says more than the characters do."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}
        self.show_theme()

    # -- what others call

    def show_theme(self) -> None:
        """Take the colours of the theme that is shown."""
        theme = current_theme()
        self._formats = {
            "key": _format(theme.accent, is_strong=True),
            "quoted": _format(theme.calm),
            "number": _format(theme.watch),
            "comment": _format(theme.muted, is_slanted=True),
        }
        self.rehighlight()

    # -- Qt overrides

    def highlightBlock(self, text: str) -> None:
        for found in _NUMBER.finditer(text):
            self.setFormat(found.start(), len(found[0]), self._formats["number"])
        for found in _KEY.finditer(text):
            self.setFormat(found.start(1), len(found[1]), self._formats["key"])
        quoted = [found.span() for found in _QUOTED.finditer(text)]
        for start, end in quoted:
            self.setFormat(start, end - start, self._formats["quoted"])
        for found in _COMMENT.finditer(text):
            if not any(start < found.start() < end for start, end in quoted):
                self.setFormat(found.start(), len(found[0]), self._formats["comment"])
                break


def _format(colour: str, *, is_strong: bool = False, is_slanted: bool = False) -> QTextCharFormat:
    format_ = QTextCharFormat()
    format_.setForeground(QColor(colour))
    format_.setFontWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
    format_.setFontItalic(is_slanted)
    return format_
