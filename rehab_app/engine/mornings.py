"""The mornings after: what each says, what they say week by week, and the usual pain."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from rehab_app.engine.deciding import Background, Decision, Past, decide_or_stop
from rehab_app.engine.facts import Facts
from rehab_app.engine.progressing import BASE_READINGS, LEAST_MORNINGS, baseline
from rehab_app.engine.rules import Situation, first_match
from rehab_app.model.pain import NO_ANSWER, Outcome, Reading, RuleMoment
from rehab_app.model.rule import Raise

_WEEK = timedelta(days=7)
# A week has climbed from half a point on: the least that a row of the table (W2) looks at.
_CLIMBED = 0.5
# Below this there is nothing that six weeks have to make better (the safe zone ends at 2).
_WORTH_IMPROVING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """How much it hurt on the morning of a day, and whether pain woke the person before it."""

    day: date
    reading: Reading
    woke: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedMorning:
    """A morning, the usual pain it is compared with, and what it says."""

    morning: Morning
    base: float | None
    decision: Decision

    @property
    def rise(self) -> float:
        """Return how far it is above the usual pain (below: negative), 0 where that is unknown."""
        level = self.morning.reading.level
        return 0 if level is None or self.base is None else level - self.base


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedWeek:
    """A week that is over: its mornings' median, that of the week before, and what they say.

    `monday` is the day it began on. `decision` is None where no row says anything.
    """

    monday: date
    middle: float
    before: float
    decision: Decision | None


def judge_mornings(
    mornings: Sequence[Morning], befores: Sequence[tuple[date, int]], facts: Facts
) -> tuple[JudgedMorning, ...]:
    """Return what each morning says, in their order, which is by day.

    `befores` are the levels told before sessions, by day: until three mornings exist they stand in
    for the usual pain (evidence 1.2, `base`).
    """
    judged: list[JudgedMorning] = []
    levels: list[int] = []
    told = deque(befores)
    told_before: list[int] = []
    for morning in mornings:
        while told and told[0][0] < morning.day:
            told_before.append(told.popleft()[1])
        base = baseline(_newest(levels), _newest(told_before))
        past = tuple(_past(each, morning.day) for each in judged[-BASE_READINGS:])
        background = Background(
            rules=facts.rules, own=facts.routine.rules, earlier=past, person=facts.person
        )
        level = morning.reading.level
        situation = Situation(
            at=RuleMoment.MORNING,
            reading=morning.reading,
            rise=0 if level is None or base is None else level - base,
            woke=morning.woke,
        )
        decision = decide_or_stop(situation, background)
        judged.append(JudgedMorning(morning=morning, base=base, decision=decision))
        levels.extend(() if level is None else (level,))
    return tuple(judged)


def unanswered_morning(facts: Facts) -> Decision:
    """Return what a morning says that nobody answered."""
    background = Background(rules=facts.rules, own=facts.routine.rules, person=facts.person)
    return decide_or_stop(Situation(at=RuleMoment.MORNING, reading=NO_ANSWER), background)


def base_on(
    day: date, mornings: Iterable[Morning], befores: Iterable[tuple[date, int]]
) -> float | None:
    """Return the usual pain as it was known before the morning of a day."""
    readings = (each.reading.level for each in mornings if each.day < day)
    levels = [level for level in readings if level is not None]
    told = [level for on, level in befores if on < day]
    return baseline(_newest(levels), _newest(told))


def judge_weeks(mornings: Sequence[Morning], today: date, facts: Facts) -> tuple[JudgedWeek, ...]:
    """Return what each week that is over says against the one before, the oldest first.

    Only where both have three mornings or more (evidence 1.3, rows W).
    """
    weeks = _middles(mornings)
    judged: list[JudgedWeek] = []
    for monday, middle in weeks.items():
        before = weeks.get(monday - _WEEK)
        if before is None or monday + _WEEK > today:
            continue
        decision = _week_decision(middle - before, middle, facts)
        judged.append(JudgedWeek(monday=monday, middle=middle, before=before, decision=decision))
    return tuple(judged)


def calls_for_review(weeks: Sequence[JudgedWeek], facts: Facts) -> Raise | None:
    """Return the row that asks for a clinician to look at the plan, None where none does.

    Two rising weeks in a row, or too little better after six weeks, as the last week stands (row
    W3). Where the first of them was calm there is nothing to get better.
    """
    if not weeks:
        return None
    for row in facts.rules.raises:
        if row.at is not RuleMoment.WEEK:
            continue
        if row.rising_weeks is not None and _rising(weeks, row.rising_weeks):
            return row
        if row.weeks is not None and _no_better(weeks, row):
            return row
    return None


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _newest(levels: Sequence[int]) -> Sequence[int]:
    return levels[: -BASE_READINGS - 1 : -1]


def _past(judged: JudgedMorning, day: date) -> Past:
    decision = judged.decision
    return Past(
        do=decision.do,
        rule=decision.rule,
        days_ago=(day - judged.morning.day).days,
        woke=judged.morning.woke,
    )


def _middles(mornings: Iterable[Morning]) -> Mapping[date, float]:
    """Return the median of each week that has enough mornings, by its Monday."""
    levels: dict[date, list[int]] = {}
    for morning in mornings:
        if morning.reading.level is not None:
            levels.setdefault(monday_of(morning.day), []).append(morning.reading.level)
    return {
        monday: float(median(told))
        for monday, told in sorted(levels.items())
        if len(told) >= LEAST_MORNINGS
    }


def _week_decision(rise: float, middle: float, facts: Facts) -> Decision | None:
    situation = Situation(at=RuleMoment.WEEK, reading=Reading(round(middle)), rise=rise)
    rows = (facts.rules.rules, facts.routine.rules)
    found = [row for row in (first_match(each, situation, facts.rules) for each in rows) if row]
    if not found:
        return None
    row = max(found, key=lambda each: each.do.strength)
    if not isinstance(row.do, Outcome):
        raise TypeError(f"{row.id} does {row.do} at the end of a week")
    return Decision(do=row.do, rule=row.id, also=row.also, because=row.because, source=row.source)


def _rising(weeks: Sequence[JudgedWeek], count: int) -> bool:
    last = weeks[-count:]
    in_a_row = all(later.monday - earlier.monday == _WEEK for earlier, later in pairwise(last))
    climbed = all(week.middle - week.before >= _CLIMBED for week in last)
    return len(last) == count and in_a_row and climbed


def _no_better(weeks: Sequence[JudgedWeek], row: Raise) -> bool:
    last = weeks[-1]
    since = last.monday - _WEEK * (row.weeks or 0)
    known = {week.monday: week.middle for week in weeks} | {
        week.monday - _WEEK: week.before for week in weeks
    }
    start = known.get(since)
    if start is None or start < _WORTH_IMPROVING:
        return False
    gain = start - last.middle
    is_points = row.better_points is not None and gain >= row.better_points
    is_percent = row.better_percent is not None and 100 * gain >= row.better_percent * start
    return not is_points and not is_percent
