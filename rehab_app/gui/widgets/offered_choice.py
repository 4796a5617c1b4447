"""A row of a form whose answers are only known later, and are not always the same."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.form import rule_line
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

# So many can be looked over.
_MOST = 12


class OfferedChoice(QWidget):
    """Not there as long as there is nothing to choose from.

    What is chosen stays among the answers, also where it is not offered any more. `usual` is what
    an empty name is called.
    """

    chosen = Signal()

    def __init__(self, label: str, usual: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._usual = usual
        self._offered: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._chosen = ""
        self._choice: Choice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(rule_line())
        self._column.addWidget(PlainLabel(label, type_=Type.STRONG))
        self.hide()

    # -- what others call

    def offer(self, names: Sequence[str]) -> None:
        """Offer these answers, the first of them where there are many."""
        self._offered = tuple(names[:_MOST])
        self._show()

    def show_chosen(self, name: str) -> None:
        """Show what is chosen; nothing is emitted."""
        self._chosen = name
        self._show()

    @property
    def name(self) -> str:
        """Return the name that is chosen, empty for the usual."""
        return "" if self._choice is None else self._choice.name

    # -- inside

    def _show(self) -> None:
        also = (self._chosen,) if self._chosen else ()
        names = tuple(dict.fromkeys((*self._offered, *also))) if self._offered else ()
        if names != self._names:
            self._names = names
            self._make()
        if self._choice is not None:
            self._choice.show_chosen([self._chosen])
        self.setVisible(bool(names))

    def _make(self) -> None:
        before, self._choice = self._choice, None
        focused = before.focusWidget() if before is not None else None
        if self._names:
            choice = Choice({"": self._usual, **{name: name for name in self._names}})
            choice.name_question(self._label)
            choice.show_chosen([self._chosen])
            choice.chosen.connect(self.chosen)
            self._column.addWidget(choice)
            self._choice = choice
            if focused is not None and focused.hasFocus():
                choice.take_focus()
        if before is not None:
            before.hide()
            before.deleteLater()
