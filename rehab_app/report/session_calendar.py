"""The days with sessions: how many, how many in a row, and how much it hurt on each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rehab_app.engine.due import Adherence
from rehab_app.history.trends import DaySessions
from rehab_app.report.spans import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What was meant: the days that pain called for rest on, and how much was kept.

    `kept` is None where no programme meant anything.
    """

    rests: frozenset[date] = frozenset()
    kept: Adherence | None = None


NOTHING_PLANNED = Planned()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCalendar:
    """The days of a period that had a session, or a rest that pain called for."""

    period: Period
    days: tuple[DaySessions, ...]
    kept: Adherence | None = None

    @property
    def session_count(self) -> int:
        """Return how many sessions were begun."""
        return sum(day.count for day in self.days)

    @property
    def day_count(self) -> int:
        """Return on how many days there was one."""
        return sum(day.count > 0 for day in self.days)

    @property
    def rest_count(self) -> int:
        """Return on how many days pain called for rest instead."""
        return sum(day.is_rest for day in self.days)

    @property
    def worked_min(self) -> int:
        """Return for how many minutes poses were held and moved, without rests."""
        return round(sum(day.worked_s for day in self.days) / 60)

    @property
    def longest_run(self) -> int:
        """Return the most days in a row with a session, or with a rest that pain called for."""
        longest = run = 0
        before: date | None = None
        for day in self.days:
            run = run + 1 if before is not None and day.day - before == timedelta(days=1) else 1
            longest, before = max(longest, run), day.day
        return longest

    @property
    def sentence(self) -> str:
        """Return it in a line."""
        return " · ".join(part for part in (self.kept_text, self.done_text) if part)

    @property
    def done_text(self) -> str:
        """Return what was done, whatever was meant."""
        if not self.days:
            return "No session in this time."
        sessions, days = self.session_count, self.day_count
        parts = [f"{_count(sessions, 'session')} on {_count(days, 'day')}"]
        if self.rest_count:
            parts.append(f"{_count(self.rest_count, 'rest day')} that pain called for")
        if self.longest_run > 1:
            parts.append(f"longest run of days {self.longest_run}")
        return " · ".join(parts)

    @property
    def kept_text(self) -> str:
        """Return how much was kept of what was meant; a rest that pain called for is kept."""
        kept = self.kept
        return "" if kept is None else f"{kept.kept} of {_count(kept.meant, 'planned day')} kept"


def calendar_of(
    days: Sequence[DaySessions], period: Period, planned: Planned = NOTHING_PLANNED
) -> SessionCalendar:
    """Return the calendar of a period, at most of its last year: more would be dots."""
    shown = period.last_year
    known = {day.day: day for day in days if day.count or day.is_rest}
    for day in planned.rests:
        rest = DaySessions(day=day, count=0, worked_s=0.0, highest=None, is_rest=True)
        known.setdefault(day, rest)
    inside = tuple(known[day] for day in sorted(known) if shown.first <= day <= shown.last)
    return SessionCalendar(period=shown, days=inside, kept=planned.kept)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
