"""Keys that work wherever the focus is inside a page, as somebody has chosen them."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rehab_app.gui.chosen_keys import choose_keys, key_choice
from rehab_app.gui.keys import Action, KeyChoice
from rehab_app.gui.widgets.buttons import LargeButton


def show_keys(window: QWidget, choice: KeyChoice) -> None:
    """Let keys do what was chosen, and buttons say so, here and in pages that come."""
    choose_keys(choice)
    for keys in window.findChildren(PageKeys):
        keys.show_choice()
    for button in window.findChildren(LargeButton):
        button.show_key()


class PageKeys(QObject):
    """Says by name which of a page's keys was pressed; a key that is held down counts once.

    A field that takes text keeps its own keys while it has the focus. Keys of a single character
    can be switched off for the whole program (WCAG 2.1.4); arrows, Space, Enter and Esc stay.
    """

    pressed = Signal(str)

    def __init__(
        self,
        names: Mapping[str, str],
        page: QWidget,
        *,
        actions: Sequence[Action] = (),
        is_open: Callable[[str], bool] | None = None,
    ) -> None:
        """Take the name for each key that stays, and the actions whose keys can be chosen.

        Where a key stands for several, `is_open` tells which names mean something now.
        """
        super().__init__(page)
        self._page = page
        self._names = dict(names)
        self._actions = tuple(actions)
        self._is_open = is_open
        self._by_key: dict[str, tuple[str, ...]] = {}
        self._keys: list[_Key] = []
        self.show_choice()

    def show_choice(self) -> None:
        """Take the keys as they are chosen now."""
        choice = key_choice()
        by_key = self._names_by_key(choice)
        if by_key != self._by_key:
            self._by_key = by_key
            self._make()
        for key in self._keys:
            key.setEnabled(choice.has_single_keys or not key.is_single)

    # -- inside

    def _names_by_key(self, choice: KeyChoice) -> dict[str, tuple[str, ...]]:
        by_key: dict[str, tuple[str, ...]] = {key: (name,) for key, name in self._names.items()}
        for action in self._actions:
            for key in choice.keys_of(action):
                by_key[key] = (*by_key.get(key, ()), action.name)
        return by_key

    def _make(self) -> None:
        for key in self._keys:
            key.setEnabled(False)
            key.deleteLater()
        self._keys = [_Key(key, self._page) for key in self._by_key]
        for key in self._keys:
            key.named.connect(self._on_key_named)

    # -- slots

    @Slot(str)
    def _on_key_named(self, key: str) -> None:
        names = self._by_key[key]
        if self._is_open is not None and len(names) > 1:
            names = tuple(name for name in names if self._is_open(name)) or names[:1]
        self.pressed.emit(names[0])


class _Key(QShortcut):
    named = Signal(str)

    def __init__(self, key: str, page: QWidget) -> None:
        super().__init__(QKeySequence(key), page)
        self._key = key
        self.is_single = len(key) == 1
        self.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setAutoRepeat(False)
        self.activated.connect(self._on_activated)

    @Slot()
    def _on_activated(self) -> None:
        self.named.emit(self._key)
