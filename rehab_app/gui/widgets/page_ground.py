"""How much room a page has at its sides: wide margins, or narrow ones and a single column."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

PAGE_MARGIN_PX = 36
_NARROW_MARGIN_PX = 16
_NARROW_EMS = 30


def em_px(widget: QWidget) -> int:
    """Return the size of a widget's text: a width in ems holds as much at any size of text."""
    return max(widget.fontInfo().pixelSize(), 1)


def is_narrow(widget: QWidget) -> bool:
    """Tell whether a page as wide as this has room for one column only."""
    return widget.width() < _NARROW_EMS * em_px(widget)


def page_margin_px(widget: QWidget) -> int:
    """Return the margin at both sides of a page that is as wide as this."""
    return _NARROW_MARGIN_PX if is_narrow(widget) else PAGE_MARGIN_PX


class PageGround(QWidget):
    """A column with the margins of a page at its sides: for what stands above or below one."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        top_px: int = 0,
        bottom_px: int = 0,
        beside_bar_px: int = 0,
    ) -> None:
        """Take the margins above and below; a bar that scrolls takes some of the one beside it."""
        super().__init__(parent)
        self._top_px, self._bottom_px = top_px, bottom_px
        self._beside_bar_px = beside_bar_px
        self.column = QVBoxLayout(self)
        self._fit()

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- inside

    def _fit(self) -> None:
        side = page_margin_px(self)
        right = side - self._beside_bar_px
        self.column.setContentsMargins(side, self._top_px, right, self._bottom_px)
