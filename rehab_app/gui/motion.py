"""Movement on the screen, and the choice to have none: the person's own, or the system's."""

from PySide6.QtWidgets import QApplication

_PROPERTY = "rehab-reduce-motion"
SHORT_MS = 180


def reduce_motion(*, is_reduced: bool) -> None:
    """Let nothing move by itself, or let it again."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_PROPERTY, is_reduced)


def duration_ms() -> int:
    """Return how long a transition takes: under 200 ms, nothing under reduced motion."""
    application = QApplication.instance()
    is_reduced = application is not None and bool(application.property(_PROPERTY))
    return 0 if is_reduced else SHORT_MS
