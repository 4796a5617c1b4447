"""What a measurement comes to, and how it is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A figure, what it was measured against in the same run, and the most it may be.

    `judged` is what the goal is held to where that is not the figure itself: of pairs on a machine
    that others use too, the lower quartile.
    """

    what: str
    found: float
    most: float
    unit: str
    beside: str = ""
    judged: float | None = None

    @property
    def is_met(self) -> bool:
        """Tell whether the goal is met."""
        return (self.found if self.judged is None else self.judged) <= self.most


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the median of the ratios of pairs that were measured one after the other."""
    return median(_ratios(ours, theirs))


def lower_quartile(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the ratio that a quarter of such pairs stay below."""
    return quantiles(_ratios(ours, theirs), n=4)[0]


def _ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    return [our / their for our, their in zip(ours, theirs, strict=True)]


def table_lines(results: Iterable[Result]) -> Iterable[str]:
    """Yield the results as a table."""
    yield f"{'what':<62}{'found':>10}{'goal':>12}   measured beside"
    for result in results:
        found, goal = f"{result.found:.3g} {result.unit}", f"≤ {result.most:g} {result.unit}"
        mark = "" if result.is_met else "  MISSED"
        yield f"{result.what:<62}{found:>10}{goal:>12}   {result.beside}{mark}"
