"""Steps: doses, sides, questions, ladders."""

import pytest

from rehab_app.model.ladder import Hold, Range, Reps, WalkJog
from rehab_app.model.routine import AskKind, AskPoint, Sides, WrittenRung
from tests.routine_io.routine_texts import CodesOfStep, ReadStep


def test_a_fixed_hold_is_a_range_of_one_value(read_step: ReadStep) -> None:
    assert read_step("{exercise: hip-stretch, hold: 30 s}").hold == Range(30, 30)


def test_all_keys_of_a_step_are_read(read_step: ReadStep) -> None:
    step = read_step(
        "{exercise: hip-stretch, reps: 8-12, sets: 2-3, tempo: 3-1-2 s, rest: 0:45,"
        " sides: [right, left], ready: 10 s, ask: [halfway, 10 s, every 20 s, after], start: 2,"
        " easier: hip-stretch-chair, harder: hip-stretch-high, note: Slowly., private: Week 3.}"
    )

    assert (step.reps, step.sets, step.tempo_s) == (Range(8, 12), Range(2, 3), (3, 1, 2))
    assert (step.rest_s, step.ready_s, step.start) == (45, 10, 2)
    assert step.sides is Sides.RIGHT_LEFT
    assert step.ask == (
        AskPoint(AskKind.HALFWAY),
        AskPoint(AskKind.AT, 10),
        AskPoint(AskKind.EVERY, 20),
        AskPoint(AskKind.AFTER),
    )
    assert (step.easier, step.harder) == ("hip-stretch-chair", "hip-stretch-high")
    assert (step.note, step.private) == ("Slowly.", "Week 3.")
    assert step.line == 8


def test_what_is_not_written_stays_open(read_step: ReadStep) -> None:
    step = read_step("{exercise: hip-stretch, open: true}")

    assert step.is_open
    assert (step.hold, step.sets, step.rest_s, step.ready_s) == (None, None, None, None)
    assert (step.sides, step.ask, step.tempo_s, step.ladder) == (None, None, None, ())


def test_rest_and_ready_can_be_nothing(read_step: ReadStep) -> None:
    step = read_step("{exercise: hip-stretch, hold: 30 s, rest: 0 s, ready: 0}")

    assert (step.rest_s, step.ready_s) == (0, 0)


@pytest.mark.parametrize(
    ("written", "ask"),
    [
        ("none", ()),
        ("after", (AskPoint(AskKind.AFTER),)),
        ("[halfway]", (AskPoint(AskKind.HALFWAY),)),
    ],
)
def test_asking(written: str, ask: tuple[AskPoint, ...], read_step: ReadStep) -> None:
    assert read_step(f"{{exercise: hip-stretch, hold: 30 s, ask: {written}}}").ask == ask


def test_walks_and_jogs_take_turns(read_step: ReadStep) -> None:
    step = read_step("{exercise: walk-jog, walk: 4:00, jog: 1:00, times: 6}")

    assert step.walk_jog == WalkJog(240, 60, 6)


def test_a_ladder_can_be_written_out(read_step: ReadStep) -> None:
    step = read_step(
        "{exercise: hip-stretch, ladder: [{exercise: hip-stretch-chair, hold: 10 s, sets: 2},"
        " {hold: 20 s}, {reps: 8, tempo: 2 s}], start: 2}"
    )

    assert step.ladder == (
        WrittenRung(dose=Hold(10), exercise="hip-stretch-chair", sets=2),
        WrittenRung(dose=Hold(20)),
        WrittenRung(dose=Reps(8, (2,))),
    )


def test_the_last_rung_of_a_run_walk_plan_can_be_jogged_through(read_step: ReadStep) -> None:
    step = read_step(
        "{exercise: walk-jog, ladder: [{walk: 1:00, jog: 14:00, times: 2}, {jog: 30:00, times: 1}]}"
    )

    assert step.ladder[-1].dose == WalkJog(0, 1800, 1)


@pytest.mark.parametrize(
    ("step", "codes"),
    [
        ("{hold: 30 s}", ["missing-key"]),
        ("{exercise: hip-stretch, hold: 30 s, reps: 8}", ["two-doses"]),
        ("{exercise: hip-stretch, hold: 30 s, open: true}", ["two-doses"]),
        ("{exercise: hip-stretch, hold: 30 s, ladder: [{hold: 10 s}]}", ["two-doses"]),
        ("{exercise: walk-jog, walk: 1 min, times: 3}", ["incomplete-walk-jog"]),
        ("{exercise: walk-jog, jog: 1 min, times: 3}", ["incomplete-walk-jog"]),
        ("{exercise: walk-jog, walk: 1 min, jog: 1 min}", ["incomplete-walk-jog"]),
        ("{exercise: hip-stretch, hold: 30 s, times: 3}", ["times-without-jog"]),
        ("{exercise: hip-stretch, hold: 30 s, tempo: 4 s}", ["tempo-without-reps"]),
        ("{exercise: hip-stretch, open: true, start: 1}", ["start-without-ladder"]),
        ("{exercise: hip-stretch, open: maybe}", ["bad-boolean"]),
        ("{exercise: hip-stretch, hold: 30 s, long: yes}", ["bad-boolean"]),
        ("{exercise: hip-stretch, hold: 30 s, sides: [left, up]}", ["bad-sides"]),
        ("{exercise: hip-stretch, hold: 30 s, sides: []}", ["empty-list"]),
        ("{exercise: hip-stretch, hold: 30 s, ask: [none, after]}", ["bad-ask"]),
        ("{exercise: hip-stretch, hold: 30 s, sets: 11}", ["count-limits"]),
        ("{exercise: hip-stretch, reps: 61}", ["count-limits"]),
        ("{exercise: hip-stretch, ladder: []}", ["empty-list"]),
        ("{exercise: hip-stretch, ladder: [{sets: 2}]}", ["no-dose"]),
        ("{exercise: hip-stretch, ladder: [{hold: 10-20 s}]}", ["bad-duration"]),
        ("{exercise: hip-stretch, ladder: [{hold: 10 s, reps: 3}]}", ["two-doses"]),
        ("{exercise: hip-stretch, hold: 30 s, note: [a]}", ["wrong-shape"]),
    ],
)
def test_steps_that_say_too_little_or_too_much(
    step: str, codes: list[str], codes_of_step: CodesOfStep
) -> None:
    assert codes_of_step(step) == codes
