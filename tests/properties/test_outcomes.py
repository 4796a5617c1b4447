"""What a session may say about the next one, whatever was answered in it."""

from functools import cache
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from rehab_app.engine.facts import Facts
from rehab_app.engine.progressing import baseline, outcomes
from rehab_app.engine.simulating import simulate
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.pain import NO_ANSWER, Action, Gate, Moment, Outcome, Quality, Reading
from tests.helpers.moves import OWN, played
from tests.helpers.scripts import FACTS

ALL = FACTS | OWN
levels = st.lists(st.integers(0, 10), max_size=20)


@cache
def ended() -> tuple[tuple[Facts, SessionState], ...]:
    """Return sessions that were played to an end, by hand and by themselves, mostly calm."""
    by_hand = [(move.facts, move.after) for move in played() if move.after.phase is Phase.ENDED]
    by_themselves = [
        (facts, simulate(facts, _readings(Random(f"{name} {seed}"))))
        for name, facts in sorted(ALL.items())
        for seed in range(8)
    ]
    return (*by_hand, *by_themselves)


def _readings(random: Random) -> list[Reading]:
    most = random.choice((1, 2, 3, 4))
    readings = [
        NO_ANSWER if random.random() < 0.03 else Reading(random.randint(0, most), Quality.DULL)
        for _ in range(60)
    ]
    return [*readings, Reading(random.choice((0, 2, 4, 6)), Quality.DULL)]


def test_an_exercise_moves_up_only_if_all_was_calm_answered_and_mostly_done() -> None:
    count = 0
    for facts, state in ended():
        for each in outcomes(state, facts):
            if each.outcome is not Outcome.PROGRESS:
                continue
            target = facts.exercise(each.exercise).target
            about = [entry for entry in state.answers if entry.work is not None]
            mine = [entry for entry in about if entry.work and entry.work.target == target]
            assert all(entry.reading.is_answer and entry.decision.credit for entry in mine)
            assert all(entry.decision.do is Action.CONTINUE for entry in mine)
            assert all((entry.decided_on.level or 0) <= 2 for entry in mine)
            assert state.gate in (Gate.PLANNED, None)
            planned = {w.key for w in state.plan if w.is_work and w.prescribed == each.exercise}
            whole = [work.segment for work in state.works if work.is_whole]
            done = {work.key for work in whole if work.prescribed == each.exercise}
            assert 100 * len(planned & done) >= 80 * len(planned)
            count += 1
    assert count > 20


def test_an_outcome_is_never_milder_than_what_the_last_reading_says() -> None:
    count = 0
    for facts, state in ended():
        last = [entry.decision.do for entry in state.answers if entry.moment is Moment.END]
        for said in last:
            assert isinstance(said, Outcome)
            for each in outcomes(state, facts):
                assert each.outcome.strength >= said.strength
                count += 1
    assert count > 100


def test_after_a_session_that_pain_ended_everything_starts_lower() -> None:
    count = 0
    for facts, state in ended():
        if any(entry.decision.do is Action.END_SESSION for entry in state.answers):
            for each in outcomes(state, facts):
                assert each.outcome.strength >= Outcome.REGRESS.strength
                count += 1
    assert count > 50


def test_what_pain_stopped_starts_lower() -> None:
    for facts, state in ended():
        stopped = {
            entry.work.target
            for entry in state.answers
            if entry.work and entry.decision.do in (Action.STOP_POSE, Action.SKIP_TARGET)
        }
        for each in outcomes(state, facts):
            if facts.exercise(each.exercise).target in stopped:
                assert each.outcome.strength >= Outcome.REGRESS.strength


def test_a_calm_session_that_was_done_moves_everything_up_that_asks() -> None:
    for facts in ALL.values():
        state = simulate(facts, [Reading(0, Quality.DULL)])
        asked = {entry.work.prescribed for entry in state.answers if entry.work}
        for each in outcomes(state, facts):
            is_known = facts.routine.ask.before or facts.base is not None
            if is_known and each.exercise in asked:
                assert each.outcome is Outcome.PROGRESS


@given(levels, levels, levels)
def test_the_usual_pain_lies_among_the_newest_seven_mornings(
    newest: list[int], older: list[int], befores: list[int]
) -> None:
    mornings = newest[:7]
    if len(mornings) == 7:
        assert baseline([*mornings, *older], befores) == baseline(mornings, [])
    usual = baseline(mornings, befores)
    known = mornings if len(mornings) >= 3 else befores[:7]
    if usual is None:
        assert not known
    else:
        assert 2 * sum(level < usual for level in known) <= len(known)
        assert 2 * sum(level > usual for level in known) <= len(known)
