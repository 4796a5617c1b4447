"""What a session says about the next one: the strongest of what happened in it and at its end."""

import pytest

from rehab_app.engine.inputs import Overrule, Skip
from rehab_app.engine.progressing import NextTime, baseline, outcomes
from rehab_app.engine.simulating import simulate
from rehab_app.engine.state import Phase
from rehab_app.model.pain import Action, Moment, Outcome
from tests.helpers.sessions import Player, facts_of, reading, steps

FIGURE_FOUR = "supine-figure-four"
BUTTERFLY = "seated-butterfly"
# Two exercises for different muscles; questions: before, left, right, butterfly, end.
STRETCHES = steps(
    f"exercise: {FIGURE_FOUR}, hold: 30 s, rest: 10 s",
    f"exercise: {BUTTERFLY}, hold: 30 s, rest: 10 s",
)
ONE_HOLD = steps(f"exercise: {BUTTERFLY}, hold: 30 s, sets: 5, rest: 10 s")
NOT_ASKED_AT_THE_END = STRETCHES.replace("blocks:", "ask: {after: false}\nblocks:")
ASKED_ABOUT_THE_SESSION_ONLY = STRETCHES.replace("blocks:", "ask: {each: none}\nblocks:")


def said_after(text: str, *answers: str, base: float | None = None) -> dict[str, NextTime]:
    """Play a session with these answers; return what it says about each exercise."""
    facts = facts_of(text, base=base, conditions=())
    state = simulate(facts, [reading(answer) for answer in answers])
    return by_exercise(outcomes(state, facts))


def by_exercise(said: tuple[NextTime, ...]) -> dict[str, NextTime]:
    return {each.exercise: each for each in said}


def told(said: NextTime) -> tuple[Outcome, str]:
    return said.outcome, said.rule


# -- what happened in the session (C1-C7)


def test_c1_a_quiet_session_is_eligible_for_progress() -> None:
    said = said_after(NOT_ASKED_AT_THE_END, "2", "2", "1", "0")

    assert told(said[FIGURE_FOUR]) == (Outcome.PROGRESS, "C1")
    assert told(said[BUTTERFLY]) == (Outcome.PROGRESS, "C1")


def test_c1_is_named_by_the_end_where_that_agrees() -> None:
    said = said_after(STRETCHES, "2", "2", "1", "0", "2")

    assert told(said[FIGURE_FOUR]) == (Outcome.PROGRESS, "A6")


def test_c2_a_3_on_one_side_holds_that_exercise_only() -> None:
    said = said_after(STRETCHES, "2", "0", "3:dull", "0", "2")

    assert told(said[FIGURE_FOUR]) == (Outcome.HOLD, "R19")
    assert told(said[BUTTERFLY]) == (Outcome.PROGRESS, "A6")


def test_c3_an_eased_exercise_holds() -> None:
    said = said_after(STRETCHES, "1", "3:dull", "1", "0", "1")

    assert told(said[FIGURE_FOUR]) == (Outcome.HOLD, "R18")


def test_c4_a_swapped_exercise_holds() -> None:
    said = said_after(STRETCHES, "2", "4:dull", "1", "0", "2")

    assert told(said[FIGURE_FOUR]) == (Outcome.HOLD, "R14")


def test_c5_a_stopped_exercise_goes_back_a_step() -> None:
    # before, left side, asked again after the stop, butterfly, end
    said = said_after(STRETCHES, "1", "4:dull", "1", "0", "1")

    assert told(said[FIGURE_FOUR]) == (Outcome.REGRESS, "R13")
    assert told(said[BUTTERFLY]) == (Outcome.PROGRESS, "A6")


def test_c6_muscles_that_were_left_out_go_back_a_step() -> None:
    said = said_after(STRETCHES, "2", "4:sharp", "2", "0", "2")

    assert told(said[FIGURE_FOUR]) == (Outcome.REGRESS, "R6")
    assert told(said[BUTTERFLY]) == (Outcome.PROGRESS, "A6")


def test_c7_a_session_that_pain_ended_takes_everything_back_with_a_day_of_rest() -> None:
    said = said_after(STRETCHES, "2", "8:dull")

    for exercise in (FIGURE_FOUR, BUTTERFLY):
        assert told(said[exercise]) == (Outcome.REGRESS, "R1")
        assert "rest" in said[exercise].also


def test_a_stop_that_did_not_settle_takes_everything_back() -> None:
    said = said_after(STRETCHES, "1", "4:dull", "4:dull")

    assert told(said[BUTTERFLY]) == (Outcome.REGRESS, "E3")


def test_the_strongest_action_on_an_exercise_counts_whichever_came_first() -> None:
    stopped_then_quiet = said_after(STRETCHES, "2", "5:dull", "1", "0", "2")
    three_then_eased = said_after(STRETCHES, "2", "3:dull", "4:dull", "0", "2")

    assert told(stopped_then_quiet[FIGURE_FOUR]) == (Outcome.REGRESS, "R13")
    assert told(three_then_eased[FIGURE_FOUR]) == (Outcome.HOLD, "R14")


def test_an_overruled_ease_still_counts_as_one() -> None:
    player = Player(facts_of(STRETCHES, conditions=())).start("3")
    player.run_until(Phase.ASKING)
    assert player.answer("4:dull").decision.do is Action.EASE
    player.do(Overrule())

    said = finished(player)

    assert told(said[FIGURE_FOUR]) == (Outcome.HOLD, "R16")


# -- at the end (A1-A7): the strongest of both counts


@pytest.mark.parametrize(
    ("before", "end", "row", "outcome", "also"),
    [
        ("2", "8", "A1", Outcome.REGRESS, ("rest", "clinician")),
        ("5", "6", "A2", Outcome.REGRESS, ("rest",)),
        ("0", "3", "A2", Outcome.REGRESS, ("rest",)),
        ("2", "4", "A3", Outcome.REGRESS, ()),
        ("1", "3", "A4", Outcome.HOLD, ("ask-60-min",)),
        ("0", "2", "A4", Outcome.HOLD, ("ask-60-min",)),
        ("2", "3", "A5", Outcome.HOLD, ()),
        ("2", "2", "A6", Outcome.PROGRESS, ()),
        ("2", "-", "A7", Outcome.HOLD, ()),
    ],
)
def test_the_end_speaks_for_every_exercise_that_stayed_quiet(
    before: str, end: str, row: str, outcome: Outcome, also: tuple[str, ...]
) -> None:
    said = said_after(ASKED_ABOUT_THE_SESSION_ONLY, before, end, base=float(before))

    for exercise in (FIGURE_FOUR, BUTTERFLY):
        assert told(said[exercise]) == (outcome, row)
        assert said[exercise].also == also


def test_a_bad_end_outweighs_a_quiet_session() -> None:
    said = said_after(STRETCHES, "2", "0", "0", "0", "4:dull")

    assert told(said[BUTTERFLY]) == (Outcome.REGRESS, "A3")


def test_a_good_end_does_not_outweigh_a_stop() -> None:
    said = said_after(STRETCHES, "1", "4:dull", "0", "0", "0")

    assert told(said[FIGURE_FOUR]) == (Outcome.REGRESS, "R13")


def test_where_both_hold_the_session_s_row_is_named_with_the_advice_of_both() -> None:
    said = said_after(STRETCHES, "1", "3:dull", "0", "0", "3")

    assert told(said[FIGURE_FOUR]) == (Outcome.HOLD, "R18")
    assert said[FIGURE_FOUR].also == ("ask-60-min",)


# -- not done, not answered, not a day for it


def finished(player: Player) -> dict[str, NextTime]:
    """Play on to the end with quiet answers."""
    while player.state.phase is not Phase.ENDED:
        player.run_until(Phase.ASKING, Phase.ENDED)
        if player.state.question is not None:
            player.answer("0")
    return by_exercise(outcomes(player.state, player.facts))


@pytest.mark.parametrize(
    ("skipped", "expected"),
    [
        (0, (Outcome.PROGRESS, "A6")),
        (1, (Outcome.PROGRESS, "A6")),
        (2, (Outcome.HOLD, "not-done")),
        (5, (Outcome.HOLD, "not-done")),
    ],
)
def test_less_than_80_percent_done_does_not_progress(
    skipped: int, expected: tuple[Outcome, str]
) -> None:
    player = Player(facts_of(ONE_HOLD, conditions=())).start("0")
    for _ in range(skipped):
        player.to_work().do(Skip())

    said = finished(player)

    assert told(said[BUTTERFLY]) == expected


def test_a_question_without_an_answer_holds_that_exercise() -> None:
    said = said_after(STRETCHES, "2", "-", "0", "0", "2")

    assert told(said[FIGURE_FOUR]) == (Outcome.HOLD, "E5")
    assert told(said[BUTTERFLY]) == (Outcome.PROGRESS, "A6")


def test_two_questions_without_an_answer_stop_the_session_and_nothing_progresses() -> None:
    facts = facts_of(STRETCHES, conditions=())
    state = simulate(facts, [reading("2"), reading("-")])

    assert state.ended == "stopped"
    assert {each.outcome for each in outcomes(state, facts)} == {Outcome.HOLD}


@pytest.mark.parametrize(
    ("before", "base", "row"),
    [
        ("3", 2.0, "G8"),
        ("4", 4.0, "G6"),
        ("1:pinch", 1.0, "G7"),
        ("-", 2.0, "G10"),
    ],
)
def test_a_day_that_was_not_as_planned_holds(before: str, base: float, row: str) -> None:
    said = said_after(ASKED_ABOUT_THE_SESSION_ONLY, before, "0", base=base)

    assert told(said[FIGURE_FOUR]) == (Outcome.HOLD, row)


def test_a_gate_does_not_soften_what_pain_says() -> None:
    said = said_after(STRETCHES, "3", "6:dull", "2", "0", "2", base=2)

    assert told(said[FIGURE_FOUR]) == (Outcome.REGRESS, "R12")


def test_a_session_that_did_not_start_progresses_nothing() -> None:
    said = said_after(STRETCHES, "9:dull")

    assert {told(each) for each in said.values()} == {(Outcome.HOLD, "G1")}


def test_every_exercise_is_named_once_in_the_order_of_the_file() -> None:
    text = steps(
        f"exercise: {BUTTERFLY}, hold: 10 s",
        f"exercise: {FIGURE_FOUR}, hold: 10 s",
        f"exercise: {BUTTERFLY}, hold: 15 s",
    )

    assert list(said_after(text, "0")) == [BUTTERFLY, FIGURE_FOUR]


def test_a_variant_speaks_for_what_was_prescribed() -> None:
    facts = facts_of(
        steps(f"exercise: {FIGURE_FOUR}, hold: 30 s, sets: 2, rest: 10 s"), conditions=()
    )
    state = simulate(facts, [reading(answer) for answer in ("2", "4:dull", "4:dull")])
    swapped = [entry for entry in state.answers if entry.moment is Moment.AFTER][1]
    assert swapped.work is not None
    assert swapped.work.exercise != FIGURE_FOUR

    said = by_exercise(outcomes(state, facts))

    assert set(said) == {FIGURE_FOUR}


# -- the person's usual level


@pytest.mark.parametrize(
    ("mornings", "befores", "usual"),
    [
        ((), (), None),
        ((), (4,), 4),
        ((), (4, 1), 2.5),
        ((9, 9), (2, 3, 4), 3),  # two mornings are not enough
        ((), (0, 0, 0, 0, 5, 5, 5, 5, 5), 0),  # the last seven only
        ((1, 2, 6), (9, 9, 9), 2),
        ((1, 2, 3, 4), (9,), 2.5),
        ((0, 1, 1, 2, 2, 3, 3, 10, 10, 10, 10), (), 2),
    ],
)
def test_the_usual_level_is_the_median_of_mornings_and_at_first_of_readings_before(
    mornings: tuple[int, ...], befores: tuple[int, ...], usual: float | None
) -> None:
    assert baseline(mornings, befores) == usual
