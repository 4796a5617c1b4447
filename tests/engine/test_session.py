"""What a person can do in a session, and what it does."""

import pytest

from rehab_app.engine.illegal import IllegalInput
from rehab_app.engine.inputs import (
    AddTime,
    Back,
    CountReps,
    End,
    Hurts,
    Overrule,
    Pause,
    Paused,
    PauseReason,
    Resume,
    Skip,
    Start,
    Tick,
    Undo,
)
from rehab_app.engine.session import advance, fold, new_session
from rehab_app.engine.state import Ending, Phase
from rehab_app.model.pain import Action, Moment
from rehab_app.model.plan import SegmentKind
from tests.helpers.sessions import Player, facts_of, steps

HIP_FLEXOR = "half-kneeling-hip-flexor-stretch"
STANDING = "standing-hip-flexor-stretch"
FIGURE_FOUR = "supine-figure-four"

TWO_STRETCHES = steps(
    f"exercise: {HIP_FLEXOR}, hold: 30 s, sets: 2, rest: 10 s",
    f"exercise: {FIGURE_FOUR}, hold: 30 s, sets: 2, rest: 10 s",
)
ONE_YIN = steps("exercise: yin-half-dragonfly, hold: 300 s, rest: 30 s", kind="yin")
REPS = steps("exercise: double-leg-bridge, reps: 10, tempo: 4 s, rest: 30 s", kind="strength")
ICE = steps("exercise: ice-pack-lateral-hip, hold: 19 min 50 s", kind="ice")


@pytest.fixture
def player() -> Player:
    return Player(facts_of(TWO_STRETCHES)).start()


# -- time


def test_get_ready_runs_before_a_hold_and_is_not_part_of_it(player: Player) -> None:
    assert player.is_at(SegmentKind.READY)
    player.pass_time(5)
    assert player.is_at(SegmentKind.HOLD)
    player.pass_time(29.5)
    assert player.is_at(SegmentKind.HOLD)
    player.pass_time(0.5)
    assert player.state.works[-1].held_s == 30


def test_late_ticks_move_nothing(player: Player) -> None:
    player.pass_time(4)
    player.pass_time(31 + 3.7, tick_s=3.7)
    assert player.state.works[-1].at_s == 5
    assert player.state.works[-1].held_s == 30


def test_a_gap_in_the_ticks_pauses_at_the_last_look(player: Player) -> None:
    player.to_work().pass_time(10)
    player.at += 600
    outputs = player.do(Tick())
    assert Paused(PauseReason.GAP) in outputs
    assert player.state.spent_s == 10
    player.do(Resume())
    player.run_until(Phase.ASKING)
    assert player.state.works[-1].held_s == 30


def test_resuming_a_hold_gives_a_lead_in_that_is_not_taken_off_it(player: Player) -> None:
    player.to_work().pass_time(10)
    player.do(Pause())
    player.pass_time(100)
    player.do(Resume())
    assert player.is_in(Phase.LEADING_IN)
    player.pass_time(3)
    assert player.is_in(Phase.RUNNING)
    player.pass_time(19.5)
    assert player.is_in(Phase.RUNNING)
    player.pass_time(0.5)
    assert player.state.works[-1].held_s == 30


def test_the_clock_stands_still_while_a_question_is_open(player: Player) -> None:
    player.run_until(Phase.ASKING)
    before = player.state.session_s
    player.pass_time(600)
    player.answer("0")
    assert player.state.session_s == before


def test_time_worked_rested_and_paused_is_the_time_that_passed(player: Player) -> None:
    player.to_work().pass_time(10)
    player.do(Pause())
    player.pass_time(7.25)
    player.do(Resume())
    player.run_until(Phase.ASKING)
    player.pass_time(3)
    player.do(End())
    state = player.state
    assert state.worked_s + state.rested_s + state.paused_s == pytest.approx(player.at)


# -- asking


def test_after_is_asked_once_a_side_after_its_first_set(player: Player) -> None:
    asked = []
    while player.state.phase is not Phase.ENDED:
        player.run_until(Phase.ASKING, Phase.ENDED)
        if player.state.question and player.state.question.work:
            key = player.state.question.work.key
            assert key is not None
            asked.append((player.state.question.work.exercise, key.side.value, key.set))
        if player.is_in(Phase.ASKING):
            player.answer("2")
    assert asked == [
        (HIP_FLEXOR, "left", 0),
        (HIP_FLEXOR, "right", 0),
        (FIGURE_FOUR, "left", 0),
        (FIGURE_FOUR, "right", 0),
    ]


def test_a_first_answer_of_three_is_asked_again_after_the_last_set_of_that_side(
    player: Player,
) -> None:
    player.run_until(Phase.ASKING)
    assert player.answer("3:dull").decision.rule == "R19"
    player.run_until(Phase.ASKING)
    player.answer("2")
    player.run_until(Phase.ASKING)
    assert player.state.question is not None
    assert player.state.question.work is not None
    assert player.state.question.work.key is not None
    assert player.state.question.work.key.set == 1
    assert player.state.question.work.side == "left"


def test_a_half_way_question_stands_beside_the_running_hold() -> None:
    player = Player(facts_of(ONE_YIN)).start().to_work().pass_time(150)
    assert player.state.question is not None
    assert player.state.question.moment is Moment.HALFWAY
    assert player.is_in(Phase.RUNNING)
    player.pass_time(20)
    assert player.is_in(Phase.RUNNING)


def test_ease_half_way_shortens_the_time_that_remains_and_the_other_side() -> None:
    player = Player(facts_of(ONE_YIN)).start("3").to_work().pass_time(150)
    entry = player.answer("4:dull")
    assert entry.decision.rule == "R16"
    # 150 s remain: the highest yin notch not above half of it is 60.
    assert player.segment.seconds == 210
    assert player.ahead() == [("yin-half-dragonfly", "right", 120)]


def test_a_half_way_question_left_alone_is_no_answer_and_gives_no_credit() -> None:
    player = Player(facts_of(ONE_YIN)).start().to_work().pass_time(300)
    missed = player.state.answers[-1]
    assert missed.reading.level is None
    assert missed.decision.rule == "E5"
    assert missed.decision.credit is False
    assert player.state.missing == 1


def test_two_questions_without_an_answer_pause_before_the_next_loading_item(
    player: Player,
) -> None:
    player.run_until(Phase.ASKING)
    player.answer("-")
    player.run_until(Phase.ASKING)
    player.answer("-")
    player.run_until(Phase.PAUSED)
    assert player.state.pause_reason is PauseReason.UNANSWERED
    player.pass_time(30 * 60, tick_s=5)
    assert player.is_in(Phase.ENDED)
    assert player.state.ended == "stopped"


def test_somebody_who_is_still_there_goes_on_after_two_missing_answers(player: Player) -> None:
    for _ in range(2):
        player.run_until(Phase.ASKING)
        player.answer("-")
    player.run_until(Phase.PAUSED)
    player.do(Resume())
    assert player.is_in(Phase.RUNNING)
    assert player.state.missing == 0


# -- it hurts


@pytest.mark.parametrize("seconds", [0, 3, 12, 38, 47])
def test_it_hurts_stops_the_hold_at_once_and_asks(player: Player, seconds: int) -> None:
    player.pass_time(seconds)
    if player.is_in(Phase.ASKING):
        player.answer("0")
    player.do(Hurts())
    assert player.is_in(Phase.ASKING)
    assert player.state.question is not None
    assert player.state.question.moment is Moment.HURTS


def test_after_a_harmless_answer_the_hold_goes_on_with_what_remained(player: Player) -> None:
    player.to_work().pass_time(10)
    player.do(Hurts())
    player.pass_time(20)
    player.answer("1")
    assert player.is_in(Phase.LEADING_IN)
    player.pass_time(3 + 20)
    assert player.state.works[-1].held_s == 30


def test_stop_pose_ends_the_hold_rests_a_minute_and_asks_again(player: Player) -> None:
    player.to_work().pass_time(10)
    player.do(Hurts())
    entry = player.answer("5:dull")
    assert (entry.decision.rule, entry.decision.do) == ("R13", Action.STOP_POSE)
    assert player.state.works[-1].ending is Ending.PAIN
    assert player.state.works[-1].held_s == 10
    assert player.is_at(SegmentKind.REST)
    assert {name for name, _, _ in player.ahead()} == {FIGURE_FOUR}
    player.pass_time(60)
    assert player.state.question is not None
    assert player.state.question.moment is Moment.RECHECK


@pytest.mark.parametrize(
    ("again", "rule", "ends"),
    [("6:dull", "E3", True), ("5:dull", "E3", True), ("4:dull", "E6", False), ("2", "E6", False)],
)
def test_the_recheck_ends_an_irritable_session(
    player: Player, again: str, rule: str, *, ends: bool
) -> None:
    player.run_until(Phase.ASKING)
    player.answer("5:dull")
    player.run_until(Phase.ASKING)
    assert player.answer(again).decision.rule == rule
    assert player.is_in(Phase.ENDED) is ends


def test_a_nerve_reading_is_asked_again_after_two_minutes(player: Player) -> None:
    player.run_until(Phase.ASKING)
    assert player.answer("1:tingling").decision.do is Action.SKIP_TARGET
    asked_at = player.at
    player.run_until(Phase.ASKING)
    assert player.at - asked_at == 120
    assert player.answer("1:tingling").decision.rule == "R3"
    assert player.is_in(Phase.ENDED)


def test_hurting_without_an_answer_leaves_the_session_paused(player: Player) -> None:
    player.to_work().pass_time(4)
    player.do(Hurts())
    player.answer("-")
    assert player.is_in(Phase.PAUSED)


def test_pain_while_getting_ready_is_about_what_comes(player: Player) -> None:
    player.run_until(Phase.ASKING)
    player.answer("0")
    player.pass_time(11)
    assert player.is_at(SegmentKind.SWITCH)
    player.do(Hurts())
    assert player.state.question is not None
    assert player.state.question.work is not None
    assert player.state.question.work.side == "right"


def test_a_stop_while_getting_ready_leaves_out_what_comes_and_its_ready_time(
    player: Player,
) -> None:
    player.run_until(Phase.ASKING)
    player.answer("0")
    player.pass_time(12)
    player.do(Hurts())
    player.answer("4:dull")
    assert player.segment.exercise == STANDING
    assert player.state.plan[player.state.index + 1].is_work


def test_one_reading_counts_once_for_the_rows_that_look_back(player: Player) -> None:
    player.run_until(Phase.ASKING)
    assert player.answer("4:sharp").decision.rule == "R6"
    player.pass_time(3)
    player.do(Hurts())
    assert player.answer("0").decision.rule == "R21"
    assert not player.is_in(Phase.ENDED)


def test_pain_while_paused_leaves_the_session_paused(player: Player) -> None:
    player.to_work().pass_time(5)
    player.do(Pause())
    player.do(Hurts())
    player.answer("0")
    assert player.is_in(Phase.PAUSED)


def test_the_rest_before_a_recheck_cannot_be_skipped(player: Player) -> None:
    player.run_until(Phase.ASKING)
    player.answer("5:dull")
    with pytest.raises(IllegalInput, match="needed"):
        player.do(Skip())


# -- swaps


def test_a_swap_keeps_one_set_for_each_set_left_and_what_ease_would_leave(player: Player) -> None:
    player.run_until(Phase.ASKING)
    entry = player.answer("4:dull")
    assert (entry.decision.rule, entry.decision.do) == ("R14", Action.SWAP)
    assert player.ahead()[:3] == [
        (STANDING, "right", 15),
        (STANDING, "left", 15),
        (STANDING, "right", 15),
    ]


def test_a_variant_of_another_kind_is_done_at_its_default() -> None:
    text = steps(f"exercise: {STANDING}, hold: 30 s, sets: 2, rest: 10 s")
    player = Player(facts_of(text)).start()
    player.run_until(Phase.ASKING)
    player.answer("4:dull")
    assert player.ahead()[0][:2] == ("split-stance-rock", "right")
    assert player.ahead()[0][2] <= 30


def test_a_second_swap_on_the_same_target_skips_the_target(player: Player) -> None:
    player.run_until(Phase.ASKING)
    player.answer("4:dull")
    player.run_until(Phase.ASKING)
    entry = player.answer("4:dull")
    assert (entry.decision.rule, entry.decision.from_rule) == ("E1", "R14")
    assert {name for name, _, _ in player.ahead()} == {FIGURE_FOUR}


def test_a_swap_of_a_running_jog_walks_the_rest_of_the_time() -> None:
    text = steps(
        "exercise: walk-jog-interval, walk: 4 min, jog: 1 min, times: 6, ask: [every 5 min, after]",
        kind="run-walk",
    )
    player = Player(facts_of(text, conditions=())).start().to_work()
    player.pass_time(301)
    assert player.answer("4:dull").decision.rule == "J3"
    assert player.segment.exercise == "brisk-walk"
    assert player.segment.seconds == 30 * 60 - 301
    assert player.ahead() == []


# -- undo and overrule


def test_undo_takes_the_last_reading_back_and_asks_again(player: Player) -> None:
    player.run_until(Phase.ASKING)
    plan = player.state.plan
    player.answer("5:dull")
    player.pass_time(5)
    player.do(Undo())
    assert player.is_in(Phase.ASKING)
    assert player.state.plan == plan
    assert player.state.log[-1].is_undone  # type: ignore[union-attr]
    assert player.answer("2").decision.rule == "R21"
    with pytest.raises(IllegalInput):
        Player(facts_of(TWO_STRETCHES)).start(None).do(Undo())


def test_undo_is_gone_once_a_later_question_went_unanswered() -> None:
    line = "exercise: yin-caterpillar, hold: 4 min, sets: 2, ask: [1 min, 2 min]"
    player = Player(facts_of(steps(line, kind="yin"))).start("3").to_work().pass_time(61)
    player.answer("4:dull")
    player.pass_time(150)
    with pytest.raises(IllegalInput):
        player.do(Undo())


def test_undo_of_a_stopped_hold_goes_back_into_it(player: Player) -> None:
    player.to_work().pass_time(10)
    player.do(Hurts())
    player.answer("5:dull")
    player.do(Undo())
    player.answer("1")
    assert player.is_in(Phase.LEADING_IN)
    player.pass_time(23)
    assert player.state.works[-1].held_s == 30
    assert len(player.state.works) == 1


def test_an_overruled_swap_leaves_the_plan_and_still_counts(player: Player) -> None:
    player.run_until(Phase.ASKING)
    plan = player.state.plan
    player.answer("4:dull")
    player.do(Overrule())
    assert player.state.plan == plan
    assert player.state.answers[-1].is_overruled
    player.run_until(Phase.ASKING)
    assert player.answer("4:dull").decision.rule == "E1"


def test_an_overruled_reading_is_not_brought_up_again_by_a_lower_one(player: Player) -> None:
    player.run_until(Phase.ASKING)
    player.answer("4:dull")
    player.do(Overrule())
    player.run_until(Phase.ASKING)
    player.answer("2")
    player.run_until(Phase.ASKING)
    assert player.state.question is not None
    assert player.state.question.work is not None
    assert player.state.question.work.side == "left"
    assert player.answer("2").decision.rule == "R21"


@pytest.mark.parametrize("answer", ["4:sharp", "5:dull", "6:dull", "1:pinch"])
def test_stops_and_sharp_readings_cannot_be_overruled(player: Player, answer: str) -> None:
    player.run_until(Phase.ASKING)
    player.answer(answer)
    with pytest.raises(IllegalInput):
        player.do(Overrule())


def test_it_is_too_late_to_overrule_once_the_changed_plan_is_under_way(player: Player) -> None:
    player.run_until(Phase.ASKING)
    player.answer("4:dull")
    player.to_work(STANDING)
    with pytest.raises(IllegalInput):
        player.do(Overrule())


# -- moving about


def test_skip_leaves_out_the_rest_of_a_hold_and_its_question(player: Player) -> None:
    player.to_work().pass_time(10)
    player.do(Skip())
    assert player.state.works[-1].ending is Ending.SKIPPED
    assert player.is_at(SegmentKind.SWITCH)


def test_a_skipped_first_set_is_asked_about_after_the_last() -> None:
    text = steps(f"exercise: {FIGURE_FOUR}, hold: 30 s, sets: 2, sides: left")
    player = Player(facts_of(text)).start().to_work()
    player.do(Skip())
    player.run_until(Phase.ASKING)
    assert player.state.question is not None
    assert player.state.question.moment is Moment.AFTER


def test_skip_ends_reps_early_and_the_count_can_be_corrected() -> None:
    player = Player(facts_of(REPS)).start().to_work().pass_time(18)
    player.do(Skip())
    assert player.state.works[-1].reps_done == 4
    player.do(CountReps(5))
    assert player.state.works[-1].reps_done == 5
    with pytest.raises(IllegalInput):
        player.do(CountReps(11))


def test_back_restarts_the_running_hold(player: Player) -> None:
    player.to_work().pass_time(10)
    player.do(Back())
    player.pass_time(3 + 30)
    assert [work.held_s for work in player.state.works] == [10, 30]


def test_back_is_refused_for_a_hold_that_pain_stopped(player: Player) -> None:
    player.run_until(Phase.ASKING)
    player.answer("5:dull")
    with pytest.raises(IllegalInput, match="pain stopped it"):
        player.do(Back())


def test_back_after_an_ease_is_at_the_present_dose(player: Player) -> None:
    player = Player(facts_of(TWO_STRETCHES)).start("1")
    player.run_until(Phase.ASKING)
    assert player.answer("3:dull").decision.do is Action.EASE
    player.do(Back())
    player.to_work()
    assert player.segment.seconds == 15


def test_back_never_restarts_with_added_time(player: Player) -> None:
    player.to_work()
    for _ in range(4):
        player.do(AddTime(15))
    player.run_until(Phase.ASKING)
    player.answer("0")
    player.do(Back())
    player.to_work()
    assert player.segment.seconds == 30


def test_back_does_not_ease_twice() -> None:
    player = Player(facts_of(TWO_STRETCHES)).start("3")
    player.run_until(Phase.ASKING)
    assert player.answer("4:dull").decision.do is Action.EASE
    player.run_until(Phase.ASKING)
    player.answer("0")
    player.do(Back())
    player.to_work()
    assert player.segment.seconds == 15


def test_time_added_is_at_most_a_minute_a_hold(player: Player) -> None:
    player.to_work()
    for _ in range(4):
        player.do(AddTime(15))
    with pytest.raises(IllegalInput, match="at most 60 s"):
        player.do(AddTime(15))
    player.run_until(Phase.ASKING)
    assert player.state.works[-1].held_s == 90
    assert player.state.works[-1].added_s == 60


def test_taking_time_away_can_end_the_hold(player: Player) -> None:
    player.to_work().pass_time(20)
    player.do(AddTime(-15))
    assert player.is_in(Phase.ASKING)
    assert player.state.works[-1].held_s == 20


def test_ice_is_not_put_on_again_while_it_lies_there_nor_after_it() -> None:
    player = Player(facts_of(ICE)).start().to_work().pass_time(200)
    with pytest.raises(IllegalInput, match="ice is not done again before 120 min have passed"):
        player.do(Back())

    player.run_until(Phase.ASKING)
    while player.state.question is not None and player.state.question.moment is not Moment.END:
        player.answer("1")
        player.run_until(Phase.ASKING)
    held_s = sum(work.held_s for work in player.state.works)
    with pytest.raises(IllegalInput):
        player.do(Back())
    assert held_s == 19 * 60 + 50


def test_no_time_is_added_past_a_thermal_cap() -> None:
    player = Player(facts_of(ICE)).start().to_work()
    with pytest.raises(IllegalInput, match="ice stays on for at most 20 min"):
        player.do(AddTime(15))


def test_no_time_is_added_after_a_reading_of_three_on_that_exercise(player: Player) -> None:
    player.run_until(Phase.ASKING)
    player.answer("3:dull")
    player.to_work(HIP_FLEXOR)
    with pytest.raises(IllegalInput, match="hurt 3 or more"):
        player.do(AddTime(15))


# -- ends


def test_an_illegal_input_raises_and_changes_nothing(player: Player) -> None:
    before = player.state
    with pytest.raises(IllegalInput):
        player.do(Start())
    with pytest.raises(IllegalInput):
        player.do(Resume())
    assert player.state == before


def test_the_clock_does_not_run_backwards(player: Player) -> None:
    player.pass_time(3)
    with pytest.raises(IllegalInput, match="backwards"):
        advance(player.state, Tick(), 1.0, player.facts)


def test_stop_ends_every_phase_in_one_step(player: Player) -> None:
    player.do(End())
    assert (player.state.phase, player.state.ended) == (Phase.ENDED, "stopped")


def test_a_closed_gate_ends_the_session_before_it_begins() -> None:
    player = Player(facts_of(TWO_STRETCHES)).start("9")
    assert player.is_in(Phase.ENDED)
    assert player.state.session_s == 0
    assert player.state.answers[0].decision.rule == "G1"


def test_folding_the_saved_inputs_gives_the_same_state(player: Player) -> None:
    player.to_work().pass_time(7.3)
    player.do(Pause())
    player.pass_time(11)
    player.do(Resume())
    player.run_until(Phase.ASKING)
    player.answer("4:dull")
    player.do(Overrule())
    player.pass_time(33)
    folded = fold(new_session(player.state.plan[:0]), [], player.facts)
    assert folded.phase is Phase.WAITING
    fresh = Player(player.facts)
    saved = [*player.saved, (Tick(), player.at)]
    assert fold(fresh.state, saved, player.facts) == player.state


WALK_JOG = steps(
    "exercise: walk-jog-interval, walk: 30 s, jog: 45 s, times: 3, ask: [every 40 s]",
    kind="run-walk",
)


def test_a_swap_in_a_jog_can_be_refused_at_once_though_no_pause_comes_before_what_follows() -> None:
    player = Player(facts_of(WALK_JOG)).start("0")
    while player.state.question is None:
        player.pass_time(1)
    jogs = player.ahead()
    assert player.answer("3:dull").decision.do is Action.SWAP
    assert player.ahead() == []

    player.do(Overrule())

    assert player.is_at(SegmentKind.JOG)
    assert player.ahead() == jogs


def test_once_the_walk_instead_of_a_jog_is_under_way_it_is_too_late_to_refuse_it() -> None:
    player = Player(facts_of(WALK_JOG)).start("0")
    while player.state.question is None:
        player.pass_time(1)
    player.answer("3:dull")
    player.pass_time(1)

    with pytest.raises(IllegalInput):
        player.do(Overrule())
