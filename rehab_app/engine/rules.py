"""How a reading meets the rows of a rule set."""

from collections.abc import Iterable
from dataclasses import dataclass

from rehab_app.model.pain import Quality, QualityClass, Reading, RuleMoment
from rehab_app.model.rule import Case, Rule, RuleSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the rows can ask about: a reading, where it was given, and how it compares.

    `rise` is the reading minus what it is compared with at that moment (may be negative); `drop`
    is the reading that stopped a pose minus this one, known at a recheck only. `is_strained`: the
    exercise works a muscle that the person has strained.
    """

    at: RuleMoment
    reading: Reading
    rise: float = 0
    drop: float | None = None
    exercise: str = ""
    target: str = ""
    is_strained: bool = False
    woke: bool = False
    red_flag: bool = False


def class_of(reading: Reading, rules: RuleSet) -> QualityClass:
    """Return the class of a reading; no quality given is benign up to 3 and sharp from 4."""
    if reading.quality is not None:
        return rules.classes[reading.quality]
    level = reading.level or 0
    return next(class_ for span, class_ in rules.not_given if level in span)


def first_match(rows: Iterable[Rule], situation: Situation, rules: RuleSet) -> Rule | None:
    """Return the first row for this moment one of whose cases holds."""
    for row in rows:
        if row.at is situation.at and any(_holds(case, situation, rules) for case in row.cases):
            return row
    return None


def _holds(case: Case, situation: Situation, rules: RuleSet) -> bool:
    reading = situation.reading
    if case.red_flag or situation.red_flag:
        return case.red_flag and situation.red_flag
    if reading.level is None:
        return not case.answered
    return (
        case.answered
        and (case.pain is None or reading.level in case.pain)
        and (case.rise is None or situation.rise in case.rise)
        and (case.drop is None or (situation.drop is not None and situation.drop in case.drop))
        and (not case.classes or class_of(reading, rules) in case.classes)
        and _same_quality(case.quality, reading)
        and case.target in (None, situation.target)
        and case.exercise in (None, situation.exercise)
        and case.strained in (None, situation.is_strained)
        and case.skin_fine in (None, reading.skin_fine)
        and case.woke in (None, situation.woke)
    )


def _same_quality(asked: Quality | None, reading: Reading) -> bool:
    return asked is None or asked is reading.quality
