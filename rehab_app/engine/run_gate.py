"""Run or rest: whether the next step of the walk-jog plan may be done today, and if not, why.

Source: evidence 5.5 (entry, "every other day at most", and the gates green, amber and red). Which
step is next is the ladder's affair (`progression`); here it is about the day only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from rehab_app.engine.rules import class_of
from rehab_app.model.pain import QualityClass, Reading
from rehab_app.model.rule import RuleSet

NO_RUN = timedelta(hours=48)
NO_RUN_WORD = "no-run-48h"
RED_LEVEL = 4
MOST_LEVEL = 2
MOST_AFTER_BONE_STRESS = 0
CLEARED_BONE_STRESS = "bone-stress-cleared"
_EVERY_OTHER = timedelta(days=2)


class Entry(StrEnum):
    """What has to be possible before the first jog; all of it at 2 or less."""

    WALK = "walk"
    STAND = "stand"
    STEPS = "steps"
    HOPS = "hops"


class RunGate(StrEnum):
    """What keeps running closed, or that it is open. The first that fits counts."""

    RED = "red"
    TOO_SOON = "too-soon"
    NOT_ASKED = "not-asked"
    NOT_READY = "not-ready"
    REST_DAY = "rest-day"
    PAIN = "pain"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDays:
    """What the gate goes by.

    `entry` is None where nobody was asked yet, else what is possible. `reds` are the moments at
    which a run, the hour or the morning after it, said no; `last_run` the day of the last jog.
    `reading` is the newest one of today outside an exercise.
    """

    entry: frozenset[Entry] | None = None
    reds: Sequence[datetime] = ()
    last_run: date | None = None
    is_rest_day: bool = False
    reading: Reading | None = None
    most_level: int = MOST_LEVEL


@dataclass(frozen=True, slots=True, kw_only=True)
class RunAdvice:
    """Whether to run today; `opens` is the day or moment at which it opens, where that is known."""

    gate: RunGate
    opens: date | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether the next step may be done today."""
        return self.gate is RunGate.OPEN


def run_advice(days: RunDays, now: datetime, today: date, rules: RuleSet) -> RunAdvice:
    """Return whether to run today, and what keeps it closed."""
    red = max((each + NO_RUN for each in days.reds), default=None)
    if red is not None and red > now:
        return RunAdvice(gate=RunGate.RED, opens=red)
    if days.last_run is not None and days.last_run + _EVERY_OTHER > today:
        return RunAdvice(gate=RunGate.TOO_SOON, opens=days.last_run + _EVERY_OTHER)
    return RunAdvice(gate=_of_person(days, rules))


def most_level(conditions: Sequence[str]) -> int:
    """Return the level (0-10) up to which running is open; none at a bone that was stressed."""
    return MOST_AFTER_BONE_STRESS if CLEARED_BONE_STRESS in conditions else MOST_LEVEL


def hurts_too_much(reading: Reading, most: int, rules: RuleSet) -> bool:
    """Tell whether a reading keeps running closed: above `most`, or sharp or nerve pain."""
    if reading.level is None:
        return False
    return reading.level > most or class_of(reading, rules) is not QualityClass.BENIGN


def is_red(reading: Reading, rules: RuleSet) -> bool:
    """Tell whether a reading while jogging asks for two days without running."""
    if reading.level is None:
        return False
    return reading.level >= RED_LEVEL or class_of(reading, rules) is not QualityClass.BENIGN


def _of_person(days: RunDays, rules: RuleSet) -> RunGate:
    if days.entry is None:
        return RunGate.NOT_ASKED
    if days.entry != frozenset(Entry):
        return RunGate.NOT_READY
    if days.is_rest_day:
        return RunGate.REST_DAY
    if days.reading is not None and hurts_too_much(days.reading, days.most_level, rules):
        return RunGate.PAIN
    return RunGate.OPEN
