"""What comes next: what each answer on the next morning would mean, and the doses if it is calm."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby

from rehab_app.engine.deciding import Background, Decision, decide_or_stop
from rehab_app.engine.facts import Facts
from rehab_app.engine.mornings import JudgedMorning, Morning
from rehab_app.engine.progression import Course, Difference, Progression, differences, progression
from rehab_app.engine.rules import Situation
from rehab_app.model.pain import Outcome, Reading, RuleMoment

_LEVELS = range(11)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningMeans:
    """Levels from `least` to `most` on the next morning, and what they would do to the doses."""

    least: int
    most: int
    outcome: Outcome


def morning_means(facts: Facts, base: float | None) -> tuple[MorningMeans, ...]:
    """Return what every level on the next morning would mean, from 0 to 10.

    `base` is the usual level; None where nothing is known, so that nothing is above it. The kind
    of pain is taken as told for none, and sleep as undisturbed.
    """
    said = [(level, _outcome(level, base, facts)) for level in _LEVELS]
    return tuple(_runs(said))


def differences_after_calm(course: Course, facts: Facts) -> tuple[Difference, ...]:
    """Return what the next plan has otherwise than the last one, if the next morning is as usual.

    What is known to go down goes down; what needs a calm morning after it to go up goes up.
    """
    found = progression(_with_calm_morning(course, facts), facts)
    return differences(found, facts)


def differences_now(course: Course, facts: Facts) -> tuple[Difference, ...]:
    """Return what the next plan has otherwise by what is known now."""
    found: Progression = progression(course, facts)
    return differences(found, facts)


def _with_calm_morning(course: Course, facts: Facts) -> Course:
    if not course.played:
        return course
    day = course.played[-1].day + _DAY
    if any(each.morning.day == day for each in course.mornings):
        return course
    level = 0 if facts.base is None else int(facts.base)
    decision = _decision(level, 0.0, facts)
    morning = Morning(day=day, reading=Reading(level))
    calm = JudgedMorning(morning=morning, base=facts.base, decision=decision)
    return replace(course, mornings=(*course.mornings, calm), today=max(course.today, day))


def _outcome(level: int, base: float | None, facts: Facts) -> Outcome:
    do = _decision(level, 0.0 if base is None else level - base, facts).do
    if not isinstance(do, Outcome):
        raise TypeError(f"a morning of {level} does {do}")
    return do


def _decision(level: int, rise: float, facts: Facts) -> Decision:
    background = Background(rules=facts.rules, own=facts.routine.rules, person=facts.person)
    situation = Situation(at=RuleMoment.MORNING, reading=Reading(level), rise=rise)
    return decide_or_stop(situation, background)


def _runs(said: list[tuple[int, Outcome]]) -> Iterator[MorningMeans]:
    for outcome, same in groupby(said, key=lambda each: each[1]):
        levels = [level for level, _ in same]
        yield MorningMeans(least=levels[0], most=levels[-1], outcome=outcome)
