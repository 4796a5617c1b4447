"""Warnings that keep no file from being used."""

import pytest

from rehab_app.model.problem import Severity
from tests.routine_io.routine_texts import HEAD, ReadText, routine_with_step

NEVER = "ask: {before: false, each: none, after: false, next_morning: false}\n"


def codes(read_text: ReadText, text: str) -> list[str]:
    reading = read_text(text)
    assert reading.routine, reading.problems
    assert all(problem.severity is Severity.WARNING for problem in reading.problems)
    return [problem.code for problem in reading.problems]


@pytest.mark.parametrize(
    ("suits", "step", "expected"),
    [
        ("hip-flexor-strain", "{exercise: hip-stretch, hold: 30 s}", ["condition-avoids"]),
        ("hip-flexor-strain", "{exercise: bridge, reps: 8}", ["condition-care"]),
        ("hip-flexor-strain", "{exercise: hip-stretch-high, hold: 30 s}", []),
        (
            "runners-hip",
            "{exercise: walk-jog, walk: 1:00, jog: 1:00, times: 2}",
            ["condition-care"],
        ),
        ("runners-hip", "{exercise: hip-stretch, hold: 30 s}", []),
    ],
)
def test_exercises_are_screened_for_the_conditions_a_routine_suits(
    suits: str, step: str, expected: list[str], read_text: ReadText
) -> None:
    text = routine_with_step(step).replace("blocks:", f"suits: [{suits}]\nblocks:")

    assert codes(read_text, text) == expected


def test_one_side_without_the_other_is_noticed(read_text: ReadText) -> None:
    text = routine_with_step("{exercise: hip-stretch, hold: 30 s, sides: left}")

    assert codes(read_text, text) == ["one-side-only"]
    assert (
        codes(read_text, text + "      - {exercise: hip-stretch, hold: 20 s, sides: right}\n") == []
    )


def test_a_picture_needs_a_description(read_text: ReadText) -> None:
    text = (
        f"{HEAD}exercises:\n  - {{id: mine, name: N, targets: [quad], tags: [], position: supine,"
        " sided: one, cues: [C.], picture: mine.png%s}\n"
        "blocks:\n  - {title: B, steps: [{exercise: mine, hold: 30 s}]}\n"
    )

    assert codes(read_text, text % "") == ["picture-without-description"]
    assert codes(read_text, text % ", description: A leg on a towel.") == []


def test_a_routine_that_never_asks_is_noticed(read_text: ReadText) -> None:
    step = routine_with_step("{exercise: butterfly, hold: 30 s}")

    assert codes(read_text, NEVER + step) == ["never-asked"]
    assert codes(read_text, NEVER + step.replace("30 s", "30 s, ask: after")) == []
    assert codes(read_text, NEVER.replace("after: false", "after: true") + step) == []
