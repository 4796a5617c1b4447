"""Two groups of buttons: in one row, or below each other where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

_GAP_PX = 12


class TwoPartRow(QWidget):
    """The first group on the left, the second behind it with its last button at the right."""

    def __init__(
        self, first: Sequence[QWidget], second: Sequence[QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._first_widgets = tuple(first)
        self._second_widgets = tuple(second)
        self._first = QHBoxLayout()
        self._second = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        # Below each other the buttons need no more than this, however they stand now.
        widest = max(widget.sizeHint().width() for widget in self._second_widgets)
        width = max(_width_of(self._first_widgets), widest)
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
        groups = ((self._first, self._first_widgets), (self._second, self._second_widgets))
        for row, widgets in groups:
            row.setSpacing(_GAP_PX)
            for widget in widgets:
                row.addWidget(widget)
        self._first.addStretch(1)
        self._second.insertStretch(len(self._second_widgets) - 1, 1)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(_GAP_PX)
        # The row may be narrower than both groups side by side: then they go below each other.
        self._both.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._both.addLayout(self._first)
        self._both.addLayout(self._second, 1)

    def _arrange(self) -> None:
        wanted = _width_of((*self._first_widgets, *self._second_widgets)) + _GAP_PX
        direction = QBoxLayout.Direction
        fits = wanted <= self.width()
        self._both.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
        second_fits = _width_of(self._second_widgets) <= self.width()
        self._second.setDirection(direction.LeftToRight if second_fits else direction.TopToBottom)


def _width_of(widgets: Sequence[QWidget]) -> int:
    return sum(widget.sizeHint().width() for widget in widgets) + _GAP_PX * (len(widgets) - 1)
