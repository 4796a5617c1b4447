"""A session that stood still for long asks how it is before it goes on."""

import pytest

from rehab_app.engine.inputs import AddTime, Back, Input, Pause, Resume, Skip, Undo
from rehab_app.engine.planning import make_plan
from rehab_app.engine.session import fold, new_session
from rehab_app.engine.state import Ending, Phase
from rehab_app.model.pain import Gate, Moment
from tests.helpers.sessions import Player, facts_of, steps

HIP_FLEXOR = "half-kneeling-hip-flexor-stretch"
FIGURE_FOUR = "supine-figure-four"
TWO_STRETCHES = steps(
    f"exercise: {HIP_FLEXOR}, hold: 60 s, sides: left, rest: 10 s",
    f"exercise: {FIGURE_FOUR}, hold: 60 s, sets: 2, sides: left, rest: 10 s",
)
GENTLE = steps("exercise: seated-butterfly, hold: 60 s, sets: 2", kind="gentle")
RELIEF = steps(
    f"exercise: {FIGURE_FOUR}, hold: 60 s, sides: left",
    "exercise: ice-pack-lateral-hip, hold: 10 min",
)
LONG_S = 30 * 60


def stood_still(
    text: str, seconds: float = LONG_S + 1, before: str = "2", base: float | None = None
) -> Player:
    """Return a session that was paused 10 s into its first work, so many seconds ago."""
    player = Player(facts_of(text, conditions=(), base=base)).start(before).to_work().pass_time(10)
    player.do(Pause())
    return player.pass_time(seconds, tick_s=60)


@pytest.mark.parametrize("what", [Resume(), Skip(), Back(), AddTime(15)])
def test_whatever_lets_it_go_on_asks_first(what: Input) -> None:
    player = stood_still(TWO_STRETCHES)
    player.do(what)
    assert player.state.question is not None
    assert (player.state.phase, player.state.question.moment) == (Phase.ASKING, Moment.RESUME)


def test_up_to_half_an_hour_it_goes_on_at_once() -> None:
    player = stood_still(TWO_STRETCHES, LONG_S)
    player.do(Resume())
    assert player.is_in(Phase.LEADING_IN)


@pytest.mark.parametrize("answer", ["1", "2", "3", "-"])
def test_where_all_is_as_planned_the_hold_goes_on(answer: str) -> None:
    player = stood_still(TWO_STRETCHES)
    plan = player.state.plan
    player.do(Resume())
    entry = player.answer(answer)
    assert (entry.moment, entry.changes) == (Moment.RESUME, ())
    assert player.is_in(Phase.LEADING_IN)
    assert player.state.plan == plan
    player.run_until(Phase.ASKING)
    assert player.state.works[-1].held_s == 60


def test_more_pain_eases_what_is_left_and_ends_the_running_hold() -> None:
    player = stood_still(TWO_STRETCHES)
    player.do(Resume())
    entry = player.answer("4:dull")
    assert entry.decision.rule == "G6"
    assert player.state.gate is Gate.EASED
    assert (player.state.works[-1].held_s, player.state.works[-1].ending) == (10, Ending.PAIN)
    assert player.is_in(Phase.RUNNING)
    ahead = [(work[0], work[2]) for work in player.ahead()]
    assert ahead == [("seated-figure-four-chair", 30)]


def test_an_eased_plan_is_not_eased_again() -> None:
    player = stood_still(TWO_STRETCHES, before="4")
    plan = player.state.plan
    player.do(Resume())
    player.answer("5:dull")
    assert player.state.plan == plan
    assert player.is_in(Phase.LEADING_IN)


@pytest.mark.parametrize("answer", ["6:dull", "8", "6:tingling"])
def test_much_pain_ends_a_session_of_movements(answer: str) -> None:
    player = stood_still(TWO_STRETCHES)
    player.do(Resume())
    player.answer(answer)
    assert player.is_in(Phase.ENDED)
    assert player.state.works[-1].ending is Ending.PAIN


def test_relief_is_what_is_left_at_six() -> None:
    player = stood_still(RELIEF)
    player.do(Resume())
    player.answer("6:dull")
    assert [work[0] for work in player.ahead()] == ["ice-pack-lateral-hip"]


def test_a_gentle_hold_goes_on() -> None:
    player = stood_still(GENTLE, base=2)
    player.do(Resume())
    entry = player.answer("5:dull")
    assert entry.decision.do is Gate.GENTLE_ONLY
    assert player.is_in(Phase.LEADING_IN)


def test_what_was_told_can_be_taken_back() -> None:
    player = stood_still(TWO_STRETCHES)
    plan = player.state.plan
    player.do(Resume())
    player.answer("4:dull")
    player.do(Undo())
    assert player.is_in(Phase.ASKING)
    assert player.state.works == ()
    player.answer("2")
    assert player.state.plan == plan
    assert player.is_in(Phase.LEADING_IN)


def test_a_rise_counts_from_the_lower_of_both_readings() -> None:
    player = stood_still(TWO_STRETCHES, before="3")
    player.do(Resume())
    player.answer("1")
    player.run_until(Phase.ASKING)
    assert player.answer("3:dull").rise == 2


def test_nothing_is_asked_where_no_work_is_left() -> None:
    player = Player(facts_of(TWO_STRETCHES, conditions=())).start("2")
    while any(segment.is_work for segment in player.state.plan[player.state.index :]):
        if player.is_in(Phase.ASKING):
            player.answer("1")
        player.pass_time(1)
    player.do(Pause())
    player.pass_time(LONG_S + 60, tick_s=60)
    player.do(Resume())
    assert player.is_in(Phase.RUNNING)


def test_the_saved_inputs_lead_to_the_same_session() -> None:
    player = stood_still(TWO_STRETCHES)
    player.do(Resume())
    player.answer("4:dull")
    again = fold(new_session(make_plan(player.facts)), player.saved, player.facts)
    assert again == player.state
