"""Words and what goes with them: beside each other, or below each other without the room."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from rehab_app.gui.widgets.flow_layout import least_size
from rehab_app.gui.widgets.page_ground import em_px

_BELOW_GAP_PX = 8


class BesideRow(QWidget):
    """The words at the left, the other at the right end, or below them."""

    def __init__(
        self,
        words: QWidget,
        other: QWidget,
        parent: QWidget | None = None,
        *,
        least_ems: float = 0,
        gap_px: int = 12,
    ) -> None:
        """Take how wide the words are at least beside the other; 0 is their longest word."""
        super().__init__(parent)
        self._words = words
        self._other = other
        self._least_ems = least_ems
        self._gap_px = gap_px
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(gap_px)
        # It may be narrower than both side by side: then they go below each other.
        self._both.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._both.addWidget(words, 1)
        self._both.addWidget(other, 0, Qt.AlignmentFlag.AlignVCenter)

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        parts = (self._words, self._other)
        width = max(least_size(part).width() for part in parts if not part.isHidden())
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    # -- inside

    def _arrange(self) -> None:
        least = max(self._words.minimumSizeHint().width(), self._least_ems * em_px(self))
        needed = least + self._gap_px + self._other.sizeHint().width()
        fits = self._other.isHidden() or needed <= self.width()
        # What wraps itself would else be given less than it asks for, and the words more.
        self._other.setMinimumWidth(self._other.sizeHint().width() if fits else 0)
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
        self._both.setSpacing(self._gap_px if fits else min(self._gap_px, _BELOW_GAP_PX))
        flag = Qt.AlignmentFlag
        self._both.setAlignment(self._other, flag.AlignVCenter if fits else flag.AlignLeft)
