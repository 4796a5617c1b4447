"""The time. Nothing else in the program reads the real clock; it is handed in everywhere."""

import sys
import time
from datetime import datetime
from functools import partial
from typing import Protocol

if sys.platform == "linux":
    # time.monotonic() stands still in sleep here: a hold would go on as if nothing had been.
    _monotonic_s = partial(time.clock_gettime, time.CLOCK_BOOTTIME)
else:
    _monotonic_s = time.monotonic


class Clock(Protocol):
    """What tells the time."""

    def now(self) -> float:
        """Return seconds since some moment; never goes back, whatever is done to the wall clock."""
        ...

    def wall(self) -> datetime:
        """Return the date and time on the wall, aware of the local zone."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> float:
        """Return monotonic seconds that go on while the computer sleeps, where it can tell."""
        return _monotonic_s()

    def wall(self) -> datetime:
        """Return the local date and time with the offset of today."""
        return datetime.now().astimezone()


class ScaledClock:
    """A clock whose seconds pass `speed` times as fast; the wall stays as it is."""

    def __init__(self, clock: Clock, speed: float) -> None:
        """Run `speed` (more than 0) times as fast as `clock`."""
        if speed <= 0:
            raise ValueError(f"time goes forward; its speed can't be {speed}")
        self._clock = clock
        self._speed = speed

    def now(self) -> float:
        """Return the monotonic seconds of the other clock times the speed."""
        return self._clock.now() * self._speed

    def wall(self) -> datetime:
        """Return the other clock's date and time."""
        return self._clock.wall()
