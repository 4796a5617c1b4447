"""Offers what may be written at the cursor of a text: while a word is typed, and on demand."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from rehab_app.gui.announcing import announce
from rehab_app.gui.widgets.completion_list import CompletionList
from rehab_app.workbench.completion import Completions

Find = Callable[[str, int], Completions | None]

_PAGE_ROWS = 7
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE_ROWS,
    Qt.Key.Key_PageUp: -_PAGE_ROWS,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_UTF_16 = "utf-16-le"  # Qt counts the characters of a text in it


class TextCompleter(QObject):
    """Keys: Ctrl+Space opens the list; in it arrows choose, Tab and Enter take, Esc closes.

    `pointed` comes with what is chosen in the list in words, and with nothing when it closes.
    """

    pointed = Signal(str)

    def __init__(self, field: QPlainTextEdit, find: Find) -> None:
        """Take the text, and what finds the completions at a character of it."""
        super().__init__(field)
        self._field = field
        self._find = find
        self._found: Completions | None = None
        self._position = 0
        self._is_typing = False
        self.list = CompletionList(field)
        self.list.taken.connect(self._on_list_taken)
        field.installEventFilter(self)
        field.textChanged.connect(self._on_field_text_changed)
        field.cursorPositionChanged.connect(self._on_field_cursor_position_changed)
        field.verticalScrollBar().valueChanged.connect(self._on_field_scrolled)

    # -- what others call

    def open(self) -> None:
        """Offer what may stand at the cursor; close where there is nothing."""
        text, position = self._where()
        found = None if self._field.isReadOnly() else self._find(text, position)
        if found is None:
            self.close()
            return
        was_open, self._found, self._position = self.list.isVisible(), found, position
        self.list.show_items(found.items)
        self.list.show_at(self._line_of(position - found.start), self._room())
        if not was_open:
            count = len(found.items)
            announce(self._field, f"{count} suggestions" if count > 1 else "1 suggestion")
        self._say_chosen()

    @Slot()
    def close(self) -> None:
        """Offer nothing any more."""
        if self._found is not None or self.list.isVisible():
            self._found = None
            self.list.hide()
            self.pointed.emit("")

    # -- Qt overrides

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.list.isVisible() and event.key() == Qt.Key.Key_Escape:
                event.accept()  # Esc closes the list, not the page
                return True
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Resize):
            self.close()
        return super().eventFilter(thing, event)

    # -- inside

    def _take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means for the list; tell if that was all it means."""
        key = event.key()
        if key == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open()
            return True
        is_for_list = self.list.isVisible() and not event.modifiers() & _COMMANDS
        if is_for_list and self._move_or_take(Qt.Key(key)):
            return True
        said = event.text()
        is_word = said.isalnum() or said in ("-", "_") or (said == " " and self.list.isVisible())
        is_back = key == Qt.Key.Key_Backspace and self.list.isVisible()
        self._is_typing = bool(said) and not event.modifiers() & _COMMANDS and (is_word or is_back)
        return False

    def _move_or_take(self, key: Qt.Key) -> bool:
        if key in _MOVES:
            self.list.move_by(_MOVES[key])
            self._say_chosen()
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif key == Qt.Key.Key_Tab or (key in _ENTER and not self._is_written_out()):
            self._take(self.list.currentRow())
        else:
            return False
        return True

    def _say_chosen(self) -> None:
        announce(self._field, self.list.said)
        self.pointed.emit(self.list.said)

    def _is_written_out(self) -> bool:
        """Tell whether what is chosen stands there already, so that Enter begins a new line."""
        found, row = self._found, self.list.currentRow()
        return found is not None and row >= 0 and found.items[row].label == found.typed

    def _take(self, row: int) -> None:
        found = self._found
        if found is None or not 0 <= row < len(found.items):
            return
        text, position = self._where()
        written = found.items[row].text
        cursor = self._field.textCursor()
        here = cursor.position()
        cursor.setPosition(here - _length(text[found.start : position]))
        end = here + _length(text[position : found.end])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.close()
        cursor.insertText(written)
        self._field.setTextCursor(cursor)
        if written.endswith(": "):
            self.open()

    def _where(self) -> tuple[str, int]:
        """Return the text and the character at which the cursor stands."""
        text = self._field.toPlainText()
        before = text.encode(_UTF_16)[: 2 * self._field.textCursor().position()]
        return text, len(before.decode(_UTF_16, "ignore"))

    def _line_of(self, typed: int) -> QRect:
        """Return where the word stands in the field that was begun so many characters before."""
        cursor = self._field.textCursor()
        cursor.setPosition(max(cursor.position() - typed, cursor.block().position()))
        line = self._field.cursorRect(cursor)
        return line.translated(self._field.viewport().mapTo(self._field, QPoint(0, 0)))

    def _room(self) -> QRect:
        place = self._field.viewport().geometry()
        return place.adjusted(4, 4, -4, -4)

    # -- slots

    @Slot()
    def _on_field_text_changed(self) -> None:
        if self._is_typing:
            self._is_typing = False
            self.open()
        else:
            self.close()

    @Slot()
    def _on_field_cursor_position_changed(self) -> None:
        is_settled = self._found is not None and not self._is_typing
        if is_settled and self._where()[1] != self._position:
            self.close()

    @Slot()
    def _on_field_scrolled(self) -> None:
        if self._found is not None:
            line = self._line_of(self._position - self._found.start)
            self.list.show_at(line, self._room())

    @Slot(int)
    def _on_list_taken(self, row: int) -> None:
        self._take(row)


def _length(text: str) -> int:
    return len(text.encode(_UTF_16)) // 2
