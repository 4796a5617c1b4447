"""A session in brief: what the history and the next plan look at instead of playing it again."""

from dataclasses import dataclass

from rehab_app.model.pain import Moment, Outcome, Reading
from rehab_app.model.person import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOutcome:
    """What a session says about the next dose of a step on one side, and the row that says so.

    `exercise` is the prescribed one and `nth` counts from 0 how often the routine names it, so that
    a step is known again where the file has changed around it. PROGRESS means that the session was
    eligible. `reading` decided, told at `moment`, None where none did; `is_stop` where it was sharp
    or nerve pain, or stopped something. `variant` is the easier exercise that took its place.
    """

    exercise: str
    nth: int
    side: Side
    outcome: Outcome
    rule: str
    also: tuple[str, ...] = ()
    reading: Reading | None = None
    moment: Moment | None = None
    is_stop: bool = False
    variant: str | None = None

    @property
    def step(self) -> tuple[str, int, Side]:
        """Return what names the step and its side."""
        return (self.exercise, self.nth, self.side)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDigest:
    """One set on one side: planned and done, and how much it hurt.

    `prescribed` is what the file says, `exercise` what was done. Rounds and sets count from 0.
    `at_s` is when it began in seconds of the session, None where it never was. `planned_s` is the
    dose when it began, `held_s` what was done of it; `reps` and `reps_done` where
    reps are counted. `during` is the highest reading while it ran, `after` the one behind it.
    """

    exercise: str
    prescribed: str
    side: Side
    round: int
    set: int
    kind: str
    at_s: float | None
    planned_s: int
    held_s: float
    ending: str
    reps: int | None = None
    reps_done: int | None = None
    during: Reading | None = None
    after: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDigest:
    """A session that is over.

    `did_start` is false where the reading before it let nothing be played. `planned_s` is the plan
    at its start, `worked_s` and `session_s` what was done without and with rests and getting ready.
    `also` are the words that its rows add (rest, clinician, …); `changes` counts what changed its
    plan.
    """

    did_start: bool
    gate: str | None
    planned_s: int
    session_s: float
    worked_s: float
    before: Reading | None
    end: Reading | None
    highest: int | None
    changes: int
    also: tuple[str, ...]
    sets: tuple[SetDigest, ...]
    outcomes: tuple[StepOutcome, ...]
