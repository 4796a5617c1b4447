"""Lets any key at all mean one thing, for who can't look for the right one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_Key = Qt.Key
# Nobody presses these to say something, and without Esc and Tab there would be no way out.
_OTHERS = frozenset(
    {
        _Key.Key_Escape,
        _Key.Key_Tab,
        _Key.Key_Backtab,
        _Key.Key_Shift,
        _Key.Key_Control,
        _Key.Key_Alt,
        _Key.Key_AltGr,
        _Key.Key_Meta,
        _Key.Key_CapsLock,
        _Key.Key_NumLock,
        _Key.Key_ScrollLock,
        _Key.Key_VolumeUp,
        _Key.Key_VolumeDown,
        _Key.Key_VolumeMute,
    }
)
_WITH_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class AnyKey(QObject):
    """Says that a key was pressed anywhere in a page, before the key can do what it else does.

    Esc, Tab, the volume and keys together with Ctrl or Alt stay what they are.
    """

    pressed = Signal()

    def __init__(self, is_wanted: Callable[[], bool], page: QWidget) -> None:
        """Take what tells whether any key means it now."""
        super().__init__(page)
        self._is_wanted = is_wanted
        self._page = page
        self._is_listening = False

    def listen(self, *, is_on: bool) -> None:
        """Begin or cease to listen: every event of the program passes by meanwhile."""
        application = QApplication.instance()
        if application is None or is_on == self._is_listening:
            return
        self._is_listening = is_on
        if is_on:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)

    # -- Qt overrides

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent) or not self._means_it(thing, event):
            return False
        event.accept()  # An override that is accepted comes again as a key, and is no shortcut.
        if kind == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self.pressed.emit()
        return True

    # -- inside

    def _means_it(self, thing: QObject, event: QKeyEvent) -> bool:
        is_inside = isinstance(thing, QWidget) and (
            thing is self._page or self._page.isAncestorOf(thing)
        )
        is_other = event.key() in _OTHERS or bool(event.modifiers() & _WITH_OTHERS)
        return is_inside and not is_other and self._is_wanted()
