"""Pain over weeks: each day, the seven-day average, and what can be said of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from rehab_app.engine.estimating import MATTERS
from rehab_app.history.trends import DayTold
from rehab_app.report.spans import Period

WEEK_DAYS = 7
# From more days than these on, a point stands for a week: days would lie on top of each other.
_MOST_DAYS = 400
_LEAST_KNOWN = 3  # days that a week needs to be compared, as for the weekly rules (evidence 1.3)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """A day on which something was told, or a week of them that ends on `day`.

    `highest` is the highest level (0-10), `average` the mean of the days known among the seven that
    end there, each with its highest level.
    """

    day: date
    highest: int
    average: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PainTrend:
    """The points of a period, the oldest first; `known_days` have a point or are in one."""

    period: Period
    points: tuple[TrendPoint, ...]
    known_days: int
    is_weekly: bool
    first_week: float | None
    last_week: float | None

    @property
    def lines(self) -> tuple[tuple[TrendPoint, ...], ...]:
        """Return the points that a line joins: there is a gap where for a week nothing was told."""
        lines: list[list[TrendPoint]] = []
        for point in self.points:
            if not lines or (point.day - lines[-1][-1].day).days > WEEK_DAYS:
                lines.append([])
            lines[-1].append(point)
        return tuple(tuple(line) for line in lines)

    @property
    def sentence(self) -> str:
        """Return how the last week compares with the first; under two points is no change."""
        if self.first_week is None or self.last_week is None:
            return "Too few days were told of to compare the last week with the first."
        change = round(self.last_week, 1) - round(self.first_week, 1)
        said = (
            f"On average {self.first_week:.1f} in the first week told of, "
            f"{self.last_week:.1f} in the last one"
        )
        if abs(change) < MATTERS:
            return f"{said}: less than 2 points apart, which can be chance."
        return f"{said}: {abs(change):.1f} points {'lower' if change < 0 else 'higher'}."


def trend_of(days: Sequence[DayTold], period: Period) -> PainTrend:
    """Return the trend of a period; `days` may begin a week earlier, for the first averages."""
    inside = [day for day in days if day.day >= period.first]
    is_weekly = period.days > _MOST_DAYS
    return PainTrend(
        period=period,
        points=_by_week(inside, period.last) if is_weekly else _by_day(days, period.first),
        known_days=len(inside),
        is_weekly=is_weekly,
        first_week=_mean_of_week(inside[:WEEK_DAYS], inside[0].day) if inside else None,
        last_week=_last_week(inside),
    )


def _by_day(days: Sequence[DayTold], first: date) -> tuple[TrendPoint, ...]:
    return tuple(
        TrendPoint(day=day.day, highest=day.highest, average=average)
        for day, average in zip(days, _averages(days), strict=True)
        if day.day >= first
    )


def _averages(days: Sequence[DayTold]) -> list[float]:
    averages: list[float] = []
    first = total = 0
    for number, day in enumerate(days):
        total += day.highest
        while (day.day - days[first].day).days >= WEEK_DAYS:
            total -= days[first].highest
            first += 1
        averages.append(total / (number + 1 - first))
    return averages


def _by_week(days: Sequence[DayTold], last: date) -> tuple[TrendPoint, ...]:
    """Return a point for each week that something is told of, counted back from the last day."""
    weeks: dict[int, list[int]] = {}
    for day in days:
        weeks.setdefault((last - day.day).days // WEEK_DAYS, []).append(day.highest)
    return tuple(
        TrendPoint(
            day=last - timedelta(days=WEEK_DAYS * back),
            highest=max(levels),
            average=fmean(levels),
        )
        for back, levels in weeks.items()
    )


def _mean_of_week(days: Sequence[DayTold], first: date) -> float | None:
    """Return the mean of the seven days from one on; `days` are at most a few around them."""
    week = [day.highest for day in days if 0 <= (day.day - first).days < WEEK_DAYS]
    return fmean(week) if len(week) >= _LEAST_KNOWN else None


def _last_week(days: Sequence[DayTold]) -> float | None:
    """Return the mean of the last seven days that are known of; None where they are the first."""
    if not days or (days[-1].day - days[0].day).days < 2 * WEEK_DAYS - 1:
        return None
    return _mean_of_week(days[-WEEK_DAYS:], days[-1].day - timedelta(days=WEEK_DAYS - 1))
