"""What holds however a session is moved about in: time, skip, back, undo, nobody there."""

from collections.abc import Iterator

import pytest

from rehab_app.engine.facts import Facts
from rehab_app.engine.illegal import IllegalInput
from rehab_app.engine.inputs import (
    AddTime,
    Answer,
    Back,
    Input,
    Output,
    Overrule,
    PauseReason,
    Resume,
    SegmentStarted,
    Skip,
    Start,
    Undo,
)
from rehab_app.engine.planning import make_plan
from rehab_app.engine.running import elapse, next_event
from rehab_app.engine.session import advance, new_session
from rehab_app.engine.simulating import GivenAnswers, next_step, simulate
from rehab_app.engine.state import Answered, Ending, Phase, SessionState
from rehab_app.model.ladder import Hold, Reps, WalkJog, amount_of
from rehab_app.model.pain import Action, Moment, Quality, Reading
from rehab_app.model.plan import HoldShortened, RepsReduced, Segment, SegmentKind
from tests.helpers.moves import OWN, Move, played
from tests.helpers.scripts import FACTS
from tests.helpers.sessions import facts_of, steps

ALL = FACTS | OWN
LONG_ICE = facts_of(steps("exercise: ice-pack-lateral-hip, hold: 1190 s, sides: sore", kind="ice"))
CALM = Reading(0, Quality.DULL)
SORE = Reading(3, Quality.DULL)


def moves(*kinds: type[Input]) -> Iterator[Move]:
    """Yield inputs of these kinds that were taken."""
    found = [move for move in played() if isinstance(move.what, kinds)]
    assert len(found) > 20, "too few to say anything"
    yield from found


def loads(segment: Segment) -> bool:
    return segment.kind is not SegmentKind.REST and not segment.is_relief


# -- a session that nothing disturbs


@pytest.mark.parametrize("name", sorted(ALL))
def test_without_pain_all_that_is_planned_is_done_for_its_time_and_asked_about(name: str) -> None:
    facts = ALL[name]
    plan = make_plan(facts)
    state = simulate(facts, [CALM])

    planned = [work for work in plan if work.is_work]
    done = [each.segment for each in state.works]
    assert [(work.key, work.kind) for work in done] == [(w.key, w.kind) for w in planned]
    assert [each.held_s for each in state.works] == pytest.approx([w.seconds for w in planned])
    asked = [each.moment for each in plan if each.moment and not each.asks_only_if_sore]
    assert [each.moment for each in state.answers if each.moment is not Moment.HALFWAY] == asked
    assert len(state.answers) - len(asked) == sum(len(each.asks_at_s) for each in plan)
    assert state.ended == "completed"


@pytest.mark.parametrize("name", sorted(ALL))
def test_who_is_sore_is_asked_about_the_last_set_too(name: str) -> None:
    facts = ALL[name]
    if facts.routine.rules or facts.person.conditions == ("bone-stress-cleared",):
        return  # There 3 is not gone on with.
    state = simulate(facts, [SORE])
    kept = [each for each in state.answers if each.moment is not Moment.HALFWAY]
    if any(each.changes for each in kept):
        return
    asked = [each.moment for each in make_plan(facts) if each.moment]
    assert [each.moment for each in kept] == asked


# -- time


def test_every_second_that_was_worked_is_in_the_log() -> None:
    for session in sessions():
        if any(isinstance(move.what, Undo | Overrule) for move in session):
            continue  # What is taken back was worked all the same.
        last = session[-1].after
        if last.phase is Phase.ENDED:
            assert sum(work.held_s for work in last.works) == pytest.approx(last.worked_s)


def test_a_hold_that_is_done_was_held_for_its_time() -> None:
    for move in played():
        for work in move.after.works:
            if work.ending is Ending.DONE:
                assert work.held_s == pytest.approx(work.segment.seconds)


def test_the_calls_of_a_pause_and_going_on_change_nothing_of_what_was_held() -> None:
    for move in moves(Resume):
        assert move.after.spent_s == move.before.spent_s
        assert move.after.plan == move.before.plan


def sessions() -> Iterator[list[Move]]:
    """Yield the moves of one session after the other."""
    session: list[Move] = []
    for move in played():
        if move.before.phase is Phase.WAITING and session:
            yield session
            session = []
        session.append(move)
    yield session


# -- nobody there


def test_any_answer_says_that_somebody_is_there_and_none_that_nobody_is() -> None:
    for move in moves(Answer):
        if move.entry.reading.is_answer:
            assert move.after.missing == 0
        elif move.entry.moment not in (Moment.BEFORE, Moment.END):
            assert move.after.missing == move.before.missing + 1


@pytest.mark.parametrize("name", sorted(ALL))
def test_after_two_questions_without_an_answer_nothing_that_loads_begins(name: str) -> None:
    """Whoever then goes on is there, and two more questions have to go unanswered."""
    facts = ALL[name]
    state, outputs = advance(new_session(make_plan(facts)), Start(), 0.0, facts)
    unanswered = 0
    while state.phase is not Phase.ENDED:
        known = len(state.log)
        if state.phase is Phase.PAUSED and state.pause_reason is PauseReason.UNANSWERED:
            assert unanswered >= 2
            unanswered = 0
            state, outputs = advance(state, Resume(), state.seen_at, facts)
        else:
            state, outputs = next_step(state, GivenAnswers(()), facts)
        unanswered += sum(
            isinstance(entry, Answered) and entry.moment not in (Moment.BEFORE, Moment.END)
            for entry in state.log[known:]
        )
        assert not (unanswered >= 2 and begins_loading(state, outputs))


def begins_loading(state: SessionState, outputs: tuple[Output, ...]) -> bool:
    started = [state.plan[each.index] for each in outputs if isinstance(each, SegmentStarted)]
    return any(loads(segment) for segment in started)


def test_a_question_beside_a_hold_that_nobody_answers_in_time_counts() -> None:
    count = 0
    for facts in ALL.values():
        state, _ = advance(new_session(make_plan(facts)), Start(), 0.0, facts)
        while state.phase is not Phase.ENDED:
            before = state
            if state.question is not None and state.question.is_blocking:
                state, _ = advance(state, Answer(CALM), state.seen_at, facts)
            elif state.phase is Phase.PAUSED:
                state, _ = advance(state, Resume(), state.seen_at, facts)
            elif state.segment is not None and state.segment.kind is SegmentKind.OPEN:
                state, _ = advance(state, Skip(), state.seen_at, facts)
            else:
                state, _ = elapse(state, next_event(state) or state.seen_at, facts)
                new = [each for each in state.log[len(before.log) :] if isinstance(each, Answered)]
                assert state.missing == before.missing + len(new)
                count += len(new)
    assert count > 20


# -- skip and back


@pytest.mark.parametrize("name", sorted(ALL))
def test_however_much_is_skipped_the_last_question_is_asked(name: str) -> None:
    facts = ALL[name]
    state, _ = advance(new_session(make_plan(facts)), Start(), 0.0, facts)
    while state.phase is not Phase.ENDED:
        what = Answer(CALM) if state.question is not None else Skip()
        state, _ = advance(state, what, state.seen_at, facts)
    assert any(each.moment is Moment.END for each in state.answers) == facts.routine.ask.after


@pytest.mark.parametrize("name", sorted(ALL))
def test_where_the_first_set_was_skipped_the_last_one_is_asked_about(name: str) -> None:
    facts = ALL[name]
    state, _ = advance(new_session(make_plan(facts)), Start(), 0.0, facts)
    answers = GivenAnswers([CALM])
    while state.phase is not Phase.ENDED:
        segment = state.segment
        is_first = segment is not None and segment.key is not None and segment.key.set == 0
        if state.question is None and is_first and segment and segment.kind is SegmentKind.HOLD:
            state, _ = advance(state, Skip(), state.seen_at, facts)
        else:
            state, _ = next_step(state, answers, facts)
    asked = {each.work and (each.work.key, each.work.exercise) for each in state.answers}
    for check_in in make_plan(facts):
        if check_in.asks_only_if_sore and isinstance(check_in.dose, Hold):
            assert (check_in.key, check_in.exercise) in asked


def test_back_never_repeats_ice_heat_or_wraps_or_what_pain_has_stopped() -> None:
    for move in moves(Back):
        work = next(each for each in move.after.plan[move.after.index :] if each.is_work)
        assert not move.facts.exercise(work.exercise).is_thermal
        # What is running has not been stopped; a swap or stop would have ended it.
        if move.after.index != move.before.index:
            assert work.exercise not in move.before.stopped


def test_back_repeats_at_the_dose_that_easing_has_left() -> None:
    for move in moves(Back):
        work = next(each for each in move.after.plan[move.after.index :] if each.is_work)
        if not isinstance(work.dose, Hold | Reps):
            continue
        assert work.seconds == work.dose.work_s
        for entry in move.before.answers:
            for change in () if entry.is_overruled else entry.changes:
                if isinstance(change, HoldShortened) and change.exercise == work.exercise:
                    assert amount_of(work.dose) <= change.to_s
                if isinstance(change, RepsReduced) and change.exercise == work.exercise:
                    assert amount_of(work.dose) <= change.to_reps


def test_ice_that_is_on_is_not_begun_again() -> None:
    for name in ("ice-day-plan", "every-feature"):
        facts = ALL[name]
        answers = GivenAnswers([CALM])
        state, _ = advance(new_session(make_plan(facts)), Start(), 0.0, facts)
        while state.phase is not Phase.ENDED:
            segment = state.segment
            if segment and segment.is_work and facts.exercise(segment.exercise).is_thermal:
                there, _ = elapse(state, state.seen_at + 1.0, facts)
                with pytest.raises(IllegalInput):
                    advance(there, Back(), there.seen_at, facts)
            state, _ = next_step(state, answers, facts)


# -- time that is added


@pytest.mark.parametrize("name", sorted(ALL))
@pytest.mark.parametrize("seconds", [15, 25, 60])
def test_no_hold_gets_more_than_a_minute_longer(name: str, seconds: int) -> None:
    for planned, longest_s in longest_holds(ALL[name], seconds):
        assert longest_s <= planned.seconds + 60


@pytest.mark.parametrize("seconds", [5, 15, 60])
def test_ice_never_gets_longer_than_its_cap(seconds: int) -> None:
    for facts in (LONG_ICE, ALL["ice-day-plan"]):
        for work, longest_s in longest_holds(facts, seconds):
            cap = facts.rules.cap_for(work.exercise, is_thermal=True)
            assert cap is not None
            assert longest_s <= cap.most_s


def longest_holds(facts: Facts, seconds: int) -> Iterator[tuple[Segment, int]]:
    """Yield every hold of a session, and how long it is when time is added while it may be."""
    state, _ = advance(new_session(make_plan(facts)), Start(), 0.0, facts)
    answers = GivenAnswers([CALM])
    seen: set[int] = set()
    while state.phase is not Phase.ENDED:
        if state.segment and state.segment.kind is SegmentKind.HOLD and state.index not in seen:
            seen.add(state.index)
            longer = state
            for _ in range(20):
                try:
                    longer, _ = advance(longer, AddTime(seconds), longer.seen_at, facts)
                except IllegalInput:
                    break
            yield state.segment, longer.plan[state.index].seconds
        state, _ = next_step(state, answers, facts)


# -- taken back


def test_undo_right_after_an_answer_asks_again_as_if_it_had_not_been_given() -> None:
    count = 0
    for move in moves(Answer):
        if move.after.phase is Phase.ENDED:
            continue
        undone, _ = advance(move.after, Undo(), move.after.seen_at, move.facts)
        before = move.before
        assert undone.question == before.question
        assert remembered(undone) == remembered(before)
        assert undone.missing == before.missing
        assert undone.answers == before.answers
        count += 1
    assert count > 500


def test_overruling_right_after_an_answer_leaves_the_plan_as_it_was() -> None:
    count = 0
    for move in moves(Answer):
        try:
            kept, _ = advance(move.after, Overrule(), move.after.seen_at, move.facts)
        except IllegalInput:
            continue
        assert move.entry.decision.do in (Action.EASE, Action.SWAP)
        assert remembered(kept) == remembered(move.before)
        assert kept.answers[-1].is_overruled
        assert len(kept.answers) == len(move.before.answers) + 1
        count += 1
    assert count > 50


def test_every_mild_change_can_be_overruled_right_after_it() -> None:
    """But for a jog that is swapped while it runs: then the walk is under way at once."""
    for move in moves(Answer):
        if not move.entry.decision.is_overrulable or move.after.phase is Phase.ENDED:
            continue
        work = move.before.segment
        if work is None or not isinstance(work.dose, WalkJog):
            advance(move.after, Overrule(), move.after.seen_at, move.facts)


def remembered(state: SessionState) -> tuple[object, ...]:
    """Return the plan and what a session remembers of pain."""
    return (state.plan, state.eased, state.stopped, state.barred)


def test_what_was_undone_stays_in_the_log_and_no_longer_counts() -> None:
    for move in moves(Undo):
        given = [each for each in move.before.log if isinstance(each, Answered)]
        kept = [each for each in move.after.log if isinstance(each, Answered)]
        assert len(kept) == len(given)
        assert len(move.after.answers) == len(move.before.answers) - 1
