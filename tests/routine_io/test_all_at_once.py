"""Every mistake is named in one reading, and each of them once: nothing that only follows."""

import pytest

from tests.routine_io.routine_texts import HEAD, CodesOfStep, ReadText, routine_with_step

MINE = (
    "exercises:\n  - {id: mine, name: N, targets: [quad], tags: [], position: supine, sided: one,"
    " cues: [C.]}\n"
)


def found(read_text: ReadText, text: str) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in read_text(text).problems]


def test_a_misspelt_key_in_one_step_hides_nothing_of_another(read_text: ReadText) -> None:
    text = routine_with_step("{exercise: butterfly, hodl: 30 s}") + (
        "      - {exercise: hip-strech, hold: 30 s}\n"
        "      - {exercise: ice-pack, hold: 25 min}\n"
        "      - {exercise: bridge, reps: many}\n"
        "      - {exercise: hip-stretch-high}\n"
    )

    assert found(read_text, text) == [
        ("unknown-key", 8),
        ("unknown-exercise", 9),
        ("thermal-cap", 10),
        ("bad-count", 11),
        ("no-dose", 12),
    ]


@pytest.mark.parametrize(
    "step",
    [
        "{exercise: hip-stretch-high, hodl: 30 s}",
        "{exercise: hip-stretch-high, duration: 30 s}",
        "{exercise: butterfly, ladder: [{hodl: 30 s}]}",
        "{exercise: walk-jog, walk: 1 min, jgo: 1 min, times: 3}",
        "{exercise: walk-jog, wlak: 1 min, jog: 1 min, times: 3}",
        "{exercise: walk-jog, walk: 1 min, jog: 1 min, tmes: 3}",
        "{excercise: butterfly, hold: 30 s}",
        "{exercise: ice-pack, hold: 25 min, restt: 10 s}",
    ],
)
def test_a_misspelt_key_is_not_said_to_be_missing_as_well(
    step: str, codes_of_step: CodesOfStep
) -> None:
    assert codes_of_step(step) == ["unknown-key"]


@pytest.mark.parametrize(
    ("step", "code"),
    [
        ("{exercise: , hold: 30 s}", "empty-value"),
        ("{exercise: hip-stretch-high, hold: }", "empty-value"),
        ("{exercise: hip-stretch-high, hold: 1.5}", "bad-duration"),
        ("{exercise: {a: b}, hold: 30 s}", "wrong-shape"),
        ("{exercise: butterfly, hold: 30 s, sides: lefft}", "bad-sides"),
        ("{exercise: *other, hold: 30 s}", "alias"),
        ("{<<: {hold: 30 s}}", "merge-key"),
        ("butterfly", "wrong-shape"),
    ],
)
def test_a_value_that_can_not_be_read_has_one_problem(
    step: str, code: str, codes_of_step: CodesOfStep
) -> None:
    assert codes_of_step(step) == [code]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("exercises:", "excercises:"), ("unknown-key", 5)),
        (("{id: mine", "{idd: mine"), ("unknown-key", 6)),
        (("id: mine", "id: My_Own"), ("bad-id", 6)),
        (("id: mine, ", ""), ("missing-key", 6)),
        (("targets: [quad]", "targets: []"), ("empty-list", 6)),
        (("tags: []", "tags: [HF Len]"), ("bad-id", 6)),
        (("targets: [quad]", "target: [quad]"), ("unknown-key", 6)),
    ],
)
def test_steps_are_not_blamed_for_a_broken_own_exercise(
    change: tuple[str, str], expected: tuple[str, int], read_text: ReadText
) -> None:
    name = "My_Own" if "My_Own" in change[1] else "mine"
    text = f"{HEAD}{MINE.replace(*change)}blocks:\n  - title: B\n    steps:\n"
    text += f"      - {{exercise: {name}, hold: 30 s, easier: {name}}}\n"

    assert found(read_text, text) == [expected]


def test_two_broken_ids_are_not_the_same_id(read_text: ReadText) -> None:
    second = MINE.splitlines()[1].replace("mine", "My Other")
    text = f"{MINE.replace('mine', 'My Own')}{second}\n"
    step = routine_with_step("{exercise: butterfly, hold: 30 s}")

    assert found(read_text, text + step) == [("bad-id", 2), ("bad-id", 3)]


def test_a_rule_is_not_blamed_for_a_target_that_a_broken_exercise_may_have(
    read_text: ReadText,
) -> None:
    rules = (
        "pain_rules: {base: standard, rules: [{at: pose, target: toe, pain: 3, do: skip-target}]}\n"
    )
    step = routine_with_step("{exercise: butterfly, hold: 30 s}")
    broken = MINE.replace("targets: [quad]", "target: [toe]")

    assert [code for code, _ in found(read_text, rules + step)] == ["unknown-target"]
    assert [code for code, _ in found(read_text, rules + broken + step)] == ["unknown-key"]


def test_an_error_hides_no_warning_of_another_step(read_text: ReadText) -> None:
    text = routine_with_step("{exercise: butterfly, hodl: 30 s}").replace(
        "blocks:", "suits: [hip-flexor-strain, runers-hip]\nblocks:"
    )
    text += "      - {exercise: hip-stretch, hold: 30 s}\n"

    assert found(read_text, text) == [
        ("unknown-condition", 5),
        ("unknown-key", 9),
        ("condition-avoids", 10),
    ]
