"""The changes of doses over a course, day by day: what each day with a session led to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from rehab_app.engine.facts import Facts
from rehab_app.engine.progression import Course, Difference, Progression, differences, progression

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DayChanges:
    """A day with sessions, and what the plan after it has otherwise than the last of them."""

    day: date
    differences: tuple[Difference, ...]


def dose_changes(course: Course, facts: Facts, since: date) -> tuple[DayChanges, ...]:
    """Return the days from `since` on that changed a dose, the oldest first.

    The course is gone through from its beginning, a day at a time, so that it ends where
    `progression` ends.
    """
    return tuple(each for each in _by_day(course, facts) if each.day >= since and each.differences)


def _by_day(course: Course, facts: Facts) -> Iterator[DayChanges]:
    so_far = Progression()
    before = date.min
    for day, played in groupby(course.played, key=lambda each: each.day):
        weeks = [week for week in course.weeks if before < week.monday + _WEEK <= day]
        part = replace(course, played=tuple(played), weeks=weeks)
        so_far = progression(part, facts, so_far)
        yield DayChanges(day, differences(so_far, facts))
        before = day
