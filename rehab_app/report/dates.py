"""Days as people write them, and the days that stand below a chart."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from rehab_app.report.spans import Period

_MOST_DAYS = 200  # from more on, months say more than Mondays


def moment_text(moment: datetime) -> str:
    """Return a day and a time: "22 November 2026, 20:41"."""
    return f"{moment.day} {moment:%B %Y, %H:%M}"


def day_text(day: date) -> str:
    """Return a day: "22 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def day_in_table(day: date) -> str:
    """Return a day as narrow as it goes: "22 Nov 2026"."""
    return f"{day.day} {day:%b %Y}"


def short_day(day: date) -> str:
    """Return a day where the year is known: "22 Nov"."""
    return f"{day.day} {day:%b}"


def ticks_of(period: Period, most: int) -> tuple[tuple[date, str], ...]:
    """Return at most so many days of a period with their texts: Mondays, months or years.

    The finest of them that there is room for.
    """
    weeks_between = (1, 2, 4) if period.days <= _MOST_DAYS else ()
    every = (
        *([(day, short_day(day)) for day in _mondays(period, weeks)] for weeks in weeks_between),
        *([(day, _month(day)) for day in _months(period, months)] for months in (1, 2, 3, 6)),
        *([(day, str(day.year)) for day in _months(period, 12 * years)] for years in (1, 2, 5)),
    )
    fitting = (days for days in every if 0 < len(days) <= most)
    return tuple(next(fitting, ()))


def _mondays(period: Period, weeks: int) -> Iterator[date]:
    day = period.first + timedelta(days=-period.first.weekday() % 7)
    while day <= period.last:
        yield day
        day += timedelta(weeks=weeks)


def _months(period: Period, months: int) -> Iterator[date]:
    number = period.first.year * 12 + period.first.month - 1
    while True:
        day = date(number // 12, number % 12 + 1, 1)
        if day > period.last:
            return
        if day >= period.first and number % months == 0:
            yield day
        number += 1


def _month(day: date) -> str:
    return f"{day:%b} {day.year}" if day.month == 1 else f"{day:%b}"
