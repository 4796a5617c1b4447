"""Something feels wrong: the warning signs, what a yes asks for, and the way out of a lock."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.flag_advice import FlagAdvice
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_ground import PageGround
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.red_flag_questions import RedFlagQuestions
from rehab_app.gui.widgets.scroll_page import ScrollPage
from rehab_app.model.red_flag import RedFlag

_NONE = "None of these"
_SOME = "What to do now"
_CONFIRM = "Has a clinician looked at it, and said that you may go on with exercises?"
_KEYS = {"Esc": "back", "Ctrl+Return": "done", "Return": "enter", "Enter": "enter"}


class RedFlagsPage(QWidget):
    """Asks for the signs, or shows what to do about those that fit."""

    answered = Signal(tuple)
    cleared = Signal()
    left = Signal()

    def __init__(self, flags: Sequence[RedFlag], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions = RedFlagQuestions(flags)
        self._why = PlainLabel(tone="muted")
        self._done = LargeButton(_NONE, look="primary")
        self._back = LargeButton("Not now")
        self._ask = ScrollPage(most_px=980)
        self._advice = ScrollPage(most_px=980)
        self._advice_title = PlainLabel(type_=Type.TITLE)
        self._advice_text = PlainLabel(tone="muted")
        self._cards: list[FlagAdvice] = []
        self._home = LargeButton("I have read this", look="primary")
        self._clear = LargeButton("A clinician has cleared this")
        self._confirm = Notice({"yes": "Yes, it is cleared", "no": "Not yet"})
        self._stack = QStackedWidget()
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._questions.answered.connect(self._on_questions_answered)
        self._done.clicked.connect(self._on_done_clicked)
        self._back.clicked.connect(self.left)
        self._home.clicked.connect(self.left)
        self._clear.clicked.connect(self.ask_to_clear)
        self._confirm.chosen.connect(self._on_confirm_chosen)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- what others call

    def ask(self, why: str, back: str = "Not now", yes: Sequence[str] = ()) -> None:
        """Ask all questions, with those answered yes that are known to fit."""
        self._why.setText(why)
        self._back.show_text(back)
        self._questions.show_answers(yes)
        self._on_questions_answered()
        self._ask.to_top()
        self._stack.setCurrentIndex(0)

    def show_advice(self, flags: Sequence[RedFlag], *, is_locked: bool) -> None:
        """Show what to do about the signs that fit, the most urgent first."""
        self._advice_title.setText("What to do now" if is_locked else "Go on with care")
        self._advice_text.setText(
            "The routines stay closed until a clinician has cleared this and you say so here. "
            "This is a screen for warning signs, not a diagnosis."
            if is_locked
            else "Sessions may go on with this change. It stays in sight on Today."
        )
        for card in self._cards:
            self._advice.column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [FlagAdvice(flag) for flag in flags]
        for number, card in enumerate(self._cards):
            self._advice.column.insertWidget(2 + number, card)
        self._clear.setVisible(is_locked)
        self._confirm.show_nothing()
        self._advice.to_top()
        self._stack.setCurrentIndex(1)

    @Slot()
    def ask_to_clear(self) -> None:
        """Ask whether a clinician has cleared it, before it counts."""
        self._confirm.show_message(_CONFIRM)
        self._confirm.focus_on("no")

    def take_focus(self) -> None:
        """Put the focus on the first question, or on the button that goes on."""
        if self._stack.currentIndex() == 0:
            self._questions.take_focus()
        elif self._confirm.isHidden():
            self._home.setFocus()

    # -- inside

    def _lay_out(self) -> None:
        self._ask.column.addWidget(PlainLabel("Does one of these fit?", type_=Type.TITLE))
        self._ask.column.addWidget(self._why)
        self._ask.column.addWidget(self._questions)
        self._ask.column.addStretch(1)
        self._advice.column.addWidget(self._advice_title)
        self._advice.column.addWidget(self._advice_text)
        self._advice.column.addStretch(1)
        asks = _with_foot(self._ask, (), self._done, self._back)
        advises = _with_foot(self._advice, (self._confirm,), self._home, self._clear)
        self._stack.addWidget(asks)
        self._stack.addWidget(advises)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    # -- slots

    @Slot()
    def _on_questions_answered(self) -> None:
        self._done.show_text(_SOME if self._questions.yes else _NONE)

    @Slot()
    def _on_done_clicked(self) -> None:
        self.answered.emit(self._questions.yes)

    @Slot(str)
    def _on_confirm_chosen(self, name: str) -> None:
        self._confirm.show_nothing()
        self._home.setFocus()
        if name == "yes":
            self.cleared.emit()

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "enter":
            press_focused_button(self)
        elif name == "back" and not self._confirm.isHidden():
            self._on_confirm_chosen("no")
        elif name == "back":
            self.left.emit()
        elif self._stack.currentIndex() == 0:
            self._on_done_clicked()


def _with_foot(page: ScrollPage, above: Sequence[QWidget], *buttons: LargeButton) -> QWidget:
    """Return a page with its buttons below, in sight wherever it is scrolled to."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(page, 1)
    foot = PageGround(top_px=14, bottom_px=22)
    for widget in above:
        foot.column.addWidget(widget)
    row = FlowLayout(14)
    for button in buttons:
        row.addWidget(button)
    foot.column.setSpacing(14)
    foot.column.addLayout(row)
    column.addWidget(foot)
    return whole
