"""The rail and the page: beside each other, or the rail above where there is little room."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.page_ground import em_px, page_margin_px
from rehab_app.gui.widgets.rail import Rail
from rehab_app.gui.widgets.room import Room, room_of

# A page beside the rail is at least this wide; else it gets all of the width.
_PAGE_EMS = 24


class WindowFrame(QWidget):
    """What a window is filled with. It may be as narrow as its page, whatever the rail needs."""

    def __init__(self, rail: Rail, above: QVBoxLayout, stack: QWidget) -> None:
        """Take the rail, what may stand above the pages, and what holds them."""
        super().__init__()
        self._rail = rail
        self._above = above
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addLayout(above)
        self._column.addWidget(stack, 1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._both.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._both.addWidget(rail)
        self._both.addLayout(self._column, 1)

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        # As a bar the rail needs no width of its own and little height.
        page = self._column.minimumSize()
        bar_px = 0 if self._rail.isHidden() else self._rail.least_bar_px
        return QSize(page.width(), page.height() + bar_px)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    # -- inside

    def _arrange(self) -> None:
        least = self._rail.least_beside
        is_beside = self.height() >= least.height() and (
            self.width() >= least.width() + _PAGE_EMS * em_px(self)
        )
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.LeftToRight if is_beside else direction.TopToBottom)
        room = room_of(self.height() / self.fontMetrics().height())
        self._rail.show_bar(is_bar=not is_beside, has_words=room > Room.LOW)
        margin = page_margin_px(self)
        self._above.setContentsMargins(margin, 0, margin, 0)
