"""Keys that work wherever the focus is inside a page."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class PageKeys(QObject):
    """Says by name which of a page's keys was pressed; a key that is held down counts once.

    A field that takes text keeps its own keys while it has the focus. Keys of a single character
    can be switched off for the whole program (WCAG 2.1.4); arrows, Space, Enter and Esc stay.
    """

    pressed = Signal(str)

    def __init__(self, names: Mapping[str, str], page: QWidget) -> None:
        """Take the name for each key: `{"Space": "pause"}`."""
        super().__init__(page)
        self._single: list[_Key] = []
        for key, name in names.items():
            each = _Key(key, name, page)
            each.named.connect(self.pressed)
            if len(key) == 1:
                self._single.append(each)

    def allow_single_keys(self, *, is_allowed: bool) -> None:
        """Let letters, digits and signs act by themselves, or not; other keys always do."""
        for key in self._single:
            key.setEnabled(is_allowed)


class _Key(QShortcut):
    named = Signal(str)

    def __init__(self, key: str, name: str, page: QWidget) -> None:
        super().__init__(QKeySequence(key), page)
        self._name = name
        self.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setAutoRepeat(False)
        self.activated.connect(self._on_activated)

    @Slot()
    def _on_activated(self) -> None:
        self.named.emit(self._name)
