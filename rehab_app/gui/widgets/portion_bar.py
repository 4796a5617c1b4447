"""How many of a few are done: a short bar for each."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehab_app.gui.roles import GRAPHIC, set_role
from rehab_app.gui.styling import current_theme

_HIGH_PX, _GAP_PX = 8, 6


class PortionBar(QWidget):
    """The words stand elsewhere; this says them to those who only hear it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = 0
        self._most = 1
        set_role(self, GRAPHIC)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    # -- what others call

    def show_portions(self, done: int, most: int) -> None:
        """Show how many of the most are done."""
        self._done, self._most = done, max(1, most)
        self.setAccessibleName(f"{done} of {most} done")
        self.update()

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(120, _HIGH_PX + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        each = (self.width() - _GAP_PX * (self._most - 1)) / self._most
        for number in range(self._most):
            is_done = number < self._done
            painter.setBrush(QColor(theme.accent if is_done else theme.sunk))
            painter.setPen(QPen(QColor(theme.accent if is_done else theme.edge), 1.0))
            if not is_done:
                painter.setPen(Qt.PenStyle.NoPen if not theme.is_dark else painter.pen())
            bar = QRectF(number * (each + _GAP_PX), 1, each, _HIGH_PX).adjusted(0.5, 0, -0.5, 0)
            painter.drawRoundedRect(bar, _HIGH_PX / 2, _HIGH_PX / 2)
