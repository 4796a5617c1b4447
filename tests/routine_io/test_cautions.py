"""Warnings that keep no file from being used."""

import pytest

from rehab_app.model.problem import Severity
from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library, load_shipped
from rehab_app.routine_io.reader import read_routine
from rehab_app.routine_io.shipped import Shipped
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


@pytest.fixture(scope="module")
def shipped() -> Shipped:
    return load_shipped(routines_folder())


def warned(shipped: Shipped, *steps: str, head: str = "", kind: str = "stretch") -> list[str]:
    rows = "".join(f"      - {step}\n" for step in steps)
    text = HEAD.replace("stretch", kind) + head
    text += f"blocks:\n  - title: B\n    steps:\n{rows}"
    reading = read_routine(
        text.encode(), "routine.yaml", shipped.catalogue, shipped.conditions, shipped.rules
    )
    assert reading.routine, reading.problems
    return [problem.code for problem in reading.problems]


def test_every_warning_about_people_says_why_and_where_that_comes_from(shipped: Shipped) -> None:
    folder = routines_folder()
    entries = Library(shipped, folder).entries()
    problems = [problem for entry in entries for problem in entry.problems]

    assert {problem.code for problem in problems} == {"condition-care"}
    assert all("(S" in problem.message and ": " in problem.message for problem in problems)


RUN = "{exercise: walk-jog-interval, walk: 1:00, jog: 1:00, times: 2}"
STRETCH = "{exercise: supine-strap-hamstring-stretch, hold: %s, rest: 0 s}"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((STRETCH % "61 s", RUN), ["static-before-run"]),
        ((STRETCH % "60 s", RUN), []),
        ((STRETCH % "30-61 s", RUN), ["static-before-run"]),  # the most that is prescribed
        ((STRETCH % "30 s", STRETCH % "31 s", RUN), ["static-before-run"]),
        ((STRETCH % "30 s", STRETCH % "30 s", RUN), []),
        ((RUN, STRETCH % "61 s"), []),  # after the run
        ((RUN, STRETCH % "61 s", RUN), ["static-before-run"]),
        # an hour later
        ((STRETCH % "61 s", "{exercise: brisk-walk, hold: 1 h}", RUN), []),
        (
            (STRETCH % "61 s", "{exercise: brisk-walk, hold: 58 min}", RUN),
            ["static-before-run"],
        ),
        # each side is a muscle of its own
        (
            ("{exercise: supine-strap-hamstring-stretch, hold: 60 s, sides: [right, left]}", RUN),
            [],
        ),
        # rolling and moving are no static stretches
        (("{exercise: foam-roll-hamstrings, hold: 90 s}", RUN), []),
    ],
)
def test_long_static_stretches_before_a_run(
    steps: tuple[str, ...], expected: list[str], shipped: Shipped
) -> None:
    assert warned(shipped, *steps) == expected


def test_a_variant_that_is_worse_for_a_condition_is_noticed(shipped: Shipped) -> None:
    step = "{exercise: adductor-rock-back, reps: 8%s}"
    head = "suits: [hip-osteoarthritis]\n"

    assert warned(shipped, step % "", head=head) == ["variant-worse"]
    assert "variant-worse" not in warned(shipped, step % ", easier: supine-march", head=head)


def test_a_written_rung_is_screened_like_the_step(shipped: Shipped) -> None:
    step = "{exercise: brisk-walk, ladder: [{hold: 4 min}, {exercise: %s, hold: 5 min}]}"
    head = "suits: [hamstring-strain]\n"

    assert "condition-avoids" in warned(shipped, step % "yin-caterpillar", head=head)
    assert "condition-avoids" not in warned(shipped, step % "march-in-place", head=head)


def test_a_step_of_a_ladder_counts_against_the_whole_routine(shipped: Shipped) -> None:
    steep = "{exercise: brisk-walk, ladder: [{hold: 5 min}, {hold: 10 min}]}"

    assert warned(shipped, steep) == ["steep-ladder"]
    assert warned(shipped, steep, "{exercise: march-in-place, hold: 15 min}") == []
