"""The clock of a movement that is shown: there, a moment, back, a moment, and again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rehab_app.figure.rhythm import repetition_at
from rehab_app.gui.figure_frames import FRAMES_PER_S
from rehab_app.gui.motion import duration_ms

_TEMPO_S = (1.8, 0.7, 1.8, 0.7)
_CYCLE_S = 1.4
# Where nothing is to move, a few pictures stand for the movement, each for a while.
_STILL_MS, _STILLS = 900, 2


class Movement(QObject):
    """Says at which part of its movement a pose is. `moved` comes with that part, 0 to 1."""

    moved = Signal(float)
    is_playing_changed = Signal(bool)

    def __init__(self, now: Callable[[], float], parent: QObject | None = None) -> None:
        """Take a clock in seconds."""
        super().__init__(parent)
        self._now = now
        self._since = 0.0
        self._loops = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timer_timeout)

    # -- what others call

    @property
    def is_playing(self) -> bool:
        """Tell whether it goes on by itself now."""
        return self._timer.isActive()

    @property
    def at(self) -> float:
        """Return the part of the movement that belongs to this moment, 0 to 1."""
        since_s = self._now() - self._since
        at = since_s / _CYCLE_S % 1.0 if self._loops else repetition_at(since_s, _TEMPO_S)
        return at if duration_ms() else round(at * _STILLS) / _STILLS

    def play(self, *, loops: bool) -> None:
        """Begin at the start; one that loops goes round and not back."""
        self._since, self._loops = self._now(), loops
        self._timer.start(round(1000 / FRAMES_PER_S) if duration_ms() else _STILL_MS)
        self.is_playing_changed.emit(True)  # noqa: FBT003 (a signal's value)
        self.moved.emit(0.0)

    def stop(self) -> None:
        """Stop where it is."""
        if self._timer.isActive():
            self._timer.stop()
            self.is_playing_changed.emit(False)  # noqa: FBT003 (a signal's value)

    # -- slots

    @Slot()
    def _on_timer_timeout(self) -> None:
        self.moved.emit(self.at)
