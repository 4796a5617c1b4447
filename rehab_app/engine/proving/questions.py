"""Questions and classes of answers: readings that the rules can't tell apart.

Two readings are of one class where the rows decide the same about them and a session remembers
the same of them. What earlier pain adds (rows that look back, what can still be eased or swapped)
comes afterwards, in an outcome.
"""

from dataclasses import dataclass
from typing import NamedTuple

from rehab_app.engine.deciding import Decision
from rehab_app.engine.rules import Situation
from rehab_app.model.pain import Action, Reading, RuleMoment

Flags = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the rows can know about a question before it is answered.

    `before` is the level that a reading is compared with, `stopped_at` the one that stopped a pose
    (known at a recheck). `is_eased`: the gate has eased the whole plan. `kept_from` is the level
    from which a reading is remembered, as the same side is asked again; None where it isn't.
    """

    at: RuleMoment
    exercise: str = ""
    target: str = ""
    is_strained: bool = False
    is_thermal: bool = False
    before: float | None = None
    stopped_at: int | None = None
    is_eased: bool = False
    kept_from: int | None = None


@dataclass(frozen=True, slots=True)
class Kin:
    """Answers of one class. `situation` is that of the highest of them, which stands for all."""

    situation: Situation
    decision: Decision | None
    readings: tuple[Reading, ...]
    count: int

    @property
    def reading(self) -> Reading:
        """Return the reading that stands for the class."""
        return self.situation.reading


@dataclass(frozen=True, slots=True)
class Feasible:
    """What ease and swap come to at a moment: themselves, or the next stronger that can be done."""

    ease: Action = Action.EASE
    swap: Action = Action.SWAP

    def of(self, action: Action) -> Action:
        """Return the action that can be done."""
        return {Action.EASE: self.ease, Action.SWAP: self.swap}.get(action, action)


class Posed(NamedTuple):
    """A question with all that decides on its answers: earlier pain, and what can be done now.

    `highest` is the highest earlier reading that it looks back at.
    """

    asked: Asked
    flags: Flags
    feasible: Feasible
    highest: Reading | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a class of readings leads to at a moment, and what of it is remembered.

    `situation` is that of the reading that was decided on, which may be an earlier, higher one.
    """

    kin: Kin
    decision: Decision
    situation: Situation

    @property
    def reading(self) -> Reading:
        """Return the reading that stands for the class."""
        return self.kin.reading
