"""Days as people write them, and the days that stand below a chart."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import chain, islice

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
    every: Iterator[tuple[Iterator[date], Callable[[date], str]]] = chain(
        ((_mondays(period, weeks), short_day) for weeks in weeks_between),
        ((_months(period, months), _month) for months in (1, 2, 3, 6)),
        ((_months(period, 12 * years), _year) for years in (1, 2, 5)),
    )
    for days, text in every:
        ticks = tuple(islice(days, most + 1))
        if 0 < len(ticks) <= most:
            return tuple((day, text(day)) for day in ticks)
    return ()


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


def _year(day: date) -> str:
    return str(day.year)


def _month(day: date) -> str:
    return f"{day:%b} {day.year}" if day.month == 1 else f"{day:%b}"
