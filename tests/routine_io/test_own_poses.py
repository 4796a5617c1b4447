"""A pose of an own exercise: one of the catalogue with a few angles changed."""

from rehab_app.model.exercise import Exercise
from rehab_app.routine_io.reader import read_exercises
from tests.helpers.poses import shelf

TEXT = """\
format: 1
group: "2.1"
title: Own
exercises:
  - id: mine
    name: Mine
    targets: [hip-flexor]
    tags: []
    position: half-kneeling
    sided: one
    cues: [Kneel.]
    pose: {POSE}
"""
FROM = "half-kneeling-hip-flexor-stretch"


def exercise_with(pose: str) -> Exercise:
    exercises, problems = read_exercises(TEXT.replace("{POSE}", pose).encode(), "mine.yaml")
    assert problems == ()
    return exercises[0]


def test_a_few_angles_change_the_last_position_only() -> None:
    base = shelf().poses[FROM]
    pose = shelf().of(exercise_with(f"{{from: {FROM}, hip_right: {{flexion: 10}}}}"))

    assert pose is not None
    assert pose.keys[:-1] == base.keys[:-1]
    assert pose.keys[-1].angles == {**base.keys[-1].angles, "hip_right.flexion": 10}
    assert pose.props == base.props


def test_what_is_written_replaces_what_was_there() -> None:
    pose = shelf().of(
        exercise_with(f"{{from: {FROM}, feet: shoes, marks: [quads_right], props: []}}")
    )

    assert pose is not None
    assert (pose.feet.value, pose.marks, pose.props) == ("shoes", ("quads_right",), ())


def test_keys_that_are_written_out_go_on_from_the_first() -> None:
    base = shelf().poses[FROM]
    pose = shelf().of(
        exercise_with(f"{{from: {FROM}, keys: [{{knee_right: 80}}, {{knee_right: 60}}]}}")
    )

    assert pose is not None
    assert [key.angles["knee_right.flexion"] for key in pose.keys] == [80, 60]
    assert pose.keys[1].pin == base.keys[0].pin


def test_an_exercise_without_a_pose_of_its_own_has_that_of_the_catalogue() -> None:
    exercise = exercise_with(f"{{from: {FROM}}}")

    assert shelf().of(exercise) == shelf().poses[FROM]


def test_the_id_of_an_exercise_alone_is_its_pose() -> None:
    assert shelf().of(exercise_with(FROM)) == shelf().poses[FROM]
