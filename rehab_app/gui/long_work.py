"""A long piece of work, done a moment at a time: what is pressed meanwhile comes first."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rehab_app.clock import Clock
from rehab_app.history.errors import HistoryError
from rehab_app.history.exchange.skipping import FileRefused

_SLICE_S = 0.02  # about a frame, so that the window still answers
_TOLD_EVERY_S = 0.5


class LongWork(QObject):
    """Goes through the steps of one piece of work after the other; one at a time.

    `told` says how many steps are done, now and then. `failed` says why, as a sentence.
    """

    told = Signal(int)
    done = Signal()
    failed = Signal(str)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._steps: Iterator[None] | None = None
        self._count = 0
        self._tell_at = 0.0

    # -- what others call

    def begin(self, steps: Iterator[None]) -> None:
        """Do these steps from now on; what was under way is broken off."""
        self.stop()
        self._steps = steps
        self._count = 0
        self._tell_at = self._clock.now() + _TOLD_EVERY_S
        QTimer.singleShot(0, self, self._on_turn)

    @Slot()
    def stop(self) -> None:
        """Break off what is under way; what it had begun is cleared away."""
        steps, self._steps = self._steps, None
        close = getattr(steps, "close", None)
        if close is not None:
            close()

    @property
    def is_busy(self) -> bool:
        """Tell whether something is under way."""
        return self._steps is not None

    # -- slots

    @Slot()
    def _on_turn(self) -> None:
        if self._steps is None:
            return
        until = self._clock.now() + _SLICE_S
        try:
            for _ in self._steps:
                self._count += 1
                if self._clock.now() >= until:
                    self._tell()
                    QTimer.singleShot(0, self, self._on_turn)
                    return
        except (FileRefused, HistoryError) as error:
            self._steps = None
            self.failed.emit(str(error))
        else:
            self._steps = None
            self.done.emit()

    def _tell(self) -> None:
        if self._clock.now() >= self._tell_at:
            self._tell_at = self._clock.now() + _TOLD_EVERY_S
            self.told.emit(self._count)
