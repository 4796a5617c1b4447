"""The ground of a page that may be longer than its window: a column that scrolls."""

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rehab_app.gui.roles import GROUP, set_role
from rehab_app.gui.styling import SCROLL_BAR_PX
from rehab_app.gui.widgets.page_ground import PAGE_MARGIN_PX, page_margin_px

MOST_WIDE_PX = 1100


class ScrolledInside(QWidget):
    """What is put into a scroll area: as high as its content is at the width that it has.

    Qt would take the height that it has at its least width, where every text is broken into many
    lines, and show a bar where there is nothing to scroll to.
    """

    def minimumSizeHint(self) -> QSize:
        least, layout = super().minimumSizeHint(), self.layout()
        has_own_height = layout is not None and layout.hasHeightForWidth()
        return QSize(least.width(), 0 if has_own_height else least.height())


class ScrollPage(QScrollArea):
    """A column with the margins of a page; what gets the focus comes into sight.

    The bar that scrolls stands in the margin, and its place is kept where there is nothing to
    scroll to: a bar that came and went would change the width, the width the height, and the height
    whether there is a bar, without an end.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        most_px: int = MOST_WIDE_PX,
        is_centred: bool = False,
        has_sides: bool = True,
    ) -> None:
        super().__init__(parent)
        self._has_sides = has_sides
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        set_role(self, GROUP)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = ScrolledInside()
        held = QWidget()
        held.setMaximumWidth(most_px)
        self.column = QVBoxLayout(held)
        margin = PAGE_MARGIN_PX
        self.column.setContentsMargins(margin, margin - 8, margin, margin)
        self.column.setSpacing(18)
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        self._inside.setContentsMargins(0, 0, -SCROLL_BAR_PX, 0)  # as wide as without the bar
        if is_centred:
            row.addStretch(1)
        row.addWidget(held, 1000)
        row.addStretch(1)
        self.setWidget(self._inside)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.verticalScrollBar().setEnabled(False)

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._has_sides:
            margins = self.column.contentsMargins()
            side = page_margin_px(self)
            self.column.setContentsMargins(side, margins.top(), side, margins.bottom())

    # -- what others call

    def to_top(self) -> None:
        """Show the page from its beginning."""
        self.verticalScrollBar().setValue(0)

    def to(self, widget: QWidget) -> None:
        """Show the page from one of its widgets on."""
        top_px = widget.mapTo(self._inside, QPoint()).y() - self.column.spacing()
        self.verticalScrollBar().setValue(top_px)

    # -- slots

    @Slot(int, int)
    def _on_range_changed(self, _least: int, most: int) -> None:
        """Show the bar only where there is something to scroll to."""
        self.verticalScrollBar().setEnabled(most > 0)


def centred(widget: QWidget, most_px: int) -> QWidget:
    """Return a ground on which a widget takes at most a width, in the middle."""
    ground = QWidget()
    widget.setMaximumWidth(most_px)
    row = QHBoxLayout(ground)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return ground
