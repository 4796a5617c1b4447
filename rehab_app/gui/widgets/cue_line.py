"""The one sentence that counts now: a cue, or why the session stands still."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_LINES = 2
_STEP_PX = 8
_FLAGS = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class CueLine(PlainLabel):
    """Keeps room for two lines, so that nothing around it moves from one cue to the next.

    Its lines are about equally long: no last word stands alone.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, type_=Type.LARGE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, self._least_px))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, self._least_px))

    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), self._least_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        aside = (self.width() - self._balanced_px) // 2
        place = self.rect().adjusted(aside, 0, -aside, 0)
        painter.drawText(place, _FLAGS, self.unbroken_text)

    # -- inside

    @property
    def _least_px(self) -> int:
        return _LINES * self.fontMetrics().lineSpacing()

    @property
    def _balanced_px(self) -> int:
        """Return the least width that takes no more lines than the whole width."""
        width, height = self.width(), self._height_px(self.width())
        while width > _STEP_PX and self._height_px(width - _STEP_PX) <= height:
            width -= _STEP_PX
        return width

    def _height_px(self, width: int) -> int:
        room = QRect(0, 0, width, self.maximumHeight())
        needed = self.fontMetrics().boundingRect(room, _FLAGS, self.unbroken_text)
        # What is wider than its room has a word that does not fit.
        return needed.height() if needed.width() <= width else room.height()
