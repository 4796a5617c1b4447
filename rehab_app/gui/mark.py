"""The program's sign: a ring that is three quarters full."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from rehab_app.gui.styling import current_theme

_LINE_SHARE = 1 / 4.4
_SIXTEENTHS = 16  # of a degree: Qt's unit of angles
_FROM_DEG, _TURN_DEG = 50, 260


def paint_mark(painter: QPainter, place: QRectF) -> None:
    """Paint the sign into a square, in the colours of the theme."""
    theme = current_theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = place.width() * _LINE_SHARE
    inset = line / 2 + 0.5
    ring = place.adjusted(inset, inset, -inset, -inset)
    pen = QPen(QColor(theme.line), line)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawEllipse(ring)
    pen.setColor(QColor(theme.accent))
    painter.setPen(pen)
    painter.drawArc(ring, _FROM_DEG * _SIXTEENTHS, _TURN_DEG * _SIXTEENTHS)
