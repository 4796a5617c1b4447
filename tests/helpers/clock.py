"""A clock that a test moves by hand."""

from datetime import UTC, datetime, timedelta

_START = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


class FakeClock:
    """Stands still until it is told how much time has passed."""

    def __init__(self, now: float = 1000.0) -> None:
        self._now = now
        self._wall = _START

    def now(self) -> float:
        return self._now

    def wall(self) -> datetime:
        return self._wall

    def advance(self, seconds: float) -> None:
        """Let time pass; it never goes back."""
        if seconds < 0:
            raise ValueError("a clock does not run backwards")
        self._now += seconds
        self._wall += timedelta(seconds=seconds)
