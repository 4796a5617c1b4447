"""Who is drawn: one of two people, and the colours of skin, hair and clothes."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.form import Form
from rehab_app.model.pose import Pose


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChoices:
    """What can be chosen: the name that is kept, and the word for it."""

    bodies: Mapping[str, str]
    skins: Mapping[str, str]
    hairs: Mapping[str, str]
    clothes: Mapping[str, str]


class FigureChoice(Form):
    """A picture, and a row of chips for each thing that can be chosen.

    `chosen` says the setting (figure, skin, hair, clothes) and its value.
    """

    chosen = Signal(str, object)

    def __init__(
        self, choices: FigureChoices, picture: FigurePicture, parent: QWidget | None = None
    ) -> None:
        super().__init__("The person in the pictures", parent)
        self._picture = picture
        self._offered = {
            "figure": choices.bodies,
            "skin": choices.skins,
            "hair": choices.hairs,
            "clothes": choices.clothes,
        }
        self._rows = {name: Choice(words) for name, words in self._offered.items()}
        picture.let_shrink(can_shrink=True)
        self.column.addWidget(picture)
        for label, name in (
            ("Who", "figure"),
            ("Skin", "skin"),
            ("Hair", "hair"),
            ("Clothes", "clothes"),
        ):
            row = self._rows[name]
            self.add_row(label, row)
            row.chosen.connect(self._on_row_chosen)

    # -- what others call

    def show_chosen(self, values: Mapping[str, str]) -> None:
        """Show what is chosen; what is not known is the first of its row."""
        for name, row in self._rows.items():
            row.show_chosen([values[name] if values[name] in self._offered[name] else ""])

    def show_pose(self, pose: Pose | None, name: str) -> None:
        """Draw the person in a pose, as chosen now."""
        self._picture.show_pose(pose, name)
        self._picture.show_look()

    # -- slots

    @Slot()
    def _on_row_chosen(self) -> None:
        for name, row in self._rows.items():
            if row is self.sender():
                self.chosen.emit(name, row.name)
