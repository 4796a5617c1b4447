"""The plan for today: a flat list of segments, and the changes that pain makes to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rehab_app.model.ladder import Dose
from rehab_app.model.pain import Moment
from rehab_app.model.person import Side
from rehab_app.model.routine import AskPoint


class SegmentKind(StrEnum):
    """What a stretch of time is for."""

    READY = "ready"
    SWITCH = "switch"
    HOLD = "hold"
    REPS = "reps"
    OPEN = "open"
    WALK = "walk"
    JOG = "jog"
    REST = "rest"
    CHECK_IN = "check_in"


WORK_KINDS = frozenset(
    {SegmentKind.HOLD, SegmentKind.REPS, SegmentKind.OPEN, SegmentKind.WALK, SegmentKind.JOG}
)


@dataclass(frozen=True, slots=True)
class SetKey:
    """Which set a segment belongs to: step, round and set count from 0."""

    step: int
    round: int
    set: int
    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of time in the plan. A check-in takes none; an open step's is unknown (30 s).

    Every segment of a set knows the set's exercise, dose and what follows it, so that what is
    left of a plan can be laid out again after a change.
    """

    kind: SegmentKind
    seconds: int
    key: SetKey | None = None
    block: int = 0
    sets: int = 1
    exercise: str = ""
    prescribed: str = ""
    target: str = ""
    dose: Dose | None = None
    rung: int = 0
    rest_s: int = 0
    ready_s: int | None = None
    is_upright: bool = False
    is_relief: bool = False
    ask: tuple[AskPoint, ...] = ()
    asks_at_s: tuple[int, ...] = ()
    moment: Moment | None = None
    asks_only_if_sore: bool = False

    @property
    def is_work(self) -> bool:
        """Tell whether the body works, rather than rests, gets ready or answers."""
        return self.kind in WORK_KINDS

    @property
    def side(self) -> Side:
        """Return the side that works; both where there is no such thing."""
        return self.key.side if self.key else Side.BOTH


Plan = tuple[Segment, ...]


def seconds_of(plan: Plan) -> int:
    """Return how long a plan takes in seconds when nothing is skipped."""
    return sum(segment.seconds for segment in plan)


def work_seconds_of(plan: Plan) -> int:
    """Return how many seconds of a plan are work."""
    return sum(segment.seconds for segment in plan if segment.is_work)


def count_sets(plan: Iterable[Segment]) -> int:
    """Return how many sets of work there are; the two sides of a set are one."""
    keys = (segment.key for segment in plan if segment.is_work)
    return len({(key.step, key.round, key.set) for key in keys if key})


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """A prescribed exercise that conditions leave out of the plan; `to` takes its place, if any."""

    exercise: str
    to: str | None
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldShortened:
    """Every hold still to come of an exercise is shorter."""

    exercise: str
    from_s: int
    to_s: int
    what: str = "hold-shortened"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepsReduced:
    """Every set still to come of an exercise has fewer reps."""

    exercise: str
    from_reps: int
    to_reps: int
    what: str = "reps-reduced"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningHoldShortened:
    """The hold that is running ends earlier."""

    exercise: str
    side: Side
    from_s: int
    to_s: int
    what: str = "running-hold-shortened"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseSwapped:
    """Every set still to come of an exercise is done with an easier variant."""

    exercise: str
    to: str
    sets: int
    what: str = "exercise-swapped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseStopped:
    """Nothing more of an exercise is done today."""

    exercise: str
    sets: int
    what: str = "exercise-stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetsReduced:
    """An exercise has fewer sets today."""

    exercise: str
    from_sets: int
    to_sets: int
    what: str = "sets-reduced"


@dataclass(frozen=True, slots=True, kw_only=True)
class JogShortened:
    """The jogs still to come are shorter; the rest of their time is walked."""

    exercise: str
    from_s: int
    to_s: int
    what: str = "jog-shortened"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckAdded:
    """The pain is asked again after a rest."""

    exercise: str
    after_s: int
    what: str = "recheck-added"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded:
    """Nothing more is done in this session."""

    sets: int
    what: str = "session-ended"


Change = (
    HoldShortened
    | RepsReduced
    | RunningHoldShortened
    | ExerciseSwapped
    | ExerciseStopped
    | SetsReduced
    | JogShortened
    | RecheckAdded
    | SessionEnded
)
