"""Limits of a routine and doses that do not fit."""

import pytest

from rehab_app.model.problem import Severity
from tests.routine_io.routine_texts import HEAD, CodesOfStep, ReadStep, ReadText, routine_with_step


def test_a_step_without_a_dose_takes_the_default_and_says_so(read_text: ReadText) -> None:
    reading = read_text(routine_with_step("{exercise: hip-stretch}"))

    assert reading.routine
    (problem,) = reading.problems
    assert (problem.code, problem.severity) == ("default-dose", Severity.WARNING)


@pytest.mark.parametrize(
    ("step", "codes"),
    [
        ("{exercise: hip-stretch-high}", ["no-dose"]),
        ("{exercise: hip-stretch-high, open: false}", ["no-dose"]),
        ("{exercise: butterfly, hold: 30 s, sides: left}", ["sides-on-both"]),
        ("{exercise: butterfly, hold: 30 s, sides: each}", ["sides-on-both"]),
        ("{exercise: butterfly, hold: 30 s, sides: both}", []),
        ("{exercise: hip-stretch, hold: 30 s, sides: both}", []),
        ("{exercise: butterfly, hold: 5 min}", []),
        ("{exercise: butterfly, hold: 301 s}", ["long-hold"]),
        ("{exercise: butterfly, hold: 4-6 min}", ["long-hold"]),
        ("{exercise: butterfly, hold: 6 min, long: false}", ["long-hold"]),
        ("{exercise: butterfly, hold: 6 min, long: true}", []),
        ("{exercise: butterfly, ladder: [{hold: 4 min}, {hold: 6 min}]}", ["long-hold"]),
        ("{exercise: brisk-walk, hold: 30 min}", []),
        ("{exercise: ice-pack, hold: 20 min}", []),
        ("{exercise: ice-pack, hold: 10-21 min}", ["thermal-cap"]),
        ("{exercise: ice-pack, hold: 30 min, long: true}", ["thermal-cap"]),
        ("{exercise: ice-pack, ladder: [{hold: 10 min}, {hold: 25 min}]}", ["thermal-cap"]),
        ("{exercise: hip-stretch, hold: 20-45 s, start: 4}", []),
        ("{exercise: hip-stretch, hold: 20-45 s, start: 5}", ["start-beyond-ladder"]),
        ("{exercise: butterfly, ladder: [{hold: 10 s}], start: 2}", ["start-beyond-ladder"]),
        ("{exercise: butterfly, ladder: [{hold: 20 s}, {hold: 10 s}]}", ["ladder-not-climbing"]),
        ("{exercise: butterfly, open: true, harder: bridge}", ["harder-without-amount"]),
        (
            "{exercise: walk-jog, walk: 1:00, jog: 1:00, times: 2, harder: bridge}",
            ["harder-without-amount"],
        ),
        ("{exercise: butterfly, hold: 30 s, harder: bridge}", []),
        ("{exercise: butterfly, hold: 30 s, ask: [1 min, after]}", ["ask-too-late"]),
        ("{exercise: butterfly, hold: 30-90 s, ask: [1 min, after]}", []),
        ("{exercise: butterfly, hold: 30 s, ask: every 5 min}", ["ask-too-late"]),
        ("{exercise: butterfly, open: true, ask: 1 min}", []),
        ("{exercise: walk-jog, walk: 1:00, jog: 1:00, times: 5, ask: every 5 min}", []),
    ],
)
def test_doses(step: str, codes: list[str], codes_of_step: CodesOfStep) -> None:
    assert codes_of_step(step) == codes


def test_a_cap_names_what_may_be_written(read_text: ReadText) -> None:
    (problem,) = read_text(routine_with_step("{exercise: ice-pack, hold: 25 min}")).problems

    assert problem.hint == "write at most 20 min"
    assert problem.column == 36


def test_the_reader_is_no_obstacle_to_harder_variants(read_step: ReadStep) -> None:
    assert read_step("{exercise: bridge, reps: 8, harder: hip-stretch-high}").harder


def blocks(rounds: int, *steps: str) -> str:
    rows = "".join(f"      - {step}\n" for step in steps)
    return f"{HEAD}blocks:\n  - title: B\n    rounds: {rounds}\n    steps:\n{rows}"


def test_five_hundred_sets_are_allowed_and_no_more(read_text: ReadText) -> None:
    # 10 rounds x 5 sets x 2 sides = 100 sets a step
    step = "{exercise: hip-stretch, hold: 5 s, sets: 1-5}"

    assert read_text(blocks(10, *[step] * 5)).problems == ()

    reading = read_text(blocks(10, *[step] * 6))
    assert reading.routine is None
    assert [(found.code, found.line) for found in reading.problems] == [("too-many-sets", 14)]


def test_twelve_hours_are_allowed_and_no_more(read_text: ReadText) -> None:
    step = "{exercise: brisk-walk, hold: 1 h, ready: 0 s}"

    assert read_text(blocks(6, step, step)).problems == ()

    reading = read_text(blocks(6, step, step.replace("0 s", "1 s")))
    assert [(found.code, found.line) for found in reading.problems] == [("session-too-long", 10)]
