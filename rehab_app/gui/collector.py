"""Collects Python's garbage in the window's thread, and in no other.

Python collects wherever memory is asked for, in any thread, and a ring of objects may hold widgets.
A widget that ends outside the window's thread takes the program with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 1000
_GENERATIONS = (2, 1, 0)


class Collector(QObject):
    """Takes the place of Python's own collector for as long as the program runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # What the start has made stays.
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    @Slot()
    def _on_timer_timeout(self) -> None:
        collect_what_is_due()


def collect_what_is_due() -> None:
    """Collect the oldest generation that Python's own limits say is due."""
    counts, limits = gc.get_count(), gc.get_threshold()
    for generation in _GENERATIONS:
        if counts[generation] > limits[generation]:
            gc.collect(generation)
            return
