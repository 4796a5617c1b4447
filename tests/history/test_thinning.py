from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rehab_app.history.thinning import ALL_OF, kept

NOW = datetime(2026, 11, 27, 20, tzinfo=UTC)


def days_before(*days: float) -> list[datetime]:
    return [NOW - timedelta(days=day) for day in days]


def test_four_hundred_days_leave_two_days_twelve_days_ten_weeks_and_nine_months() -> None:
    backups: set[datetime] = set()
    moments = [NOW + timedelta(days=day, hours=hour) for day in range(400) for hour in (0, 5, 11)]
    for moment in moments:
        backups = set(kept({*backups, moment}, moment))

    ages = sorted(moments[-1] - moment for moment in backups)
    recent, older = ages[:7], ages[7:]
    assert recent[-1] == ALL_OF
    assert len(older) == 12 + 10 + 9
    days = [(later - age) / timedelta(days=1) for age, later in pairwise(older)]
    daily, weekly, monthly = days[1:11], days[13:21], days[23:]
    assert daily == [1] * 10
    assert weekly == [7] * 8
    assert len(monthly) == 7
    assert set(monthly[1:]) <= {28, 35}  # the last Sunday of a month
    assert older[-1].days > 300


def test_a_pause_of_years_costs_no_backup() -> None:
    old = days_before(1000, 1001, 1002, 1030, 1060)

    assert kept([NOW, *old], NOW) == {NOW, *old}


def test_of_an_older_day_the_last_backup_stays() -> None:
    evening, morning, noon = days_before(5.0, 5.5, 5.25)

    assert kept([morning, evening, noon, *days_before(6)], NOW) == {evening, *days_before(6)}


def test_what_lies_ahead_is_kept_and_pushes_nothing_out() -> None:
    ahead = days_before(-30, -400)
    earlier = days_before(3, 4, 20)

    assert kept([*ahead, *earlier], NOW) == {*ahead, *earlier}


@given(st.sets(st.floats(-10, 3000), max_size=80))
def test_thinning_again_changes_nothing_and_the_newest_always_stays(days: set[float]) -> None:
    moments = days_before(*days)

    once = kept(moments, NOW)

    assert kept(once, NOW) == once
    assert set(moments) >= once
    assert not moments or max(moments) in once
    assert once >= {moment for moment in moments if NOW - moment <= ALL_OF}
    assert len([moment for moment in once if NOW - moment > ALL_OF]) <= 12 + 10 + 9
