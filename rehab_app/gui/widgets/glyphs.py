"""Small line drawings for the rail and for buttons, in any colour and size."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QTransform

_GRID = 20.0
_LINE = 1.7
_RATIO = 2.0
_WIDE = 1.4  # with the gap to the words beside it


def glyph(name: str, size_px: int, colour: str, *, has_words: bool = True) -> QIcon:
    """Return the drawing with this name in one colour."""
    return QIcon(_pixmap(name, glyph_size(size_px, has_words=has_words), colour))


def glyph_size(size_px: int, *, has_words: bool = True) -> QSize:
    """Return the room a drawing takes, with the gap to the words beside it if it has any."""
    return QSize(round(size_px * _WIDE) if has_words else size_px, size_px)


@cache
def _pixmap(name: str, size: QSize, colour: str) -> QPixmap:
    pixmap = QPixmap(round(size.width() * _RATIO), round(size.height() * _RATIO))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(_RATIO)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size.height() / _GRID, size.height() / _GRID)
    pen = QPen(QColor(colour), _LINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(_PATHS[name]())
    painter.end()
    return pixmap


def _today() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(3, 4, 14, 13), 3, 3)
    _lines(path, ((3, 8.2), (17, 8.2)), ((7, 2.6), (7, 5.4)), ((13, 2.6), (13, 5.4)))
    _lines(path, ((7.2, 12.6), (9.2, 14.4), (12.9, 10.9)))
    return path


def _routines() -> QPainterPath:
    path = QPainterPath()
    for y in (5, 10, 15):
        path.addEllipse(QPointF(4, y), 1, 1)
        _lines(path, ((8, y), (17, y)))
    return path


def _history() -> QPainterPath:
    path = QPainterPath()
    _lines(path, ((3, 3), (3, 17), (17, 17)), ((6, 12.5), (9.5, 8.5), (12.5, 11), (17, 5)))
    return path


def _workbench() -> QPainterPath:
    path = QPainterPath()
    _lines(path, ((3, 5), (11, 5)), ((3, 10), (8, 10)), ((3, 15), (6, 15)))
    _lines(path, ((9, 16.5), (9.8, 13.2), (15.6, 7.4), (18, 9.8), (12.2, 15.6), (9, 16.5)))
    return path


def _settings() -> QPainterPath:
    path = QPainterPath()
    for y, knob in ((5, 12.5), (10, 7), (15, 13.5)):
        _lines(path, ((3, y), (knob - 2, y)), ((knob + 2, y), (17, y)))
        path.addEllipse(QPointF(knob, y), 2, 2)
    return path


def _wrong() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(10, 10), 7.5, 7.5)
    _lines(path, ((10, 6), (10, 10.8)), ((10, 13.9), (10, 14)))
    return path


def _undo() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(4, 8)
    path.lineTo(12, 8)
    path.arcTo(QRectF(8, 8, 8.5, 8.5), 90, -180)
    path.lineTo(7.5, 16.5)
    _lines(path, ((7.5, 4.5), (4, 8), (7.5, 11.5)))
    return path


def _redo() -> QPainterPath:
    return QTransform(-1, 0, 0, 1, _GRID, 0).map(_undo())


def _lines(path: QPainterPath, *lines: tuple[tuple[float, float], ...]) -> None:
    for first, *others in lines:
        path.moveTo(*first)
        for point in others:
            path.lineTo(*point)


_PATHS = {
    "today": _today,
    "routines": _routines,
    "history": _history,
    "workbench": _workbench,
    "settings": _settings,
    "wrong": _wrong,
    "undo": _undo,
    "redo": _redo,
}
