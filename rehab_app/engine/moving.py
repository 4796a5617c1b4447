"""Moving about in a plan by hand: skip, back, more or less time, counting reps."""

from rehab_app.engine.facts import Facts
from rehab_app.engine.illegal import IllegalInput
from rehab_app.engine.inputs import (
    AddTime,
    Chimed,
    CountReps,
    Input,
    Output,
    PlanChanged,
    RepsAsked,
    Tone,
)
from rehab_app.engine.running import SORE_LEVEL, Step, account, close_work, enter, fresh, miss
from rehab_app.engine.state import Ending, Phase, SessionState
from rehab_app.model.ladder import Hold, Reps, amount_of, with_amount
from rehab_app.model.pain import Moment
from rehab_app.model.plan import HoldShortened, RepsReduced, Segment, SegmentKind
from rehab_app.model.replacing import replace

MOST_ADDED_S = 60

_ENDED_EARLY = (SegmentKind.REPS, SegmentKind.OPEN)


def skip(state: SessionState, _what: Input, at: float, facts: Facts) -> Step:
    """Leave out what is running: the rest of a hold and its rest, or a stretch of waiting.

    A set of reps or an open step is ended early instead: what was done counts and is asked about.
    """
    state = account(miss(state, facts, at), at)
    segment = state.segment
    if segment is None:
        raise IllegalInput("there is nothing to skip")
    if segment.kind in _ENDED_EARLY:
        return _end_early(state, segment, at)
    if not segment.is_work:
        following = state.plan[state.index + 1 : state.index + 2]
        if any(after.moment is Moment.RECHECK for after in following):
            raise IllegalInput("this rest is needed before it is asked again")
        return enter(state, state.index + 1, at)
    state = close_work(state, Ending.SKIPPED)
    index = state.index + 1
    while index < len(state.plan) and _belongs_to_skipped(state.plan[index], segment):
        index += 1
    return enter(state, index, at)


def _belongs_to_skipped(segment: Segment, skipped: Segment) -> bool:
    is_question_or_rest = segment.kind in (SegmentKind.CHECK_IN, SegmentKind.REST)
    return segment.key == skipped.key and is_question_or_rest


def _end_early(state: SessionState, segment: Segment, at: float) -> Step:
    asked: tuple[Output, ...] = (Chimed(Tone.END),)
    state = close_work(state, Ending.EARLY)
    if isinstance(segment.dose, Reps):
        estimate = min(segment.dose.count, int(state.spent_s // sum(segment.dose.tempo_s)))
        asked = (*asked, RepsAsked(segment.exercise, segment.dose.count, estimate))
        last = replace(state.works[-1], reps_done=estimate)
        state = replace(state, log=(*state.log[:-1], last))
    state, outputs = enter(state, state.index + 1, at)
    return state, (*asked, *outputs)


def count_reps(state: SessionState, what: Input, _at: float, _facts: Facts) -> Step:
    """Correct how many reps were done in the set that was last ended early."""
    if not isinstance(what, CountReps) or not state.works:
        raise IllegalInput("no set has been done")
    last = state.works[-1]
    dose = last.segment.dose
    if last.ending is not Ending.EARLY or not isinstance(dose, Reps):
        raise IllegalInput("the last set was not ended early")
    if not 0 <= what.count <= dose.count:
        raise IllegalInput(f"0 to {dose.count} reps could be done")
    place = max(number for number, entry in enumerate(state.log) if entry is last)
    log = (*state.log[:place], replace(last, reps_done=what.count), *state.log[place + 1 :])
    return replace(state, log=log), ()


def back(state: SessionState, _what: Input, at: float, facts: Facts) -> Step:
    """Do the current or the last hold again, at its present dose; never ice, heat or a wrap."""
    state = account(miss(state, facts, at), at)
    segment = state.segment
    if segment is not None and segment.is_work and state.spent_s > 0:
        _check_may_repeat(segment, facts)
        return _again(close_work(state, Ending.AGAIN), state.index, Phase.LEADING_IN), ()
    place = _last_worked(state)
    if place is None:
        raise IllegalInput("there is nothing to go back to")
    work = state.plan[place]
    _check_may_repeat(work, facts)
    if work.exercise in state.stopped:
        raise IllegalInput("pain stopped it, so it is not done again today")
    state = _again(state, place, state.phase)
    has_ready = place > 0 and state.plan[place - 1].kind in (SegmentKind.READY, SegmentKind.SWITCH)
    return enter(state, place - 1 if has_ready else place, at)


def _check_may_repeat(work: Segment, facts: Facts) -> None:
    """Refuse what has a cap and a gap: done again, ice would stay on for twice its time."""
    cap = facts.cap_of(work.exercise)
    if cap is not None:
        raise IllegalInput(f"{cap.kind} is not done again before {cap.gap_s // 60} min have passed")


def _again(state: SessionState, place: int, phase: Phase) -> SessionState:
    """Return the session with the work at a place of the plan fresh, at its present dose."""
    work = _at_present_dose(state.plan[place], state)
    plan = (*state.plan[:place], work, *state.plan[place + 1 :])
    state = fresh(state, state.index, state.since)
    return replace(state, plan=plan, phase=phase, undo=None)


def _last_worked(state: SessionState) -> int | None:
    places = [n for n in range(min(state.index, len(state.plan))) if state.plan[n].is_work]
    return places[-1] if places else None


def _at_present_dose(work: Segment, state: SessionState) -> Segment:
    """Return a set without time that was added, and as easing has left its exercise."""
    if not isinstance(work.dose, Hold | Reps):
        return work
    amounts = [amount_of(work.dose)]
    for entry in state.answers:
        for change in () if entry.is_overruled else entry.changes:
            if isinstance(change, HoldShortened) and change.exercise == work.exercise:
                amounts.append(change.to_s)
            if isinstance(change, RepsReduced) and change.exercise == work.exercise:
                amounts.append(change.to_reps)
    dose = with_amount(work.dose, min(amounts))
    return replace(work, dose=dose, seconds=dose.work_s)


def add_time(state: SessionState, what: Input, at: float, facts: Facts) -> Step:
    """Make the running hold longer or shorter.

    Longer by at most 60 s a hold, never past a thermal cap, never after a reading of 3 or more
    on that exercise.
    """
    segment = state.segment
    if not isinstance(what, AddTime) or segment is None or segment.kind is not SegmentKind.HOLD:
        raise IllegalInput("only a hold can be made longer or shorter")
    if what.seconds > 0:
        _check_may_add(state, segment, what.seconds, facts)
    state = account(state, at)
    seconds = max(segment.seconds + what.seconds, 0)
    added_s = state.added_s + what.seconds
    longer = replace(segment, seconds=seconds)
    plan = (*state.plan[: state.index], longer, *state.plan[state.index + 1 :])
    state = replace(state, plan=plan, added_s=added_s)
    if state.spent_s < seconds:
        return state, (PlanChanged(),)
    state = close_work(miss(state, facts, at), Ending.EARLY)
    state, outputs = enter(state, state.index + 1, at)
    return state, (PlanChanged(), Chimed(Tone.END), *outputs)


def _check_may_add(state: SessionState, segment: Segment, seconds: int, facts: Facts) -> None:
    if state.added_s + seconds > MOST_ADDED_S:
        raise IllegalInput(f"at most {MOST_ADDED_S} s can be added to a hold")
    cap = facts.cap_of(segment.exercise)
    if cap is not None and segment.seconds + seconds > cap.most_s:
        raise IllegalInput(f"{cap.kind} stays on for at most {cap.most_s // 60} min")
    for entry in state.answers:
        is_same = entry.work is not None and entry.work.exercise == segment.exercise
        if is_same and (entry.reading.level or 0) >= SORE_LEVEL:
            raise IllegalInput("it hurt 3 or more, so this hold is not made longer")
