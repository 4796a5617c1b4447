"""A problem of a routine as a card: what is wrong where, why, and the change that mends it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rehab_app.gui.problem_words import ProblemWords
from rehab_app.gui.styling import set_look
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_LINK_PX = 32
_MARGIN_PX = 14
_GAP_PX = 10


class ProblemCard(QFrame):
    """One problem: red where it keeps the routine from being used, else amber."""

    fix_requested = Signal(object)

    def __init__(self, words: ProblemWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._heading = PlainLabel(type_=Type.STRONG)
        self._text = PlainLabel()
        self._fix = LargeButton("", look="link", least_height_px=_LINK_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, _MARGIN_PX - 2, _MARGIN_PX, _MARGIN_PX - 2)
        column.setSpacing(4)
        for widget in (self._heading, self._text, self._fix):
            column.addWidget(widget)
        self._fix.clicked.connect(self._on_fix_clicked)
        self.show_problem(words)

    # -- what others call

    def show_problem(self, words: ProblemWords) -> None:
        """Show another problem."""
        self._words = words
        tone = "stop" if words.is_error else "watch"
        set_look(self, f"problem-{tone}")
        for label, said in ((self._heading, words.heading), (self._text, words.text)):
            label.show_tone(tone)
            label.setText(said)
            label.setVisible(bool(said))
        self._fix.show_text(words.fix.label if words.fix else "")
        self._fix.setVisible(words.fix is not None)

    @property
    def said(self) -> str:
        """Return all that is shown as text."""
        return f"{self._heading.text()}\n{self._text.text()}".strip()

    @property
    def fix_button(self) -> LargeButton:
        """Return the button of the fix; it is hidden where there is none."""
        return self._fix

    # -- slots

    @Slot()
    def _on_fix_clicked(self) -> None:
        if self._words.fix is not None:
            self.fix_requested.emit(self._words.fix)


class ProblemCards(QWidget):
    """Several problems, a card for each; hidden as long as there are none."""

    fix_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[ProblemCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP_PX)
        self.hide()

    # -- what others call

    def show_problems(self, problems: Sequence[ProblemWords]) -> None:
        """Show these problems; cards that are there already stay, and with them the focus."""
        for card, words in zip(self._cards, problems, strict=False):
            card.show_problem(words)
        for words in problems[len(self._cards) :]:
            card = ProblemCard(words)
            card.fix_requested.connect(self.fix_requested)
            self._cards.append(card)
            self._column.addWidget(card)
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(problems))
        self.setVisible(bool(problems))

    @property
    def cards(self) -> list[ProblemCard]:
        """Return the cards that are shown, in order."""
        return [card for card in self._cards if not card.isHidden()]
