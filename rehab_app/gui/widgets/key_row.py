"""An action with its keys, in the settings."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.announcing import announce
from rehab_app.gui.keys import Action, KeyChoice, kept_words, key_words
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.key_field import KeyField
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_NO_KEY = "no key"


class KeyRow(QWidget):
    """An action with its keys; opened, it takes keys in and lets them go."""

    opened = Signal(str)
    chosen = Signal(KeyChoice)

    def __init__(self, action: Action) -> None:
        super().__init__()
        self._action = action
        self._choice = KeyChoice()
        self._wanted = ""
        self._keys = PlainLabel(type_=Type.NOTE, tone="muted")
        self._change = LargeButton("Change", name=f"Change the keys: {action.words}", look="chip")
        self._change.setCheckable(True)
        self._editor = QWidget()
        self._field = KeyField()
        self._field.setAccessibleDescription(f"{action.words}. Esc leaves it.")
        self._chips = QWidget()
        self._group: QButtonGroup | None = None
        self._taken = Notice({"move": "Use it here instead"})
        self._lay_out()
        self._editor.hide()
        self._change.toggled.connect(self._on_change_toggled)
        self._field.key_pressed.connect(self._on_field_key_pressed)
        self._field.left.connect(self.close_editor)
        self._taken.chosen.connect(self._on_taken_chosen)

    # -- what others call

    def show_choice(self, choice: KeyChoice) -> None:
        """Show the keys as they are chosen."""
        self._choice = choice
        keys = choice.keys_of(self._action)
        self._keys.setText(", ".join(key_words(key) for key in keys) or _NO_KEY)
        self._show_chips(keys)

    @Slot()
    def close_editor(self) -> None:
        """Take no more keys; the focus goes back to where it was opened."""
        has_focus = self._editor.isAncestorOf(self.focusWidget() or self)
        self._change.setChecked(False)
        if has_focus:
            self._change.setFocus()

    # -- inside

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(self._action.words))
        words.addWidget(self._keys)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addWidget(self._change)
        inside = QVBoxLayout(self._editor)
        inside.setContentsMargins(0, 4, 0, 10)
        inside.addWidget(self._taken)
        inside.addWidget(self._chips)
        FlowLayout(8, self._chips).addWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._editor)

    def _show_chips(self, keys: Sequence[str]) -> None:
        """Show a button for each key that lets it go."""
        if self._group is not None:
            for button in self._group.buttons():
                button.setParent(None)
                button.deleteLater()
            self._group.deleteLater()
        self._group = QButtonGroup(self)
        layout = self._chips.layout()
        for number, key in enumerate(keys):
            word = key_words(key)
            chip = LargeButton(f"{word}  ×", self._chips, name=f"Take {word} away", look="chip")
            self._group.addButton(chip, number)
            if layout is not None:
                layout.addWidget(chip)
            chip.show()
        self._group.idClicked.connect(self._on_chip_clicked)

    def _tell(self, choice: KeyChoice) -> None:
        self._taken.show_nothing()
        self._field.setFocus()
        self.chosen.emit(choice)
        announce(self, f"{self._action.words}: {self._keys.text()}")

    # -- slots

    @Slot(bool)
    def _on_change_toggled(self, is_open: bool) -> None:
        self._editor.setVisible(is_open)
        self._taken.show_nothing()
        if is_open:
            self._field.setFocus()
            self.opened.emit(self._action.name)

    @Slot(str)
    def _on_field_key_pressed(self, key: str) -> None:
        """Take a key that is free; of one that is not, say what it means."""
        kept = kept_words(key, self._action)
        other = self._choice.other_action(key, self._action)
        if kept:
            self._taken.show_message(f"{key_words(key)} {kept}. It stays that.", only=())
        elif other is not None:
            self._wanted = key
            self._taken.show_message(f"{key_words(key)} already means: {other.words}.")
        else:
            keys = self._choice.keys_of(self._action)
            self._tell(self._choice.with_keys(self._action, (key, *keys)))

    @Slot(str)
    def _on_taken_chosen(self, _name: str) -> None:
        """Take a key away from the action that it meant."""
        key, choice = self._wanted, self._choice
        other = choice.other_action(key, self._action)
        if other is not None:
            choice = choice.with_keys(
                other, (each for each in choice.keys_of(other) if each != key)
            )
        self._tell(choice.with_keys(self._action, (key, *choice.keys_of(self._action))))

    @Slot(int)
    def _on_chip_clicked(self, number: int) -> None:
        keys = list(self._choice.keys_of(self._action))
        del keys[number]
        self._tell(self._choice.with_keys(self._action, keys))
