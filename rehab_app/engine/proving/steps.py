"""What one step of a walk is: the answers that lead to the same, and where they lead."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from rehab_app.engine.proving.questions import Outcome
from rehab_app.engine.scene import Barred
from rehab_app.engine.state import SessionState
from rehab_app.model.ladder import Dose
from rehab_app.model.pain import Action, Reading
from rehab_app.model.person import Side

MILD = (Action.CONTINUE, Action.EASE)
STOPS = (Action.STOP_POSE, Action.SKIP_TARGET)

Ghosts = frozenset[tuple[str, Dose]]


class WalkError(AssertionError):
    """The walk and the engine disagree, which is a fault in one of them."""


class Known(NamedTuple):
    """What a session has kept of earlier pain, as far as it matters where a walk stands.

    `eased`, `stopped` and `barred` are the engine's own; `ghosts` are poses that hurt, and at which
    dose, where the engine itself would not keep them from coming back.
    """

    eased: frozenset[str] = frozenset()
    stopped: frozenset[str] = frozenset()
    barred: frozenset[Barred] = frozenset()
    ghosts: Ghosts = frozenset()

    def joined(self, gained: "Known") -> "Known":
        """Return what is known after an answer.

        What was stopped by name need not be known by its dose as well.
        """
        if gained == NOTHING:
            return self
        stopped = self.stopped | gained.stopped
        return Known(
            eased=self.eased | gained.eased,
            stopped=stopped,
            barred=frozenset(
                each for each in self.barred | gained.barred if each.exercise not in stopped
            ),
            ghosts=frozenset(
                each for each in self.ghosts | gained.ghosts if each[0] not in stopped
            ),
        )

    def only(self, names: frozenset[str]) -> "Known":
        """Return what is known of some exercises and targets."""
        return Known(
            eased=self.eased & names,
            stopped=self.stopped & names,
            barred=frozenset(each for each in self.barred if each.exercise in names),
            ghosts=frozenset(each for each in self.ghosts if each[0] in names),
        )


NOTHING = Known()


class Told(Enum):
    """What has been said of a side in a round: nothing yet, a level below 3, or more."""

    NOT_YET = "not yet"
    WELL = "well"
    SORE = "sore"


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a step comes to: the next question about the same set, or the end of that set.

    `changed` is the state right after the answer, before any time passes; `seconds` is the time of
    the session from there on. `left` are the shapes that are left, by their place in the strand.
    `told` is the side that was asked after its set; `gained` is what the answer has added, and
    `is_nerve` tells of its kind.
    """

    spot: int | None
    seconds: float
    is_over: bool
    missing: int
    is_upright: bool | None
    left: tuple[tuple[int, int], ...]
    told: Side | None
    gained: Known
    is_nerve: bool
    changed: SessionState


class Branch(NamedTuple):
    """All answers at a question that lead to the same.

    `outcome` stands for all of them, `answers` is how many they are. `counts` are the rows that
    count it as one of their times, `stopped_at` is the level that stopped a pose with it, `kept`
    the reading that later questions about the side look back at, `is_sore` tells whether it was 3
    or more. `kind` is one number for all of an answer that a step depends on.
    """

    outcome: Outcome
    answers: int
    is_answer: bool
    kind: int
    counts: frozenset[str]
    stopped_at: int | None
    kept: Reading | None
    is_sore: bool
