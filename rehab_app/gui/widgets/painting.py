"""Help for widgets that paint themselves."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget


@contextmanager
def painted_once(widget: QWidget) -> Iterator[None]:
    """Let a widget be painted once for all that is changed inside, soon.

    A progress bar paints itself anew at once for every new value.
    """
    widget.setUpdatesEnabled(False)
    try:
        yield
    finally:
        widget.setUpdatesEnabled(True)
