"""How often and how far apart: ice, heat and wraps, and whatever else a file limits for a day.

Ice and heat are one pool: after either, the longer of both waits counts for both. After ice nothing
is exercised for half an hour.

Source: evidence 5.1 (caps, gaps, "treat ice and heat as one pool", "after ice").
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rehab_app.model.routine import PerDay
from rehab_app.model.rule import ThermalCap

AFTER_ICE = timedelta(minutes=30)
ICE, HEAT = "ice", "heat"
POOL = frozenset({ICE, HEAT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Ice, heat or a wrap (`kind`, as the table of caps says) that was begun on a day."""

    kind: str
    day: date
    ended: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """How often a day something was `done`, the `most` that is allowed, and when it opens again.

    `opens` is when the wait after the last one is over, None where there is none to wait for.
    `wanted` is how many more are meant, which is more than one where a session treats two places.
    """

    done: int
    most: int
    opens: datetime | None = None
    wanted: int = 1

    @property
    def is_used_up(self) -> bool:
        """Tell whether what is wanted is too much for this day."""
        return self.done + self.wanted > self.most

    def is_open(self, now: datetime) -> bool:
        """Tell whether it may begin now."""
        return not self.is_used_up and (self.opens is None or self.opens <= now)


def thermal_allowance(
    cap: ThermalCap,
    uses: Iterable[Use],
    caps: Sequence[ThermalCap],
    today: date,
    per_day: PerDay | None = None,
    wanted: int = 1,
) -> Allowance:
    """Return what is left of a kind's cap; a routine's own `per_day` can only make it less.

    The gap to the last use holds over midnight too; the count begins anew each day. `wanted` is how
    many places a session treats; `per_day` counts sessions.
    """
    known = tuple(uses)
    times, gap_s = cap.times, cap.gap_s
    if per_day is not None:
        times, gap_s = min(times, per_day.times * wanted), max(gap_s, per_day.gap_s)
    gaps_s = {each.kind: each.gap_s for each in caps}
    waits = [
        use.ended + timedelta(seconds=max(gap_s, gaps_s.get(use.kind, 0)))
        for use in known
        if use.kind == cap.kind or {use.kind, cap.kind} <= POOL
    ]
    done = sum(use.kind == cap.kind and use.day == today for use in known)
    return Allowance(done=done, most=times, opens=max(waits, default=None), wanted=wanted)


def daily_allowance(per_day: PerDay, ends: Iterable[datetime]) -> Allowance:
    """Return what is left of a routine for today; `ends` is when each of today's sessions ended."""
    known = tuple(ends)
    last = max(known, default=None)
    opens = None if last is None else last + timedelta(seconds=per_day.gap_s)
    return Allowance(done=len(known), most=per_day.times, opens=opens)


def warm_at(uses: Iterable[Use], now: datetime) -> datetime | None:
    """Return when exercise may begin after ice, None where it may now."""
    warm = [use.ended + AFTER_ICE for use in uses if use.kind == ICE]
    latest = max(warm, default=None)
    return latest if latest is not None and latest > now else None
