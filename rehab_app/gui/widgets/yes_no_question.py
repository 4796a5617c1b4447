"""A question that is answered with yes or no; no is where it starts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rehab_app.gui.widgets.beside_row import BesideRow
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.plain_label import PlainLabel

_WORDS_EMS = 12


class YesNoQuestion(QFrame):
    """The question and two chips beside it; the arrow keys go from one to the other."""

    answered = Signal()

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = Choice({"no": "No", "yes": "Yes"})
        self._choice.show_chosen(["no"])
        self._choice.name_question(question)
        width = self._choice.sizeHint().width()
        self._choice.setMinimumWidth(width)
        self.setProperty("look", "question")
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        words = PlainLabel(question)
        row.addWidget(BesideRow(words, self._choice, least_ems=_WORDS_EMS, gap_px=24))
        self._choice.chosen.connect(self.answered)

    # -- what others call

    def show_answer(self, *, is_yes: bool) -> None:
        """Show an answer; nothing is emitted."""
        self._choice.show_chosen(["yes" if is_yes else "no"])

    @property
    def is_yes(self) -> bool:
        """Tell whether the answer is yes."""
        return self._choice.name == "yes"

    def take_focus(self) -> None:
        """Put the focus on the answer."""
        self._choice.take_focus()
