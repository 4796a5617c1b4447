"""What a walk takes from question to question, and where its steps land."""

from dataclasses import dataclass
from typing import NamedTuple

from rehab_app.engine.proving.questions import Flags, Outcome
from rehab_app.engine.state import SessionState
from rehab_app.model.ladder import Dose
from rehab_app.model.pain import Action

MILD = (Action.CONTINUE, Action.EASE)
STOPS = (Action.STOP_POSE, Action.SKIP_TARGET)


Ghosts = frozenset[tuple[str, Dose]]


class WalkError(AssertionError):
    """The walk and the engine disagree, which is a fault in one of them."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a step comes to: a spot with a question, the end of its stretch, or of the session.

    `changed` is the state right after the answer, before any time passes; `seconds` is the time of
    the session from there on. `is_upright` is the posture that a stretch ends in.
    """

    spot: int | None
    seconds: float
    is_over: bool
    missing: int
    is_upright: bool | None
    changed: SessionState
    ghosts: Ghosts

    @property
    def stopped(self) -> frozenset[str]:
        """Return the exercises and targets that pain has stopped."""
        return self.changed.stopped


class Branch(NamedTuple):
    """All answers at a question that lead to the same: how many `answers`, and one of them.

    `flags` are the rows that have counted once after it, `stopped_at` the level that stopped a pose
    with it. `kind` is one number for all of an answer that what follows depends on.
    """

    outcome: Outcome
    answers: int
    flags: Flags
    stopped_at: int | None
    kind: int


class Carried(NamedTuple):
    """What a walk knows beside its spot, from other stretches and earlier answers.

    `flags` are the rows that have counted once; `stopped` the exercises and targets that pain has
    stopped; `missing` the questions in a row without an answer; `stopped_at` the level that stopped
    a pose, until it is asked about again.
    """

    flags: Flags = frozenset()
    stopped: frozenset[str] = frozenset()
    missing: int = 0
    stopped_at: int | None = None
