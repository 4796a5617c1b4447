"""Keys that work wherever the focus is inside a page."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

_PROPERTY = "rehab-no-single-keys"


def allow_single_keys(window: QWidget, *, is_allowed: bool) -> None:
    """Let keys of a single character act by themselves, or not, here and in pages that come."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_PROPERTY, not is_allowed)
    for keys in window.findChildren(PageKeys):
        keys.show_single_keys()


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
        self.show_single_keys()

    def show_single_keys(self) -> None:
        """Let letters, digits and signs act as the program says; other keys always do."""
        application = QApplication.instance()
        is_off = application is not None and bool(application.property(_PROPERTY))
        for key in self._single:
            key.setEnabled(not is_off)


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
