"""A question about pain: level, kind, skin, what it will change, and the answer."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.announcing import announce
from rehab_app.gui.chosen_keys import key_choice
from rehab_app.gui.proposal import Proposal
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.change_card import ChangeCard
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.kind_of_pain import KIND_KEYS, KindOfPain
from rehab_app.gui.widgets.pain_scale import LEVEL_KEYS, MOST, PainScale
from rehab_app.gui.widgets.room import Room
from rehab_app.gui.widgets.skin_question import SKIN_KEYS, SkinQuestion
from rehab_app.model.pain import NO_ANSWER, Quality, Reading

Propose = Callable[[Reading], Proposal | None]

# The keys of a question, for the page it stands in.
QUESTION_KEYS = {
    **LEVEL_KEYS,
    **KIND_KEYS,
    **SKIN_KEYS,
    "N": "no answer",
    "Backspace": "clear",
}
_STEPS = {"level up": 1, "level down": -1}
_SKIN_FIRST = "Say whether the skin is fine first."


class PainQuestion(QWidget):
    """Takes an answer. What changes nothing is taken at once, where somebody has not chosen that it
    waits as well; all else is shown before it counts.

    `propose` tells what a reading would do. In a strip beside a hold it takes less room, and its
    buttons stand below it; elsewhere the page puts `accept_buttons` and `no_answer` into its own
    bar, where they stay in sight.
    """

    answered = Signal(Reading)
    answered_and_kept = Signal(Reading)
    proposal_shown = Signal()

    def __init__(
        self, propose: Propose, parent: QWidget | None = None, *, is_strip: bool = False
    ) -> None:
        super().__init__(parent)
        self._propose = propose
        self._level: int | None = None
        self._quality: Quality | None = None
        self._skin_fine: bool | None = True
        self._has_skin = False
        self._is_strip = is_strip

        self._scale = PainScale(has_zones=not is_strip)
        self._skin = SkinQuestion()
        self._kind = KindOfPain(has_heading=not is_strip)
        self._card = ChangeCard(keeps_room=not is_strip)
        self._accept = LargeButton("Continue — Enter", name="Continue", look="primary")
        self._keep = LargeButton("Keep the plan", name="Keep the plan as it is", action="keep")
        self._no_answer = LargeButton("No answer — N", name="No answer")
        self._keep_room_for(self._keep, self._accept)
        self._column = QVBoxLayout(self)

        self._lay_out()
        self._show()
        self._scale.level_chosen.connect(self.choose_level)
        self._scale.level_pointed.connect(self.point_at)
        self._kind.kind_chosen.connect(self.choose_kind)
        self._skin.chosen.connect(self.choose_skin)
        self._accept.clicked.connect(self.accept)
        self._keep.clicked.connect(self.keep_plan)
        self._no_answer.clicked.connect(self.give_no_answer)

    # -- what others call

    def ask(self, *, has_skin: bool) -> None:
        """Begin a new question; `has_skin` asks about the skin too."""
        self._has_skin = has_skin
        self.clear()

    @Slot()
    def clear(self) -> None:
        """Forget what was chosen."""
        self._level = None
        self._quality = None
        self._skin_fine = None if self._has_skin else True
        self._show()

    @Slot()
    def refresh(self) -> None:
        """Show what the chosen answer would do by now."""
        if self._level is not None:
            self._card.show_proposal(self._proposal())

    @property
    def is_open(self) -> bool:
        """Tell whether an answer is chosen that waits to be accepted."""
        return self._level is not None

    @property
    def accept_buttons(self) -> tuple[LargeButton, LargeButton]:
        """Return the buttons that accept an answer, with its change or without."""
        return self._accept, self._keep

    @property
    def no_answer(self) -> LargeButton:
        """Return the button that leaves the question open."""
        return self._no_answer

    @property
    def card(self) -> ChangeCard:
        """Return the card that says what will change."""
        return self._card

    def show_room(self, room: Room) -> None:
        """Stand closer together where there is little height, in the lowest window with less."""
        self._column.setSpacing(26 if room >= Room.ROOMY else 12)
        self._scale.show_meanings(are_shown=room > Room.LOW)
        self._kind.show_heading(is_shown=room > Room.LOW)

    def take_focus(self) -> None:
        """Put the focus on the scale."""
        self._scale.button(self._level or 0).setFocus()

    def press(self, name: str) -> bool:
        """Do what a key of QUESTION_KEYS means; tell whether it was one of them."""
        what, _, value = name.partition(" ")
        if name in _STEPS:
            self.step_level(_STEPS[name])
        elif what == "level":
            self.choose_level(int(value))
        elif what == "kind":
            self.choose_kind(Quality(value))
        elif what == "skin":
            self.choose_skin(is_fine=value == "fine")
        elif name == "no answer":
            self.give_no_answer()
        elif name == "clear":
            self.clear()
        else:
            return False
        return True

    # -- slots

    @Slot(int)
    def choose_level(self, level: int) -> None:
        """Choose a level; what goes on as planned is accepted at once."""
        self._level = level
        self._show()
        focused = self.focusWidget()
        if focused is not None and self._scale.isAncestorOf(focused):
            # Two rings on the scale would say two levels.
            self._scale.button(level).setFocus()
        proposal = self._proposal()
        counts = self._skin_fine is not None and not key_choice().answers_wait
        if proposal is not None and proposal.goes_on and counts:
            self.accept()
        else:
            announce(self, self._card.text, is_due=True)

    def step_level(self, by: int) -> None:
        """Choose the level beside the chosen one; it waits to be accepted, calm or not."""
        now = -1 if self._level is None else self._level
        self.point_at(max(0, min(MOST, now + by)))

    @Slot(int)
    def point_at(self, level: int) -> None:
        """Choose a level that waits to be accepted, calm or not."""
        self._level = level
        self._show()
        self._scale.button(self._level).setFocus()
        announce(self, f"{self._level} of {MOST}. {self._card.text}", is_due=True)

    @Slot(Quality)
    def choose_kind(self, quality: Quality) -> None:
        """Choose the kind of pain and show what that changes."""
        self._quality = quality
        self._show()
        if self._level is not None:
            announce(self, self._card.text, is_due=True)

    @Slot(bool)
    def choose_skin(self, is_fine: bool) -> None:
        """Say whether the skin is fine."""
        self._skin_fine = is_fine
        self._show()
        if self._level is not None:
            self.choose_level(self._level)

    @Slot()
    def accept(self) -> None:
        """Give the chosen answer; without a level nothing happens."""
        reading = self._reading()
        if reading is None:
            return
        if self._skin_fine is None:
            self._skin.show_hint(_SKIN_FIRST)
            return
        self.answered.emit(reading)

    @Slot()
    def keep_plan(self) -> None:
        """Give the chosen answer and keep the plan, where that is offered."""
        reading, proposal = self._reading(), self._proposal()
        if reading is not None and proposal is not None and proposal.is_overrulable:
            self.answered_and_kept.emit(reading)

    @Slot()
    def give_no_answer(self) -> None:
        """Leave the question without an answer."""
        self.answered.emit(NO_ANSWER)

    # -- inside

    def _reading(self) -> Reading | None:
        if self._level is None:
            return None
        return Reading(self._level, self._quality, skin_fine=self._skin_fine is not False)

    def _proposal(self) -> Proposal | None:
        reading = self._reading()
        return None if reading is None else self._propose(reading)

    def _show(self) -> None:
        self._scale.show_level(self._level)
        self._kind.show_kind(self._quality)
        self._kind.setVisible(not self._is_strip or self._level is not None)
        self._skin.setVisible(self._has_skin)
        self._skin.show_choice(self._skin_fine)
        proposal = self._proposal()
        self._card.show_proposal(proposal)
        if self._is_strip:
            self._accept.setVisible(proposal is not None)
        else:
            self._accept.setEnabled(proposal is not None)
        self._keep.setVisible(proposal is not None and proposal.is_overrulable)
        if proposal is not None:
            self.proposal_shown.emit()

    def _keep_room_for(self, *buttons: LargeButton) -> None:
        """Let nothing move when a button comes."""
        if self._is_strip:
            return
        for button in buttons:
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)

    def _lay_out(self) -> None:
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10 if self._is_strip else 26)
        for widget in (self._scale, self._skin, self._kind, self._card):
            column.addWidget(widget)
        if self._is_strip:
            buttons = FlowLayout(8)
            column.addLayout(buttons)
            for button in (self._accept, self._keep, self._no_answer):
                buttons.addWidget(button)
