"""The changes of doses over a course, day by day: what each day with a session led to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rehab_app.engine.facts import Facts
from rehab_app.engine.progression import Course, Difference, Progression, differences, progression

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DayChanges:
    """A day with sessions, and what the plan after it has otherwise than the last of them."""

    day: date
    differences: tuple[Difference, ...]


def dose_changes(course: Course, facts: Facts, since: date) -> tuple[DayChanges, ...]:
    """Return the days from `since` on that changed a dose, the oldest first.

    What lies before is gone through as a whole, the rest a day at a time: it ends where
    `progression` ends.
    """
    so_far = progression(_part(course, date.min, since), facts)
    return tuple(each for each in _by_day(course, facts, so_far, since) if each.differences)


def _by_day(course: Course, facts: Facts, so_far: Progression, since: date) -> Iterator[DayChanges]:
    begin = since
    for day in sorted({each.day for each in course.played if each.day >= since}):
        end = day + _DAY
        so_far = progression(_part(course, begin, end), facts, so_far)
        yield DayChanges(day, differences(so_far, facts))
        begin = end


def _part(course: Course, begin: date, end: date) -> Course:
    """Return the sessions from a day up to before another, and the weeks that are over then.

    Mornings stay all: each session finds its own.
    """
    return replace(
        course,
        played=[each for each in course.played if begin <= each.day < end],
        weeks=[week for week in course.weeks if begin <= week.monday + _WEEK < end],
    )
