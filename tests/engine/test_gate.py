"""Warning signs lock the routines until somebody has looked at them."""

import pytest

from rehab_app.engine.gate import is_screen_due, lock_of
from rehab_app.model.red_flag import RedFlagScreen
from tests.helpers.sessions import shipped


@pytest.fixture
def screen() -> RedFlagScreen:
    screen = shipped().red_flags
    assert screen is not None
    return screen


def test_no_sign_locks_nothing(screen: RedFlagScreen) -> None:
    assert lock_of(screen, (), is_cleared=False) is None


def test_the_most_urgent_sign_stands_first(screen: RedFlagScreen) -> None:
    lock = lock_of(screen, ("F11", "F6", "F2"), is_cleared=False)
    assert lock is not None
    assert [flag.id for flag in lock.flags] == ["F2", "F6", "F11"]


def test_a_sign_that_only_changes_what_may_be_done_locks_nothing(screen: RedFlagScreen) -> None:
    assert lock_of(screen, ("F16",), is_cleared=False) is None


def test_a_clinicians_all_clear_opens_the_lock(screen: RedFlagScreen) -> None:
    assert lock_of(screen, ("F2",), is_cleared=True) is None


@pytest.mark.parametrize(("days", "is_due"), [(None, True), (0, False), (13, False), (14, True)])
def test_the_screen_is_asked_again_after_two_weeks(
    screen: RedFlagScreen, days: int | None, *, is_due: bool
) -> None:
    assert is_screen_due(screen, days) is is_due
