"""What is painted around a drawn body: its ground, and the name of what is taken."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from rehab_app.gui.styling import CARD_CORNER_PX, current_theme

_PAD_X_PX, _PAD_Y_PX, _GAP_PX, _CORNER_PX = 10.0, 4.0, 4.0, 8.0


def paint_ground(painter: QPainter, place: QRect) -> None:
    """Paint the quiet ground that a body stands on."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(current_theme().sunk))
    painter.drawRoundedRect(QRectF(place), CARD_CORNER_PX, CARD_CORNER_PX)


def paint_tag(painter: QPainter, within: QRect, over: QRect, words: str) -> None:
    """Paint a name above a place, or below it where there is no room; never out of sight."""
    theme = current_theme()
    metrics = QFontMetricsF(painter.font())
    size = metrics.size(0, words)
    tag = QRectF(0, 0, size.width() + 2 * _PAD_X_PX, size.height() + 2 * _PAD_Y_PX)
    tag.moveCenter(QPointF(over.center()))
    tag.moveBottom(over.top() - _GAP_PX)
    if tag.top() < within.top():
        tag.moveTop(over.bottom() + _GAP_PX)
    tag.moveLeft(
        min(max(tag.left(), _GAP_PX), max(_GAP_PX, within.width() - tag.width() - _GAP_PX))
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.ink))
    painter.drawRoundedRect(tag, _CORNER_PX, _CORNER_PX)
    painter.setPen(QColor(theme.page))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)
