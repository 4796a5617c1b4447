"""A box to tick, drawn so that its edge and its tick are seen in every theme and at every size."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from rehab_app.gui.styling import current_theme

_LEAST_PX = 32
_GAP_PX = 10
_BOX_EMS = 1.3
# The tick, in parts of the box.
_TICK = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))


class TickBox(QPushButton):
    """A box with a text beside it; a click anywhere on either ticks it.

    It is a button that stays pressed, which screen readers are told is a check box: of Qt's own
    check box they would hear the place of the small square alone.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = text
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    # -- what others call

    @property
    def indent_px(self) -> int:
        """Return how far in its text begins, so that others can stand below it."""
        return self._box_px + _GAP_PX

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = self.indent_px + metrics.horizontalAdvance(self._said)
        return QSize(width, max(_LEAST_PX, self._box_px, metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, size = current_theme(), self._box_px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.75, (self.height() - size) / 2 + 0.75, size - 1.5, size - 1.5)
        painter.setPen(QPen(QColor(theme.accent if self.isChecked() else theme.edge), 1.5))
        painter.setBrush(QColor(theme.accent if self.isChecked() else theme.surface))
        painter.drawRoundedRect(box, size / 4, size / 4)
        if self.isChecked():
            pen = QPen(QColor(theme.on_accent), size / 9)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(
                [QPointF(box.left() + x * size, box.top() + y * size) for x, y in _TICK]
            )
        painter.setPen(QColor(theme.ink if self.isEnabled() else theme.muted))
        room = QRect(self.indent_px, 0, self.width() - self.indent_px, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._said)

    # -- inside

    @property
    def _box_px(self) -> int:
        return round(_BOX_EMS * max(self.fontInfo().pixelSize(), 1))
