"""Doses, the notches they move on, and the ladder of rungs a step climbs and descends.

The series of notches are those of the evidence, "Notches" (S29, S30, S32, S33; the exact values
are our own proposal): a dose always moves to a value of its series, so that easing and
progressing meet the same numbers again.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

STATIC_HOLD_S = (10, 15, 20, 30, 45, 60)
YIN_HOLD_S = (60, 90, 120, 180, 240, 300)
ROLL_HOLD_S = (20, 30, 45, 60, 90)
REPS = (5, 8, 10, 12, 15)
DEFAULT_TEMPO_S = (4,)

_HOLD_SERIES = {"2.7": ROLL_HOLD_S, "2.8": (), "2.9": YIN_HOLD_S}
_HARDER_HOLD_S, _HARDER_REPS, _HARDER_SETS = 20, 8, 2


@dataclass(frozen=True, slots=True)
class Hold:
    """Stay for `seconds`."""

    seconds: int

    @property
    def work_s(self) -> int:
        """Return the seconds of work in one set on one side."""
        return self.seconds


@dataclass(frozen=True, slots=True)
class Reps:
    """Move `count` times; `tempo_s` are the seconds of a rep's phases (up, top, down)."""

    count: int
    tempo_s: tuple[int, ...] = DEFAULT_TEMPO_S

    @property
    def work_s(self) -> int:
        """Return the seconds of work in one set on one side."""
        return self.count * sum(self.tempo_s)


@dataclass(frozen=True, slots=True)
class Open:
    """Work until a key is pressed; time is counted up."""

    @property
    def work_s(self) -> int:
        """Return the 30 s that an open step counts as where nobody is there to end it."""
        return 30


@dataclass(frozen=True, slots=True)
class WalkJog:
    """Walk and jog in turn, `times` times."""

    walk_s: int
    jog_s: int
    times: int

    @property
    def work_s(self) -> int:
        """Return the seconds of all walks and jogs."""
        return (self.walk_s + self.jog_s) * self.times


Dose = Hold | Reps | Open | WalkJog


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that is prescribed; the same twice for a fixed value."""

    least: int
    most: int

    @property
    def is_fixed(self) -> bool:
        """Tell whether there is one value only."""
        return self.least == self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A place on a step's ladder: what is done, how much, how many sets."""

    exercise: str
    dose: Dose
    sets: int


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of a step, easiest first, and the index of the rung it starts on."""

    rungs: tuple[Rung, ...]
    start: int

    def at(self, rung: int | None) -> tuple[int, Rung]:
        """Return the rung with its index; None is the start, and the ends are never left."""
        index = self.start if rung is None else min(max(rung, 0), len(self.rungs) - 1)
        return index, self.rungs[index]


def series_of(dose: Dose, group: str) -> tuple[int, ...]:
    """Return the notches that a dose moves on; empty where it has only its two ends."""
    if isinstance(dose, Reps):
        return REPS
    return _HOLD_SERIES.get(group, STATIC_HOLD_S)


def amount_of(dose: Dose) -> int:
    """Return the number that a dose is measured by: seconds of a hold, reps of a set."""
    if isinstance(dose, Reps):
        return dose.count
    return dose.work_s


def with_amount(dose: Hold | Reps, amount: int) -> Hold | Reps:
    """Return a hold or a rep count of the same kind with another amount."""
    if isinstance(dose, Hold):
        return replace(dose, seconds=amount)
    return replace(dose, count=amount)


def eased(dose: Dose, group: str) -> Dose | None:
    """Return the dose that "ease" leaves, or None where there is nothing lower to ease to.

    The highest notch not above half; none there: the lowest notch, if that is lower than now.
    """
    if not isinstance(dose, Hold | Reps):
        return None
    amount = amount_of(dose)
    series = series_of(dose, group)
    fitting = [notch for notch in series if notch <= amount / 2]
    if fitting:
        return with_amount(dose, fitting[-1])
    if series and series[0] < amount:
        return with_amount(dose, series[0])
    return None


def notches_within(span: Range, series: tuple[int, ...]) -> tuple[int, ...]:
    """Return the least, the notches of the series strictly inside, and the most."""
    inside = tuple(notch for notch in series if span.least < notch < span.most)
    ends = (span.least,) if span.is_fixed else (span.least, span.most)
    return (*ends[:1], *inside, *ends[1:])


def below_fixed(dose: Dose, group: str) -> Dose | None:
    """Return the half that stands below a fixed dose, or None where there is no half."""
    lower = eased(dose, group)
    if lower is None or amount_of(lower) > amount_of(dose) / 2:
        return None
    return lower


def harder_rung(exercise: str, default: Dose | None) -> Rung:
    """Return the rung of a harder variant that a file names: 20 s x 2 or 8 reps x 2.

    `default` is the variant's own dose in the catalogue; it says whether it is held or repeated.
    """
    dose: Dose = Hold(_HARDER_HOLD_S)
    if isinstance(default, Reps):
        dose = replace(default, count=_HARDER_REPS)
    return Rung(exercise=exercise, dose=dose, sets=_HARDER_SETS)


def is_climbing(rungs: tuple[Rung, ...]) -> bool:
    """Tell whether each rung of one exercise asks for at least as much as the one below."""
    return all(
        low.exercise != high.exercise
        or (amount_of(low.dose), low.sets) <= (amount_of(high.dose), high.sets)
        for low, high in pairwise(rungs)
    )
