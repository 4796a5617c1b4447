"""The routines: what there is to play, broken files, and the session that was left open."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.routine_search import is_found
from rehab_app.gui.widgets.beside_row import BesideRow
from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.closed_notice import ClosedNotice
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.flow_grid import FlowGrid
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_ground import PAGE_MARGIN_PX
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.routine_card import RoutineCard, RoutineTile
from rehab_app.gui.widgets.routine_filter import RoutineFilter
from rehab_app.gui.widgets.scroll_page import ScrollPage
from rehab_app.gui.widgets.search_field import SearchField
from rehab_app.model.pose import Pose

_KEYS = {"Return": "enter", "Enter": "enter", "Ctrl+F": "search", "Ctrl+O": "open"}
_READING = "Reading the routines …"
_DROP = (
    "Drop a routine file anywhere on this window to add it. A right click on a card, or the menu "
    "key, looks at a routine first; one of your own can be shared there."
)
_SEARCH = "Search: calf, 10 min"
_MOST_WIDE_PX = 1800


class RoutinesPage(QWidget):
    """Shows routines as cards. Keys: arrows, Enter starts, Ctrl+F searches, Ctrl+O opens a file."""

    start_requested = Signal(int)
    look_requested = Signal(int)
    open_requested = Signal()
    unfinished_chosen = Signal(str)
    side_chosen = Signal(str)
    insisted = Signal()
    stirred = Signal()  # somebody types or scrolls

    def __init__(
        self, make_picture: Callable[[], FigurePicture], parent: QWidget | None = None
    ) -> None:
        """Take a way to make what draws the exercise of a card."""
        super().__init__(parent)
        self._make_picture = make_picture
        self._tiles: list[RoutineTile] = []
        self._has_routines = False
        self._wants_focus = False
        self._message = Notice({})
        self._closed = ClosedNotice()
        self._unfinished = Notice(
            {"go on": "Go on where it was", "keep": "Keep what was done", "drop": "Drop it"},
            tone="accent",
        )
        self._side = Notice(
            {"left": "Left", "right": "Right", "both": "Both, or not sure", "back": "Not now"},
            tone="accent",
        )
        self._title = PlainLabel("Routines", type_=Type.TITLE)
        self._open = LargeButton("Open a file…")
        self._open.setMinimumWidth(0)  # as wide as its text, at any size of text
        self._search = SearchField("Search routines", _SEARCH)
        self._filter = RoutineFilter(self._search)
        self._grid = FlowGrid()
        self._empty = PlainLabel(type_=Type.LARGE)
        self._back = LargeButton("Show all routines", look="soft")
        self._count = PlainLabel(_READING, type_=Type.NOTE, tone="muted")
        self._scroll = ScrollPage(most_px=_MOST_WIDE_PX)
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._connect()

    # -- what others call

    def show_routines(self, cards: Sequence[RoutineCard]) -> None:
        """Show the routines; `start_requested` says the place in this sequence.

        A card that was shown before keeps its place in the focus order, and the focus.
        """
        spare: dict[RoutineCard, list[RoutineTile]] = {}
        for tile in self._tiles:
            spare.setdefault(tile.card, []).append(tile)
        self._tiles = [spare[card].pop() if spare.get(card) else self._tile(card) for card in cards]
        self._grid.show_cards(self._tiles)
        for left in spare.values():
            for tile in left:
                tile.deleteLater()
        self._has_routines = True
        self._find()
        if self._wants_focus:
            self.take_focus()

    def show_pictures(self, poses: Sequence[tuple[Pose | None, str]]) -> None:
        """Show a pose and its name on each card, in the order of the cards."""
        for tile, (pose, name) in zip(self._tiles, poses, strict=True):
            if tile.picture is not None:
                tile.picture.show_pose(pose, name)

    def show_look(self) -> None:
        """Draw the pictures as they look now."""
        for tile in self._tiles:
            if tile.picture is not None:
                tile.picture.show_look()

    def show_current(self, number: int) -> None:
        """Put the focus on a routine, whatever was searched for; on another page it stays there."""
        self._show_all()
        if self.isVisible():
            self._tiles[number].setFocus()

    def show_unfinished(self, title: str, lines: Sequence[str]) -> None:
        """Offer to go on with a session that was left open; without a title that is over."""
        if title:
            self._unfinished.show_message(title, lines)
        else:
            self._unfinished.show_nothing()

    def show_message(self, title: str, lines: Sequence[str] = ()) -> None:
        """Say something; without a title that and what was said to be closed goes away."""
        self._closed.show_nothing()
        if title:
            self._message.show_message(title, lines)
            self._scroll.to_top()
        else:
            self._message.show_nothing()

    def show_closed(self, title: str, reason: str, *, can_insist: bool) -> None:
        """Say why a routine is closed now; `insisted` says that it is meant all the same."""
        self._message.show_nothing()
        self._closed.show_closed(title, reason, can_insist=can_insist)
        self._scroll.to_top()

    @property
    def current_title(self) -> str:
        """Return the title of the routine that Enter starts."""
        tile = self._grid.current
        return tile.card.title if isinstance(tile, RoutineTile) else ""

    @property
    def listed(self) -> str:
        """Return all that the cards say that are shown."""
        tiles = [tile for tile in self._grid.shown if isinstance(tile, RoutineTile)]
        return "\n".join(f"{tile.card.name}, {tile.card.summary}" for tile in tiles)

    @property
    def said(self) -> str:
        """Return what the page says above the cards, and where there are none."""
        empty = "" if self._empty.isHidden() else self._empty.text()
        said = (self._message.message, self._closed.message, empty)
        return "\n".join(text for text in said if text)

    def chip(self, text: str) -> LargeButton:
        """Return the chip of a kind."""
        return self._filter.chip(text)

    @property
    def has_routines(self) -> bool:
        """Tell whether the library has been read."""
        return self._has_routines

    @property
    def count(self) -> int:
        """Return how many routines there are, found or not."""
        return len(self._tiles)

    @property
    def search(self) -> SearchField:
        """Return the field to search in."""
        return self._search

    @property
    def grid(self) -> FlowGrid:
        """Return the grid of cards."""
        return self._grid

    def ask_side(self) -> None:
        """Ask which side is sore; it has to be known for the routine that was chosen."""
        self._side.show_message(
            "Which side is sore?", ["This routine works the sore side alone, or works it first."]
        )
        self._scroll.to_top()
        self._side.focus_on("left")

    def take_focus(self) -> None:
        """Put the focus on what comes first: an open session, else the card that had it last."""
        self._wants_focus = not self._has_routines
        if not self._unfinished.isHidden():
            self._unfinished.focus_on("go on")
        elif self._grid.current is not None:
            self._grid.current.setFocus()
        else:
            self._search.setFocus()

    # -- inside

    def _lay_out(self) -> None:
        head = BesideRow(self._title, self._open)
        column = self._scroll.column
        column.setSpacing(16)
        for notice in (self._message, self._closed, self._unfinished, self._side):
            column.addWidget(notice)
        column.addWidget(head)
        column.addWidget(self._filter)
        column.addWidget(self._grid)
        column.addWidget(self._empty)
        back = FlowLayout()
        back.addWidget(self._back)
        column.addLayout(back)
        column.addWidget(self._count)
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)
        self._empty.hide()
        self._back.hide()

    def _connect(self) -> None:
        self._keys.pressed.connect(self._on_key_pressed)
        self._open.clicked.connect(self.open_requested)
        self._search.textChanged.connect(self._on_search_changed)
        self._search.textChanged.connect(self.stirred)
        self._scroll.verticalScrollBar().valueChanged.connect(self.stirred)
        self._search.left_downwards.connect(self._on_search_left)
        self._search.entered.connect(self._on_search_left)
        self._filter.chosen.connect(self._on_filter_chosen)
        self._grid.focus_moved.connect(self._on_focus_moved)
        self._grid.left_upwards.connect(self._on_grid_left)
        self._back.clicked.connect(self._on_back_clicked)
        self._unfinished.chosen.connect(self.unfinished_chosen)
        self._side.chosen.connect(self._on_side_chosen)
        self._closed.insisted.connect(self.insisted)

    def _tile(self, card: RoutineCard) -> RoutineTile:
        tile = RoutineTile(card, None if card.problem else self._make_picture())
        tile.clicked.connect(self._on_tile_clicked)
        look = QAction("Look at it first", tile)
        look.triggered.connect(self._on_look_triggered)
        tile.addAction(look)
        tile.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return tile

    def _find(self) -> None:
        """Show what fits the words and the chip; hiding is all that happens to the rest."""
        query, chip = self._search.text(), self._filter.text
        found = [
            tile
            for tile in self._tiles
            if self._filter.takes(tile.card) and is_found(tile.card.index, query)
        ]
        self._grid.show_only(found)
        is_narrowed = bool(query.strip() or chip)
        is_empty = self._has_routines and not found
        self._grid.setVisible(bool(found))
        self._empty.setVisible(is_empty)
        self._back.setVisible(is_empty and is_narrowed)
        if is_empty:
            self._empty.setText(_nothing_text(query, chip))
        said = f"{len(found)} of {len(self._tiles)} routines" if is_narrowed else _DROP
        self._count.setText(said if self._has_routines else _READING)
        self._search.setAccessibleDescription(said if is_narrowed else "")

    def _show_all(self) -> None:
        self._filter.show_all()
        self._search.clear()
        self._find()

    # -- slots

    @Slot()
    def _on_tile_clicked(self) -> None:
        tile = self.sender()
        if not isinstance(tile, RoutineTile):
            return
        self._side.show_nothing()
        card = tile.card
        if card.problem:
            self.show_message(f"{card.title} can't be played", [card.problem])
        elif card.closed and not card.can_insist:
            self.show_closed(card.title, card.closed, can_insist=False)
        else:
            self.show_message("")
            self.start_requested.emit(self._tiles.index(tile))

    @Slot()
    def _on_look_triggered(self) -> None:
        action = self.sender()
        tile = action.parent() if action is not None else None
        if isinstance(tile, RoutineTile):
            self.look_requested.emit(self._tiles.index(tile))

    @Slot(QWidget)
    def _on_focus_moved(self, tile: QWidget) -> None:
        self._wants_focus = False
        self._scroll.ensureWidgetVisible(tile, 0, PAGE_MARGIN_PX)

    @Slot()
    def _on_grid_left(self) -> None:
        self._search.setFocus()
        self._scroll.to_top()

    @Slot(str)
    def _on_search_changed(self, _text: str) -> None:
        self._wants_focus = False
        self._find()

    @Slot()
    def _on_search_left(self) -> None:
        if self._grid.current is not None:
            self._grid.current.setFocus()
        elif self._back.isVisible():
            self._back.setFocus()

    @Slot()
    def _on_filter_chosen(self) -> None:
        self._find()

    @Slot()
    def _on_back_clicked(self) -> None:
        self._show_all()
        self._search.setFocus()

    @Slot(str)
    def _on_side_chosen(self, name: str) -> None:
        self._side.show_nothing()
        self.take_focus()
        if name != "back":
            self.side_chosen.emit(name)

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "enter":
            if not press_focused_button(self) and self.focusWidget() is self._search:
                self._on_search_left()
        elif name == "open":
            self.open_requested.emit()
        else:
            self._search.setFocus()
            self._search.selectAll()
            self._scroll.to_top()


def _nothing_text(query: str, chip: str) -> str:
    words = " ".join(query.split())
    if words and chip:
        return f"Nothing under {chip} fits “{words}”."
    if words:
        return f"Nothing fits “{words}”. Esc clears the search."
    return f"There is nothing under {chip} yet." if chip else "There are no routines."
