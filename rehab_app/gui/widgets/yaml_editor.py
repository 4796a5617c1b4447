"""The text of a routine: line numbers, colours, and problems underlined at their places."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFontDatabase,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit, QWidget

from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.yaml_colours import YamlColours
from rehab_app.gui.widgets.yaml_lines import break_line, move_in
from rehab_app.gui.widgets.yaml_margin import Margin
from rehab_app.model.problem import Fix

_TYPE_PX = 15
FIX_KEYS = "Ctrl+."


@dataclass(frozen=True, slots=True, kw_only=True)
class TextProblem:
    """A problem at a place of the text: line and column from 1, what it is, how bad, what mends."""

    line: int
    column: int
    text: str
    is_error: bool
    fix: Fix | None = None


class YamlEditor(QPlainTextEdit):
    """A field for many lines. Tab goes on to the next field; Ctrl+] and Ctrl+[ move lines in.

    F8 and Shift+F8 go from problem to problem, and Ctrl+. asks for the fix of the one at the
    cursor. `typed` comes with each change by a person; undo and redo are the document's, not the
    field's. `reached` comes when somebody went to a problem on purpose.
    """

    typed = Signal()
    reached = Signal()
    fix_requested = Signal(object)
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
        self._margin = Margin(self, self)
        self._colours = YamlColours(self.document())
        self._show_font()
        self.blockCountChanged.connect(self._on_block_count_changed)
        self.updateRequest.connect(self._on_update_request)
        self.textChanged.connect(self.typed)
        self._margin.line_pressed.connect(self._on_margin_line_pressed)

    # -- what others call

    def show_text(self, text: str) -> None:
        """Show a text that was not typed here; the cursor stays in its line."""
        if text == self.toPlainText():
            return
        cursor, place = self.textCursor(), self.verticalScrollBar().value()
        line, column = cursor.blockNumber() + 1, cursor.positionInBlock() + 1
        self.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self.setPlainText(text)
        self.blockSignals(False)  # noqa: FBT003
        self.go_to(line, column)
        self.verticalScrollBar().setValue(place)

    def show_problems(self, problems: Sequence[TextProblem]) -> None:
        """Underline problems at their places."""
        self._problems = tuple(problems)
        self._underline()
        marks: dict[int, bool] = {}
        for problem in self._problems:
            marks[problem.line] = marks.get(problem.line, False) or problem.is_error
        self._margin.show_marks(marks)

    @property
    def problem_here(self) -> TextProblem | None:
        """Return the problem of the cursor's line, of several the one nearest to the cursor."""
        cursor = self.textCursor()
        line, column = cursor.blockNumber() + 1, cursor.positionInBlock() + 1
        here = (each for each in self._problems if each.line == line)
        return min(here, key=lambda each: abs(each.column - column), default=None)

    def go_to_problem(self, by: int) -> None:
        """Go to the next problem (1) or the one before (-1), round and round."""
        if not self._problems:
            return
        cursor = self.textCursor()
        here = (cursor.blockNumber() + 1, cursor.positionInBlock() + 1)
        places = sorted({(each.line, each.column) for each in self._problems})
        beyond = [place for place in places if (place > here if by > 0 else place < here)]
        ahead = beyond or places
        self.go_to(*(ahead[0] if by > 0 else ahead[-1]))
        self.reached.emit()

    def lines_in_sight(self) -> dict[int, tuple[int, int]]:
        """Return top and height in pixels of each line in sight, by its number from 1."""
        found: dict[int, tuple[int, int]] = {}
        block = self.firstVisibleBlock()
        place = self.blockBoundingGeometry(block).translated(self.contentOffset())
        while block.isValid() and place.top() <= self.viewport().height():
            found[block.blockNumber() + 1] = (round(place.top()), round(place.height()))
            block = block.next()
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
        return found

    def made_menu(self) -> QMenu:
        """Return the menu of the field, with the fix of the problem at the cursor first."""
        menu = self.createStandardContextMenu()
        problem = self.problem_here
        if problem is not None and problem.fix is not None:
            action = QAction(problem.fix.label, menu)
            action.setShortcut(QKeySequence(FIX_KEYS))
            action.triggered.connect(self._on_fix_triggered)
            first = menu.actions()[0]
            menu.insertAction(first, action)
            menu.insertSeparator(first)
        return menu

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor at a place, counted from 1."""
        block = self.document().findBlockByNumber(min(line, self.blockCount()) - 1)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(max(column - 1, 0), len(block.text())))
        self.setTextCursor(cursor)
        self.centerCursor()

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
        if key == Qt.Key.Key_F8:
            self.go_to_problem(-1 if is_shifted else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            break_line(self)
        elif not is_control or not self._take_control(key, is_shifted=is_shifted):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.made_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    # -- inside

    def _take_control(self, key: int, *, is_shifted: bool) -> bool:
        """Do what a key with Ctrl means here; tell if it means anything."""
        match key:
            case Qt.Key.Key_Z:
                (self.redo_requested if is_shifted else self.undo_requested).emit()
            case Qt.Key.Key_Y:
                self.redo_requested.emit()
            case Qt.Key.Key_BracketRight:
                move_in(self, 1)
            case Qt.Key.Key_BracketLeft:
                move_in(self, -1)
            case Qt.Key.Key_Period:
                self._on_fix_triggered()
            case _:
                return False
        return True

    def _show_font(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        around = self.parentWidget()
        font.setPixelSize(max(around.font().pixelSize(), 1) if around is not None else _TYPE_PX)
        if font != self.font():
            self.setFont(font)

    def _place_numbers(self) -> None:
        self.setViewportMargins(self._margin.wanted_px(), 0, 0, 0)
        inside = self.contentsRect()
        self._margin.setGeometry(
            QRect(inside.left(), inside.top(), self._margin.wanted_px(), inside.height())
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

    # -- slots

    @Slot(int)
    def _on_block_count_changed(self, _count: int) -> None:
        self._place_numbers()

    @Slot(QRect, int)
    def _on_update_request(self, area: QRect, moved_px: int) -> None:
        if moved_px:
            self._margin.scroll(0, moved_px)
        else:
            self._margin.update(0, area.y(), self._margin.width(), area.height())

    @Slot(int)
    def _on_margin_line_pressed(self, line: int) -> None:
        here = [each for each in self._problems if each.line == line]
        self.go_to(line, here[0].column if here else 1)
        self.setFocus()
        if here:
            self.reached.emit()

    @Slot()
    def _on_fix_triggered(self) -> None:
        problem = self.problem_here
        if problem is not None and problem.fix is not None:
            self.fix_requested.emit(problem.fix)
