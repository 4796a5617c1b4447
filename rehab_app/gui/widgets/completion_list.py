"""The list of what may be written at the cursor, each with what it means."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rehab_app.gui.styling import current_theme
from rehab_app.workbench.completion import Completion

_ROLE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 8
_WIDE_EMS = 34
_SIDE_PX, _AROUND_PX, _GAP_PX = 8, 5, 12

Index = QModelIndex | QPersistentModelIndex


class CompletionList(QListWidget):
    """Lies over a text and never takes the focus from it; `taken` comes with a click."""

    taken = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "completions")
        self.setAccessibleName("Suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_RowPainter(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_item_clicked)
        self.hide()

    # -- what others call

    def show_items(self, items: Sequence[Completion]) -> None:
        """List what is offered, the first chosen."""
        self.clear()
        for each in items:
            item = QListWidgetItem(each.label)
            item.setData(_ROLE, each.about)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _said(each))
            self.addItem(item)
        self.setCurrentRow(0)

    def show_at(self, line: QRect, room: QRect) -> None:
        """Stand below a line of the text, or above it where there is more room."""
        rows = min(self.count(), _MOST_ROWS)
        wanted = rows * self.sizeHintForRow(0) + 2 * self.frameWidth()
        below, above = room.bottom() - line.bottom(), line.top() - room.top()
        is_below = below >= min(wanted, above)
        height = min(wanted, max(below if is_below else above, 0))
        width = min(_WIDE_EMS * max(self.font().pixelSize(), 1), room.width())
        left = max(room.left(), min(line.left(), room.right() - width))
        top = line.bottom() + 1 if is_below else line.top() - height
        self.setGeometry(left, top, width, height)
        self.raise_()
        self.show()

    def move_by(self, rows: int) -> None:
        """Choose another row, round and round for a single one."""
        count = max(self.count(), 1)
        row = self.currentRow() + rows
        self.setCurrentRow(row % count if abs(rows) == 1 else max(0, min(row, count - 1)))

    @property
    def said(self) -> str:
        """Return what is chosen in words."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.AccessibleTextRole)) if item is not None else ""

    # -- slots

    @Slot(QListWidgetItem)
    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self.taken.emit(self.row(item))


class _RowPainter(QStyledItemDelegate):
    # -- Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, QFontMetrics(option.font).height() + 2 * _AROUND_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        place: QRect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(place, QColor(theme.accent_soft))
        inside = place.adjusted(_SIDE_PX, 0, -_SIDE_PX, 0)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        label = str(index.data(Qt.ItemDataRole.DisplayRole))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, left, shown)
        inside.setLeft(inside.left() + metrics.horizontalAdvance(shown) + _GAP_PX)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink if is_chosen else theme.muted))
        about = str(index.data(_ROLE))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(about, Qt.TextElideMode.ElideRight, max(inside.width(), 0))
        painter.drawText(inside, left, shown)
        painter.restore()


def _said(each: Completion) -> str:
    return f"{each.label}: {each.about}" if each.about else each.label
