"""Keeps the screen on while somebody looks at it from the floor and touches nothing.

Asking waits for an answer, so it is done in a thread of its own: a desktop that hangs costs the
wish, not the session. What was held is let go when this process ends, however it ends: the system
sees the connection, or the process, go.
"""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from enum import StrEnum
from queue import SimpleQueue
from threading import Thread
from typing import Protocol

_PATIENCE_S = 3.0


class Hold(StrEnum):
    """What became of the wish that the screen stays on."""

    FREE = "free"
    HELD = "held"
    REFUSED = "refused"


class Awake(Protocol):
    """What keeps the screen on."""

    def hold(self) -> None:
        """Wish that the screen stays on from now on."""
        ...

    def let_go(self) -> None:
        """Leave the screen to its own times again."""
        ...

    def close(self) -> None:
        """Let go for good."""
        ...


class SilentAwake:
    """Stands in where nobody's screen may be touched: tests, pictures."""

    def hold(self) -> None:
        """Wish nothing."""

    def let_go(self) -> None:
        """Leave everything as it is."""

    def close(self) -> None:
        """Have nothing to let go."""


class ScreenAwake:
    """Asks the system to keep the screen on, and tells what it said.

    `told` is called in another thread, once for each time that something became otherwise.
    """

    def __init__(self, told: Callable[[Hold], None]) -> None:
        self._told = told
        self._wishes: SimpleQueue[Hold | None] = SimpleQueue()
        self._thread: Thread | None = None

    def hold(self) -> None:
        """Wish that the screen stays on; asks anew where that was refused before."""
        if self._thread is None:
            self._thread = Thread(target=self._serve, name="awake", daemon=True)
            self._thread.start()
        self._wishes.put(Hold.HELD)

    def let_go(self) -> None:
        """Leave the screen to its own times again."""
        if self._thread is not None:
            self._wishes.put(Hold.FREE)

    def close(self) -> None:
        """Let go for good; waits some seconds at most for a system that does not answer."""
        if self._thread is not None:
            self._wishes.put(None)
            self._thread.join(_PATIENCE_S)
            self._thread = None

    # -- inside, in the thread

    def _serve(self) -> None:
        """Carry out one wish after the other; None is the last."""
        is_at, held = Hold.FREE, ExitStack()
        while (wish := self._wishes.get()) is not None:
            if wish is is_at:
                continue
            if wish is Hold.HELD:
                now = _held_by(held)
            else:
                now = Hold.FREE
                _let_go(held)
            if now is not is_at:
                is_at = now
                self._told(is_at)
        _let_go(held)


def _held_by(held: ExitStack) -> Hold:
    from rehab_app.guide.wake_lock import hold_screen  # noqa: PLC0415 (see there)

    if hold_screen(held):
        return Hold.HELD
    _let_go(held)
    return Hold.REFUSED


def _let_go(held: ExitStack) -> None:
    with suppress(RuntimeError):  # Nobody is there any more to take it back.
        held.close()
