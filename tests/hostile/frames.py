"""Single frames of a window whose page is up: something moves, and the whole window is painted.

That is more than what the window paints by itself when time passes or a picture moves in it. The
body is drawn between frames, in turns of its own, which no text makes longer: `benchmarks figures`
measures it.
"""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

Frame = Callable[[], None]

# As far as one turn of a mouse wheel goes, and an edge that is drawn by hand.
_SCROLL_PX, _MOST_SCROLLS = 60, 12
_RESIZE_PX, _RESIZES = 40, 2


def frames(window: QWidget) -> Iterator[tuple[str, Frame]]:
    """Yield what happens in each frame and what paints it; the window is as before at the end."""
    yield "standing still", partial(_painted, window)
    for view in window.findChildren(QAbstractScrollArea):
        bar = view.verticalScrollBar()
        if view.isVisible() and bar.maximum():
            before = bar.value()
            places = range(0, bar.maximum() + _SCROLL_PX, _SCROLL_PX)[:_MOST_SCROLLS]
            for place in places:
                yield "scrolling", partial(_moved, window, bar.setValue, place)
            bar.setValue(before)
    width_px, height_px = window.width(), window.height()
    steps = [*range(1, _RESIZES + 1), *range(_RESIZES - 1, -1, -1)]
    for step in steps:
        size = (width_px - step * _RESIZE_PX, height_px)
        yield "resizing", partial(_moved, window, window.resize, *size)


def _moved(window: QWidget, move: Callable[..., None], *where: int) -> None:
    move(*where)
    _painted(window)


def _painted(window: QWidget) -> None:
    QApplication.sendPostedEvents()  # What is to be laid out; timers wait.
    window.repaint()
