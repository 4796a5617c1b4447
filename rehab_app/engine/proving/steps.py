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
    """All answers at a question that lead to the same.

    `counts` are the rows that count it as one of their times, `stopped_at` is the level that
    stopped a pose with it. `kind` is one number for all of an answer that a step depends on.
    """

    outcomes: tuple[Outcome, ...]
    counts: frozenset[str]
    stopped_at: int | None
    kind: int

    @property
    def outcome(self) -> Outcome:
        """Return an outcome that stands for all of them."""
        return self.outcomes[0]

    @property
    def answers(self) -> int:
        """Return how many answers there are."""
        return sum(outcome.kin.count for outcome in self.outcomes)


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
