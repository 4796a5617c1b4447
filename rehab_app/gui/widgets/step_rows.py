"""The blocks and steps of a routine as a list: chosen with arrows, moved with Alt and arrows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from rehab_app.gui.widgets.card_rows import CardRows
from rehab_app.gui.widgets.step_row_painter import StepRow, StepRowPainter

_LEAST_EMS = 16
_LINE_PX = 5  # the line around what has the focus is drawn over its edge
_MOST_PX = 16_777_215  # what Qt has for no limit at all
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class StepRows(CardRows):
    """Rows that can be moved. A row is dragged onto the one whose place it takes.

    `moved` comes with the row and by how many places; `dropped` with the row and the row it was
    dropped on.
    """

    moved = Signal(int, int)
    dropped = Signal(int, int)
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Steps", parent)
        self._is_whole = False
        self.setItemDelegate(StepRowPainter(self))
        self.setViewportMargins(_LINE_PX, _LINE_PX, _LINE_PX, _LINE_PX)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    # -- what others call

    def show_steps(self, rows: Sequence[StepRow], chosen: int) -> None:
        """List rows and choose one of them; nothing is emitted where it was chosen before."""
        place = self.verticalScrollBar().value()
        self.show_rows(rows, chosen)
        self.verticalScrollBar().setValue(place)
        self._fit()

    def show_whole(self, *, is_whole: bool) -> None:
        """Be as high as all rows together, or as high as there is room, and scroll."""
        self._is_whole = is_whole
        self._fit()

    # -- Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _MOVES:
            self.moved.emit(self.currentRow(), _MOVES[key])
        elif key is Qt.Key.Key_Delete:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was dropped where; the list itself is shown anew from the text."""
        onto = self.indexAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if onto.isValid():
            self.dropped.emit(self.currentRow(), onto.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- inside

    def _fit(self) -> None:
        least = _LEAST_EMS * max(self.fontInfo().pixelSize(), 1)
        if not self._is_whole:
            self.setMinimumHeight(least)
            self.setMaximumHeight(_MOST_PX)
            return
        height = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setFixedHeight(
            max(height + 2 * (self.frameWidth() + _LINE_PX), self.fontMetrics().height())
        )
