"""Which of the eight properties a session that was really played has broken."""

from collections.abc import Iterator
from itertools import repeat

from rehab_app.engine.answering import consider
from rehab_app.engine.deciding import END_LEVEL, FLOOR
from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Answer, End, Input, Skip, Start
from rehab_app.engine.planning import make_plan
from rehab_app.engine.proving.properties import MOST_SESSION_S, Property
from rehab_app.engine.rules import class_of
from rehab_app.engine.running import elapse, next_event
from rehab_app.engine.session import advance, is_legal, new_session
from rehab_app.engine.simulating import OPEN_STEP_S, GivenAnswers
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.ladder import Dose, Hold, Reps, amount_of
from rehab_app.model.pain import Action, Moment, Quality, QualityClass, Reading
from rehab_app.model.person import Verdict
from rehab_app.model.plan import Segment, SegmentKind

Move = tuple[float, Input] | None

_ABOUT_POSES = (Moment.HALFWAY, Moment.AFTER, Moment.HURTS)


def broken_in(
    facts: Facts, readings: tuple[Reading, ...], moves: Iterator[Move] | None = None
) -> set[Property]:
    """Play a session with these answers, the last one repeated; return what it breaks.

    Where nothing is asked, a move says after how much of the time to the next event something else
    is done, and what; None lets the time pass.
    """
    answers, moves = GivenAnswers(readings), moves or repeat(None)
    state, _ = advance(new_session(make_plan(facts)), Start(), 0.0, facts)
    broken = broken_by_plan(state, (), facts)
    barred: tuple[tuple[str, Dose], ...] = ()
    while state.phase is not Phase.ENDED:
        if state.question is None:
            state = moved(state, next(moves), facts)
            continue
        reading, before = answers.take(state.question, facts), state
        broken |= broken_at(state, reading, facts)
        state, _ = advance(state, Answer(reading), state.seen_at, facts)
        barred = (*barred, *barred_by(before, reading, facts))
        if state.plan is not before.plan:
            broken |= broken_by_plan(state, barred, facts)
    return broken | ({Property.ENDS} if state.session_s > MOST_SESSION_S else set())


def moved(state: SessionState, move: Move, facts: Facts) -> SessionState:
    """Return the session after a move, or at its next event where the move can't be made."""
    due = next_event(state)
    if move is None or due is None:
        return go_on(state, facts)
    share, what = move
    there, _ = elapse(state, state.seen_at + share * (due - state.seen_at), facts)
    if there.question is not None or not is_legal(there, what, there.seen_at, facts):
        return go_on(state, facts)
    return advance(there, what, there.seen_at, facts)[0]


def broken_at(state: SessionState, reading: Reading, facts: Facts) -> set[Property]:
    """Return what an answer to the open question breaks, apart from the plan it leaves."""
    broken = set(_at_question(state, reading, facts))
    after, _ = advance(state, Answer(reading), state.seen_at, facts)
    is_severe = (reading.level or 0) >= END_LEVEL and _is_in_session(state)
    return broken | (
        {Property.NOT_AGAIN} if is_severe and after.phase is not Phase.ENDED else set()
    )


def broken_by_plan(
    state: SessionState, barred: tuple[tuple[str, Dose], ...], facts: Facts
) -> set[Property]:
    """Return what the work that is still to come breaks; `barred` has hurt at that dose."""
    works = [work for work in state.plan[state.index :] if work.is_work]
    is_over = state.phase is Phase.ENDED
    return {each for work in works if not is_over for each in _by_work(work, barred, facts)}


def go_on(state: SessionState, facts: Facts) -> SessionState:
    """Let time pass to the next question, or end what nobody answers."""
    if state.phase is Phase.PAUSED:
        return advance(state, End(), state.seen_at, facts)[0]
    if state.segment is not None and state.segment.kind is SegmentKind.OPEN:
        state, _ = elapse(state, state.seen_at + OPEN_STEP_S, facts)
        return advance(state, Skip(), state.seen_at, facts)[0]
    due = next_event(state)
    assert due is not None
    return elapse(state, due, facts)[0]


def _at_question(state: SessionState, reading: Reading, facts: Facts) -> Iterator[Property]:
    stopped, _ = advance(state, End(), state.seen_at, facts)
    if stopped.phase is not Phase.ENDED:
        yield Property.STOP
    question = state.question
    assert question is not None
    here = consider(state, question, reading, facts, state.seen_at)
    decision = here.entry.decision
    if decision.rule == FLOOR and decision.from_rule is None:
        yield Property.DECIDED
        return
    if not reading.is_answer:
        is_about_pose = question.moment in _ABOUT_POSES and not _is_relief(question.work, facts)
        is_changed = isinstance(decision.do, Action) and decision.do is not Action.CONTINUE
        if is_changed or (is_about_pose and decision.credit):
            yield Property.STOP
        return
    for milder in _milder(reading, facts):
        other = consider(state, question, milder, facts, state.seen_at).entry.decision
        is_gap = other.rule == FLOOR and other.from_rule is None
        if not is_gap and other.do.strength > decision.do.strength:
            yield Property.MONOTONE


def _milder(reading: Reading, facts: Facts) -> Iterator[Reading]:
    assert reading.level is not None
    if reading.level:
        yield Reading(reading.level - 1, reading.quality, reading.skin_fine)
    if reading.quality and class_of(reading, facts.rules) is not QualityClass.BENIGN:
        yield Reading(reading.level, Quality.DULL, reading.skin_fine)


def barred_by(state: SessionState, reading: Reading, facts: Facts) -> Iterator[tuple[str, Dose]]:
    """Yield what must not come again after a reading, at which dose."""
    question = state.question
    work = question.work if question else None
    if question is None or work is None or work.dose is None or reading.level is None:
        return
    is_bad = reading.level >= 6 or class_of(reading, facts.rules) is not QualityClass.BENIGN
    if is_bad and question.moment in _ABOUT_POSES and not _is_relief(work, facts):
        yield work.exercise, work.dose


def _by_work(
    work: Segment, barred: tuple[tuple[str, Dose], ...], facts: Facts
) -> Iterator[Property]:
    if facts.verdict_of(work.exercise) is Verdict.AVOID:
        yield Property.WITHIN_PRESCRIPTION
    for exercise, dose in barred:
        if work.exercise == exercise and _is_as_much(work.dose, dose):
            yield Property.NOT_AGAIN
    thermal = facts.exercise(work.exercise)
    cap = facts.rules.cap_for(thermal.id, is_thermal=thermal.is_thermal)
    if cap is not None and work.seconds > cap.most_s:
        yield Property.THERMAL


def _is_as_much(dose: Dose | None, as_: Dose) -> bool:
    if isinstance(dose, Hold | Reps) and type(dose) is type(as_):
        return amount_of(dose) >= amount_of(as_)
    return True


def _is_relief(work: Segment | None, facts: Facts) -> bool:
    return work is not None and facts.exercise(work.exercise).is_relief


def _is_in_session(state: SessionState) -> bool:
    return state.question is not None and state.question.moment is not Moment.END
