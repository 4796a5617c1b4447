"""What the player shows of a session at one moment: plain values, made from the engine's state."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import PauseReason
from rehab_app.engine.running import LEAD_IN_S
from rehab_app.engine.state import Answered, Phase, SessionState
from rehab_app.model.exercise import Exercise
from rehab_app.model.ladder import Reps
from rehab_app.model.pain import Moment
from rehab_app.model.person import Side
from rehab_app.model.plan import Plan, Segment, SegmentKind
from rehab_app.wording import (
    amount_text,
    change_text,
    clock,
    segment_line,
    side_text,
    why_text,
)

CUE_S = 8.0
MINUTE_S = 60
_SIDES = {Side.LEFT: "◂ LEFT SIDE", Side.RIGHT: "RIGHT SIDE ▸", Side.BOTH: ""}
_ROUNDING_S = 0.02
_LONGEST_SET = 100
# What a group of the catalogue is on the time line.
_ROLES = {"2.7": "roll", "2.9": "yin", "2.10": "strength", "2.11": "walk"}

PAUSE_TEXTS = {
    PauseReason.ASKED: "Paused. Space goes on.",
    PauseReason.GAP: (
        "The computer slept or was busy, so the session stood still. Space goes on where it was; "
        "after half an hour it first asks how much it hurts."
    ),
    PauseReason.UNANSWERED: (
        "Two questions went unanswered, so nothing goes on by itself. Space goes on; "
        "after 30 minutes the session ends."
    ),
    PauseReason.HURTS: "You said that it hurts. Space goes on when you want to.",
    PauseReason.RESTORED: "This is where the session was left. Space goes on.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the time line: how long it is, whether it is work, done, or the present one.

    `name` finds it again in a changed plan; `role` is the theme's word for what it is.
    """

    name: str
    role: str
    seconds: float
    is_work: bool
    is_done: bool
    is_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerView:
    """Everything the player shows. `counted_s` of `whole_s` is what the ring stands at.

    The side is a word and a shape, and `side_at` the end of its row at which it stands.
    """

    heading: str
    poses: str
    title: str
    side: str
    side_at: Side
    side_done: str
    place: str
    time: str
    of_time: str
    counted_s: float
    whole_s: float
    cue: str
    feel: str
    not_feel: str
    note: str
    next: str
    left: str
    status: str
    parts: tuple[Part, ...]
    is_paused: bool


def player_view(
    state: SessionState,
    facts: Facts,
    parts: tuple[Part, ...],
    *,
    spent_s: float,
    lead_in_spent_s: float,
) -> PlayerView:
    """Return what the player shows; `spent_s` is how much of the present segment has run.

    `parts` come from `parts_of` and stay the same until the next segment or another plan.
    """
    segment = state.segment or _waiting_for(state.plan)
    exercise = facts.catalogue.get(segment.exercise) if segment.exercise else None
    is_rest = segment.kind is SegmentKind.REST
    is_leading_in = state.phase is Phase.LEADING_IN
    whole_s = LEAD_IN_S if is_leading_in else float(segment.seconds)
    counted_s = lead_in_spent_s if is_leading_in else spent_s
    return PlayerView(
        heading=_heading(segment, is_leading_in=is_leading_in),
        poses=_poses(state),
        side_done=_sides_done(state),
        title="Rest" if is_rest or exercise is None else exercise.name,
        side="" if is_rest else _SIDES[segment.side],
        side_at=Side.BOTH if is_rest else segment.side,
        place=_place(segment),
        time=_time(segment, counted_s, whole_s),
        of_time=_of_time(segment, spent_s),
        counted_s=whole_s if segment.kind is SegmentKind.OPEN else min(counted_s, whole_s),
        whole_s=whole_s,
        cue=_after_rest(state, facts) if is_rest else _cue(exercise, segment, spent_s),
        feel="" if is_rest or exercise is None else exercise.feel,
        not_feel="" if is_rest or exercise is None else exercise.not_feel,
        note="" if is_rest else _note(segment, facts),
        next=_next(segment, state.plan[state.index + 1 :], facts),
        left=_left(state, spent_s),
        status=_status(state),
        parts=parts,
        is_paused=state.phase is Phase.PAUSED,
    )


def parts_of(state: SessionState, facts: Facts) -> tuple[Part, ...]:
    """Return the whole session as stretches of time, check-ins left out."""
    return tuple(
        Part(
            name=f"{segment.key}{segment.kind}{_place_in_set(state.plan, number)}",
            role=_role(segment, facts),
            seconds=segment.seconds,
            is_work=segment.is_work,
            is_done=number < state.index,
            is_now=number == state.index,
        )
        for number, segment in enumerate(state.plan)
        if segment.seconds
    )


def standing_change(state: SessionState) -> Answered | None:
    """Return the last reading while it can still be taken back; None where there is none."""
    if state.undo is None or not state.answers:
        return None
    return state.answers[-1]


def change_lines(entry: Answered, facts: Facts) -> tuple[str, ...]:
    """Return a line for each change that a reading made, then why."""
    changes = [change_text(change, facts.catalogue) for change in entry.changes]
    return (*changes, why_text(entry))


def _place_in_set(plan: Plan, number: int) -> int:
    """Tell the walks and jogs of a set apart."""
    key = plan[number].key
    return sum(1 for segment in plan[max(0, number - _LONGEST_SET) : number] if segment.key == key)


def _role(segment: Segment, facts: Facts) -> str:
    """Return the theme's word for the kind of work."""
    exercise = facts.catalogue.get(segment.exercise)
    if exercise is None:
        return "stretch"
    if exercise.is_relief:
        return "relief"
    return _ROLES.get(exercise.group, "stretch")


def _poses(state: SessionState) -> str:
    """Return where the session is among its poses: "pose 4 of 8"."""
    steps = list(dict.fromkeys(s.key.step for s in state.plan if s.is_work and s.key))
    segment = state.segment
    ahead = (s.key.step for s in state.plan[state.index :] if s.is_work and s.key)
    now = segment.key.step if segment and segment.key else next(ahead, None)
    return f"pose {steps.index(now) + 1} of {len(steps)}" if now in steps else ""


def _sides_done(state: SessionState) -> str:
    """Return which side of this set is done already."""
    segment = state.segment
    if segment is None or segment.key is None or segment.kind is SegmentKind.REST:
        return ""
    done = (work.segment.key for work in state.works if work.segment.key)
    other = replace(segment.key, side=segment.side.other)
    return f"{side_text(other.side)} done" if other != segment.key and other in done else ""


def _waiting_for(plan: Sequence[Segment]) -> Segment:
    return plan[0] if plan else Segment(kind=SegmentKind.REST, seconds=0)


def _heading(segment: Segment, *, is_leading_in: bool) -> str:
    if is_leading_in:
        return "Back into position"
    return {
        SegmentKind.READY: "Get ready",
        SegmentKind.SWITCH: "Switch sides",
        SegmentKind.HOLD: "Hold",
        SegmentKind.REPS: "Repeat",
        SegmentKind.OPEN: "As long as you like; → ends it",
        SegmentKind.WALK: "Walk",
        SegmentKind.JOG: "Jog",
        SegmentKind.REST: "Rest",
        SegmentKind.CHECK_IN: "",
    }[segment.kind]


def _place(segment: Segment) -> str:
    if segment.key is None or segment.sets < 2 or segment.kind is SegmentKind.REST:
        return ""
    return f"set {segment.key.set + 1} of {segment.sets}"


def _time(segment: Segment, counted_s: float, whole_s: float) -> str:
    if segment.kind is SegmentKind.OPEN:
        return clock(int(counted_s))
    # A second counts until it is over: 0:30 at the start, 0:01 in the last one.
    return clock(max(0.0, whole_s - counted_s - _ROUNDING_S))


def _of_time(segment: Segment, spent_s: float) -> str:
    dose = segment.dose
    if segment.kind is SegmentKind.REPS and isinstance(dose, Reps):
        at = min(dose.count, int(spent_s // sum(dose.tempo_s)) + 1)
        tempo = "-".join(str(part) for part in dose.tempo_s)
        return f"rep {at} of {dose.count}, {tempo} s each"
    if segment.kind is SegmentKind.OPEN:
        return "counting up"
    return f"of {clock(segment.seconds)}"


def _after_rest(state: SessionState, facts: Facts) -> str:
    ahead = state.plan[state.index + 1 :]
    if ahead and ahead[0].moment is Moment.RECHECK:
        return "Lie or sit as it suits you. In a moment you are asked how it is."
    work = next((segment for segment in ahead if segment.is_work), None)
    return f"Breathe. Then: {segment_line(work, facts.catalogue)}" if work else "Breathe."


def _cue(exercise: Exercise | None, segment: Segment, spent_s: float) -> str:
    if exercise is None or not exercise.cues:
        return ""
    if not segment.is_work:
        return exercise.cues[0]
    each_s = CUE_S
    if segment.kind is not SegmentKind.OPEN:
        each_s = max(CUE_S, segment.seconds / len(exercise.cues))
    return exercise.cues[int(spent_s // each_s) % len(exercise.cues)]


def _note(segment: Segment, facts: Facts) -> str:
    return facts.steps[segment.key.step].note if segment.key else ""


def _next(now: Segment, ahead: Sequence[Segment], facts: Facts) -> str:
    work = next((segment for segment in ahead if segment.is_work), None)
    if work is None:
        return "Next: the end"
    between = list(takewhile(lambda segment: not segment.is_work, ahead))
    switches = any(segment.kind is SegmentKind.SWITCH for segment in between)
    rests = any(segment.kind is SegmentKind.REST for segment in between)
    first = "rest, then " if rests else ""
    if again := _again(now, work):
        return f"Next: {first}{again}"
    return (
        f"Next: {first}{'switch sides, ' if switches else ''}{segment_line(work, facts.catalogue)}"
    )


def _again(now: Segment, work: Segment) -> str:
    """Return what is done next without its name, where that is the exercise of now."""
    is_same = now.is_work and now.exercise == work.exercise and now.kind is work.kind
    if not is_same:
        return ""
    if work.side is now.side:
        return f"once more, {amount_text(work)}"
    side = side_text(work.side)
    return f"the {side}, {amount_text(work)}" if side else ""


def _left(state: SessionState, spent_s: float) -> str:
    ahead_s = sum(segment.seconds for segment in state.plan[state.index + 1 :])
    now_s = max(0.0, state.segment.seconds - spent_s) if state.segment else 0.0
    left_s = ahead_s + now_s
    if left_s < MINUTE_S:
        return "less than a minute left"
    return f"{round(left_s / MINUTE_S)} min left"


def _status(state: SessionState) -> str:
    if state.phase is Phase.PAUSED and state.pause_reason is not None:
        return PAUSE_TEXTS[state.pause_reason]
    return ""
