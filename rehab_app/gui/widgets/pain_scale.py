"""The pain scale: eleven large buttons from 0 to 10, one of them chosen."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from rehab_app.gui.widgets.buttons import TARGET_PX, LargeButton
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

MOST = 10
_ZONES = ((0, 2, "● 0–2 calm"), (3, 5, "▲ 3–5 watch"), (6, MOST, "■ 6–10 stop"))
_ENDS = {0: "0, no pain", MOST: "10, the worst pain there is"}

# What the keys of the scale are called; T is ten.
LEVEL_KEYS = {**{str(level): f"level {level}" for level in range(MOST)}, "T": f"level {MOST}"}


class PainScale(QWidget):
    """Asks how much it hurts. The keys 0-9 and T are the page's, so that they work everywhere."""

    level_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, has_zones: bool = True) -> None:
        super().__init__(parent)
        self._buttons = QButtonGroup(self)
        for level in range(MOST + 1):
            button = LargeButton(str(level), name=f"Pain {_ENDS.get(level, str(level))}")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setMinimumHeight(TARGET_PX + (12 if has_zones else 0))
            self._buttons.addButton(button, level)
        self._lay_out(has_zones=has_zones)
        self._buttons.idClicked.connect(self._on_button_clicked)

    # -- what others call

    def show_level(self, level: int | None) -> None:
        """Show a level as chosen, or none."""
        self._buttons.setExclusive(False)
        for number in range(MOST + 1):
            self.button(number).setChecked(number == level)
        self._buttons.setExclusive(True)

    @property
    def level(self) -> int | None:
        """Return the level that is chosen."""
        return self._buttons.checkedId() if self._buttons.checkedButton() else None

    def button(self, level: int) -> LargeButton:
        """Return the button of a level."""
        button = self._buttons.button(level)
        if not isinstance(button, LargeButton):
            raise IndexError(f"there is no level {level}")
        return button

    # -- inside

    def _lay_out(self, *, has_zones: bool) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        for level in range(MOST + 1):
            grid.addWidget(self.button(level), 0, level)
        if has_zones:
            for least, most, text in _ZONES:
                grid.addWidget(PlainLabel(text, type_=Type.NOTE, tone="muted"), 1, least, 1, most - least + 1)

    # -- slots

    @Slot(int)
    def _on_button_clicked(self, level: int) -> None:
        self.level_chosen.emit(level)
