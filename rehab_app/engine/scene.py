"""What an adjustment acts on, and what it leaves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import floor

from rehab_app.engine.facts import Facts
from rehab_app.engine.laying_out import lay_out
from rehab_app.model.ladder import Dose, WalkJog
from rehab_app.model.pain import Moment
from rehab_app.model.plan import (
    Change,
    ExerciseStopped,
    Plan,
    RunningHoldShortened,
    Segment,
    SegmentKind,
    count_sets,
)
from rehab_app.model.replacing import replace

RECHECK_AFTER_S = 60
NERVE_RECHECK_AFTER_S = 120


@dataclass(frozen=True, slots=True)
class Barred:
    """An exercise that drew a reading too high or too odd to come back to at this dose."""

    exercise: str
    dose: Dose


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What an adjustment acts on.

    `done` is the plan up to and including the segment where the question was asked, `ahead` what
    is still to come, `work` the work segment the reading is about. `spent_s` is how long that
    work has been running, None where it is over (or has not begun).
    """

    facts: Facts
    done: Plan
    ahead: Plan
    work: Segment
    spent_s: float | None = None
    eased: frozenset[str] = frozenset()
    barred: frozenset[Barred] = frozenset()
    stopped: frozenset[str] = frozenset()
    recheck_after_s: int = RECHECK_AFTER_S

    @property
    def is_running(self) -> bool:
        """Tell whether the work the reading is about is under way."""
        return self.spent_s is not None

    @property
    def works_ahead(self) -> Plan:
        """Return the work that is still to come, of this and all other exercises."""
        return tuple(segment for segment in self.ahead if segment.is_work)

    @property
    def works_left(self) -> Plan:
        """Return the work ahead; of a running walk or jog also what remains of it."""
        left_s = 0 if self.spent_s is None else floor(self.work.seconds - self.spent_s)
        if left_s > 0 and isinstance(self.work.dose, WalkJog):
            return (replace(self.work, seconds=left_s), *self.works_ahead)
        return self.works_ahead


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A changed plan: what is done, what is ahead, and what changed between."""

    done: Plan
    ahead: Plan
    changes: tuple[Change, ...] = ()


def laid_out_again(
    scene: Scene, done: Plan, works: Iterable[Segment], trailing: Iterable[Segment]
) -> Plan:
    """Lay works out behind what is left of the current set (its question and its rest)."""
    works = tuple(works)
    goes_on = scene.is_running and bool(works) and works[0].key == scene.work.key
    if goes_on:
        return (*lay_out(works, done, scene.work.key), *closing_of(scene.ahead))
    return (*trailing, *lay_out(works, done), *closing_of(scene.ahead))


def trailing_of(scene: Scene) -> Iterator[Segment]:
    """Yield what still belongs to the set asked about: its question, its rest, a recheck."""
    for segment in scene.ahead:
        is_rest_or_question = segment.kind in (SegmentKind.REST, SegmentKind.CHECK_IN)
        is_of_set = segment.key == scene.work.key or segment.moment is Moment.RECHECK
        if not (is_of_set and is_rest_or_question):
            return
        yield segment


def closing_of(ahead: Plan) -> Plan:
    """Return the question at the end of the session, which every change keeps."""
    return tuple(segment for segment in ahead if segment.moment is Moment.END)


def exercises_stopped(left_out: Plan) -> tuple[Change, ...]:
    """Return a change for each exercise of the work that is left out."""
    names = dict.fromkeys(work.exercise for work in left_out)
    return tuple(
        ExerciseStopped(
            exercise=name, sets=count_sets(work for work in left_out if work.exercise == name)
        )
        for name in names
    )


def running_change(work: Segment, to_s: int) -> tuple[Change, ...]:
    """Return the change of running work that ends earlier; nothing where it does not."""
    if to_s >= work.seconds or work.kind is SegmentKind.OPEN:
        return ()
    return (
        RunningHoldShortened(
            exercise=work.exercise, side=work.side, from_s=work.seconds, to_s=to_s
        ),
    )


def ended_running(scene: Scene) -> tuple[Change, ...]:
    """Return the change of running work that pain ends now."""
    return () if scene.spent_s is None else running_change(scene.work, floor(scene.spent_s))
