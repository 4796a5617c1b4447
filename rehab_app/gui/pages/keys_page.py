"""The keys: everything that can be done without a mouse, on one page."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.beside_row import BesideRow
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.scroll_page import ScrollPage

_MOST_WIDE_PX = 980
_MOST_SHARE = 0.36
_ROUNDING_PX = 2
_CLOSING_KEYS = {"Esc": "back", "Return": "back", "Enter": "back"}


class KeysPage(QWidget):
    """Lists keys by place; Esc or Enter goes back to where one was."""

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = LargeButton("Back — Esc", name="Back", look="primary")
        self._page = ScrollPage(most_px=_MOST_WIDE_PX)
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page.setAccessibleName("Keys")
        self._cards: list[Card] = []
        self._grids: list[QGridLayout] = []
        self._labels: list[PlainLabel] = []
        self._keys = PageKeys(_CLOSING_KEYS, self)
        self._lay_out()
        self._back.clicked.connect(self.back_requested)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- what others call

    def show_keys(self, keys: Mapping[str, Mapping[str, str]]) -> None:
        """Show what each key does, by the place where it does it."""
        for card in self._cards:
            card.setParent(None)
            card.deleteLater()
        self._grids, self._labels = [], []
        self._cards = [self._card(place, rows) for place, rows in keys.items()]
        for number, card in enumerate(self._cards):
            self._page.column.insertWidget(number + 1, card)
        self._align()

    def take_focus(self) -> None:
        """Put the focus on the way back."""
        self._back.setFocus()

    # -- Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._align()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    # -- inside

    def _lay_out(self) -> None:
        top = BesideRow(PlainLabel("Keys", type_=Type.TITLE), self._back)
        column = self._page.column
        column.addWidget(top)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _card(self, place: str, rows: Mapping[str, str]) -> Card:
        card = Card(place)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for number, (key, what) in enumerate(rows.items()):
            label = PlainLabel(key, type_=Type.STRONG, tone="accent")
            self._labels.append(label)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            words = PlainLabel(what)
            words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(words, number, 1)
        card.column.addLayout(grid)
        self._grids.append(grid)
        return card

    def _align(self) -> None:
        """Let what the keys do stand below each other in all cards."""
        one_line_px = [
            label.fontMetrics().horizontalAdvance(label.text()) + _ROUNDING_PX
            for label in self._labels
        ]
        widest_px = min(max(one_line_px, default=0), round(self.width() * _MOST_SHARE))
        for label in self._labels:
            label.setFixedWidth(widest_px)
        for grid in self._grids:
            grid.setColumnMinimumWidth(0, widest_px)

    # -- slots

    @Slot(str)
    def _on_key_pressed(self, _name: str) -> None:
        self.back_requested.emit()
