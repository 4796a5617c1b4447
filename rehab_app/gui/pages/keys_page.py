"""The keys: everything that can be done without a mouse, on one page."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_MARGIN_PX = 36
_CLOSING_KEYS = {"Esc": "back", "Return": "back", "Enter": "back"}


class KeysPage(QWidget):
    """Lists keys by place; Esc or Enter goes back to where one was."""

    back_requested = Signal()

    def __init__(
        self, keys: Mapping[str, Mapping[str, str]], parent: QWidget | None = None
    ) -> None:
        """Take what each key does, by the place where it does it."""
        super().__init__(parent)
        self._back = LargeButton("Back — Esc", name="Back", look="primary")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setAccessibleName("Keys")
        self._keys = PageKeys(_CLOSING_KEYS, self)
        self._lay_out(keys)
        self._back.clicked.connect(self.back_requested)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- what others call

    def take_focus(self) -> None:
        """Put the focus on the way back."""
        self._back.setFocus()

    # -- inside

    def _lay_out(self, keys: Mapping[str, Mapping[str, str]]) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(18)
        for place, rows in keys.items():
            column.addWidget(_card(place, rows))
        column.addStretch(1)
        self._scroll.setWidget(inside)
        top = QHBoxLayout()
        top.addWidget(PlainLabel("Keys", type_=Type.TITLE), 1)
        top.addWidget(self._back)
        page = QVBoxLayout(self)
        page.setContentsMargins(_MARGIN_PX, 28, _MARGIN_PX, 24)
        page.setSpacing(18)
        page.addLayout(top)
        page.addWidget(self._scroll, 1)

    # -- slots

    @Slot(str)
    def _on_key_pressed(self, _name: str) -> None:
        self.back_requested.emit()


def _card(place: str, rows: Mapping[str, str]) -> Card:
    card = Card(place)
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(1, 1)
    for number, (key, what) in enumerate(rows.items()):
        grid.addWidget(PlainLabel(key, type_=Type.STRONG, tone="accent", wraps=False), number, 0)
        grid.addWidget(PlainLabel(what), number, 1)
    card.column.addLayout(grid)
    return card
