"""The margin of a text: the number of each line, and a mark where it has a problem."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rehab_app.gui.roles import GRAPHIC, set_role
from rehab_app.gui.styling import current_theme

_GAP_PX = 10
_AROUND_PX = 20
_LEAST_DIGITS = 3
ERROR_MARK, WARNING_MARK = "■", "▲"


class Lines(Protocol):
    """A text as the margin sees it: how many lines it has, and where those in sight stand."""

    def blockCount(self) -> int:
        """Return the number of lines."""

    def font(self) -> QFont:
        """Return the font of the text."""

    def lines_in_sight(self) -> Mapping[int, tuple[int, int]]:
        """Return top and height in pixels of each line in sight, by its number from 1."""


class Margin(QWidget):
    """Says by `line_pressed` at which line, from 1, a mark or number was clicked."""

    line_pressed = Signal(int)

    def __init__(self, lines: Lines, parent: QWidget) -> None:
        """Take the text whose lines these are."""
        super().__init__(parent)
        self._lines = lines
        self._bad: Mapping[int, bool] = {}
        set_role(self, GRAPHIC)
        self.setAccessibleName("Line numbers")

    # -- what others call

    def show_marks(self, is_error: Mapping[int, bool]) -> None:
        """Mark the lines that have a problem: with True an error, else a warning."""
        self._bad = dict(is_error)
        self.update()

    def wanted_px(self) -> int:
        """Return how wide the margin has to be."""
        digits = max(_LEAST_DIGITS, len(str(self._lines.blockCount())))
        return QFontMetrics(self._lines.font()).horizontalAdvance("9" * digits) + _AROUND_PX

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(self.wanted_px(), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        y = event.position().y()
        for number, (top, height) in self._lines.lines_in_sight().items():
            if top <= y < top + height:
                self.line_pressed.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setFont(self._lines.font())
        painter.fillRect(event.rect(), QColor(theme.sunk))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        for number, (top, height) in self._lines.lines_in_sight().items():
            colour, mark = theme.muted, ""
            if number in self._bad:
                is_error = self._bad[number]
                colour = theme.stop if is_error else theme.watch
                mark = ERROR_MARK if is_error else WARNING_MARK
            painter.setPen(QColor(colour))
            box = QRect(0, top, self.width() - _GAP_PX, height)
            painter.drawText(box, right, f"{mark}{number}")
