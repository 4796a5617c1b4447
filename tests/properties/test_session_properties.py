"""What holds for every session, whatever is done in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rehab_app.engine.answering import consider
from rehab_app.engine.inputs import (
    End,
    Input,
    PauseReason,
    Resume,
)
from rehab_app.engine.planning import make_plan
from rehab_app.engine.running import elapse
from rehab_app.engine.session import advance, fold, new_session
from rehab_app.engine.simulating import GivenAnswers, next_step
from rehab_app.engine.state import Phase
from rehab_app.model.ladder import amount_of
from rehab_app.model.pain import NO_ANSWER, Action, Quality, Reading
from rehab_app.model.plan import Plan, work_seconds_of
from tests.helpers.scripts import FACTS, ahead, play, readings, routines, scripts


@given(routines, scripts, readings)
@settings(max_examples=150)
def test_every_session_ends(name: str, script: list[tuple[float, Input]], reading: Reading) -> None:
    facts = FACTS[name]
    state, _, _ = play(facts, script)
    answers = GivenAnswers((reading,))
    for _ in range(3000):
        if state.phase is Phase.ENDED:
            break
        if state.phase is Phase.PAUSED and state.pause_reason is not PauseReason.UNANSWERED:
            state, _ = advance(state, Resume(), state.seen_at, facts)
        state, _ = next_step(state, answers, facts)
    assert state.phase is Phase.ENDED
    assert state.session_s <= 12 * 3600


@given(routines, scripts)
@settings(max_examples=200)
def test_time_worked_rested_and_paused_is_the_time_that_passed(
    name: str, script: list[tuple[float, Input]]
) -> None:
    facts = FACTS[name]
    state, _, _ = play(facts, script)
    if state.phase is not Phase.ENDED:
        state, _ = advance(state, End(), state.seen_at, facts)
    booked = state.worked_s + state.rested_s + state.paused_s
    assert abs(booked - state.since) < 1e-6


@given(routines, scripts)
@settings(max_examples=200)
def test_folding_the_saved_inputs_gives_the_same_state(
    name: str, script: list[tuple[float, Input]]
) -> None:
    facts = FACTS[name]
    state, taken, _ = play(facts, script)
    start = new_session(make_plan(facts))
    again = elapse(fold(start, taken, facts), state.seen_at, facts)[0]
    assert again == state


@given(routines, scripts)
@settings(max_examples=200)
def test_no_plan_is_harder_after_a_reading(name: str, script: list[tuple[float, Input]]) -> None:
    _, _, around = play(FACTS[name], script)
    for before, after in around:
        old, new = ahead(before), ahead(after)
        assert work_seconds_of(new) <= work_seconds_of(old)
        assert _sets(new) <= _sets(old)
        most = {(work.exercise, work.kind): work for work in old if work.is_work}
        for work in new:
            if not work.is_work or (work.exercise, work.kind) not in most or work.dose is None:
                continue
            doses = [
                amount_of(other.dose)
                for other in old
                if other.exercise == work.exercise
                and other.dose
                and type(other.dose) is type(work.dose)
            ]
            assert not doses or amount_of(work.dose) <= max(doses)


@given(routines, scripts, st.sampled_from(Quality), st.integers(0, 9))
@settings(max_examples=300)
def test_a_higher_reading_never_leaves_more_work(
    name: str, script: list[tuple[float, Input]], quality: Quality, level: int
) -> None:
    facts = FACTS[name]
    state, _, _ = play(facts, script)
    if state.question is None:
        return
    low = consider(state, state.question, Reading(level, quality), facts, state.seen_at)
    high = consider(state, state.question, Reading(level + 1, quality), facts, state.seen_at)
    assert high.entry.decision.do.strength >= low.entry.decision.do.strength
    assert _sets(high.ahead) <= _sets(low.ahead)
    assert work_seconds_of(high.ahead) <= work_seconds_of(low.ahead)


@given(routines, scripts)
@settings(max_examples=300)
def test_what_hurt_badly_never_comes_back_at_that_dose(
    name: str, script: list[tuple[float, Input]]
) -> None:
    facts = FACTS[name]
    _, _, around = play(facts, script)
    for _, after in around:
        entry = after.answers[-1]
        level = entry.reading.level
        if entry.work is None or level is None or entry.moment == "recheck":
            continue
        if level >= 8:
            assert after.phase is Phase.ENDED
        if level >= 6 and not facts.exercise(entry.work.exercise).is_relief:
            assert entry.work.exercise not in {work.exercise for work in _works(ahead(after))}


@given(routines, scripts)
@settings(max_examples=150)
def test_stop_ends_every_state_at_once(name: str, script: list[tuple[float, Input]]) -> None:
    facts = FACTS[name]
    state, _, _ = play(facts, script)
    if state.phase is Phase.ENDED:
        return
    ended, _ = advance(state, End(), state.seen_at, facts)
    assert ended.phase is Phase.ENDED


@given(routines, scripts)
@settings(max_examples=150)
def test_no_answer_changes_no_plan_and_gives_no_credit(
    name: str, script: list[tuple[float, Input]]
) -> None:
    facts = FACTS[name]
    state, _, _ = play(facts, script)
    if state.question is None:
        return
    considered = consider(state, state.question, NO_ANSWER, facts, state.seen_at)
    assert considered.done + considered.ahead == state.plan
    if (
        state.question.work is not None
        and not facts.exercise(state.question.work.exercise).is_relief
    ):
        assert considered.entry.decision.do is Action.CONTINUE
        assert considered.entry.decision.credit is False


def _works(plan: Plan) -> Plan:
    return tuple(segment for segment in plan if segment.is_work)


def _sets(plan: Plan) -> int:
    return len(
        {
            (work.key.step, work.key.round, work.key.set)
            for work in plan
            if work.is_work and work.key
        }
    )
