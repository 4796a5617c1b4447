"""Takes the next key that is pressed, whatever it is."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from rehab_app.gui.widgets.buttons import LargeButton

_Key = Qt.Key
# These lead on, out, or are only half of something.
_NOT_TAKEN = frozenset(
    {
        _Key.Key_Tab,
        _Key.Key_Backtab,
        _Key.Key_Escape,
        _Key.Key_Shift,
        _Key.Key_Control,
        _Key.Key_Alt,
        _Key.Key_AltGr,
        _Key.Key_Meta,
        _Key.Key_CapsLock,
        _Key.Key_NumLock,
        _Key.Key_unknown,
        _Key(0),
    }
)


class KeyField(LargeButton):
    """While it has the focus, a key is told by Qt's portable name: "Space", "Media Play".

    Tab goes on and Esc leaves it.
    """

    key_pressed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Press a key now", parent, look="soft")

    # -- Qt overrides

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # What is accepted comes as a key, and is no shortcut.
            event.setAccepted(_is_taken(event) or event.key() == _Key.Key_Escape)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == _Key.Key_Escape:
            self.left.emit()
        elif _is_taken(event):
            if not event.isAutoRepeat():
                self.key_pressed.emit(portable_name(event))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not _is_taken(event):  # Space would click it.
            super().keyReleaseEvent(event)


def portable_name(event: QKeyEvent) -> str:
    """Return what Qt calls a key: the one of the number pad is the one above the letters.

    Shift counts with a letter or a named key; a sign is what it has made of its key.
    """
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    if len(text) == 1 and text.isprintable() and not text.isalpha() and text != " ":
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    keys = QKeySequence(event.key() | modifiers.value)
    return keys.toString(QKeySequence.SequenceFormat.PortableText)


def _is_taken(event: QKeyEvent) -> bool:
    return event.key() not in _NOT_TAKEN
