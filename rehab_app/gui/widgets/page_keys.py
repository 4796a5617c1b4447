"""Keys that work wherever the focus is inside a page."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class PageKeys(QObject):
    """Says by name which of a page's keys was pressed; a key that is held down counts once.

    A field that takes text keeps its own keys while it has the focus.
    """

    pressed = Signal(str)

    def __init__(self, names: Mapping[str, str], page: QWidget) -> None:
        """Take the name for each key: `{"Space": "pause"}`."""
        super().__init__(page)
        for key, name in names.items():
            _Key(key, name, page).named.connect(self.pressed)


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
