"""Smooth lines and shapes through the points of the drawn hip."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from rehab_app.gui.hip_areas import INSIDE, OUTSIDE, Points


def body_half() -> QPainterPath:
    """Return half of the body, from its middle to one side."""
    path = QPainterPath(QPointF(0, 0))
    path.lineTo(*OUTSIDE[0])
    _curve(path, OUTSIDE)
    path.lineTo(*INSIDE[0])
    _curve(path, INSIDE)
    return path


def line_through(points: Points) -> QPainterPath:
    """Return an open line through points."""
    path = QPainterPath(QPointF(*points[0]))
    _curve(path, points)
    return path


def _curve(path: QPainterPath, points: Points) -> None:
    """Go on from the first point through the others: a Catmull-Rom spline, as Bézier curves."""
    ends = (points[0], *points, points[-1])
    _through(path, zip(ends, ends[1:], ends[2:], ends[3:], strict=False))


def shape_through(points: Points) -> QPainterPath:
    """Return a closed shape through the points."""
    path = QPainterPath(QPointF(*points[0]))
    ring = (points[-1], *points, points[0], points[1])
    _through(path, zip(ring, ring[1:], ring[2:], ring[3:], strict=False))
    path.closeSubpath()
    return path


def _through(path: QPainterPath, spans: Iterable[tuple[tuple[float, float], ...]]) -> None:
    for before, start, end, after in spans:
        one = QPointF(start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        two = QPointF(end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        path.cubicTo(one, two, QPointF(*end))
