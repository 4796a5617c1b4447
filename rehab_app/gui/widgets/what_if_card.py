"""What if it hurts? Readings are dragged, and the session that they lead to is said in words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.drop_down import DropDown
from rehab_app.gui.widgets.pain_slider import PainSlider
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_ASKS = "Drag a reading and see the plan bend."
_NONE = "Nothing is asked in this routine, so nothing can bend it."


class WhatIfCard(Card):
    """Sliders for questions of a session.

    `level_chosen` comes with the number of a slider and its level, `kind_chosen` when the readings
    are of another kind of pain, `cleared` when nothing is to hurt any more.
    """

    level_chosen = Signal(int, int)
    kind_chosen = Signal()
    cleared = Signal()

    def __init__(self, kinds: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Take the words for each kind of pain."""
        super().__init__("What if it hurts?", parent)
        self._about = PlainLabel(_ASKS, type_=Type.NOTE, tone="muted")
        self._sliders: list[PainSlider] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._kind = DropDown(kinds, least_ems=10)
        self._kind.setAccessibleName("Kind of pain")
        self._clear = LargeButton("Nothing hurts", look="link")
        self._times = PlainLabel(type_=Type.STRONG)
        self._lines = PlainLabel(type_=Type.NOTE, tone="muted")
        self.column.addWidget(self._about)
        self.column.addLayout(self._rows)
        for widget in (self._kind, self._times, self._lines, self._clear):
            self.column.addWidget(widget)
        self._kind.activated.connect(self.kind_chosen)
        self._clear.clicked.connect(self.cleared)

    # -- what others call

    def ask(self, asked: Sequence[tuple[str, int]]) -> None:
        """Ask about these questions, each with the level that is told."""
        while len(self._sliders) < len(asked):
            slider = PainSlider(len(self._sliders))
            slider.moved.connect(self._on_slider_moved)
            self._sliders.append(slider)
            self._rows.addWidget(slider)
        for number, slider in enumerate(self._sliders):
            slider.setVisible(number < len(asked))
            if number < len(asked):
                slider.show_level(*asked[number])
        self._about.setText(_ASKS if asked else _NONE)
        self._kind.setVisible(bool(asked))
        self._clear.setVisible(any(level for _, level in asked))

    def show_bent(self, times: str, lines: Sequence[str]) -> None:
        """Say what becomes of the session."""
        self._times.setText(times)
        self._times.setVisible(bool(times))
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines))

    def slider(self, number: int) -> PainSlider:
        """Return a slider by its number."""
        return self._sliders[number]

    @property
    def kind(self) -> str:
        """Return the kind of pain that is told."""
        return self._kind.chosen

    @property
    def asked_count(self) -> int:
        """Return how many questions are shown."""
        return sum(not slider.isHidden() for slider in self._sliders)

    # -- slots

    @Slot(int, int)
    def _on_slider_moved(self, number: int, level: int) -> None:
        self._clear.setVisible(True)
        self.level_chosen.emit(number, level)
