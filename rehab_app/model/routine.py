"""A routine: what a file prescribes, resolved against nothing and played by nobody yet."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from rehab_app.model.exercise import Exercise
from rehab_app.model.ladder import Hold, Range, Reps, WalkJog
from rehab_app.model.person import Side
from rehab_app.model.rule import Rule


class Kind(StrEnum):
    """What a routine mainly is."""

    STRETCH = "stretch"
    ROLL = "roll"
    YIN = "yin"
    ICE = "ice"
    HEAT = "heat"
    STRENGTH = "strength"
    WARM_UP = "warm-up"
    RUN_WALK = "run-walk"
    GENTLE = "gentle"
    MIXED = "mixed"


class Sides(StrEnum):
    """Which sides a step works, and in which order."""

    EACH = "each"
    RIGHT_LEFT = "right-left"
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    SORE = "sore"
    SORE_FIRST = "sore-first"

    def order(self, sore: Side | None) -> tuple[Side, ...]:
        """Return the sides in the order they are worked; left first where no one side is sore."""
        left_first = (Side.LEFT, Side.RIGHT)
        one_sore = sore if sore in left_first else None
        return {
            Sides.EACH: left_first,
            Sides.RIGHT_LEFT: (Side.RIGHT, Side.LEFT),
            Sides.LEFT: (Side.LEFT,),
            Sides.RIGHT: (Side.RIGHT,),
            Sides.BOTH: (Side.BOTH,),
            Sides.SORE: (one_sore,) if one_sore else left_first,
            Sides.SORE_FIRST: (one_sore, one_sore.other) if one_sore else left_first,
        }[self]


class AskKind(StrEnum):
    """When a step asks how much it hurts."""

    AFTER = "after"
    HALFWAY = "halfway"
    AT = "at"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class AskPoint:
    """One moment at which a step asks; `seconds` is used by AT and EVERY."""

    kind: AskKind
    seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a routine asks when; `each` holds for the steps that say nothing themselves."""

    before: bool = True
    each: tuple[AskPoint, ...] = (AskPoint(AskKind.AFTER),)
    after: bool = True
    next_morning: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PerDay:
    """At most so often a day, and the least time between two."""

    times: int
    gap_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRung:
    """A rung that a file writes out; what it leaves out is the step's."""

    dose: Hold | Reps | WalkJog
    exercise: str | None = None
    sets: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the prescription. Without any dose the catalogue's default is meant.

    `line` is where it stands in its file, counted from 1.
    """

    exercise: str
    hold: Range | None = None
    reps: Range | None = None
    is_open: bool = False
    walk_jog: WalkJog | None = None
    ladder: tuple[WrittenRung, ...] = ()
    start: int | None = None
    sets: Range | None = None
    tempo_s: tuple[int, ...] | None = None
    rest_s: int | None = None
    sides: Sides | None = None
    easier: str | None = None
    harder: str | None = None
    ready_s: int | None = None
    ask: tuple[AskPoint, ...] | None = None
    note: str = ""
    private: str = ""
    line: int = 0

    @property
    def has_own_dose(self) -> bool:
        """Tell whether the file says how much, rather than leaving it to the catalogue."""
        return bool(self.hold or self.reps or self.is_open or self.walk_jog or self.ladder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Steps that belong together, played `rounds` times."""

    title: str
    steps: tuple[Step, ...]
    rounds: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """What a routine file says."""

    id: str
    title: str
    kind: Kind
    blocks: tuple[Block, ...]
    summary: str = ""
    author: str = ""
    suits: tuple[str, ...] = ()
    per_day: PerDay | None = None
    ask: Ask = field(default_factory=Ask)
    rules: tuple[Rule, ...] = ()
    exercises: tuple[Exercise, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return all steps in the order of the file; their index is their number in a plan."""
        return tuple(step for block in self.blocks for step in block.steps)

    def numbered(self) -> Iterator[tuple[int, Block, tuple[tuple[int, Step], ...]]]:
        """Yield each block with its number and its steps, which are numbered through."""
        number = 0
        for block_number, block in enumerate(self.blocks):
            steps = tuple(enumerate(block.steps, number))
            number += len(block.steps)
            yield block_number, block, steps
