"""Who plays: the sore side and what a clinician has called it; and what a condition asks for."""

from dataclasses import dataclass
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
class Condition:
    """A named condition and the movement tags and exercises it avoids or treats with care."""

    id: str
    short: str
    name: str
    also: tuple[str, ...] = ()
    avoid_tags: frozenset[str] = frozenset()
    care_tags: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    care: frozenset[str] = frozenset()
    fine: frozenset[str] = frozenset()
    avoid_all: bool = False
    suitable: str = ""
    change: str = ""
    see_someone: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The person at the mat, as far as a session needs to know them."""

    sore_side: Side | None = None
    conditions: tuple[str, ...] = ()
