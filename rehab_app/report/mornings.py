"""The answers of the mornings: by weekday for some weeks, by month for more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from rehab_app.engine.mornings import Morning, monday_of
from rehab_app.report.dates import short_day
from rehab_app.report.drawing import Table
from rehab_app.report.spans import Period

WOKE = "*"
_MOST_WEEKS = 13
_MOST_MONTHS = 12
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class MorningAnswers:
    """The answers of a period; `table` lays them out, `sentence` sums them up."""

    table: Table
    sentence: str


def morning_answers(mornings: Iterable[Morning], period: Period) -> MorningAnswers:
    """Return what was told on the mornings of a period; one a day."""
    inside = [each for each in mornings if period.first <= each.day <= period.last]
    told = [each for each in inside if each.reading.level is not None]
    weeks = (period.last - monday_of(period.first)).days // 7 + 1
    table = _by_week(told, period) if told and weeks <= _MOST_WEEKS else _by_month(told)
    return MorningAnswers(table, _sentence(told, period))


def _sentence(told: list[Morning], period: Period) -> str:
    if not told:
        return "No morning was told of."
    levels = [each.reading.level or 0 for each in told]
    woke = sum(each.woke for each in told)
    nights = f", woken by pain in {woke} {'night' if woke == 1 else 'nights'} ({WOKE})"
    return (
        f"Told on {len(told)} of {period.days} mornings: median {median(levels):g}, "
        f"highest {max(levels)}{nights if woke else ''}."
    )


def _by_week(told: list[Morning], period: Period) -> Table:
    known = {each.day: _cell(each) for each in told}
    monday = monday_of(period.last)
    rows: list[tuple[str, ...]] = []
    while monday >= monday_of(period.first):
        days = (monday + timedelta(days=number) for number in range(7))
        cells = (known.get(day, _UNKNOWN if day <= period.last else "") for day in days)
        rows.append((short_day(monday), *cells))
        monday -= timedelta(weeks=1)
    return Table(("Week of", *_DAYS), tuple(rows))


def _cell(morning: Morning) -> str:
    return f"{morning.reading.level}{WOKE if morning.woke else ''}"


def _by_month(told: list[Morning]) -> Table:
    months: dict[date, list[Morning]] = {}
    for each in told:
        months.setdefault(each.day.replace(day=1), []).append(each)
    rows = tuple(
        (
            f"{month:%B %Y}",
            str(len(some)),
            f"{median(each.reading.level or 0 for each in some):g}",
            str(max(each.reading.level or 0 for each in some)),
            str(sum(each.woke for each in some) or ""),
        )
        for month, some in sorted(months.items(), reverse=True)[:_MOST_MONTHS]
    )
    return Table(("Month", "Mornings told", "Median", "Highest", "Nights woken"), rows)
