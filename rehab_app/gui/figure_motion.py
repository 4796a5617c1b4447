"""What the drawn body does at a moment of a session, and in which time."""

from dataclasses import dataclass

from rehab_app.engine.facts import Facts
from rehab_app.engine.state import Phase, SessionState
from rehab_app.gui.widgets.figure_view import (
    BREATH_S,
    JOG_CYCLE_S,
    WALK_CYCLE_S,
    Motion,
)
from rehab_app.model.exercise import Exercise
from rehab_app.model.ladder import Reps
from rehab_app.model.plan import Segment, SegmentKind

_ROLLING = "2.7"
_ROLL_S = 6.0  # there and back along the roller, slowly
_CYCLE_S = 2.4  # of a swing, a circle, a march
_WALKING = frozenset({"brisk-walk", "walk-jog-interval"})
_JOGGING = frozenset({"continuous-jog"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn: a segment's exercise, how it moves, and the seconds of that movement."""

    segment: Segment
    exercise: Exercise
    motion: Motion
    seconds: float = BREATH_S


def shown_at(state: SessionState, facts: Facts) -> Shown | None:
    """Return what is drawn now: in a rest what comes next; None where nothing comes."""
    segment = state.segment
    if segment is None or not segment.exercise:
        ahead = (each for each in state.plan[max(state.index, 0) :] if each.is_work)
        segment = next(ahead, None)
        if segment is None:
            return None
        return Shown(segment, facts.exercise(segment.exercise), Motion.STILL)
    exercise = facts.exercise(segment.exercise)
    if state.phase is Phase.PAUSED:
        return Shown(segment, exercise, Motion.STILL)
    return Shown(segment, exercise, *_motion_of(segment, exercise))


def _motion_of(segment: Segment, exercise: Exercise) -> tuple[Motion, float]:
    if segment.kind is SegmentKind.REST:
        return Motion.STILL, BREATH_S
    if not segment.is_work:
        return Motion.ENTERING, float(max(1, segment.seconds))
    if isinstance(segment.dose, Reps):
        return Motion.REPEATING, float(sum(segment.dose.tempo_s))
    if segment.kind is SegmentKind.JOG or exercise.id in _JOGGING:
        return Motion.REPEATING, JOG_CYCLE_S
    if segment.kind is SegmentKind.WALK or exercise.id in _WALKING:
        return Motion.REPEATING, WALK_CYCLE_S
    if exercise.group == _ROLLING:
        return Motion.REPEATING, _ROLL_S
    return Motion.HOLDING, BREATH_S
