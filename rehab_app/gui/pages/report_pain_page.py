"""Report pain now: how much, what it is like, which side and where; told whenever it hurts."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.beside_row import BesideRow
from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.card import CARD_MARGIN_PX, Card
from rehab_app.gui.widgets.change_card import ChangeCard
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.hip_map import HipMap
from rehab_app.gui.widgets.kind_of_pain import KIND_KEYS, KindOfPain
from rehab_app.gui.widgets.page_ground import PAGE_MARGIN_PX, PageGround, is_narrow
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.pain_question import Propose
from rehab_app.gui.widgets.pain_scale import LEVEL_KEYS, PainScale
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.scroll_page import ScrollPage, centred
from rehab_app.gui.widgets.two_part_row import TwoPartRow
from rehab_app.model.pain import Place, Quality, Reading
from rehab_app.model.person import Side
from rehab_app.wording import PLACE_WORDS

_KEYS = {
    **LEVEL_KEYS,
    **KIND_KEYS,
    "Backspace": "clear",
    "Return": "enter",
    "Enter": "enter",
    "Esc": "back",
}
_SIDES = {Side.RIGHT: "Right", Side.LEFT: "Left", Side.BOTH: "Both"}
_MOST_WIDE_PX = 1180
_LEFT_EMS = 21
_GAP_PX = 24
_WHERE_EMS = 8
_NARROW_CARD_PX = 12
_HINT = "In the map a letter chooses an area. Side and place are kept for the next time."


class ReportPainPage(QWidget):
    """Asks for one reading; nothing is saved before Enter or Save.

    `saved` comes with the reading, the side, and the place or None.
    """

    saved = Signal(Reading, Side, object)
    left = Signal()

    def __init__(self, propose: Propose, parent: QWidget | None = None) -> None:
        """Take what tells what a reading would mean."""
        super().__init__(parent)
        self._propose = propose
        self._level: int | None = None
        self._quality: Quality | None = None
        self._place: Place | None = None
        self._title = PlainLabel("How much does it hurt right now?", type_=Type.TITLE)
        self._scale = PainScale()
        self._kind = KindOfPain()
        self._means = ChangeCard(keeps_room=True)
        self._side = Choice({side.value: text for side, text in _SIDES.items()})
        self._map = HipMap()
        self._places = Choice(
            {
                place.value: f"{word.capitalize()}  {self._map.key_of(place)}"
                for place, word in PLACE_WORDS.items()
            }
        )
        self._where = PlainLabel(type_=Type.STRONG)
        self._nowhere = LargeButton("Nowhere in particular", look="link")
        self._save = LargeButton("Save — Enter", name="Save", look="primary")
        self._back = LargeButton("Back — Esc", name="Back")
        self._scroll = ScrollPage(most_px=_MOST_WIDE_PX, is_centred=True)
        self._drawn = Card()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._connect()

    # -- what others call

    def ask(self, side: Side, place: Place | None) -> None:
        """Begin anew, with the side and the place of the last time."""
        self._level = self._quality = None
        self._side.show_chosen([side.value])
        self._map.show_side(side)
        self._show_place(place)
        self._show()
        self._scroll.to_top()

    def take_focus(self) -> None:
        """Put the focus on the scale."""
        self._scale.button(self._level or 0).setFocus()

    @property
    def hip_map(self) -> HipMap:
        """Return the drawn hip."""
        return self._map

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self._map.least_beside_px + self.font().pixelSize() * _LEFT_EMS
        is_wide = min(self.width(), _MOST_WIDE_PX) >= needed + 2 * PAGE_MARGIN_PX + 3 * _GAP_PX
        for button in (self._save, self._back):
            button.show_short(is_short=is_narrow(self))
        side_px = _NARROW_CARD_PX if is_narrow(self) else CARD_MARGIN_PX
        self._drawn.column.setContentsMargins(side_px, CARD_MARGIN_PX - 4, side_px, CARD_MARGIN_PX)
        direction = QBoxLayout.Direction
        self._beside.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    # -- inside

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(12)
        words.addWidget(self._kind)
        words.addSpacing(8)
        words.addWidget(PlainLabel("Where around the hip?", type_=Type.HEADING))
        words.addWidget(self._places)
        words.addWidget(self._nowhere, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        drawn = self._drawn
        drawn.column.addWidget(BesideRow(self._where, self._side, least_ems=_WHERE_EMS))
        drawn.column.addWidget(self._map)
        drawn.column.addStretch(1)
        self._beside.setSpacing(_GAP_PX)
        self._beside.addLayout(words, 2)
        self._beside.addWidget(drawn, 3)
        column = self._scroll.column
        column.addWidget(self._title)
        column.addWidget(self._scale)
        column.addWidget(self._means)
        column.addLayout(self._beside)
        column.addStretch(1)
        self._side.name_question("Which side?")
        self._places.name_question("Where around the hip?")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(centred(self._bar(), _MOST_WIDE_PX))

    def _bar(self) -> QWidget:
        bar = PageGround(top_px=8, bottom_px=14)
        bar.column.setSpacing(8)
        bar.column.addWidget(TwoPartRow((self._save,), (self._back,)))
        bar.column.addWidget(PlainLabel(_HINT, type_=Type.NOTE, tone="muted"))
        return bar

    def _connect(self) -> None:
        for told in (self._scale.level_chosen, self._scale.level_pointed):
            told.connect(self._on_level_chosen)
        self._kind.kind_chosen.connect(self._on_kind_chosen)
        self._side.chosen.connect(self._on_side_chosen)
        self._map.place_chosen.connect(self._on_place_chosen)
        self._places.chosen.connect(self._on_word_chosen)
        self._nowhere.clicked.connect(self._on_nowhere_clicked)
        self._save.clicked.connect(self._on_save_clicked)
        self._back.clicked.connect(self.left)
        self._keys.pressed.connect(self._on_key_pressed)

    def _show(self) -> None:
        self._scale.show_level(self._level)
        self._kind.show_kind(self._quality)
        self._save.setEnabled(self._level is not None)
        reading = None if self._level is None else Reading(self._level, self._quality)
        self._means.show_proposal(None if reading is None else self._propose(reading))

    def _show_place(self, place: Place | None) -> None:
        self._place = place
        self._map.show_place(place)
        self._places.show_chosen([] if place is None else [place.value])
        self._nowhere.setVisible(place is not None)
        side = self._chosen_side
        about = "Both sides" if side is Side.BOTH else f"{_SIDES[side]} side"
        self._where.setText(about if place is None else f"{about}, {PLACE_WORDS[place]}")

    @property
    def _chosen_side(self) -> Side:
        return Side(self._side.name or Side.RIGHT.value)

    # -- slots

    @Slot(int)
    def _on_level_chosen(self, level: int) -> None:
        self._level = level
        self._show()
        focused = self.focusWidget()
        if focused is not None and self._scale.isAncestorOf(focused):
            self.take_focus()  # Two rings on the scale would say two levels.

    @Slot(Quality)
    def _on_kind_chosen(self, quality: Quality) -> None:
        self._quality = quality
        self._show()

    @Slot()
    def _on_side_chosen(self) -> None:
        self._map.show_side(self._chosen_side)
        self._show_place(self._place)

    @Slot(Place)
    def _on_place_chosen(self, place: Place) -> None:
        self._show_place(place)

    @Slot()
    def _on_word_chosen(self) -> None:
        self._show_place(Place(self._places.name))

    @Slot()
    def _on_nowhere_clicked(self) -> None:
        self._show_place(None)
        self._places.take_focus()

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._level is not None:
            reading = Reading(self._level, self._quality)
            self.saved.emit(reading, self._chosen_side, self._place)

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        what, _, value = name.partition(" ")
        if what == "level":
            self._on_level_chosen(int(value))
        elif what == "kind":
            self._on_kind_chosen(Quality(value))
        elif name == "clear":
            self._level = self._quality = None
            self._show()
        elif name == "back":
            self.left.emit()
        elif not press_focused_button(self):
            self._on_save_clicked()
