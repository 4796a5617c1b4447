"""The report for a physio, as values: a period of one person's history on a few pages."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from rehab_app.history.store import HistoryStore
from rehab_app.model.person import Side
from rehab_app.report.dates import short_day
from rehab_app.report.goals import GoalView
from rehab_app.report.history_report import HistoryReport, NameOf, goals_of, history_report
from rehab_app.report.mornings import MorningAnswers
from rehab_app.report.session_calendar import NOTHING_PLANNED, Planned
from rehab_app.report.spans import Period
from rehab_app.report.trend import PainTrend

_MOST_DAYS = 3
_SIDE_WORDS = {
    Side.LEFT: "the left side is sore",
    Side.RIGHT: "the right side is sore",
    Side.BOTH: "both sides are sore",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A change of a plan or of a dose: when, what, why, and the row of the rules.

    `days` are the days on which the same was changed by the same row, the newest first; `why` is
    what was told on the newest of them. `is_next` is a dose of the sessions after it.
    """

    days: tuple[date, ...]
    what: str
    why: str
    rule: str
    is_next: bool = False

    @property
    def when(self) -> str:
        """Return the days: "4 Nov, 20 Oct", or how many there are and from when to when."""
        if len(self.days) <= _MOST_DAYS:
            return ", ".join(short_day(day) for day in self.days)
        return f"{len(self.days)} times, {short_day(self.days[-1])} – {short_day(self.days[0])}"

    @property
    def said(self) -> str:
        """Return what changed, and whether that is for the next time."""
        return f"Next time: {self.what}" if self.is_next else self.what


def merged(changes: Iterable[ChangeRow]) -> tuple[ChangeRow, ...]:
    """Return changes, the newest first: those of one day for one reason in one row.

    So are those of several days that changed the same by the same row.
    """
    by_reason: dict[tuple[tuple[date, ...], str, str, bool], list[str]] = {}
    for each in sorted(changes, key=lambda each: each.days, reverse=True):
        whats = by_reason.setdefault((each.days, each.why, each.rule, each.is_next), [])
        if each.what not in whats:
            whats.append(each.what)
    rows: dict[tuple[str, str, bool], ChangeRow] = {}
    for (days, why, rule, is_next), whats in by_reason.items():
        what = "\n".join(whats)
        known = rows.get((what, rule, is_next))
        rows[what, rule, is_next] = (
            ChangeRow(days=days, what=what, why=why, rule=rule, is_next=is_next)
            if known is None
            else replace(known, days=(*known.days, *days))
        )
    return tuple(rows.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNote:
    """A note that a person wrote about the session of a day."""

    day: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Whose history it is, as they told it: name, sore side, and what a clinician has called it.

    The name is empty where none was given.
    """

    key: str
    name: str
    sore_side: Side | None
    conditions: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return it in a line, empty where nothing was told."""
        side = _SIDE_WORDS[self.sore_side] if self.sore_side else ""
        called = ", ".join(self.conditions)
        parts = (side, f"a clinician has called it {called}" if called else "")
        return "; ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhysioReport:
    """All that stands in the report. `sides` are trends of one side each, where both are known."""

    made: datetime
    who: Who
    routines: tuple[str, ...]
    history: HistoryReport
    sides: tuple[tuple[str, PainTrend], ...]
    goals: tuple[GoalView, ...]
    changes: tuple[ChangeRow, ...]
    mornings: MorningAnswers
    notes: tuple[DayNote, ...]

    @property
    def period(self) -> Period:
        """Return the days that it is about."""
        return self.history.period


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is found out elsewhere: changes (the newest first), mornings, notes, what was meant."""

    changes: tuple[ChangeRow, ...]
    mornings: MorningAnswers
    notes: tuple[DayNote, ...]
    planned: Planned = NOTHING_PLANNED


def physio_report(
    store: HistoryStore, who: Who, period: Period, name_of: NameOf, made: datetime, told: Told
) -> PhysioReport:
    """Return the report of a period; raises HistoryError."""
    history = history_report(store, who.key, period, name_of, planned=told.planned)
    routines = store.trends.routines(who.key, period.first, period.last)
    return PhysioReport(
        made=made,
        who=who,
        routines=tuple(f"{each.title} ({each.count})" for each in routines),
        history=history,
        sides=_sides(store, who.key, period, name_of, store.trends.sides(who.key)),
        goals=goals_of(store, who.key, made.date()),
        changes=told.changes,
        mornings=told.mornings,
        notes=told.notes,
    )


def _sides(
    store: HistoryStore, person: str, period: Period, name_of: NameOf, known: Collection[Side]
) -> tuple[tuple[str, PainTrend], ...]:
    if len(known) < 2:
        return ()
    found = (
        (side.value.capitalize(), history_report(store, person, period, name_of, side).trend)
        for side in (Side.LEFT, Side.RIGHT)
    )
    return tuple((name, trend) for name, trend in found if trend.points)
