"""What to remind of, and when: pure, so that days, nights and changed clocks can be tried out.

Nothing is set and waited for. Whoever calls looks anew each minute: what is due by the clock on the
wall and still open is due, whatever the clock did meanwhile. Times of the day are compared as the
wall shows them, so that an hour that is skipped or comes twice (daylight saving) neither loses a
reminder nor repeats one: each has a key of its own, of its kind and the day or session it is about.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

# A day of this program begins at 4: whoever is up after midnight is still on the evening before.
DAY_BEGINS = time(4)


class ReminderKind(StrEnum):
    """What somebody is reminded of."""

    MORNING = "morning"
    SESSION = "session"
    THERMAL = "thermal"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours of every day in which nothing is said, over midnight too; none where both agree."""

    begins: time
    ends: time

    def covers(self, moment: time) -> bool:
        """Tell whether a time of the day lies in them; their end does not."""
        if self.begins <= self.ends:
            return self.begins <= moment < self.ends
        return moment >= self.begins or moment < self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a person wants to be reminded of: at a time of the day, or at once when it opens."""

    morning_at: time | None = None
    session_at: time | None = None
    thermal: bool = False
    hour: bool = False
    quiet: Quiet | None = None

    @property
    def are_any(self) -> bool:
        """Tell whether anything is wanted at all."""
        is_at = self.morning_at is not None or self.session_at is not None
        return is_at or self.thermal or self.hour


@dataclass(frozen=True, slots=True)
class Opening:
    """Something that opens at a moment (aware): what it is called, and a key that is its own."""

    key: str
    name: str
    opens: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """What is open now.

    `asks_morning` tells whether the question of this morning is asked and not told; `day` is the
    day by this program's count, `session` the title of what is due on it and not done. `thermal`
    is when ice or heat may be used again that was used today, `hour` when a session is asked about
    again.
    """

    day: date
    asks_morning: bool = False
    session: str = ""
    thermal: Opening | None = None
    hour: Opening | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to say now, once; `about` is a title or the name of a thing, or nothing."""

    kind: ReminderKind
    key: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """The keys of what was already said since a moment; what was due before is left to the page.

    A program that starts, or that is told another time, so does not begin with what is over.
    """

    since: datetime
    keys: frozenset[str] = frozenset()


def remind(
    said: Said, now: datetime, wishes: Wishes, open_: Open
) -> tuple[Said, tuple[Reminder, ...]]:
    """Return what is to be said now (aware, local), and what was said by then.

    In quiet hours nothing is; what is still open after them is said then.
    """
    if wishes.quiet is not None and wishes.quiet.covers(now.time()):
        return said, ()
    found = tuple(
        reminder
        for due, reminder in _dues(wishes, open_, now)
        if reminder.key not in said.keys and _is_between(said.since, due, now)
    )
    return replace(said, keys=said.keys | {reminder.key for reminder in found}), found


def may_be_due(said: Said, now: datetime, wishes: Wishes) -> bool:
    """Tell whether anything could be due now, so that it is worth asking what is open."""
    if wishes.quiet is not None and wishes.quiet.covers(now.time()):
        return False
    if wishes.thermal or wishes.hour:
        return True
    day = now.date() if now.time() >= DAY_BEGINS else now.date() - timedelta(days=1)
    everything = Open(day=day, asks_morning=True, session="any")
    return bool(remind(said, now, wishes, everything)[1])


def still_open(keys: Collection[str], wishes: Wishes, open_: Open, now: datetime) -> set[str]:
    """Return those of the keys whose reminders still say something."""
    return set(keys) & {reminder.key for _, reminder in _dues(wishes, open_, now)}


def wall_time(day: date, at: time) -> datetime:
    """Return when a time of the day is on a day that begins at 4, as the wall shows it (naive)."""
    return datetime.combine(day if at >= DAY_BEGINS else day + timedelta(days=1), at)


def _is_between(since: datetime, due: datetime, now: datetime) -> bool:
    if due.tzinfo is None:  # a time of the day, as the wall shows it
        return since.replace(tzinfo=None) < due <= now.replace(tzinfo=None)
    return since < due <= now


def _dues(wishes: Wishes, open_: Open, now: datetime) -> list[tuple[datetime, Reminder]]:
    """Return what is wanted and open, each with when it is due: naive for a time of the day."""
    found: list[tuple[datetime, Reminder]] = []
    if wishes.morning_at is not None and open_.asks_morning:
        reminder = Reminder(ReminderKind.MORNING, f"morning {now.date()}")
        found.append((datetime.combine(now.date(), wishes.morning_at), reminder))
    if wishes.session_at is not None and open_.session:
        reminder = Reminder(ReminderKind.SESSION, f"session {open_.day}", open_.session)
        found.append((wall_time(open_.day, wishes.session_at), reminder))
    for is_wanted, opening, kind in (
        (wishes.thermal, open_.thermal, ReminderKind.THERMAL),
        (wishes.hour, open_.hour, ReminderKind.HOUR),
    ):
        if is_wanted and opening is not None:
            reminder = Reminder(kind, f"{kind} {opening.key}", opening.name)
            found.append((opening.opens, reminder))
    return found
