"""A clock that a test moves by hand."""

from datetime import UTC, datetime

from rehab_app.clock import SteppedClock


class FakeClock(SteppedClock):
    """Stands still, one evening, until it is told how much time has passed."""

    def __init__(self, now: float = 1000.0) -> None:
        super().__init__(datetime(2026, 11, 22, 20, 0, tzinfo=UTC), now)
