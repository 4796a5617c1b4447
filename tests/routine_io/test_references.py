"""What a routine refers to has to exist."""

import pytest

from rehab_app.routine_io.reader import read_routine
from rehab_app.routine_io.shipped import Shipped
from tests.routine_io.routine_texts import HEAD, CodesOfStep, ReadText, routine_with_step

OWN = (
    "exercises:\n  - {{id: {id}, name: N, targets: [quad], tags: [{tag}], position: supine,"
    " sided: one, cues: [C.], easier: {easier}}}\n"
    "blocks:\n  - {{title: B, steps: [{{exercise: butterfly, hold: 30 s}}]}}\n"
)


@pytest.mark.parametrize(
    "step",
    [
        "{exercise: hip-strech, hold: 30 s}",
        "{exercise: hip-stretch, hold: 30 s, easier: hip-strech-chair}",
        "{exercise: hip-stretch, hold: 30 s, harder: hip-strech-high}",
        "{exercise: hip-stretch, ladder: [{hold: 10 s}, {exercise: hip-strech-high, hold: 10 s}]}",
        "{exercise: Hip Stretch, hold: 30 s}",
    ],
)
def test_an_exercise_that_nobody_knows_gets_the_nearest(step: str, read_text: ReadText) -> None:
    (problem,) = read_text(routine_with_step(step)).problems

    assert problem.code == "unknown-exercise"
    assert problem.hint.startswith("did you mean hip-stretch")


def test_a_condition_that_nobody_knows_is_reported_where_it_stands(read_text: ReadText) -> None:
    step = routine_with_step("{exercise: butterfly, hold: 30 s}")

    (problem,) = read_text(
        step.replace("blocks:", "suits: [runners-hip, runers-hip]\nblocks:")
    ).problems

    assert (problem.code, problem.line, problem.column) == ("unknown-condition", 5, 22)
    assert problem.hint == "did you mean runners-hip?"


def test_a_rule_names_targets_and_exercises_that_exist(read_text: ReadText) -> None:
    rules = (
        "pain_rules:\n  base: standard\n  rules:\n"
        "    - {at: pose, target: hip-flexr, do: end-session}\n"
        "    - {at: pose, exercise: brige, do: end-session}\n"
    )

    reading = read_text(rules + routine_with_step("{exercise: butterfly, hold: 30 s}"))

    assert [problem.code for problem in reading.problems] == ["unknown-target", "unknown-exercise"]
    assert [problem.hint for problem in reading.problems] == [
        "did you mean hip-flexor?",
        "did you mean bridge?",
    ]


@pytest.mark.parametrize(
    ("id_", "tag", "easier", "code"),
    [
        ("butterfly", "hf-len", "bridge", "exercise-taken"),
        ("my-own", "hf-lenn", "bridge", "unknown-tag"),
        ("my-own", "hf-len", "brige", "unknown-exercise"),
    ],
)
def test_own_exercises_fit_in_with_the_catalogue(
    id_: str, tag: str, easier: str, code: str, read_text: ReadText
) -> None:
    reading = read_text(HEAD + OWN.format(id=id_, tag=tag, easier=easier))

    assert [problem.code for problem in reading.problems] == [code]


def test_two_own_exercises_with_one_id_are_an_error(read_text: ReadText) -> None:
    row = (
        "  - {id: mine, name: N, targets: [quad], tags: [], position: supine, sided: one,"
        " cues: [C.]}\n"
    )
    text = f"exercises:\n{row}{row}" + routine_with_step("{exercise: mine, hold: 30 s}")

    assert [problem.code for problem in read_text(text).problems] == ["exercise-taken"]


def test_an_id_that_another_routine_has_is_an_error(small: Shipped) -> None:
    text = routine_with_step("{exercise: butterfly, hold: 30 s}").encode()

    reading = read_routine(
        text, "b.yaml", small.catalogue, small.conditions, small.rules, {"small-routine": "a.yaml"}
    )

    (problem,) = reading.problems
    assert (problem.code, problem.line) == ("duplicate-id", 2)
    assert "a.yaml" in problem.message


def test_references_are_checked_where_the_shape_is_broken_too(codes_of_step: CodesOfStep) -> None:
    assert codes_of_step("{exercise: nobody-knows, hodl: 30 s}") == [
        "unknown-exercise",
        "unknown-key",
    ]
