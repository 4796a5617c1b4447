"""Measures in a picture how far each text stands out from its ground."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from rehab_app.gui.theme import contrast

_EDGE_PX = 5  # the line of the focus and the edge of a button are no text
_LEAST_PX = 8


def text_contrasts(window: QWidget) -> Iterator[tuple[str, float]]:
    """Yield each text in sight with its contrast, 1 to 21, as the window paints it now."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    pixels = _pixels(image)
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QPushButton) and widget.isVisible() and widget.text():
            place = _place(widget, window)
            is_whole = place.height() + 2 * _EDGE_PX >= widget.height()  # not scrolled half away
            if is_whole and min(place.width(), place.height()) >= _LEAST_PX:
                part = pixels[place.top() : place.bottom() + 1, place.left() : place.right() + 1]
                yield widget.text(), _contrast(part)


def _pixels(image: QImage) -> NDArray[np.uint8]:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def _place(widget: QWidget, window: QWidget) -> QRect:
    seen = widget.visibleRegion().boundingRect()
    if isinstance(widget, QPushButton):
        seen = seen.adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
    place = QRect(widget.mapTo(window, seen.topLeft()), seen.size())
    return place.intersected(QRect(QPoint(0, 0), window.size()))


def _contrast(part: NDArray[np.uint8]) -> float:
    """Return the contrast of the commonest colour and of the one furthest from it."""
    flat = part.reshape(-1, 3).astype(np.uint32)
    colours, counts = np.unique(flat[:, 0] << 16 | flat[:, 1] << 8 | flat[:, 2], return_counts=True)
    ground = _hex(int(colours[counts.argmax()]))
    return max(contrast(ground, _hex(int(colour))) for colour in colours)


def _hex(colour: int) -> str:
    return f"#{colour:06X}"
