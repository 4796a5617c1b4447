"""A value of a routine that is any number of a list, as chips."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.choice import Choice, in_lines
from rehab_app.gui.widgets.plain_label import PlainLabel, Type


class ManyField(QWidget):
    """A label above chips. `changed` comes with the key and a list as YAML has it."""

    changed = Signal(str, str)

    def __init__(
        self, key: str, label: str, choices: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        """Take the key, what it is called, and the words for each value."""
        super().__init__(parent)
        self._key = key
        self._known = frozenset(choices)
        self._others: tuple[str, ...] = ()
        self.chips = Choice(
            {name: in_lines(text) for name, text in choices.items()}, takes_many=True
        )
        self.chips.name_question(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(PlainLabel(label, type_=Type.NOTE, tone="muted"))
        column.addWidget(self.chips)
        self.chips.chosen.connect(self._on_chosen)

    # -- what others call

    def show_value(self, text: str) -> None:
        """Show a list as it is written; names that nobody knows are kept."""
        names = [part.strip() for part in text.strip("[]").split(",") if part.strip()]
        self._others = tuple(name for name in names if name not in self._known)
        self.chips.show_chosen(names)

    # -- slots

    @Slot()
    def _on_chosen(self) -> None:
        names = (*self.chips.names, *self._others)
        self.changed.emit(self._key, f"[{', '.join(names)}]" if names else "")
