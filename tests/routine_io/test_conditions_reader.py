"""Conditions and warning signs."""

from rehab_app.model.red_flag import RedFlagPart, Urgency
from rehab_app.routine_io.reader import read_conditions, read_red_flags
from rehab_app.routine_io.shipped import Shipped


def test_all_keys_of_a_condition_are_read(small: Shipped) -> None:
    runners, strain, stress = small.conditions.values()

    assert (runners.id, runners.short, runners.name) == ("runners-hip", "GEN", "Runner's hip")
    assert (runners.also, runners.care_tags) == (("not sure",), frozenset({"impact"}))
    assert (runners.suitable, runners.change) == ("Easy stretches.", "Begin easily.")
    assert (runners.see_someone, runners.sources) == ("If it lasts.", ("S11",))
    assert strain.avoid_tags == {"hf-len"}
    assert strain.avoid == {"ice-pack"}
    assert strain.care == {"bridge"}
    assert strain.fine == {"hip-stretch-high"}
    assert stress.avoid_all


def test_tags_that_nerve_symptoms_avoid_are_read(small: Shipped) -> None:
    assert small.nerve_avoid_tags == {"hf-len"}


def test_warning_signs_have_an_urgency_and_parts(small: Shipped) -> None:
    first, second = small.red_flags.flags

    assert (first.id, first.urgency, first.source) == ("F1", Urgency.EMERGENCY, ("S24",))
    assert second.parts[1] == RedFlagPart(
        text="Only the leg is swollen.", urgency=Urgency.SAME_DAY, advice="Have it looked at."
    )
    assert small.red_flags.ask_again_days == 14


def test_a_file_of_conditions_with_an_error_gives_none() -> None:
    table, problems = read_conditions(b"format: 1\nconditions:\n  - {id: a}\n", "c.yaml")

    assert table.conditions == ()
    assert [problem.code for problem in problems] == ["missing-key", "missing-key"]


def test_an_unknown_urgency_is_an_error() -> None:
    text = b"format: 1\nflags:\n  - {id: F, question: Q, action: now, action_text: T}\n"

    screen, problems = read_red_flags(text, "f.yaml")

    assert screen is None
    assert [problem.code for problem in problems] == ["unknown-word"]
