"""The ground of a page that may be longer than its window: a column that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

PAGE_MARGIN_PX = 36
MOST_WIDE_PX = 1100


class ScrollPage(QScrollArea):
    """A column with the margins of a page; what gets the focus comes into sight."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        most_px: int = MOST_WIDE_PX,
        is_centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        held = QWidget()
        held.setMaximumWidth(most_px)
        self.column = QVBoxLayout(held)
        margin = PAGE_MARGIN_PX
        self.column.setContentsMargins(margin, margin - 8, margin, margin)
        self.column.setSpacing(18)
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        if is_centred:
            row.addStretch(1)
        row.addWidget(held, 1000)
        row.addStretch(1)
        self.setWidget(inside)

    # -- what others call

    def to_top(self) -> None:
        """Show the page from its beginning."""
        self.verticalScrollBar().setValue(0)
