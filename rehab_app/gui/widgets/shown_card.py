"""What a picture says beside the position: which side works, which muscles glow, what is worn."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.model.person import Side
from rehab_app.model.pose import Feet, Pose
from rehab_app.posing.showing import muscles_of, with_feet, with_muscles, with_side
from rehab_app.posing.words import MUSCLE_WORDS

_BOTH = "both"
_SIDES = {Side.RIGHT.value: "Right", Side.LEFT.value: "Left", _BOTH: "Both alike"}
_FEET = {Feet.BARE.value: "Bare feet", Feet.SHOES.value: "Shoes"}


class ShownCard(Card):
    """Three questions with chips. `changed` comes with the pose that an answer makes."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Side and muscles", parent)
        self._pose: Pose | None = None
        self.side = self._question("Side that works; the other one is its mirror image", _SIDES)
        self.muscles = self._question("Muscles that are marked", MUSCLE_WORDS, takes_many=True)
        self.feet = self._question("Worn", _FEET)
        self.side.chosen.connect(self._on_side_chosen)
        self.muscles.chosen.connect(self._on_muscles_chosen)
        self.feet.chosen.connect(self._on_feet_chosen)

    # -- what others call

    def show_pose(self, pose: Pose) -> None:
        """Show what a pose says of these."""
        self._pose = pose
        self.side.show_chosen([pose.side.value if pose.side else _BOTH])
        self.muscles.show_chosen(muscles_of(pose))
        self.feet.show_chosen([pose.feet.value])

    # -- inside

    def _question(self, words: str, answers: dict[str, str], *, takes_many: bool = False) -> Choice:
        choice = Choice(answers, takes_many=takes_many)
        choice.name_question(words)
        self.column.addWidget(PlainLabel(words, type_=Type.NOTE, tone="muted"))
        self.column.addWidget(choice)
        return choice

    # -- slots

    @Slot()
    def _on_side_chosen(self) -> None:
        if self._pose is not None:
            side = None if self.side.name == _BOTH else Side(self.side.name)
            self.changed.emit(with_side(self._pose, side))

    @Slot()
    def _on_muscles_chosen(self) -> None:
        if self._pose is not None:
            self.changed.emit(with_muscles(self._pose, self.muscles.names))

    @Slot()
    def _on_feet_chosen(self) -> None:
        if self._pose is not None:
            self.changed.emit(with_feet(self._pose, Feet(self.feet.name)))
