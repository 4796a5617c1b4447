"""The words of pain: how much, what kind, when it is asked, and what an answer can lead to.

Levels are on the 0-10 numeric rating scale. Words are the same in files, history and on screen.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Self


class _Ordered(StrEnum):
    """Words that stand in an order, from the mildest to the strongest."""

    @property
    def strength(self) -> int:
        """Return the place in the order: 0 is the mildest."""
        return _strengths(type(self))[self]

    def stronger(self, other: Self) -> Self:
        """Return the stronger of the two; self where they are the same."""
        return other if other.strength > self.strength else self


@cache
def _strengths(words: type[_Ordered]) -> dict[_Ordered, int]:
    return {word: place for place, word in enumerate(words)}


class Quality(StrEnum):
    """The kind of pain, in the words a person chooses from."""

    NONE = "none"
    STRETCH = "stretch"
    PRESSURE = "pressure"
    DULL = "dull"
    SHARP = "sharp"
    PINCH = "pinch"
    NUMB = "numb"
    TINGLING = "tingling"
    BURNING = "burning"
    ELECTRIC = "electric"


class QualityClass(_Ordered):
    """What the rules tell apart."""

    BENIGN = "benign"
    SHARP = "sharp"
    NERVE = "nerve"


class Moment(StrEnum):
    """When the program asks.

    RESUME is before a session goes on that has long stood still, HOUR an hour after a session; NOW
    is told without being asked.
    """

    BEFORE = "before"
    RESUME = "resume"
    HALFWAY = "halfway"
    HURTS = "hurts"
    AFTER = "after"
    RECHECK = "recheck"
    END = "end"
    HOUR = "hour"
    MORNING = "morning"
    NOW = "now"


# What is said to one of these decides what is left of the session, by the rows for "before".
GATED = (Moment.BEFORE, Moment.RESUME)


class RuleMoment(StrEnum):
    """The moment a rule is written for (the key `at`)."""

    BEFORE = "before"
    POSE = "pose"
    RELIEF = "relief"
    RUN = "run"
    RECHECK = "recheck"
    STOP = "stop"
    END = "end"
    HOUR = "hour"
    MORNING = "morning"
    WEEK = "week"


class Place(StrEnum):
    """Where around the hip it hurts, in the words a person chooses from."""

    FRONT = "front"
    GROIN = "groin"
    OUTER = "outer"
    BUTTOCK = "buttock"
    SIT_BONE = "sit-bone"
    HAMSTRING = "hamstring"
    KNEE = "knee"


class Action(_Ordered):
    """What a reading during a session does to the rest of it."""

    CONTINUE = "continue"
    EASE = "ease"
    SWAP = "swap"
    STOP_POSE = "stop-pose"
    SKIP_TARGET = "skip-target"
    END_SESSION = "end-session"


class Gate(_Ordered):
    """What the reading before a session allows today."""

    PLANNED = "planned"
    PLANNED_NO_PROGRESS = "planned-no-progress"
    EASED = "eased"
    GENTLE_ONLY = "gentle-only"
    RELIEF_ONLY = "relief-only"
    NO_SESSION = "no-session"


class Outcome(_Ordered):
    """What a session, an evening, a morning or a week says about the next dose."""

    PROGRESS = "progress"
    HOLD = "hold"
    REGRESS = "regress"
    REGRESS_2 = "regress-2"


Result = Action | Gate | Outcome


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer to "how much does it hurt?"; `level` None means that nobody answered."""

    level: int | None
    quality: Quality | None = None
    skin_fine: bool = True

    def __post_init__(self) -> None:
        """Refuse a level off the scale."""
        if self.level is not None and not 0 <= self.level <= 10:
            raise ValueError(f"a pain level is 0 to 10, not {self.level}")

    @property
    def is_answer(self) -> bool:
        """Tell whether somebody answered."""
        return self.level is not None


NO_ANSWER = Reading(None)
