"""Two groups of buttons: in one row, or below each other where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.flow_layout import FlowLayout, least_size

_GAP_PX = 12


class TwoPartRow(QWidget):
    """The first group on the left, the second behind it with its last button at the right.

    Without room for both, each group has a row of its own; without room for that, it flows.
    """

    def __init__(
        self, first: Sequence[QWidget], second: Sequence[QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._first_widgets = tuple(first)
        self._second_widgets = tuple(second)
        self._row = QHBoxLayout()
        self._below = QHBoxLayout()
        self._flows = (FlowLayout(_GAP_PX), FlowLayout(_GAP_PX))
        self._column = QVBoxLayout(self)
        self._placed: tuple[bool, bool, bool] | None = None
        self._lay_out()

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        # However they stand now, the buttons need no more than a row for each.
        widgets = (*self._first_widgets, *self._second_widgets)
        width = max(least_size(widget).width() for widget in widgets)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    # -- inside

    def _lay_out(self) -> None:
        for row in (self._row, self._below):
            row.setSpacing(_GAP_PX)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        # It may be narrower than both groups side by side: then they go below each other.
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._column.addLayout(self._row)
        self._column.addLayout(self._flows[0])
        self._column.addLayout(self._below)
        self._column.addLayout(self._flows[1])
        self._arrange()

    def _arrange(self) -> None:
        both = _width_of((*self._first_widgets, *self._second_widgets)) + _GAP_PX
        fits = both <= self.width()
        first_fits = _width_of(self._first_widgets) <= self.width()
        second_fits = _width_of(self._second_widgets) <= self.width()
        placed = (fits, first_fits, second_fits)
        if placed != self._placed:
            self._placed = placed
            self._place(*placed)

    def _place(self, fits: bool, first_fits: bool, second_fits: bool) -> None:
        for layout in (self._row, self._below, *self._flows):
            while layout.count():
                layout.takeAt(0)
        first = self._row if first_fits else self._flows[0]
        second = self._row if fits else self._below if second_fits else self._flows[1]
        for widget in self._first_widgets:
            first.addWidget(widget)
        for number, widget in enumerate(self._second_widgets, start=1):
            is_last = number == len(self._second_widgets)
            if isinstance(second, QHBoxLayout) and is_last and (fits or number > 1):
                second.addStretch(1)
            second.addWidget(widget)
        if not fits and first_fits:
            self._row.addStretch(1)
        if second is self._below and len(self._second_widgets) == 1:
            self._below.addStretch(1)
        self._column.setSpacing(0 if fits else _GAP_PX)


def _width_of(widgets: Sequence[QWidget]) -> int:
    return sum(widget.sizeHint().width() for widget in widgets) + _GAP_PX * (len(widgets) - 1)
