"""The questions before the first jog, asked once."""

from collections.abc import Collection

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.engine.run_gate import Entry
from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.page_ground import PageGround
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.scroll_page import ScrollPage, centred
from rehab_app.gui.widgets.two_part_row import TwoPartRow
from rehab_app.gui.widgets.yes_no_question import YesNoQuestion

_MOST_WIDE_PX = 980
_QUESTIONS = {
    Entry.WALK: "Can you walk briskly for 30 minutes, with pain at {most} and without a limp?",
    Entry.STAND: "Can you stand on the sore leg for 30 seconds, with pain at {most}?",
    Entry.STEPS: "Can you step down slowly from a step 10 times, with pain at {most}?",
    Entry.HOPS: "Do 10 small hops stay at {most}?",
}
_WHY = (
    "The walk-jog plan begins when all four fit. What you have not tried counts as no. Don't hop "
    "to find out where the groin or the front of the thigh hurts deep inside with each run."
)
_KEYS = {"Return": "enter", "Enter": "enter", "Ctrl+Return": "save", "Esc": "back"}


class RunEntryPage(QWidget):
    """Yes and no by the arrow keys, Enter saves, Esc goes back."""

    saved = Signal(tuple)
    left = Signal()

    def __init__(self, most_level: int, parent: QWidget | None = None) -> None:
        """Take the level (0-10) up to which there may be pain."""
        super().__init__(parent)
        most = "0" if most_level == 0 else f"{most_level} or less"
        self._page = ScrollPage(most_px=_MOST_WIDE_PX, is_centred=True)
        self._card = Card("Before the first jog")
        self._questions = {
            entry: YesNoQuestion(text.format(most=most)) for entry, text in _QUESTIONS.items()
        }
        self._save = LargeButton("Save", look="primary")
        self._back = LargeButton("Back — Esc", name="Back")
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._save.clicked.connect(self._on_save_clicked)
        self._back.clicked.connect(self.left)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- what others call

    def show_known(self, known: Collection[str]) -> None:
        """Show what was possible before."""
        for entry, question in self._questions.items():
            question.show_answer(is_yes=entry.value in known)
        self._page.to_top()

    def take_focus(self) -> None:
        """Put the focus on the first question."""
        next(iter(self._questions.values())).take_focus()

    # -- inside

    def _lay_out(self) -> None:
        self._card.column.addWidget(PlainLabel(_WHY, tone="muted"))
        for question in self._questions.values():
            self._card.column.addWidget(question)
        column = self._page.column
        column.addWidget(PlainLabel("Run or rest?", type_=Type.TITLE))
        column.addWidget(self._card)
        column.addStretch(1)
        bar = PageGround(top_px=8, bottom_px=20)
        bar.column.addWidget(TwoPartRow((self._save,), (self._back,)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._page, 1)
        whole.addWidget(centred(bar, _MOST_WIDE_PX))

    # -- slots

    @Slot()
    def _on_save_clicked(self) -> None:
        possible = (entry for entry, question in self._questions.items() if question.is_yes)
        self.saved.emit(tuple(entry.value for entry in possible))

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "back":
            self.left.emit()
        elif name == "save" or not press_focused_button(self):
            self._on_save_clicked()
