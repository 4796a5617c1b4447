"""An answer in a session: which row it meets, what it does to the plan, and the log entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from math import floor

from rehab_app.engine.adjusting import apply, feasible
from rehab_app.engine.deciding import Background, Decision, Past, as_it_is, decide_or_stop
from rehab_app.engine.facts import Facts
from rehab_app.engine.gating import ends_running, pass_gate
from rehab_app.engine.rules import Situation, class_of
from rehab_app.engine.scene import (
    NERVE_RECHECK_AFTER_S,
    RECHECK_AFTER_S,
    Adjusted,
    Barred,
    Scene,
    running_change,
)
from rehab_app.engine.state import Answered, Phase, Question, SessionState
from rehab_app.model.ladder import WalkJog
from rehab_app.model.pain import (
    GATED,
    Action,
    Gate,
    Moment,
    QualityClass,
    Reading,
    RuleMoment,
)
from rehab_app.model.plan import Plan, Segment, SessionEnded, count_sets
from rehab_app.model.replacing import replace

POSE_MOMENTS = frozenset({Moment.HALFWAY, Moment.HURTS, Moment.AFTER})
_STOPS = (Action.STOP_POSE, Action.SKIP_TARGET)
_BAR_LEVEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """What an answer would do: the log entry, the plan, and what the session then knows.

    `ends_work` tells that the work that is under way ends with it.
    """

    entry: Answered
    ends_work: bool
    done: Plan
    ahead: Plan
    eased: frozenset[str]
    barred: frozenset[Barred]
    stopped: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A reading, the one that was decided on (which may be an earlier, higher one), and how."""

    reading: Reading
    decided_on: Reading
    rise: float
    decision: Decision


def consider(
    state: SessionState, question: Question, reading: Reading, facts: Facts, at: float
) -> Considered:
    """Return what a reading does at this point of a session; nothing is changed by asking."""
    scene = scene_of(state, question, reading, facts, at)
    decided_on, decision = _strongest(state, question, reading, facts, scene)
    rise = situation_of(state, question, decided_on, facts).rise
    judged = Judged(reading=reading, decided_on=decided_on, rise=rise, decision=decision)
    return carried_out(state, question, judged, facts, at)


def carried_out(
    state: SessionState, question: Question, judged: Judged, facts: Facts, at: float
) -> Considered:
    """Return what a decision does at this point of a session."""
    scene = scene_of(state, question, judged.reading, facts, at)
    decision = judged.decision
    adjusted = _adjust(state, decision, judged.rise, facts, scene)
    if question.moment is Moment.RESUME:
        adjusted = _with_running(state, decision, adjusted, facts)
    if not adjusted.changes:
        # Nothing is left to keep; an ease that repeats itself gives no credit.
        credit = decision.credit and decision.do is not Action.EASE
        decision = replace(decision, is_overrulable=False, credit=credit)
    entry = Answered(
        at_s=state.session_s + _running_s(state, at),
        moment=question.moment,
        work=question.work,
        reading=judged.reading,
        decided_on=judged.decided_on,
        rise=judged.rise,
        is_from_usual=question.moment in GATED or state.before is None,
        decision=decision,
        changes=adjusted.changes,
    )
    eased, barred, stopped = state.eased, state.barred, state.stopped
    if scene is not None:
        name = scene.work.exercise
        if decision.do is Action.EASE:
            eased |= {name}
        if decision.do in (Action.SWAP, *_STOPS):
            stopped |= {name}
        if decision.do is Action.SKIP_TARGET:
            stopped |= {scene.work.target}
        barred |= _barred_by(judged.decided_on, scene.work, facts)
    return Considered(
        entry=entry,
        ends_work=_ends_work(state, question, decision, facts),
        done=adjusted.done,
        ahead=adjusted.ahead,
        eased=eased,
        barred=barred,
        stopped=stopped,
    )


def scene_of(
    state: SessionState, question: Question, reading: Reading, facts: Facts, at: float
) -> Scene | None:
    """Return what an adjustment would act on; None for questions about the whole session."""
    work = question.work
    if work is None or question.moment not in POSE_MOMENTS:
        return None
    now = state.segment
    is_running = question.moment is not Moment.AFTER and now is not None and now.is_work
    is_nerve = reading.is_answer and class_of(reading, facts.rules) is QualityClass.NERVE
    return Scene(
        facts=facts,
        done=state.plan[: state.index + 1],
        ahead=state.plan[state.index + 1 :],
        work=now if is_running and now is not None else work,
        spent_s=state.spent_s + _running_s(state, at) if is_running else None,
        eased=state.eased,
        barred=state.barred,
        stopped=state.stopped,
        recheck_after_s=NERVE_RECHECK_AFTER_S if is_nerve else RECHECK_AFTER_S,
    )


def first_answer(state: SessionState, check_in: Segment) -> Answered | None:
    """Return what was first answered after this side of this step in this round."""
    for entry in state.answers:
        if entry.moment is Moment.AFTER and _is_same_side(entry.work, check_in):
            return entry
    return None


def _strongest(
    state: SessionState,
    question: Question,
    reading: Reading,
    facts: Facts,
    scene: Scene | None,
) -> tuple[Reading, Decision]:
    """Decide on the reading, and on the highest before it of that exercise, side and round.

    A step's reading is the highest so far (evidence 1.2, `p`). One that has swapped or stopped
    something, or that the person overruled, has had its say and is not brought up again.
    """
    candidates = [reading]
    if reading.is_answer and scene is not None:
        candidates.extend(_higher_before(state, scene.work, reading))
    background = Background(
        rules=facts.rules,
        own=facts.routine.rules,
        earlier=tuple(pasts_of(state.answers)),
        person=facts.person,
    )
    decided: list[tuple[Reading, Decision]] = []
    for candidate in candidates:
        situation = situation_of(state, question, candidate, facts)
        can = as_it_is if scene is None else partial(_feasible, state, scene, situation.rise)
        decided.append((candidate, decide_or_stop(situation, replace(background, feasible=can))))
    return max(decided, key=lambda pair: pair[1].do.strength)


def _feasible(state: SessionState, scene: Scene, rise: float, action: Action) -> Action:
    if action is Action.EASE and _is_eased_already(state, rise):
        return action
    return feasible(scene, action)


def _is_eased_already(state: SessionState, rise: float) -> bool:
    """Tell whether an ease would only repeat the gate's: the whole plan is eased, no rise."""
    return state.gate is Gate.EASED and rise <= 0


def _higher_before(state: SessionState, work: Segment, reading: Reading) -> list[Reading]:
    levels = [
        entry.reading
        for entry in state.answers
        if entry.moment in POSE_MOMENTS
        and entry.decision.do in (Action.CONTINUE, Action.EASE)
        and not entry.is_overruled
        and entry.work is not None
        and entry.work.exercise == work.exercise
        and _is_same_side(entry.work, work)
        and (entry.reading.level or 0) > (reading.level or 0)
    ]
    return [max(levels, key=lambda earlier: earlier.level or 0)] if levels else []


def _is_same_side(one: Segment | None, other: Segment) -> bool:
    if one is None or one.key is None or other.key is None:
        return False
    return (one.key.step, one.key.round, one.key.side, one.exercise) == (
        other.key.step,
        other.key.round,
        other.key.side,
        other.exercise,
    )


def pasts_of(answers: Iterable[Answered]) -> Iterable[Past]:
    """Yield earlier decisions about poses; an overruled one still counts."""
    for entry in answers:
        if entry.moment in POSE_MOMENTS and entry.work is not None:
            yield Past(entry.decision.do, entry.decision.rule, entry.work.target)


def situation_of(
    state: SessionState, question: Question, reading: Reading, facts: Facts
) -> Situation:
    """Return what the rows can ask about, for a reading at a question of this session."""
    work = question.work
    exercise = facts.exercise(work.exercise) if work else None
    at = rule_moment_of(question, facts)
    return Situation(
        at=at,
        reading=reading,
        rise=_rise(state, at, reading, facts),
        drop=_drop(state, reading) if at is RuleMoment.RECHECK else None,
        exercise=exercise.id if exercise else "",
        target=work.target if work else "",
        is_strained=exercise is not None and facts.works_strained(exercise.id),
    )


def rule_moment_of(question: Question, facts: Facts) -> RuleMoment:
    """Return the moment whose rows an answer to a question meets."""
    match question.moment:
        case Moment.BEFORE | Moment.RESUME:
            return RuleMoment.BEFORE
        case Moment.END:
            return RuleMoment.END
        case Moment.RECHECK:
            return RuleMoment.RECHECK
    if question.work is None:
        return RuleMoment.POSE
    exercise = facts.exercise(question.work.exercise)
    if exercise.is_relief:
        return RuleMoment.RELIEF
    is_run = exercise.is_run or isinstance(question.work.dose, WalkJog)
    return RuleMoment.RUN if is_run else RuleMoment.POSE


def _rise(state: SessionState, at: RuleMoment, reading: Reading, facts: Facts) -> float:
    """Return the reading minus `before`, or minus the base; 0 where neither is known."""
    if reading.level is None:
        return 0
    compared_with = facts.base if at is RuleMoment.BEFORE or state.before is None else state.before
    return 0 if compared_with is None else reading.level - compared_with


def lower_level(one: int | None, other: int | None) -> int | None:
    """Return the lower of two levels, either of which may not be known.

    A rise counts from the lowest reading before a session and before it went on.
    """
    levels = [level for level in (one, other) if level is not None]
    return min(levels, default=None)


def _drop(state: SessionState, reading: Reading) -> float:
    """Return how much lower it is than the reading that stopped the pose."""
    if reading.level is None:
        return 0
    for entry in reversed(state.answers):
        is_stop = entry.decision.do in _STOPS or entry.moment in GATED
        if is_stop and entry.decided_on.level is not None:
            return entry.decided_on.level - reading.level
    return 0


def _adjust(
    state: SessionState, decision: Decision, rise: float, facts: Facts, scene: Scene | None
) -> Adjusted:
    done, ahead = state.plan[: state.index + 1], state.plan[state.index + 1 :]
    match decision.do:
        case Gate.EASED if state.gate is Gate.EASED:
            return Adjusted(done, ahead)  # It holds already.
        case Gate():
            closed = state.stopped | {each.exercise for each in state.barred}
            return pass_gate(decision.do, decision.also, state.plan, state.index, facts, closed)
        case Action.EASE if _is_eased_already(state, rise):
            return Adjusted(done, ahead)
        case Action() if scene is not None:
            return apply(scene, decision.do)
        case Action.END_SESSION:
            return Adjusted(done, (), (SessionEnded(sets=count_sets(ahead)),))
    return Adjusted(done, ahead)


def _with_running(
    state: SessionState, decision: Decision, adjusted: Adjusted, facts: Facts
) -> Adjusted:
    """Return what a gate leaves of a session under way, with what becomes of running work."""
    work = state.segment
    if work is None or not _gate_ends(state, decision, facts):
        return adjusted
    ended = running_change(work, floor(state.spent_s))
    return replace(adjusted, changes=(*ended, *adjusted.changes))


def _gate_ends(state: SessionState, decision: Decision, facts: Facts) -> bool:
    """Tell whether work that is under way is over with a gate; a second ease ends nothing."""
    gate, work = decision.do, state.segment
    if work is None or not work.is_work or not isinstance(gate, Gate):
        return False
    is_eased_already = gate is Gate.EASED and state.gate is Gate.EASED
    return not is_eased_already and ends_running(gate, decision.also, work, facts)


def _ends_work(state: SessionState, question: Question, decision: Decision, facts: Facts) -> bool:
    """Tell whether an answer about running work, or before it goes on, brings it to its end."""
    if question.moment is Moment.RESUME:
        return _gate_ends(state, decision, facts)
    do = decision.do
    is_about_running = question.moment in (Moment.HALFWAY, Moment.HURTS)
    return is_about_running and isinstance(do, Action) and do.strength >= Action.SWAP.strength


def _barred_by(reading: Reading, work: Segment, facts: Facts) -> frozenset[Barred]:
    """Bar a pose that drew 6 or more, or a sharp or nerve reading, at this dose."""
    if reading.level is None or work.dose is None or facts.exercise(work.exercise).is_relief:
        return frozenset()
    is_benign = class_of(reading, facts.rules) is QualityClass.BENIGN
    if reading.level < _BAR_LEVEL and is_benign:
        return frozenset()
    return frozenset({Barred(work.exercise, work.dose)})


def _running_s(state: SessionState, at: float) -> float:
    return at - state.since if state.phase is Phase.RUNNING else 0.0
