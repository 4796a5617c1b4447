"""Paints figures with Qt: into any painter, an image, an SVG. The one module here that knows Qt.

The same pose, moment, look and size give the same bytes.
"""

import struct
from pathlib import Path

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)
from PySide6.QtSvg import QSvgGenerator

from rehab_app.figure.picture import Figure
from rehab_app.figure.rotation import Array
from rehab_app.figure.shapes import Clipped, Fade, Fill, Line, Shape, Sheen

_ELEMENT = np.dtype([("type", ">i4"), ("x", ">f8"), ("y", ">f8")])
_FADE_FROM = 0.55
_ROUND = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def paint(painter: QPainter, shapes: list[Shape]) -> None:
    """Paint the shapes of a figure, in pixels of the painter's coordinates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in shapes:
        if isinstance(shape, Fill):
            painter.fillPath(path_of(shape.polygons), _colour(shape.colour, shape.alpha))
        elif isinstance(shape, Line):
            _paint_line(painter, shape)
        elif isinstance(shape, Fade):
            _paint_fade(painter, shape)
        elif isinstance(shape, Clipped):
            painter.save()
            painter.setClipPath(path_of(shape.within), Qt.ClipOperation.IntersectClip)
            paint(painter, shape.shapes)
            painter.restore()
        else:
            _paint_sheen(painter, shape)


def image_of(
    figure: Figure,
    at: float = 1.0,
    *,
    ratio: float = 1.0,
    breath: float = 0.0,
    mark: float = 1.0,
    ground: str | None = None,
) -> QImage:
    """Return a picture of a moment, `ratio` device pixels for each of the figure's.

    The ground is transparent where no colour is given for it.
    """
    width, height = figure.size_px
    image = QImage(
        round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(ratio, ratio)
    paint(painter, figure.shapes(at, breath=breath, mark=mark))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def save(figure: Figure, path: Path, at: float = 1.0, *, ground: str = "", title: str = "") -> None:
    """Write a moment as the kind of file that the path's name says: .svg, else a bitmap.

    Raises OSError where it can't be written, or no such kind is known.
    """
    if path.suffix.lower() == ".svg":
        save_svg(figure, path, at, title=title)
    elif not image_of(figure, at, ground=ground or None).save(str(path)):
        raise OSError(f"{path} can't be written; its name has to end in .png or .svg")


def save_svg(figure: Figure, path: Path, at: float = 1.0, *, title: str = "") -> None:
    """Write a moment as an SVG file; raises OSError where it can't be written."""
    width, height = figure.size_px
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the version that can clip
    generator.setFileName(str(path))
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setTitle(title)
    painter = QPainter()
    if not painter.begin(generator):
        raise OSError(f"{path} can't be written")
    paint(painter, figure.shapes(at))
    painter.end()


def path_of(polygons: Array) -> QPainterPath:
    """Return closed polygons (m × k × 2) as one path in which overlaps count once.

    The path is streamed in the layout in which Qt writes one, which is several times faster than
    to add each point by a call.
    """
    count, corners, _ = polygons.shape
    elements = np.empty((count, corners + 1), _ELEMENT)
    elements["type"] = 1
    elements["type"][:, 0] = 0
    elements["x"][:, :corners], elements["y"][:, :corners] = polygons[..., 0], polygons[..., 1]
    elements["x"][:, corners], elements["y"][:, corners] = polygons[:, 0, 0], polygons[:, 0, 1]
    size = elements.size
    head, tail = struct.pack(">i", size), struct.pack(">ii", size - corners - 1, 1)
    path = QPainterPath()
    QDataStream(QByteArray(head + elements.tobytes() + tail)) >> path
    return path


def _paint_line(painter: QPainter, line: Line) -> None:
    points = QPolygonF([QPointF(x, y) for x, y in line.points.tolist()])
    painter.setPen(QPen(_colour(line.colour, line.alpha), line.width_px, *_ROUND))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if line.is_closed:
        painter.drawPolygon(points)
    else:
        painter.drawPolyline(points)


def _paint_fade(painter: QPainter, fade: Fade) -> None:
    x, y = fade.centre.tolist()
    radius = fade.radius_px
    for polygons, colour in fade.layers:
        gradient = QRadialGradient(QPointF(x, y), radius)
        gradient.setColorAt(0, _colour(colour))
        gradient.setColorAt(_FADE_FROM, _colour(colour))
        gradient.setColorAt(1, _colour(colour, 0.0))
        painter.fillPath(path_of(polygons), QBrush(gradient))


def _paint_sheen(painter: QPainter, sheen: Sheen) -> None:
    path = _smooth(sheen.points)
    bounds = path.boundingRect()
    gradient = QLinearGradient(bounds.topLeft(), bounds.bottomRight())
    for stop, colour in enumerate(sheen.colours):
        gradient.setColorAt(stop, _colour(colour, 0.92 * sheen.alpha))
    painter.setPen(QPen(_colour(sheen.line, 0.8 * sheen.alpha), sheen.width_px))
    painter.setBrush(QBrush(gradient))
    painter.drawPath(path)


def _smooth(points: Array) -> QPainterPath:
    """Return a closed curve that touches the middle of each side (quadratic B-spline)."""
    middles = (points + np.roll(points, -1, 0)) / 2
    path = QPainterPath(QPointF(*middles[-1].tolist()))
    for corner, middle in zip(points.tolist(), middles.tolist(), strict=True):
        path.quadTo(QPointF(*corner), QPointF(*middle))
    path.closeSubpath()
    return path


def _colour(name: str, alpha: float = 1.0) -> QColor:
    colour = QColor(name)
    if alpha < 1:
        colour.setAlphaF(alpha)
    return colour
