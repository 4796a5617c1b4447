"""What can be done to a session (imperative) and what it answers (past tense)."""

from dataclasses import dataclass
from enum import StrEnum

from rehab_app.model.pain import Moment, Reading
from rehab_app.model.person import Side


class PauseReason(StrEnum):
    """Why a session stands still."""

    ASKED = "asked"
    GAP = "gap"
    UNANSWERED = "unanswered"
    HURTS = "hurts"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Start:
    """Begin."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Look at the clock: what is due happens."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stand still."""

    reason: PauseReason = PauseReason.ASKED


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on; a hold gets a lead-in that is not taken off it."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave out what is running. Ends a set of reps or an open step early instead."""


@dataclass(frozen=True, slots=True)
class Back:
    """Do the current or the last hold again."""


@dataclass(frozen=True, slots=True)
class AddTime:
    """Make the running hold longer (or, negative, shorter) by `seconds`."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Hurts:
    """It hurts: stop the hold at once and ask."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer the question that is open; NO_ANSWER says that nobody will."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class CountReps:
    """Say how many reps were done in the set that was ended early."""

    count: int


@dataclass(frozen=True, slots=True)
class Overrule:
    """Keep the plan as it was before the last change."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the last reading back; it is asked again."""


@dataclass(frozen=True, slots=True)
class End:
    """Stop the session now."""


Input = (
    Start
    | Tick
    | Pause
    | Resume
    | Skip
    | Back
    | AddTime
    | Hurts
    | Answer
    | CountReps
    | Overrule
    | Undo
    | End
)


class Tone(StrEnum):
    """The moments of a session that have a sound."""

    COUNTDOWN = "countdown"
    START = "start"
    HALF = "half"
    END = "end"


@dataclass(frozen=True, slots=True)
class SegmentStarted:
    """The segment with this index of the plan has begun."""

    index: int


@dataclass(frozen=True, slots=True)
class Chimed:
    """A moment that is heard."""

    tone: Tone


@dataclass(frozen=True, slots=True)
class Asked:
    """A question is open; a blocking one holds the session until it is answered."""

    moment: Moment
    exercise: str
    side: Side
    is_blocking: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """A reading was answered with a decision; the last entry of the log has it."""


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """What is still to come is different now."""


@dataclass(frozen=True, slots=True)
class RepsAsked:
    """A set of reps was ended early: how many were done?"""

    exercise: str
    prescribed: int
    estimate: int


@dataclass(frozen=True, slots=True)
class Paused:
    """The session stands still."""

    reason: PauseReason


@dataclass(frozen=True, slots=True)
class Resumed:
    """The session goes on."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The session is over; `how` is completed or stopped."""

    how: str


Output = (
    SegmentStarted | Chimed | Asked | Decided | PlanChanged | RepsAsked | Paused | Resumed | Ended
)
