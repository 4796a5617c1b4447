"""What Today shows, as values: the next session, the last reading, two weeks of days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rehab_app.engine.facts import Facts
from rehab_app.engine.planning import RungsReached, make_plan, planned_minutes
from rehab_app.gui.widgets.day_strip import DayMark
from rehab_app.history.diary import CheckIn
from rehab_app.model.exercise import Exercise
from rehab_app.model.plan import Segment, SegmentKind
from rehab_app.wording import amount_text, day_words, duration, side_text

DAYS = 14
DEFAULT_ID = "daily-hip-stretch"
MARKS = {"calm": "●", "watch": "▲", "stop": "■"}
_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPose:
    """A pose of a session: its exercise, and how much of it there is."""

    exercise: Exercise
    dose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSession:
    """The session that is next, and the poses that are in it, in their order."""

    title: str
    details: str
    summary: str
    minutes: int
    poses: tuple[PlannedPose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A session of the past, or a check-in: its day, and the levels that stand, in their order."""

    day: date
    levels: tuple[int, ...]


def next_session(facts: Facts, rungs: RungsReached | None = None) -> NextSession:
    """Return what is shown of a session before it starts, at the rungs reached."""
    routine = facts.routine
    works: dict[str, list[Segment]] = {}
    for segment in make_plan(facts, rungs):
        if segment.is_work:
            works.setdefault(segment.exercise, []).append(segment)
    props = dict.fromkeys(
        prop for step in facts.steps for prop in facts.exercise(step.exercise).props
    )
    count = len(works)
    parts = [
        routine.kind.value.replace("-", " ").capitalize(),
        f"{count} {'pose' if count == 1 else 'poses'}",
        ", ".join(props) or "no props",
    ]
    return NextSession(
        title=routine.title,
        details=" · ".join(parts),
        summary=routine.summary,
        minutes=planned_minutes(facts, rungs),
        poses=tuple(
            PlannedPose(exercise=facts.exercise(each), dose=_dose(segments))
            for each, segments in works.items()
        ),
    )


def told(
    sessions: Iterable[tuple[datetime, tuple[int, ...]]], check_ins: Iterable[CheckIn] = ()
) -> tuple[Told, ...]:
    """Return what was told in sessions of the past and between them, the newest first.

    Of each session the moment it began and the levels that stand are given.
    """
    found = list(sessions)
    found.extend(
        (check_in.told, (check_in.reading.level,))
        for check_in in check_ins
        if check_in.reading.level is not None
    )
    newest_first = sorted(found, key=lambda each: each[0], reverse=True)
    return tuple(Told(day=moment.date(), levels=levels) for moment, levels in newest_first)


def day_marks(sessions: Sequence[Told], today: date) -> tuple[DayMark, ...]:
    """Return the last two weeks, each day with the highest level that was told on it."""
    days = [today - timedelta(days=back) for back in reversed(range(DAYS))]
    return tuple(_day_mark(day, sessions, today) for day in days)


def pain_sentence(sessions: Sequence[Told], today: date) -> str:
    """Return the last reading and how this week compares; `sessions` is newest first."""
    last = next((each for each in sessions if each.levels), None)
    if last is None:
        return "No readings in the last two weeks."
    level = last.levels[-1]
    sentence = f"Last reading: {MARKS[zone_of(level)]} {level} of 10, {day_words(last.day, today)}."
    now, before = (_mean(sessions, today, weeks) for weeks in (0, 1))
    if now is None:
        return sentence
    sentence += f" This week: {now:.1f} on average"
    if before is None or round(now, 1) == round(before, 1):
        return f"{sentence}{'' if before is None else ', as the week before'}."
    return f"{sentence}, {'down' if now < before else 'up'} from {before:.1f}."


def zone_of(level: int) -> str:
    """Return the zone of a level: calm, watch or stop."""
    return "calm" if level <= 2 else "watch" if level <= 5 else "stop"


def _dose(segments: Sequence[Segment]) -> str:
    """Return how much there is of a pose: "2 × 30 s, each side"."""
    first = segments[0]
    if first.kind in (SegmentKind.WALK, SegmentKind.JOG):
        return duration(sum(segment.seconds for segment in segments))
    sides = {segment.side for segment in segments}
    is_each = len(sides) > 1
    sets = len(segments) // len(sides)
    times = f"{sets} × " if sets > 1 else ""
    side = "each side" if is_each else side_text(first.side)
    return ", ".join(part for part in (f"{times}{amount_text(first)}", side) if part)


def _day_mark(day: date, sessions: Sequence[Told], today: date) -> DayMark:
    on_day = [each for each in sessions if each.day == day]
    levels = [level for each in on_day for level in each.levels]
    words = f"{day:%A} {day.day} {day:%B}{', today' if day == today else ''}: "
    mark, zone = "", "empty"
    if levels:
        zone = zone_of(max(levels))
        mark = f"{MARKS[zone]} {max(levels)}"
        words += f"{max(levels)} of 10, {zone}"
    elif on_day:
        mark, zone = "○", "done"
        words += "a session, nothing told"
    else:
        words += "no session"
    return DayMark(number=str(day.day), mark=mark, zone=zone, words=words, is_today=day == today)


def _mean(sessions: Sequence[Told], today: date, weeks_ago: int) -> float | None:
    newest = today - timedelta(days=_WEEK * weeks_ago)
    oldest = newest - timedelta(days=_WEEK - 1)
    levels = [level for each in sessions if oldest <= each.day <= newest for level in each.levels]
    return sum(levels) / len(levels) if levels else None
