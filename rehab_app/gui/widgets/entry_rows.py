"""Past sessions and check-ins as rows: what, when, and how it went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rehab_app.gui.styling import current_theme

_ROLE = Qt.ItemDataRole.UserRole
_PAD_PX = 12
_SHARES = (0.42, 0.3, 0.28)  # of the width: title, moment, details
_WIDE_EMS = 44
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class PastEntry:
    """A session or a check-in as it is listed; `key` names it to whoever opens it."""

    key: str
    title: str
    when: str
    details: str

    @property
    def text(self) -> str:
        """Return all of it, for those who don't see the row."""
        title = ", ".join(part for part in (self.title, self.when) if part)
        return "\n".join(part for part in (title, self.details) if part)


class EntryRows(QListWidget):
    """A list as high as its rows. Arrows go through them; Space or a click opens one.

    Enter is the page's; it opens the current one with `open_current`.
    """

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Take the name for those who don't see it."""
        super().__init__(parent)
        self.setProperty("look", "cards")
        self.setAccessibleName(name)
        self.setItemDelegate(_RowPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.itemClicked.connect(self._on_item_clicked)

    # -- what others call

    def show_entries(self, entries: Sequence[PastEntry]) -> None:
        """List entries; the one that was current stays so, by its key."""
        current = self.currentItem()
        key = current.data(_ROLE).key if current is not None else ""
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.text)
            item.setData(_ROLE, entry)
            self.addItem(item)
        keys = [entry.key for entry in entries]
        if entries:
            self.setCurrentRow(keys.index(key) if key in keys else 0)
        self._fit()

    def open_current(self) -> None:
        """Open the row that is current."""
        item = self.currentItem()
        if item is not None:
            self.opened.emit(item.data(_ROLE).key)

    @property
    def text(self) -> str:
        """Return all that it says."""
        return "\n".join(self.item(row).text() for row in range(self.count()))

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of all entries, in their order."""
        return tuple(self.item(row).data(_ROLE).key for row in range(self.count()))

    # -- Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.open_current()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    # -- inside

    def _fit(self) -> None:
        heights = (self.sizeHintForRow(row) for row in range(self.count()))
        self.setFixedHeight(max(44, sum(heights) + 2 * self.frameWidth()))

    # -- slots

    @Slot(QListWidgetItem)
    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_ROLE).key)


class _RowPainter(QStyledItemDelegate):
    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    # -- Qt overrides

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._rows.viewport().width()
        places = self._places(QRectF(0, 0, width, 0), index.data(_ROLE))
        bottom = max(box.bottom() for _, _, box in places)
        return QSize(width, max(44, round(bottom) + _PAD_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        state: QStyle.StateFlag = option.state
        whole: QRectF = QRectF(option.rect)
        has_focus = self._rows.hasFocus() and bool(state & QStyle.StateFlag.State_Selected)
        is_below_mouse = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if has_focus or is_below_mouse:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if has_focus else theme.sunk))
            painter.drawRoundedRect(whole.adjusted(0, 1, 0, -1), 8, 8)
        if index.row():
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(whole.topLeft(), whole.topRight())
        for number, (font, text, box) in enumerate(self._places(whole, index.data(_ROLE))):
            painter.setFont(font)
            painter.setPen(QColor(theme.muted if number else theme.ink))
            painter.drawText(box, _WRAPPED, text)
        painter.restore()

    # -- inside

    def _places(self, row: QRectF, entry: PastEntry) -> list[tuple[QFont, str, QRectF]]:
        """Return type, text and place of each part: side by side, or below each other."""
        em = self._rows.font().pixelSize()
        inside = row.adjusted(_PAD_PX, _PAD_PX, -_PAD_PX, 0)
        is_wide = row.width() >= _WIDE_EMS * em
        places: list[tuple[QFont, str, QRectF]] = []
        left, top = inside.left(), inside.top()
        for share, (font, text) in zip(_SHARES, self._parts(entry), strict=True):
            width = inside.width() * share - _PAD_PX if is_wide else inside.width()
            metrics = QFontMetrics(font)
            high = metrics.boundingRect(0, 0, max(40, round(width)), 9999, _WRAPPED, text).height()
            places.append((font, text, QRectF(left, top, max(40, width), high)))
            left += inside.width() * share if is_wide else 0
            top += 0 if is_wide else high + 2
        return places

    def _parts(self, entry: PastEntry) -> Iterator[tuple[QFont, str]]:
        strong, small = QFont(self._rows.font()), QFont(self._rows.font())
        strong.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(round(small.pixelSize() * 13 / 15))
        yield strong, entry.title
        yield small, entry.when
        yield small, entry.details
