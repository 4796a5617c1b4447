"""Corrects a reading of the past: level and kind, saved beside what was said first."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.kind_of_pain import KIND_KEYS, KindOfPain
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.pain_scale import LEVEL_KEYS, PainScale
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.model.pain import NO_ANSWER, Quality, Reading

_KEYS = {
    **LEVEL_KEYS,
    **KIND_KEYS,
    "N": "no answer",
    "Esc": "leave",
}
_WHAT_STAYS = (
    "Averages go by the corrected reading. What the session did then stays, and so does what was "
    "said first."
)


class Correction(Card):
    """Keys: 0-9 and T, a letter for the kind, N for no answer, Esc leaves it.

    Enter is the page's; it presses the button with the focus, which is Save once a level is chosen.
    """

    saved = Signal(Reading)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._level: int | None = None
        self._quality: Quality | None = None
        self._about = PlainLabel(type_=Type.HEADING)
        self._first = PlainLabel(tone="muted")
        self._scale = PainScale(has_zones=False)
        self._kind = KindOfPain(has_heading=False)
        self._save = LargeButton("Save the correction — Enter", name="Save", look="primary")
        self._no_answer = LargeButton("Count it as not answered — N", name="No answer")
        self._leave = LargeButton("Leave it as it is — Esc", name="Leave it as it is")
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self.hide()
        for told in (self._scale.level_chosen, self._scale.level_pointed):
            told.connect(self._on_level_chosen)
        self._kind.kind_chosen.connect(self._on_kind_chosen)
        self._save.clicked.connect(self._on_save_clicked)
        self._no_answer.clicked.connect(self._on_no_answer_clicked)
        self._leave.clicked.connect(self.left)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- what others call

    def ask(self, about: str, said: str) -> None:
        """Ask what the reading should have been."""
        self._level = self._quality = None
        self._about.setText(f"Correct: {about}")
        self._first.setText(f"Said: {said}. {_WHAT_STAYS}")
        self._show()
        self.show()
        self._scale.button(0).setFocus()

    # -- inside

    def _show(self) -> None:
        self._scale.show_level(self._level)
        self._kind.show_kind(self._quality)
        self._save.setEnabled(self._level is not None)

    def _lay_out(self) -> None:
        buttons = FlowLayout(10)
        for button in (self._save, self._no_answer, self._leave):
            buttons.addWidget(button)
        for widget in (self._about, self._first, self._scale, self._kind):
            self.column.addWidget(widget)
        self.column.addLayout(buttons)

    # -- slots

    @Slot(int)
    def _on_level_chosen(self, level: int) -> None:
        self._level = level
        self._show()

    @Slot(Quality)
    def _on_kind_chosen(self, quality: Quality) -> None:
        self._quality = quality
        self._show()

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._level is not None:
            self.saved.emit(Reading(self._level, self._quality))

    @Slot()
    def _on_no_answer_clicked(self) -> None:
        self.saved.emit(NO_ANSWER)

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        what, _, value = name.partition(" ")
        if what == "level":
            self._on_level_chosen(int(value))
            self._save.setFocus()
        elif what == "kind":
            self._on_kind_chosen(Quality(value))
        elif name == "no answer":
            self._on_no_answer_clicked()
        else:
            self.left.emit()
