"""The warning signs as questions, below each other."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.yes_no_question import YesNoQuestion
from rehab_app.model.red_flag import RedFlag


class RedFlagQuestions(QWidget):
    """Asks one question for each sign; what nobody touches is no."""

    answered = Signal()

    def __init__(self, flags: Sequence[RedFlag], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions = {flag.id: YesNoQuestion(flag.question) for flag in flags}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for question in self._questions.values():
            column.addWidget(question)
            question.answered.connect(self.answered)

    # -- what others call

    def show_answers(self, yes: Sequence[str] = ()) -> None:
        """Show which signs fit; all others are no."""
        for name, question in self._questions.items():
            question.show_answer(is_yes=name in yes)

    @property
    def yes(self) -> tuple[str, ...]:
        """Return the ids of the signs that fit."""
        return tuple(name for name, question in self._questions.items() if question.is_yes)

    def take_focus(self) -> None:
        """Put the focus on the first question."""
        for question in self._questions.values():
            question.take_focus()
            return
