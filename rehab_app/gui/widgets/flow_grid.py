"""A grid of cards with as many columns as the width has room for."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP_PX = 16
_LEAST_EMS = 14
_WIDEST_EMS = 26
_MOST_COLUMNS = 6
_MOST_WIDTHS = 16
_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
)
_RESIZING = frozenset(
    {
        QEvent.Type.LayoutRequest,
        QEvent.Type.Polish,
        QEvent.Type.StyleChange,
        QEvent.Type.FontChange,
    }
)
_KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class FlowGrid(QWidget):
    """Sets cards of one width in rows of one height.

    Tab comes to one card only, the one that had the focus last. Keys: arrows, Home and End go
    from card to card; up from the first row says `left_upwards`.
    """

    focus_moved = Signal(QWidget)
    left_upwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[QWidget] = []
        self._shown: list[QWidget] = []
        self._current: QWidget | None = None
        self._heights: dict[QWidget, dict[int, int]] = {}
        self._known_places: dict[int, list[QRect]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # -- what others call

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Take cards in their order; those that were here and aren't among them are left alone."""
        kept = set(cards)
        for card in self._cards:
            if card not in kept:
                card.removeEventFilter(self)
                self._heights.pop(card, None)
                card.hide()
        for card in cards:
            if card.parentWidget() is not self:
                card.setParent(self)
                card.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
                card.installEventFilter(self)
        self._cards = list(cards)
        for one, other in pairwise(cards):
            QWidget.setTabOrder(one, other)
        self.show_only(self._cards)

    def show_only(self, cards: Sequence[QWidget]) -> None:
        """Show some of the cards; the rest close up."""
        wanted = set(cards)
        self._known_places = {}
        self._shown = [card for card in self._cards if card in wanted]
        if self._current not in wanted:
            self.make_current(self._shown[0] if self._shown else None)
        self._arrange()
        for card in self._cards:
            if card.isHidden() is (card in wanted):
                card.setVisible(card in wanted)
        self.updateGeometry()

    def make_current(self, card: QWidget | None) -> None:
        """Let Tab come to this card."""
        if self._current is not None:
            self._current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._current = card
        if card is not None:
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def current(self) -> QWidget | None:
        """Return the card that Tab comes to."""
        return self._current

    @property
    def shown(self) -> Sequence[QWidget]:
        """Return the cards that are shown, in their order."""
        return tuple(self._shown)

    @property
    def column_count(self) -> int:
        """Return how many cards stand side by side."""
        return self._columns(self.width())[0]

    # -- Qt overrides

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        return QSize(4 * self._least_px(), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least_px(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() in _RESIZING:
            self._known_places = {}
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if event.type() == QEvent.Type.FocusIn:
            if watched is not self._current:
                self.make_current(watched)
            self.focus_moved.emit(watched)
        elif event.type() in _RESIZING:
            self._heights.pop(watched, None)
            self._known_places = {}
        # A button would take the arrow keys itself and go to whatever Tab goes to.
        return isinstance(event, QKeyEvent) and self._takes(event)

    # -- inside

    def _takes(self, event: QKeyEvent) -> bool:
        """Go to another card, if that is what a key is for."""
        if event.type() != QEvent.Type.KeyPress or event.modifiers() & _MODIFIERS:
            return False
        if event.key() not in _KEYS or self._current not in self._shown:
            return False
        self._go(Qt.Key(event.key()))
        return True

    def _go(self, key: Qt.Key) -> None:
        here = self._shown.index(self._current) if self._current else 0
        columns = self.column_count
        last = len(self._shown) - 1
        if key == Qt.Key.Key_Up and here < columns:
            self.left_upwards.emit()
            return
        below = min(here + columns, last) if here // columns < last // columns else here
        there = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Up: here - columns,
            Qt.Key.Key_Down: below,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }[key]
        self._shown[min(max(there, 0), last)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        for card, place in zip(self._shown, self._places(self.width()), strict=True):
            card.setGeometry(place)

    def _places(self, width: int) -> list[QRect]:
        """Return where the shown cards stand; a layout asks for the same width many times."""
        if width not in self._known_places:
            self._known_places[width] = self._placed(width)
        return self._known_places[width]

    def _placed(self, width: int) -> list[QRect]:
        count, wide = self._columns(width)
        places: list[QRect] = []
        y = 0
        for first in range(0, len(self._shown), count):
            row = self._shown[first : first + count]
            high = max(self._height_of(card, wide) for card in row)
            places += [QRect(n * (wide + GAP_PX), y, wide, high) for n in range(len(row))]
            y += high + GAP_PX
        return places

    def _height_of(self, card: QWidget, width: int) -> int:
        """Return how high a card has to be; asked often, and for few widths."""
        known = self._heights.setdefault(card, {})
        if width not in known:
            if len(known) >= _MOST_WIDTHS:
                known.clear()
            known[width] = card.heightForWidth(width)
        return known[width]

    def _columns(self, width: int) -> tuple[int, int]:
        """Return how many columns there are, and how wide each is."""
        count = max(1, min((width + GAP_PX) // (self._least_px() + GAP_PX), _MOST_COLUMNS))
        wide = (width - (count - 1) * GAP_PX) // count
        most = _WIDEST_EMS * self._em_px() if count > 1 else width
        return count, max(1, min(wide, most))

    def _least_px(self) -> int:
        return _LEAST_EMS * self._em_px()

    def _em_px(self) -> int:
        return max(self.fontInfo().pixelSize(), 1)
