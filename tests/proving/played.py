"""Which of the eight properties a session that was really played has broken."""

from collections.abc import Iterator

from rehab_app.engine.answering import consider
from rehab_app.engine.deciding import END_LEVEL, FLOOR
from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Answer, End, Skip, Start
from rehab_app.engine.planning import make_plan
from rehab_app.engine.proving.properties import MOST_SESSION_S, Property
from rehab_app.engine.rules import class_of
from rehab_app.engine.running import elapse, next_event
from rehab_app.engine.session import advance, new_session
from rehab_app.engine.simulating import OPEN_STEP_S, GivenAnswers
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.ladder import Dose, Hold, Reps, amount_of
from rehab_app.model.pain import Action, Moment, Quality, QualityClass, Reading
from rehab_app.model.person import Verdict
from rehab_app.model.plan import Segment, SegmentKind

_ABOUT_POSES = (Moment.HALFWAY, Moment.AFTER)


def broken_in(facts: Facts, readings: tuple[Reading, ...]) -> set[Property]:
    """Play a session with these answers, the last one repeated; return what it breaks."""
    broken: set[Property] = set()
    barred: list[tuple[str, Dose]] = []
    answers = GivenAnswers(readings)
    state, _ = advance(new_session(make_plan(facts)), Start(), 0.0, facts)
    broken.update(
        each for work in state.plan if work.is_work for each in _by_work(work, barred, facts)
    )
    while state.phase is not Phase.ENDED:
        before = state
        if state.question is not None:
            reading = answers.take(state.question, facts)
            broken.update(_at_question(state, reading, facts))
            state, _ = advance(state, Answer(reading), state.seen_at, facts)
            barred.extend(_barred_by(before, reading, facts))
            if (reading.level or 0) >= END_LEVEL and _is_in_session(before):
                broken.update(() if state.phase is Phase.ENDED else (Property.NOT_AGAIN,))
            works = [each for each in state.plan[state.index :] if each.is_work]
            if state.phase is not Phase.ENDED and state.plan is not before.plan:
                broken.update(each for work in works for each in _by_work(work, barred, facts))
        else:
            state = _go_on(state, facts)
    broken.update((Property.ENDS,) if state.session_s > MOST_SESSION_S else ())
    return broken


def _go_on(state: SessionState, facts: Facts) -> SessionState:
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


def _barred_by(state: SessionState, reading: Reading, facts: Facts) -> Iterator[tuple[str, Dose]]:
    question = state.question
    work = question.work if question else None
    if question is None or work is None or work.dose is None or reading.level is None:
        return
    is_bad = reading.level >= 6 or class_of(reading, facts.rules) is not QualityClass.BENIGN
    if is_bad and question.moment in _ABOUT_POSES and not _is_relief(work, facts):
        yield work.exercise, work.dose


def _by_work(work: Segment, barred: list[tuple[str, Dose]], facts: Facts) -> Iterator[Property]:
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
