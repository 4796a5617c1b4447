"""Says to a screen reader what has changed on the screen: once, politely, not too much at once."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

BETWEEN_MS = 2000
# Qt hears of a screen reader some seconds after the start; until then nothing would arrive.
_STARTING_MS = 10_000
_RETRY_MS = 500


class Announcer(QObject):
    """Speaks for a window.

    What is due is said at once; all else waits until the last saying is two seconds old. What
    comes in the same moment is said together. Nothing is kept for a screen reader that never comes.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[str] = []
        self._alive = QElapsedTimer()
        self._alive.start()
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)

    def say(self, text: str, *, is_due: bool = False) -> None:
        """Say a text; one that waits already is not said twice."""
        if not text:
            return
        if text not in self._waiting:
            self._waiting.append(text)
        wait_ms = 0 if is_due else self._wait_ms()
        if not self._timer.isActive() or wait_ms < self._timer.remainingTime():
            self._timer.start(wait_ms)

    # -- inside

    def _wait_ms(self) -> int:
        if not self._since.isValid():
            return 0
        return max(0, BETWEEN_MS - self._since.elapsed())

    # -- slots

    @Slot()
    def _on_timer_timeout(self) -> None:
        if not QAccessible.isActive():
            if self._alive.elapsed() < _STARTING_MS:
                self._timer.start(_RETRY_MS)
            else:
                self._waiting.clear()
            return
        text = " ".join(_sentence(line) for each in self._waiting for line in each.splitlines())
        self._waiting.clear()
        self._since.start()
        event = QAccessibleAnnouncementEvent(self._window, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)


def announce(widget: QWidget, text: str, *, is_due: bool = False) -> None:
    """Say what has changed in a widget, through the announcer of its window where it has one."""
    announcer = widget.window().findChild(Announcer)
    if isinstance(announcer, Announcer):
        announcer.say(text, is_due=is_due)


def _sentence(text: str) -> str:
    """Return a line without the marks for the eye, with an end: readers pause there."""
    line = " ".join(text.strip("●▲■ \t").split())
    return line if not line or line.endswith((".", "?", "!", ":")) else f"{line}."
