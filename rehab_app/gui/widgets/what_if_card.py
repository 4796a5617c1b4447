"""What if it hurts? A reading is dragged, and the session it leads to is said in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from rehab_app.gui.widgets.buttons import TARGET_PX
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_MOST_LEVEL = 10


class WhatIfCard(Card):
    """A slider for one question. `level_chosen` comes with the level that somebody would tell."""

    level_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What if it hurts?", parent)
        self._about = PlainLabel(tone="muted")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _MOST_LEVEL)
        self.slider.setPageStep(1)
        self.slider.setMinimumHeight(TARGET_PX)
        self._level = PlainLabel("0", type_=Type.STRONG, wraps=False)
        self._times = PlainLabel(type_=Type.STRONG)
        self._lines = PlainLabel(type_=Type.NOTE, tone="muted")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.slider, 1)
        row.addWidget(self._level)
        self.column.addWidget(self._about)
        self.column.addLayout(row)
        self.column.addWidget(self._times)
        self.column.addWidget(self._lines)
        self.slider.valueChanged.connect(self._on_value_changed)

    # -- what others call

    def ask(self, about: str) -> None:
        """Ask about a question of the session; without one nothing can be dragged."""
        self._about.setText(
            f"A dull ache: {about}" if about else "Choose a step that is asked about."
        )
        self.slider.setEnabled(bool(about))
        self.slider.setAccessibleName(f"Pain, 0 to 10: {about}" if about else "Pain, 0 to 10")

    def show_bent(self, times: str, lines: Sequence[str]) -> None:
        """Say what becomes of the session."""
        self._times.setText(times)
        self._lines.setText("\n".join(lines))

    # -- slots

    @Slot(int)
    def _on_value_changed(self, level: int) -> None:
        self._level.setText(str(level))
        self.level_chosen.emit(level)
