"""The eight properties of a routine, and what in a decision breaks one.

Numbers and wording: engine.md, "Every path"; reliability.md, 5.4.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from rehab_app.engine.proving.judge import Judge
from rehab_app.model.pain import Action, Quality, QualityClass, Reading, Result, RuleMoment

END_LEVEL = 8
MOST_SESSION_S = 12 * 3600
_IN_SESSION = frozenset({RuleMoment.POSE, RuleMoment.RUN, RuleMoment.RELIEF, RuleMoment.RECHECK})
_AT_WORK = frozenset({RuleMoment.POSE, RuleMoment.RUN})


class Property(IntEnum):
    """What is proven of a routine; the numbers are those of the design."""

    ENDS = 1
    DECIDED = 2
    NOT_AGAIN = 3
    MONOTONE = 4
    THERMAL = 5
    WITHIN_PRESCRIPTION = 6
    SIDES = 7
    STOP = 8


@dataclass(frozen=True, slots=True)
class Breach:
    """A property that an answer breaks, and how, in words."""

    property: Property
    why: str


def decision_breached(
    at: RuleMoment, reading: Reading, do: Result, *, is_credited: bool
) -> Iterator[Breach]:
    """Yield what is wrong with doing this on a reading."""
    is_severe = reading.level is not None and reading.level >= END_LEVEL
    if at in _IN_SESSION and is_severe and do is not Action.END_SESSION:
        why = f"{reading.level} of 10 leads to {do}, not to the end of the session"
        yield Breach(Property.NOT_AGAIN, why)
    changes = isinstance(do, Action) and do is not Action.CONTINUE
    if not reading.is_answer and (changes or (is_credited and at in _AT_WORK)):
        yield Breach(Property.STOP, "no answer counts as one")


def gap() -> Breach:
    """Return what is wrong where no rule holds."""
    return Breach(Property.DECIDED, "no rule holds for this answer")


def milder(strengths: Mapping[Reading, int], judge: Judge) -> Iterator[tuple[Breach, Reading]]:
    """Yield answers that do less than a lower one of the same kind, or than a benign one."""
    by_kind: dict[tuple[Quality | None, bool], dict[int, tuple[int, Reading]]] = {}
    for reading, strength in strengths.items():
        if reading.level is not None:
            kind = (reading.quality, reading.skin_fine)
            by_kind.setdefault(kind, {})[reading.level] = (strength, reading)
    for (quality, skin_fine), by_level in by_kind.items():
        for level, (strength, reading) in by_level.items():
            lower = by_level.get(level - 1)
            if lower is not None and strength < lower[0]:
                yield Breach(Property.MONOTONE, "more pain does less than less pain"), reading
            benign = by_kind.get((Quality.DULL, skin_fine), {}).get(level)
            is_benign = judge.class_of(reading) is QualityClass.BENIGN
            if quality and not is_benign and benign is not None and strength < benign[0]:
                yield Breach(Property.MONOTONE, "sharp or nerve pain does less than dull"), reading
