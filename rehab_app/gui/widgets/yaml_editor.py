"""The text of a routine: line numbers, colours, and problems underlined at their places."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from rehab_app.gui.roles import GRAPHIC, set_role
from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.yaml_colours import YamlColours

_STEP_IN = "  "
_GAP_PX = 10
_TYPE_PX = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class TextProblem:
    """A problem at a place of the text: line and column from 1, what it is, how bad."""

    line: int
    column: int
    text: str
    is_error: bool


class YamlEditor(QPlainTextEdit):
    """A field for many lines. Tab goes on to the next field; Ctrl+] and Ctrl+[ move lines in.

    `typed` comes with each change by a person; undo and redo are the document's, not the field's.
    """

    typed = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The routine as text")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._problems: tuple[TextProblem, ...] = ()
        self._numbers = _Numbers(self)
        self._colours = YamlColours(self.document())
        self._show_font()
        self.blockCountChanged.connect(self._on_block_count_changed)
        self.updateRequest.connect(self._on_update_request)
        self.textChanged.connect(self.typed)

    # -- what others call

    def show_text(self, text: str) -> None:
        """Show a text that was not typed here; the cursor stays in its line."""
        if text == self.toPlainText():
            return
        line, place = self.textCursor().blockNumber(), self.verticalScrollBar().value()
        self.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self.setPlainText(text)
        self.blockSignals(False)  # noqa: FBT003
        self.go_to(line + 1, 1)
        self.verticalScrollBar().setValue(place)

    def show_problems(self, problems: Sequence[TextProblem]) -> None:
        """Underline problems at their places."""
        self._problems = tuple(problems)
        self._underline()
        self._numbers.update()

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor at a place, counted from 1."""
        block = self.document().findBlockByNumber(min(line, self.blockCount()) - 1)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(max(column - 1, 0), len(block.text())))
        self.setTextCursor(cursor)
        self.centerCursor()

    def number_width(self) -> int:
        """Return how wide the column of line numbers is."""
        return self.fontMetrics().horizontalAdvance("9" * max(3, len(str(self.blockCount())))) + 20

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Paint the numbers of the lines in sight, those with a problem marked."""
        theme = current_theme()
        painter = QPainter(self._numbers)
        painter.setFont(self.font())
        painter.fillRect(event.rect(), QColor(theme.sunk))
        bad = {problem.line: problem.is_error for problem in self._problems}
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= event.rect().bottom():
            height = self.blockBoundingRect(block).height()
            number = block.blockNumber() + 1
            colour = theme.muted
            mark = ""
            if number in bad:
                colour, mark = (theme.stop, "■") if bad[number] else (theme.watch, "▲")
            painter.setPen(QColor(colour))
            box = QRect(0, round(top), self._numbers.width() - _GAP_PX, round(height))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, right, f"{mark}{number}")
            top += height
            block = block.next()

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_numbers()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._show_font()
            self._colours.show_theme()
            self._underline()
            self._place_numbers()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = event.key()
        if is_control and key == Qt.Key.Key_Z:
            (self.redo_requested if is_shifted else self.undo_requested).emit()
        elif is_control and key == Qt.Key.Key_Y:
            self.redo_requested.emit()
        elif is_control and key == Qt.Key.Key_BracketRight:
            self._move_in(1)
        elif is_control and key == Qt.Key.Key_BracketLeft:
            self._move_in(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._break_line()
        else:
            super().keyPressEvent(event)

    # -- inside

    def _show_font(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        around = self.parentWidget()
        font.setPixelSize(max(around.font().pixelSize(), 1) if around is not None else _TYPE_PX)
        if font != self.font():
            self.setFont(font)

    def _place_numbers(self) -> None:
        self.setViewportMargins(self.number_width(), 0, 0, 0)
        inside = self.contentsRect()
        self._numbers.setGeometry(
            QRect(inside.left(), inside.top(), self.number_width(), inside.height())
        )

    def _underline(self) -> None:
        theme = current_theme()
        marks: list[QTextEdit.ExtraSelection] = []
        for problem in self._problems:
            block = self.document().findBlockByNumber(problem.line - 1)
            if not block.isValid():
                continue
            start = min(problem.column - 1, len(block.text()))
            end = len(block.text().rstrip())
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + min(start, max(end - 1, 0)))
            cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            mark.format.setUnderlineColor(QColor(theme.stop if problem.is_error else theme.watch))
            marks.append(mark)
        self.setExtraSelections(marks)

    def _break_line(self) -> None:
        """Begin a line as far in as this one; behind `key:` further in."""
        text = self.textCursor().block().text()[: self.textCursor().positionInBlock()]
        indent = len(text) - len(text.lstrip(" "))
        stripped = text.strip()
        if stripped.startswith("- "):
            indent += len(_STEP_IN)
        if stripped.endswith(":"):
            indent += len(_STEP_IN)
        self.insertPlainText("\n" + " " * indent)

    def _move_in(self, steps: int) -> None:
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart()).blockNumber()
        last = self.document().findBlock(cursor.selectionEnd()).blockNumber()
        cursor.beginEditBlock()
        for number in range(first, last + 1):
            line = QTextCursor(self.document().findBlockByNumber(number))
            if steps > 0:
                line.insertText(_STEP_IN)
            elif line.block().text().startswith(_STEP_IN):
                line.movePosition(
                    QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(_STEP_IN)
                )
                line.removeSelectedText()
        cursor.endEditBlock()

    # -- slots

    @Slot(int)
    def _on_block_count_changed(self, _count: int) -> None:
        self._place_numbers()

    @Slot(QRect, int)
    def _on_update_request(self, area: QRect, moved_px: int) -> None:
        if moved_px:
            self._numbers.scroll(0, moved_px)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())


class _Numbers(QWidget):
    def __init__(self, editor: YamlEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        set_role(self, GRAPHIC)
        self.setAccessibleName("Line numbers")

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(self._editor.number_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_numbers(event)
