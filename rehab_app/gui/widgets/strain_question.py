"""When a muscle was strained: asked only where a strain is among what it has been called."""

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_LABEL = "How long ago was the strain?"
_HELP = (
    "The newest, if there are several. In the first seven days more is left out; as long as this "
    "is not known, it is played like the first days."
)
_LONGER = 8
_UNSURE = ""
_ANSWERS = {
    "0": "Today",
    "1": "Yesterday",
    **{str(days): f"{days} days" for days in range(2, _LONGER)},
    str(_LONGER): "Longer",
    _UNSURE: "Not sure",
}


class StrainQuestion(QWidget):
    """One chip for each of the first days; hidden where no strain is chosen."""

    chosen = Signal()

    def __init__(self, strains: Iterable[str], parent: QWidget | None = None) -> None:
        """Take the ids of the conditions that are strains."""
        super().__init__(parent)
        self._strains = frozenset(strains)
        self._choice = Choice(_ANSWERS)
        self._choice.name_question(_LABEL)
        self._choice.show_chosen([_UNSURE])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(_LABEL, type_=Type.STRONG))
        column.addWidget(PlainLabel(_HELP, type_=Type.NOTE, tone="muted"))
        column.addWidget(self._choice)
        self.hide()
        self._choice.chosen.connect(self._on_chosen)

    # -- what others call

    def show_for(self, conditions: Iterable[str]) -> None:
        """Ask where one of these conditions is a strain."""
        self.setVisible(not self._strains.isdisjoint(conditions))

    def show_days(self, days: int | None) -> None:
        """Show how many days ago it was, None where that is not known; nothing is emitted."""
        self._choice.show_chosen([_UNSURE if days is None else str(min(days, _LONGER))])

    @property
    def days(self) -> int | None:
        """Return how many days ago it was, 8 for longer; None where that is not known."""
        name = self._choice.name
        return None if name == _UNSURE or self.isHidden() else int(name)

    # -- slots

    @Slot()
    def _on_chosen(self) -> None:
        self.chosen.emit()
