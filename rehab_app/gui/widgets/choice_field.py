"""A value of a routine that is one of a few, or one of many that can be searched."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QVBoxLayout, QWidget

from rehab_app.gui.widgets.drop_down import DropDown
from rehab_app.gui.widgets.plain_label import PlainLabel, Type


class ChoiceField(QWidget):
    """A label above a list that drops down. `changed` comes with the key and the value chosen.

    A value that is not in the list is shown as it is written, and stays until another is chosen.
    """

    changed = Signal(str, str)

    def __init__(
        self,
        key: str,
        label: str,
        choices: Mapping[str, str],
        least_ems: float,
        parent: QWidget | None = None,
        *,
        is_searched: bool = False,
    ) -> None:
        """Take the key, what it is called, and the words for each value."""
        super().__init__(parent)
        self._key = key
        self._shown = ""
        self.list = DropDown(choices, least_ems=least_ems)
        self.list.setAccessibleName(label)
        if is_searched:
            _let_search(self.list)
        said = PlainLabel(label, type_=Type.NOTE, tone="muted", wraps=False)
        said.setBuddy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(said)
        column.addWidget(self.list)
        self.list.activated.connect(self._on_activated)
        line = self.list.lineEdit()
        if line is not None:
            line.setAccessibleName(label)
            line.editingFinished.connect(self._on_editing_finished)

    # -- what others call

    def show_value(self, value: str) -> None:
        """Show a value as it is written in the text."""
        self._shown = value
        self.list.show_chosen(value)
        line = self.list.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    # -- slots

    @Slot()
    def _on_activated(self) -> None:
        if self.list.chosen != self._shown:
            self._shown = self.list.chosen
            self.changed.emit(self._key, self._shown)

    @Slot()
    def _on_editing_finished(self) -> None:
        """Take a text that was typed in full; else show again what was chosen."""
        found = self.list.findText(self.list.currentText(), Qt.MatchFlag.MatchFixedString)
        if found >= 0:
            self.list.setCurrentIndex(found)
            self._on_activated()
        else:
            self.show_value(self._shown)


def _let_search(list_: DropDown) -> None:
    """Let what is typed be found anywhere in the texts of a list."""
    list_.setEditable(True)
    list_.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = QCompleter(list_.model(), list_)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    list_.setCompleter(completer)
