"""The time. Nothing else in the program reads the real clock; it is handed in everywhere."""

import sys
import time
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

if sys.platform == "linux":
    # time.monotonic() stands still in sleep here: a hold would go on as if nothing had been.
    _monotonic_s = partial(time.clock_gettime, time.CLOCK_BOOTTIME)
elif sys.platform == "darwin":
    # The same there; this one goes on (macOS's clock_gettime(3)).
    _monotonic_s = partial(time.clock_gettime, time.CLOCK_MONOTONIC_RAW)
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


class PacedClock:
    """A clock whose pace can be changed while it runs; it neither jumps nor goes back then."""

    def __init__(self, clock: Clock, speed: float) -> None:
        """Run `speed` (more than 0) times as fast as `clock`."""
        self._clock = clock
        self._since = self._shown = clock.now()
        self._speed = 1.0
        self.run_at(speed)

    def run_at(self, speed: float) -> None:
        """Run `speed` (more than 0) times as fast as the other clock from now on."""
        if speed <= 0:
            raise ValueError(f"time goes forward; its speed can't be {speed}")
        self._shown, self._since, self._speed = self.now(), self._clock.now(), speed

    def now(self) -> float:
        """Return the monotonic seconds that have passed at all its speeds."""
        return self._shown + (self._clock.now() - self._since) * self._speed

    def wall(self) -> datetime:
        """Return the other clock's date and time."""
        return self._clock.wall()


class SteppedClock:
    """A clock that is moved by hand, for pictures and tests; it never goes back."""

    def __init__(self, wall: datetime, now: float = 1000.0) -> None:
        """Stand at a time on the wall (aware) and a monotonic second."""
        self._wall = wall
        self._now = now

    def now(self) -> float:
        """Return the second it stands at."""
        return self._now

    def wall(self) -> datetime:
        """Return the time on the wall it stands at."""
        return self._wall

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        if seconds < 0:
            raise ValueError("a clock does not run backwards")
        self._now += seconds
        self._wall += timedelta(seconds=seconds)
