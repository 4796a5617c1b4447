"""The facts of a chart as a table: keys, screen readers, and copying."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from rehab_app.gui.styling import SCROLL_BAR_PX
from rehab_app.gui.widgets.buttons import TARGET_PX
from rehab_app.report.drawing import Table

_ROWS = 8
_PAD_PX, _LEAST_PAD_PX = 14, 13
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
# An alignment may carry the flag that breaks lines; its type does not know it.
_HEADING = Qt.AlignmentFlag(
    Qt.AlignmentFlag.AlignLeft.value
    | Qt.AlignmentFlag.AlignVCenter.value
    | Qt.TextFlag.TextWordWrap.value
)
_EMPTY = Table((), ())

Index = QModelIndex | QPersistentModelIndex


class FactTable(QTableView):
    """Shows a table; arrows go through its cells, Ctrl+C copies the chosen rows, or all."""

    copied = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Take the name for those who don't see it."""
        super().__init__(parent)
        self._make: Callable[[], Table] | None = None
        self._model = _Model(self)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(_HEADING)

    # -- what others call

    def show_facts(self, make: Callable[[], Table]) -> None:
        """Show other facts; the table is made when it comes into sight."""
        self._make = make
        if self.isVisible():
            self._show_made()

    @Slot()
    def copy(self) -> None:
        """Put the chosen rows into the clipboard with the headings, or all where none is chosen."""
        table = self._model.table
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        rows = tuple(table.rows[row] for row in chosen) if len(chosen) > 1 else table.rows
        QGuiApplication.clipboard().setText(Table(table.headings, rows).text)
        self.copied.emit()

    # -- Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_made()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    # -- inside

    def _show_made(self) -> None:
        if self._make is not None:
            self._model.show_table(self._make())
            self._make = None
        self._fit()

    def _fit(self) -> None:
        """Share the width by what the columns hold; be as high as the rows, up to some of them."""
        table = self._model.table
        if not self.isVisible() or not table.headings:
            return
        widths = self._widths(table)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        head = self.horizontalHeader()
        head_high = _high(head.fontMetrics(), table.headings, widths)
        head.setFixedHeight(head_high)
        heights = [_high(self.fontMetrics(), row, widths) for row in table.rows]
        for row, high in enumerate(heights):
            self.setRowHeight(row, high)
        is_scrolled = sum(widths) > self.viewport().width()
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if is_scrolled else policy.ScrollBarAlwaysOff
        )
        bar_px = SCROLL_BAR_PX if is_scrolled else 0
        self.setFixedHeight(max(TARGET_PX, head_high + sum(heights[:_ROWS]) + 4 + bar_px))

    def _widths(self, table: Table) -> list[int]:
        """Return the widths of the columns, together the room, by what their texts take."""
        columns = list(zip(*(table.headings, *table.rows), strict=True))
        metrics = self.fontMetrics()
        wanted = [max(metrics.horizontalAdvance(text) for text in column) for column in columns]
        whole = self.viewport().width() - 2
        share = whole / (sum(wanted) + 2 * _PAD_PX * len(wanted))
        shared = [int((width + 2 * _PAD_PX) * share) for width in wanted]
        least = [_longest_word_px(metrics, column) + 2 * _LEAST_PAD_PX for column in columns]
        if all(width >= needed for width, needed in zip(shared, least, strict=True)):
            return shared
        left = whole - sum(least)
        if left <= 0:  # The table itself is scrolled: its columns can't stand below each other.
            return least
        more = [max(0, wide + 2 * _PAD_PX - few) for wide, few in zip(wanted, least, strict=True)]
        part = left / max(1, sum(more))
        return [few + int(extra * part) for few, extra in zip(least, more, strict=True)]


def _longest_word_px(metrics: QFontMetrics, texts: Sequence[str]) -> int:
    return max(metrics.horizontalAdvance(word) for text in texts for word in text.split() or [""])


def _high(metrics: QFontMetrics, texts: Sequence[str], widths: Sequence[int]) -> int:
    """Return how high a row is whose texts are broken where their columns end."""
    heights = (
        metrics.boundingRect(0, 0, max(1, width - 2 * _PAD_PX), 9999, _WRAPPED, text).height()
        for text, width in zip(texts, widths, strict=True)
    )
    return max(heights) + _PAD_PX


class _Model(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = _EMPTY

    def show_table(self, table: Table) -> None:
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    # -- Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.table.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.table.headings[index.column()]
            return f"{heading}: {self.table.rows[index.row()][index.column()]}"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        is_text = role == Qt.ItemDataRole.DisplayRole
        if is_text and orientation == Qt.Orientation.Horizontal:
            return self.table.headings[section]
        return None
