"""What keys do to the lines of a text in YAML, where how far in a line stands has a meaning."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

STEP_IN = "  "


def break_line(field: QPlainTextEdit) -> None:
    """Begin a line as far in as this one; behind `key:` further in."""
    text = field.textCursor().block().text()[: field.textCursor().positionInBlock()]
    indent = len(text) - len(text.lstrip(" "))
    stripped = text.strip()
    if stripped.startswith("- "):
        indent += len(STEP_IN)
    if stripped.endswith(":"):
        indent += len(STEP_IN)
    field.insertPlainText("\n" + " " * indent)


def move_in(field: QPlainTextEdit, steps: int) -> None:
    """Move the lines of the selection further in (1), or back (-1)."""
    cursor, document = field.textCursor(), field.document()
    first = document.findBlock(cursor.selectionStart()).blockNumber()
    last = document.findBlock(cursor.selectionEnd()).blockNumber()
    cursor.beginEditBlock()
    for number in range(first, last + 1):
        line = QTextCursor(document.findBlockByNumber(number))
        if steps > 0:
            line.insertText(STEP_IN)
        elif line.block().text().startswith(STEP_IN):
            keep = QTextCursor.MoveMode.KeepAnchor
            line.movePosition(QTextCursor.MoveOperation.Right, keep, len(STEP_IN))
            line.removeSelectedText()
    cursor.endEditBlock()
