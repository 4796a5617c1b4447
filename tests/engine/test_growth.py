"""A week's work against that of the week before, with what is planned today."""

from datetime import date, timedelta

import pytest

from rehab_app.engine.growth import growth_percent

TODAY = date(2026, 11, 22)


def worked(*days_ago: int, seconds: float = 100) -> list[tuple[date, float]]:
    return [(TODAY - timedelta(days=days), seconds) for days in days_ago]


@pytest.mark.parametrize(
    ("days_ago", "planned_s", "percent"),
    [
        ((1, 3, 5, 7, 9, 11), 0, 0),
        ((1, 3, 5, 7, 9, 11), 100, 33),
        ((0, 1, 3, 5, 7, 9, 11, 13), 100, 25),
        ((1, 3, 5, 7, 8, 9, 10, 11, 12, 13), 100, -43),
    ],
)
def test_growth_is_what_today_would_make_of_the_week(
    days_ago: tuple[int, ...], planned_s: float, percent: int
) -> None:
    assert growth_percent(worked(*days_ago), TODAY, planned_s) == percent


@pytest.mark.parametrize("days_ago", [(), (1, 2, 3), (7, 8, 9), (1, 2, 7, 8, 9), (1, 2, 3, 7, 8)])
def test_a_week_with_few_sessions_is_compared_with_nothing(days_ago: tuple[int, ...]) -> None:
    assert growth_percent(worked(*days_ago), TODAY, 1000) is None


def test_what_is_older_or_to_come_does_not_count() -> None:
    days = worked(-1, 1, 3, 5, 7, 9, 11, 14, 30)

    assert growth_percent(days, TODAY, 100) == 33
