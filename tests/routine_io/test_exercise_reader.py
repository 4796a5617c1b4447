"""Exercises of the catalogue and of a routine."""

from rehab_app.model.exercise import Sided
from rehab_app.model.ladder import Hold, Reps
from rehab_app.routine_io.reader import read_exercises
from rehab_app.routine_io.shipped import Shipped

HEAD = 'format: 1\ngroup: "2.1"\ntitle: Stretches\nexercises:\n  - '
REST = "name: N, targets: [quad], tags: [], position: standing, sided: one, cues: [Stand.]"


def codes(text: str) -> list[str]:
    return [problem.code for problem in read_exercises(text.encode(), "file.yaml")[1]]


def test_all_keys_of_an_exercise_are_read(small: Shipped) -> None:
    exercise = small.catalogue["hip-stretch"]

    assert exercise.name == "Hip stretch"
    assert exercise.group == "2.1"
    assert exercise.also == ("front hip stretch",)
    assert exercise.targets == ("hip-flexor", "quad")
    assert exercise.tags == {"hf-len"}
    assert exercise.position == "half-kneeling"
    assert exercise.props == ("mat",)
    assert exercise.sided is Sided.ONE
    assert (exercise.dose, exercise.sets, exercise.rest_s) == (Hold(30), 2, 10)
    assert exercise.cues == ("Kneel on one knee.", "Tuck your pelvis.")
    assert (exercise.feel, exercise.not_feel) == ("a pull in front of the hip", "a pinch")
    assert (exercise.easier, exercise.harder) == ("hip-stretch-chair", "hip-stretch-high")
    assert exercise.notes == "use a pillow"


def test_a_default_dose_of_reps_has_its_tempo(small: Shipped) -> None:
    bridge = small.catalogue["bridge"]

    assert (bridge.dose, bridge.sets, bridge.rest_s) == (Reps(10, (3,)), 2, 30)


def test_what_an_exercise_needs_is_asked_for() -> None:
    assert codes(f"{HEAD}{{id: a}}\n") == ["missing-key"] * 6


def test_a_default_dose_is_a_hold_or_reps_and_not_both() -> None:
    assert codes(f"{HEAD}{{id: a, dose: {{hold: 10 s, reps: 5}}, {REST}}}\n") == ["two-doses"]


def test_a_group_is_needed_in_the_catalogue() -> None:
    assert codes("format: 1\ntitle: T\nexercises: []\n") == ["missing-key", "empty-list"]


def test_a_file_with_an_error_gives_no_exercise() -> None:
    exercises, problems = read_exercises(f"{HEAD}{{id: A, {REST}}}\n".encode(), "file.yaml")

    assert exercises == ()
    assert [problem.code for problem in problems] == ["bad-id"]
