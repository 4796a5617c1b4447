"""The ground of every pain chart: three zones, their names, and the scale beside them."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from rehab_app.report.colours import Colours

MARKS = {"calm": "●", "watch": "▲", "stop": "■"}
_TICKS = (0, 2, 5, 10)
_BANDS = ((0.0, 2.5, 0, "calm"), (2.5, 5.5, 3, "watch"), (5.5, 10.4, 6, "stop"))
_TOP = 10.4
_NOTE = 12 / 15  # the size of notes as a part of that of text
_LEAST_PX = 6


def zone_of(level: float) -> str:
    """Return the zone of a level: calm, watch or stop."""
    return "calm" if level < 2.5 else "watch" if level < 5.5 else "stop"


def note_font(font: QFont) -> QFont:
    """Return the type of what stands in a chart, for the type of the text around it."""
    note = QFont(font)
    note.setPixelSize(max(_LEAST_PX, round(font.pixelSize() * _NOTE)))
    return note


def unit_px(font: QFont) -> float:
    """Return how thick a line of 1 is in a chart with this type."""
    return font.pixelSize() / 12


def plot_across(width: float, metrics: QFontMetricsF) -> tuple[float, float]:
    """Return where the plot begins and how wide it is, between the scale and the zones' names."""
    left = metrics.horizontalAdvance("10") + 10
    names = (f"{MARKS[zone]} {zone}" for *_, zone in _BANDS)
    right = max(metrics.horizontalAdvance(name) for name in names) + 8
    return left, width - left - right


def y_of(plot: QRectF, level: float) -> float:
    """Return how far down a level is."""
    return plot.bottom() - plot.height() * level / _TOP


def draw_zones(painter: QPainter, plot: QRectF, colours: Colours) -> None:
    """Paint the zones, their names at the right, and the scale at the left."""
    metrics = QFontMetricsF(painter.font())
    for least, most, level, _ in _BANDS:
        top = y_of(plot, most)
        ground = QColor(colours.zone(level)[1])
        painter.fillRect(QRectF(plot.left(), top, plot.width(), y_of(plot, least) - top), ground)
    painter.setPen(QPen(QColor(colours.line), 1))
    for least, *_ in _BANDS[1:]:
        painter.drawLine(QPointF(plot.left(), y_of(plot, least)), _right(plot, least))
    painter.setPen(QColor(colours.muted))
    for tick in _TICKS:
        box = QRectF(plot.left() - 60, 0, 60 - 8, metrics.height())
        box.moveTop(y_of(plot, tick) - metrics.height() / 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, str(tick))
    for least, most, level, zone in _BANDS:
        painter.setPen(QColor(colours.zone(level)[0]))
        box = QRectF(plot.right() + 8, 0, 400, metrics.height())
        box.moveTop(y_of(plot, (least + most) / 2) - metrics.height() / 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, f"{MARKS[zone]} {zone}")


def _right(plot: QRectF, level: float) -> QPointF:
    return QPointF(plot.right(), y_of(plot, level))
