"""Rows as cards, one of which is chosen: a title, a moment, and a line about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rehab_app.gui.styling import current_theme

ROW_ROLE = Qt.ItemDataRole.UserRole
_MARGIN_PX = 16
_GAP_PX = 8
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

Index = QModelIndex | QPersistentModelIndex


class Row(Protocol):
    """What a list can show: `id` names it to whoever shows what is chosen."""

    @property
    def id(self) -> int:
        """Return what names the row."""

    @property
    def text(self) -> str:
        """Return all of it, for those who don't see the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """A row; `id` names it to whoever shows what is chosen."""

    id: int
    title: str
    when: str
    details: str

    @property
    def text(self) -> str:
        """Return all of it, for those who don't see the row."""
        title = ", ".join(part for part in (self.title, self.when) if part)
        return "\n".join(part for part in (title, self.details) if part)


class CardRows(QListWidget):
    """A list of cards, one of which is chosen."""

    row_chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Take the name for those who don't see it."""
        super().__init__(parent)
        self.setProperty("look", "cards")
        self.setAccessibleName(name)
        self.setItemDelegate(_RowPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(self._on_current_item_changed)

    # -- what others call

    def show_rows(self, rows: Sequence[Row], chosen: int | None = None) -> None:
        """List rows and choose one by its id, else the first."""
        self.blockSignals(True)  # noqa: FBT003 (Qt has no keyword here)
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.text)
            item.setData(ROW_ROLE, row)
            self.addItem(item)
        self.blockSignals(False)  # noqa: FBT003 (Qt has no keyword here)
        if rows:
            ids = [row.id for row in rows]
            self.setCurrentRow(ids.index(chosen) if chosen in ids else 0)

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    # -- slots

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current_item_changed(
        self, item: QListWidgetItem | None, _before: QListWidgetItem | None
    ) -> None:
        if item is not None:
            self.row_chosen.emit(item.data(ROW_ROLE).id)


class _RowPainter(QStyledItemDelegate):
    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    # -- Qt overrides

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._rows.viewport().width()
        heights = [
            QFontMetrics(font).boundingRect(0, 0, self._room(width), 9999, WRAPPED, text).height()
            for font, text in self._lines(index.data(ROW_ROLE))
        ]
        return QSize(width, sum(heights) + 4 * len(heights) + _MARGIN_PX * 2 - 4 + _GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        state: QStyle.StateFlag = option.state
        whole: QRectF = QRectF(option.rect)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_below_mouse = bool(state & QStyle.StateFlag.State_MouseOver)
        card = whole.adjusted(0.5, 0.5, -0.5, -0.5 - _GAP_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.accent if is_chosen else theme.edge if is_below_mouse else theme.line
        painter.setPen(QPen(QColor(edge), 1.0))
        painter.setBrush(QColor(theme.accent_soft if is_chosen else theme.surface))
        painter.drawRoundedRect(card, 12, 12)
        if is_chosen:
            painter.fillRect(QRectF(card.left(), card.top() + 14, 4, card.height() - 28), edge)
        top = card.top() + _MARGIN_PX
        for number, (font, text) in enumerate(self._lines(index.data(ROW_ROLE))):
            painter.setFont(font)
            painter.setPen(QColor(theme.muted if number else theme.ink))
            box = QRectF(card.left() + _MARGIN_PX, top, self._room(whole.width()), 9999)
            painter.drawText(box, WRAPPED, text)
            top += painter.boundingRect(box, WRAPPED, text).height() + 4
        painter.restore()

    # -- inside

    def _room(self, width: float) -> int:
        return max(40, round(width) - 2 * _MARGIN_PX)

    def _lines(self, row: CardRow) -> tuple[tuple[QFont, str], ...]:
        strong = QFont(self._rows.font())
        strong.setWeight(QFont.Weight.DemiBold)
        small = QFont(self._rows.font())
        small.setPixelSize(round(small.pixelSize() * 13 / 15))
        lines = ((strong, row.title), (small, row.when), (small, row.details))
        return tuple((font, text) for font, text in lines if text)
