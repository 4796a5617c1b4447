"""What every test of the terminal gets: a program that starts at noon."""

import time
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put this process and those it starts where it is between 12 and 1, so no midnight passes.

    The commands read the real clock, and what is closed for hours opens on the same day then.
    """
    hours_west = time.gmtime().tm_hour - 12  # POSIX counts westwards: 12 to -11, all there are
    with monkeypatch.context() as patch:
        patch.setenv("TZ", f"NOON{hours_west:+}")
        time.tzset()
        yield
    time.tzset()
