"""A layout like text: one after the other, and on to the next row where the width ends."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from rehab_app.gui.widgets.buttons import LargeButton

_STEP_PX = 8


class FlowLayout(QLayout):
    """Lays out widgets in rows at the sizes they ask for.

    Balanced rows are about equally long: no last widget stands alone.
    """

    def __init__(
        self,
        spacing_px: int = 10,
        parent: QWidget | None = None,
        *,
        is_balanced: bool = False,
        row_gap_px: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = spacing_px
        self._row_gap = spacing_px if row_gap_px is None else row_gap_px
        self._is_balanced = is_balanced
        self.setContentsMargins(QMargins())

    # -- Qt overrides

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), moves=False)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                widget = item.widget()
                least = item.minimumSize() if widget is None else least_size(widget)
                size = size.expandedTo(least)
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, moves=True)

    # -- inside

    def _place(self, rect: QRect, *, moves: bool) -> int:
        """Place all items below each other in rows; return the height that takes."""
        top = rect.y()
        rows = self._balanced_rows if self._is_balanced else self._rows
        for row in rows(rect.width()):
            left, height = rect.x(), max(size.height() for _, size in row)
            for item, size in row if moves else ():
                down = (height - size.height()) // 2
                at = QRect(QPoint(left, top + down), size)
                _set(item, QStyle.visualRect(self._direction(), rect, at))
                left += size.width() + self._gap
            top += height + self._row_gap
        return max(0, top - self._row_gap - rect.y())

    def _direction(self) -> Qt.LayoutDirection:
        """Return from which end a row begins."""
        widget = self.parentWidget()
        return Qt.LayoutDirection.LeftToRight if widget is None else widget.layoutDirection()

    def _balanced_rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return as few rows as the width allows, each as short as that allows."""
        rows = self._rows(width)
        while rows and width > _STEP_PX:
            width -= _STEP_PX
            shorter = self._rows(width)
            has_room = all(size == item.sizeHint() for row in shorter for item, size in row)
            if len(shorter) > len(rows) or not has_room:
                break
            rows = shorter
        return rows

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the items that stand beside each other, with their sizes, row by row."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if size.width() > width:
                size = QSize(width, max(size.height(), _height_at(item, width)))
            if not rows or left + size.width() > width:
                rows.append([])
                left = 0
            rows[-1].append((item, size))
            left += size.width() + self._gap
        return rows


def _set(item: QLayoutItem, place: QRect) -> None:
    """Put an item into its place, higher than it asks for where its text is broken."""
    widget = item.widget()
    if widget is not None and place.height() > item.sizeHint().height():
        widget.setGeometry(place)
    else:
        item.setGeometry(place)


def least_size(widget: QWidget) -> QSize:
    """Return how small a widget may be in a row: a button's text is broken before it is cut."""
    size = widget.minimumSizeHint().expandedTo(widget.minimumSize())
    if isinstance(widget, LargeButton):
        size.setWidth(widget.least_width_px)
    return size


def _height_at(item: QLayoutItem, width: int) -> int:
    """Return how high an item is at a width; -1 where that makes no difference."""
    widget = item.widget()
    return item.heightForWidth(width) if widget is None else widget.heightForWidth(width)
