"""How able somebody is, painted: a bar for now, and a line where it was first."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from rehab_app.report.colours import Colours
from rehab_app.report.goals import MOST_ABLE


def draw_goal_bar(
    painter: QPainter, rect: QRectF, first: int | None, last: int | None, colours: Colours
) -> None:
    """Paint a bar into a rectangle; scores are 0 to 10, None where there is none."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    high = rect.height() * 0.5
    bar = QRectF(rect.left(), rect.center().y() - high / 2, rect.width(), high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.sunk))
    painter.drawRoundedRect(bar, high / 2, high / 2)
    if last:
        painter.setBrush(QColor(colours.accent))
        done = QRectF(bar.left(), bar.top(), bar.width() * last / MOST_ABLE, high)
        painter.drawRoundedRect(done, high / 2, high / 2)
    if first is not None and first != last:
        x = bar.left() + bar.width() * first / MOST_ABLE
        painter.setPen(QPen(QColor(colours.ink), rect.height() * 0.16))
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
    painter.restore()
