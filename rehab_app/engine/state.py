"""A session as a value: where it stands, what it has seen, and its log."""

from dataclasses import dataclass, field
from enum import StrEnum

from rehab_app.engine.deciding import Decision
from rehab_app.engine.inputs import PauseReason
from rehab_app.engine.scene import Barred
from rehab_app.model.ladder import Hold, Reps
from rehab_app.model.pain import Gate, Moment, Reading
from rehab_app.model.plan import Change, Plan, Segment


class Phase(StrEnum):
    """What a session is doing."""

    WAITING = "waiting"
    RUNNING = "running"
    LEADING_IN = "leading-in"
    PAUSED = "paused"
    ASKING = "asking"
    ENDED = "ended"


class Ending(StrEnum):
    """How a stretch of work came to its end."""

    DONE = "done"
    EARLY = "early"
    SKIPPED = "skipped"
    PAIN = "pain"
    AGAIN = "again"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """Log entry: work that has ended. `at_s` is when it began, in seconds of the session."""

    at_s: float
    segment: Segment
    held_s: float
    ending: Ending
    reps_done: int | None = None
    added_s: int = 0

    @property
    def is_whole(self) -> bool:
        """Tell whether it was done to its end (reps: all of them)."""
        dose = self.segment.dose
        if isinstance(dose, Reps) and self.reps_done is not None:
            return self.reps_done >= dose.count
        if isinstance(dose, Hold) and self.added_s < 0 and self.held_s < dose.work_s:
            return False
        return self.ending in (Ending.DONE, Ending.EARLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Log entry: a question and what came of it.

    `decided_on` is the reading that was decided on: the highest of that exercise and side in the
    round, which need not be the last one. `rise` is from the reading before the session, or from
    the usual level.
    """

    at_s: float
    moment: Moment
    work: Segment | None
    reading: Reading
    decided_on: Reading
    rise: float
    decision: Decision
    is_from_usual: bool = False
    changes: tuple[Change, ...] = ()
    is_overruled: bool = False
    is_undone: bool = False


LogEntry = Worked | Answered


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is open: when it was asked and about which work (None: the session)."""

    moment: Moment
    work: Segment | None
    is_blocking: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionState:
    """Where a session stands.

    Moments are seconds on the caller's clock. `since` is when the present phase or segment began
    to run; `spent_s` is how much of the segment had run before that; `begun_s` is when the segment
    began, in seconds of the session. `seen_at` is the last moment
    looked at: it tells a gap in the ticks and is no part of what makes two states equal.
    """

    plan: Plan
    phase: Phase = Phase.WAITING
    index: int = 0
    since: float = 0.0
    spent_s: float = 0.0
    begun_s: float = 0.0
    asked: int = 0
    added_s: int = 0
    question: Question | None = None
    pause_reason: PauseReason | None = None
    worked_s: float = 0.0
    rested_s: float = 0.0
    paused_s: float = 0.0
    before: int | None = None
    gate: Gate | None = None
    eased: frozenset[str] = frozenset()
    barred: frozenset[Barred] = frozenset()
    stopped: frozenset[str] = frozenset()
    missing: int = 0
    log: tuple[LogEntry, ...] = ()
    undo: "SessionState | None" = None
    ended: str | None = None
    seen_at: float = field(default=0.0, compare=False)

    @property
    def segment(self) -> Segment | None:
        """Return the segment the session is in, None before the start and after the end."""
        return self.plan[self.index] if 0 <= self.index < len(self.plan) else None

    @property
    def session_s(self) -> float:
        """Return the seconds worked and rested up to `since`, without pauses and questions."""
        return self.worked_s + self.rested_s

    @property
    def answers(self) -> tuple[Answered, ...]:
        """Return the readings that still count, in order."""
        return tuple(e for e in self.log if isinstance(e, Answered) and not e.is_undone)

    @property
    def works(self) -> tuple[Worked, ...]:
        """Return the work that has ended, in order."""
        return tuple(entry for entry in self.log if isinstance(entry, Worked))
