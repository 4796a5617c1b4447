"""Pain over weeks: averages, gaps, weeks in place of days, and what is said of it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rehab_app.history.trends import DayTold
from rehab_app.report.spans import Period, Span, period_of, span_for
from rehab_app.report.trend import PainTrend, trend_of

TODAY = date(2026, 11, 22)
WEEKS = Period(TODAY - timedelta(days=83), TODAY)
DAYS = st.dictionaries(st.integers(0, 89), st.integers(0, 10), min_size=1)


def days(*pairs: tuple[int, int]) -> list[DayTold]:
    """Return days by how long ago they were, with their levels."""
    return [DayTold(TODAY - timedelta(days=back), level) for back, level in pairs]


def trend(*pairs: tuple[int, int], period: Period = WEEKS) -> PainTrend:
    return trend_of(days(*pairs), period)


def test_the_average_is_over_the_days_known_of_the_last_seven() -> None:
    found = trend((8, 9), (6, 4), (3, 2), (0, 0))

    assert [point.average for point in found.points] == [9.0, 6.5, 5.0, 2.0]


def test_a_week_before_the_period_counts_in_the_first_averages_and_has_no_point() -> None:
    found = trend((85, 8), (83, 4))

    assert [(point.highest, point.average) for point in found.points] == [(4, 6.0)]
    assert found.known_days == 1


def test_there_is_a_gap_where_nothing_was_told_for_a_week() -> None:
    found = trend((20, 3), (13, 3), (5, 3), (0, 3))

    assert [len(line) for line in found.lines] == [2, 2]


def test_over_a_year_a_point_stands_for_a_week() -> None:
    decade = Period(TODAY - timedelta(days=3649), TODAY)

    found = trend((8, 5), (7, 1), (6, 2), (0, 4), period=decade)

    assert found.is_weekly
    assert [(point.day, point.highest, point.average) for point in found.points] == [
        (TODAY - timedelta(days=7), 5, 3.0),
        (TODAY, 4, 3.0),
    ]


def test_two_points_between_the_first_week_and_the_last_are_a_change() -> None:
    found = trend((30, 5), (29, 5), (28, 5), (2, 3), (1, 3), (0, 3))

    assert found.sentence == (
        "On average 5.0 in the first week told of, 3.0 in the last one: 2.0 points lower."
    )


def test_less_than_two_points_are_not_sold_as_a_change() -> None:
    found = trend((30, 5), (29, 5), (28, 5), (2, 4), (1, 3), (0, 3))

    assert found.sentence.endswith("less than 2 points apart, which can be chance.")


def test_with_too_few_days_the_weeks_are_not_compared() -> None:
    assert trend((30, 5), (29, 5), (0, 1)).sentence.startswith("Too few days")
    assert trend((8, 5), (7, 5), (6, 5), (2, 1), (1, 1), (0, 1)).sentence.startswith("Too few")


@given(DAYS)
def test_an_average_lies_between_the_levels_of_its_week(told: dict[int, int]) -> None:
    listed = days(*sorted(told.items(), reverse=True))
    found = trend_of(listed, WEEKS)

    for point in found.points:
        week = [day.highest for day in listed if 0 <= (point.day - day.day).days < 7]
        assert min(week) <= point.average <= max(week)
    assert sum(len(line) for line in found.lines) == len(found.points)


def test_spans_end_today_and_all_begins_with_what_is_known() -> None:
    assert period_of(Span.FOUR_WEEKS, TODAY, None).days == 28
    assert period_of(Span.TWELVE_WEEKS, TODAY, None).days == 84
    assert period_of(Span.ALL, TODAY, date(2016, 1, 1)).first == date(2016, 1, 1)
    assert period_of(Span.ALL, TODAY, TODAY).days == 28
    assert period_of(Span.ALL, TODAY, date(2016, 1, 1)).last_year.days == 365


def test_somebody_new_looks_at_four_weeks_first() -> None:
    assert span_for(TODAY, None) is Span.FOUR_WEEKS
    assert span_for(TODAY, TODAY - timedelta(days=27)) is Span.FOUR_WEEKS
    assert span_for(TODAY, TODAY - timedelta(days=28)) is Span.TWELVE_WEEKS
