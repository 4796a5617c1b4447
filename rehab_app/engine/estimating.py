"""What pain does over a pose, said only as surely as the sessions carry it.

Each session gives one pair for a pose: the level before the session and the mean of the levels told
after the pose. Their mean difference has a 95 % interval by Student's t (Student 1908, Biometrika
6:1), which is wide where there are few sessions. Poses stand beside each other, so that with twelve
of them one would look special by chance alone: the intervals hold for all of them together
(Bonferroni's inequality; Dunn 1961, J Am Stat Assoc 56:52).

Two points are a change that matters, one is the least that people call slightly better or worse
(evidence 1.1: S13, S14). "Helps" is a mean of two points or more downwards whose whole interval is
one point or more downwards; "hurts" the same upwards. So nothing under two points is sold as a
change, and where the true change is under one point a word is said of any pose of a page in at most
one page out of twenty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import atan, cos, pi, sin, sqrt

MATTERS = 2.0
LEAST_FELT = 1.0
LEAST_SESSIONS = 5
CONFIDENCE = 0.95

# Whole numbers can agree by chance, so the spread is never taken as smaller than that of two
# readings between which nothing has changed: 1.77, the least change that can be told from it (S15),
# is 1.96 times 0.90.
_LEAST_SPREAD = 0.90
# A quantile of more degrees of freedom than these differs by less than 2 % and is narrower.
_MOST_FREEDOM = 200
_STEPS = 60


class Effect(StrEnum):
    """What can be said of a pose."""

    HELPS = "helps"
    HURTS = "hurts"
    UNCLEAR = "no clear change"
    TOO_FEW = "too few to say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The pairs of one pose in brief: how many, both means, and the differences' sums.

    A difference is after less before, in points of 0 to 10.
    """

    count: int
    before: float
    after: float
    sum: float
    sum_of_squares: float

    @property
    def change(self) -> float:
        """Return the mean difference."""
        return self.sum / self.count

    @property
    def spread(self) -> float:
        """Return the standard deviation of the differences; 0 where there is one."""
        if self.count < 2:
            return 0.0
        squares = self.sum_of_squares - self.count * self.change**2
        return sqrt(max(0.0, squares) / (self.count - 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """The mean change and its interval; `low` and `high` are None where there are too few pairs."""

    change: float
    low: float | None
    high: float | None
    effect: Effect


def estimates(poses: Sequence[Pairs]) -> tuple[Estimate, ...]:
    """Return what can be said of each pose that stands in the same list, in its order."""
    compared = sum(pairs.count >= LEAST_SESSIONS for pairs in poses)
    return tuple(_estimate(pairs, compared) for pairs in poses)


@cache
def t_quantile(confidence: float, freedom: int) -> float:
    """Return the t that a Student variable stays within, on both sides, with this probability.

    `freedom` is a whole number from 1 on.
    """
    low, high = 0.0, 1e6
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _within(middle, freedom) < confidence:
            low = middle
        else:
            high = middle
    return high


def _estimate(pairs: Pairs, compared: int) -> Estimate:
    if pairs.count < LEAST_SESSIONS:
        return Estimate(change=pairs.change, low=None, high=None, effect=Effect.TOO_FEW)
    confidence = 1 - (1 - CONFIDENCE) / compared
    freedom = min(pairs.count - 1, _MOST_FREEDOM)
    error = max(pairs.spread, _LEAST_SPREAD) / sqrt(pairs.count)
    half = t_quantile(confidence, freedom) * error
    low, high = pairs.change - half, pairs.change + half
    return Estimate(change=pairs.change, low=low, high=high, effect=_effect(pairs.change, half))


def _effect(change: float, half: float) -> Effect:
    if abs(change) >= MATTERS and abs(change) - half >= LEAST_FELT:
        return Effect.HELPS if change < 0 else Effect.HURTS
    # An interval that reaches two points to either side leaves open what matters.
    return Effect.TOO_FEW if half > MATTERS else Effect.UNCLEAR


def _within(t: float, freedom: int) -> float:
    """Return the probability that a Student variable is within ±t.

    A finite sum for whole degrees of freedom: Abramowitz & Stegun 1964, 26.7.3 and 26.7.4.
    """
    angle = atan(t / sqrt(freedom))
    is_odd = freedom % 2
    term = cos(angle) if is_odd else 1.0
    total = term if freedom > 1 else 0.0
    for number in range(2 + is_odd, freedom - 1, 2):
        term *= (number - 1) / number * cos(angle) ** 2
        total += term
    if is_odd:
        return 2 / pi * (angle + sin(angle) * total)
    return sin(angle) * total
