"""Which session a programme means for a day, and how much of what was meant was kept.

Missed days are no debt: a sequence goes on with the routine that is next, and what a weekday means
comes again in a week. A day of rest that pain called for counts as kept.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rehab_app.model.programme import Programme

_DAY = timedelta(days=1)
_LOOK_AHEAD_DAYS = 14


class DayState(StrEnum):
    """What became of a day.

    FREE is a day on which nothing was meant and nothing done; DUE is open until it is over.
    """

    DONE = "done"
    RESTED = "rested"
    DUE = "due"
    MISSED = "missed"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Meant:
    """A programme and the day from which on it holds, up to the next one."""

    since: date
    programme: Programme


@dataclass(frozen=True, slots=True)
class PlayedOn:
    """A session of a routine that was begun on a day."""

    day: date
    routine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What was meant, played and called for: programmes and sessions in their order, days of rest.

    `rests` are the days for which a reading asked for rest.
    """

    meant: Sequence[Meant] = ()
    played: Sequence[PlayedOn] = ()
    rests: Collection[date] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day, the routine that was meant for it (None where none was), and what became of it."""

    day: date
    state: DayState
    routine: str | None = None

    @property
    def is_meant(self) -> bool:
        """Tell whether a session was meant for the day."""
        return self.routine is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adherence:
    """How much of what was meant was kept, in days; `rested` are among the kept ones.

    `longest` is the longest row of meant days that were all kept; days without a plan don't end it.
    """

    meant: int
    kept: int
    rested: int
    longest: int


def day_on(day: date, today: date, days: Days) -> Day:
    """Return what a day means or meant; a meant day is missed once it is over."""
    programme = _programme_on(day, days)
    routine = _routine_on(day, programme, days)
    names = set() if programme is None else _names(programme)
    if any(each.day == day and each.routine in names for each in days.played):
        state = DayState.DONE
    elif day in days.rests:
        state = DayState.RESTED
    elif routine is None:
        state = DayState.FREE
    else:
        state = DayState.DUE if day >= today else DayState.MISSED
    return Day(day=day, state=state, routine=routine)


def days_between(first: date, last: date, today: date, days: Days) -> tuple[Day, ...]:
    """Return the days from the first to the last, both included."""
    return tuple(day_on(day, today, days) for day in _span(first, last))


def next_due(today: date, days: Days) -> Day | None:
    """Return the first day after today for which a session is meant, None where none is."""
    ahead = days_between(today + _DAY, today + _LOOK_AHEAD_DAYS * _DAY, today, days)
    return next((day for day in ahead if day.is_meant and day.state is DayState.DUE), None)


def adherence(first: date, last: date, today: date, days: Days) -> Adherence:
    """Return how much was kept of what was meant from the first to the last day.

    A day that is not over and not kept yet is left out: nothing is missed before its time.
    """
    shown = days_between(first, last, today, days)
    counted = [day for day in shown if day.is_meant and day.state is not DayState.DUE]
    longest = row = 0
    for day in counted:
        row = 0 if day.state is DayState.MISSED else row + 1
        longest = max(longest, row)
    states = [day.state for day in counted]
    return Adherence(
        meant=len(counted),
        kept=len(counted) - states.count(DayState.MISSED),
        rested=states.count(DayState.RESTED),
        longest=longest,
    )


def _span(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * _DAY


def _programme_on(day: date, days: Days) -> Meant | None:
    held = [each for each in days.meant if each.since <= day]
    return held[-1] if held and not held[-1].programme.is_empty else None


def _names(meant: Meant) -> set[str]:
    programme = meant.programme
    return set(programme.by_weekday.values()) or set(programme.sequence)


def _routine_on(day: date, meant: Meant | None, days: Days) -> str | None:
    if meant is None or not meant.programme.is_day(day.weekday()):
        return None
    programme = meant.programme
    if programme.by_weekday:
        return programme.by_weekday[day.weekday()]
    return programme.sequence[_place_on(day, meant, days)]


def _place_on(day: date, meant: Meant, days: Days) -> int:
    """Return the place in the sequence that is next on a day.

    What is played out of turn moves on from there; what is not in the sequence moves nothing.
    """
    sequence = meant.programme.sequence
    count = len(sequence)
    place = 0
    for played in days.played:
        if not meant.since <= played.day < day or played.routine not in sequence:
            continue
        turned = ((place + ahead) % count for ahead in range(count))
        place = (next(at for at in turned if sequence[at] == played.routine) + 1) % count
    return place
