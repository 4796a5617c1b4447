"""Who plays: the sore side and what a clinician has called it; and what a condition asks for."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Side(StrEnum):
    """The side that works; BOTH is both at once."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> "Side":
        """Return the mirrored side; both stays both."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)


class Verdict(StrEnum):
    """What a condition says about an exercise, from good to bad."""

    FINE = "fine"
    CARE = "care"
    AVOID = "avoid"

    @property
    def strength(self) -> int:
        """Return 0 for fine, 1 for care, 2 for avoid."""
        return list(Verdict).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strain:
    """A strained muscle, and the tags of what stretches it to its end and of what loads it."""

    muscle: str
    stretch_tags: frozenset[str] = frozenset()
    load_tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A named condition and the movement tags and exercises it avoids or treats with care.

    `avoid_days`: what is avoided is so only up to that day after the injury, then it needs care.
    """

    id: str
    short: str
    name: str
    also: tuple[str, ...] = ()
    avoid_tags: frozenset[str] = frozenset()
    care_tags: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    care: frozenset[str] = frozenset()
    fine: frozenset[str] = frozenset()
    avoid_days: int | None = None
    strain: Strain | None = None
    avoid_all: bool = False
    suitable: str = ""
    change: str = ""
    see_someone: str = ""
    sources: tuple[str, ...] = ()

    def on_day(self, day: int | None) -> "Condition":
        """Return the condition as it is so many days after the injury; None, not known, is day 0.

        Source: "avoid = day 0-7, then care", evidence 2.
        """
        if self.avoid_days is None or (day or 0) <= self.avoid_days:
            return self
        return replace(
            self,
            avoid_tags=frozenset(),
            care_tags=self.care_tags | self.avoid_tags,
            avoid=frozenset(),
            care=self.care | self.avoid,
            avoid_days=None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The person at the mat, as far as a session needs to know them.

    `strain_day` is how many days ago a muscle was strained, the newest where there are several;
    None, not known, counts as day 0.
    """

    sore_side: Side | None = None
    conditions: tuple[str, ...] = ()
    strain_day: int | None = None
