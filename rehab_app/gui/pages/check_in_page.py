"""The check-in: the session stands still and asks how much it hurts."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.pain_question import QUESTION_KEYS, PainQuestion, Propose
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.model.pain import Reading

_KEYS = {
    **QUESTION_KEYS,
    "U": "undo",
    "O": "keep",
    "Esc": "ask to end",
    "Return": "enter",
    "Enter": "enter",
}
_HINT = "0–9, T for ten · the letter beside a kind · Enter accepts · N no answer · U undo · Esc end"
_CLOCK = "The clock is stopped while you answer."
_END_QUESTION = "End the session now? What was done is kept."


class CheckInPage(QWidget):
    """Asks one question; says what an answer will change before it counts."""

    answered = Signal(Reading)
    answered_and_kept = Signal(Reading)
    undo_requested = Signal()
    end_requested = Signal()

    def __init__(self, propose: Propose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = PlainLabel()
        self._title = PlainLabel(type_=Type.TITLE)
        self._trouble = Notice({})
        self._ending = Notice({"end": "End session — Enter", "go on": "Go on — Esc"})
        self._question = PainQuestion(propose)
        self._last = PlainLabel(wraps=False)
        self._undo = LargeButton("Undo the last reading — U", name="Undo the last reading")
        self._end = LargeButton("End session and rest — Esc", name="End session and rest")
        self._hint = PlainLabel(f"{_HINT}. {_CLOCK}", type_=Type.NOTE, tone="muted")
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._keys.pressed.connect(self._on_key_pressed)
        self._ending.chosen.connect(self._on_key_pressed)
        self._question.answered.connect(self.answered)
        self._question.answered_and_kept.connect(self.answered_and_kept)
        self._undo.clicked.connect(self.undo_requested)
        self._end.clicked.connect(self._on_end_asked)

    # -- what others call

    def ask(self, about: str, title: str, *, has_skin: bool) -> None:
        """Ask a new question; nothing is chosen yet."""
        self._about.setText(about)
        self._title.setText(title)
        self._ending.show_nothing()
        self._question.ask(has_skin=has_skin)

    def show_last(self, text: str, *, can_undo: bool) -> None:
        """Show the reading before this one, which can be taken back."""
        self._last.setText(text)
        self._last.setVisible(bool(text))
        self._undo.setVisible(can_undo)

    def take_focus(self) -> None:
        """Put the focus on the scale."""
        self._question.take_focus()

    def show_trouble(self, text: str) -> None:
        """Say that the session is not saved; without a text that is over."""
        if text:
            self._trouble.show_message(text, ["The session goes on; saving is tried again."])
        else:
            self._trouble.show_nothing()

    @property
    def question(self) -> PainQuestion:
        """Return the question itself."""
        return self._question

    # -- inside

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        for widget in (self._trouble, self._ending, self._about, self._title, self._question):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QVBoxLayout(self)
        page.addWidget(scroll, 1)
        row = QHBoxLayout()
        page.addLayout(row)
        row.addWidget(self._last)
        row.addStretch(1)
        row.addWidget(self._undo)
        row.addWidget(self._end)
        page.addWidget(self._hint)

    # -- slots

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "undo":
            self.undo_requested.emit()
        elif name == "keep":
            self._question.keep_plan()
        elif name == "ask to end":
            self._on_end_asked()
        elif name == "enter":
            self._on_enter_pressed()
        elif name == "end":
            self.end_requested.emit()
        elif name == "go on":
            self._on_end_asked()
        else:
            self._question.press(name)

    @Slot()
    def _on_end_asked(self) -> None:
        if self._ending.isHidden():
            self._ending.show_message(_END_QUESTION)
            self._ending.focus_on("end")
        else:
            self._ending.show_nothing()
            self.take_focus()

    def _on_enter_pressed(self) -> None:
        if not self._ending.isHidden():
            if not press_focused_button(self._ending):
                self.end_requested.emit()
        elif not press_focused_button(self):
            self._question.accept()
