"""Pose files: every word means something, and what is wrong is said with its place."""

from pathlib import Path

import pytest

from rehab_app.model.person import Side
from rehab_app.model.pose import AimKind, Feet, KeyPosition, Pose
from rehab_app.model.problem import Problem
from rehab_app.model.prop import PropKind
from rehab_app.routine_io.poses import load_poses, read_poses

HEAD = "format: 1\ntitle: Poses\nposes:\n  - exercise: kneel\n"
WHOLE = (
    HEAD
    + """\
    side: right
    feet: shoes
    camera: {yaw: -78, pitch: 10, zoom: 1.2}
    marks: [hip_flexors_right, low_back]
    props:
      - {kind: mat}
      - {kind: ice, on: pelvis, offset: [-0.13, 0, 0], normal: [-1, 0, 0], cloth: true}
      - {kind: ice, name: second, on: thigh_left}
      - {kind: chair, at: [0.1, 0.6], heading: 180, seat: 0.4, back: 0.8}
      - {kind: block, at: [0, 0.3], height: 0.1, size: [0.2, 0.1, 0.1]}
    order: [[ice, thigh_right], [torso, second]]
    loop: true
    still: 0.4
    keys:
      - pin: shin_right
        anchor: [shin_right, toes_right]
        lift: 0.1
        fist: 1
        body: {turn: 10, tilt: -5}
        hip: {flexion: 90}
        hip_right: {flexion: -20, rotation: 5}
        knee_right: 58
        reach:
          foot_left: {floor: [0.1, 0.4], height: 0.07, flat: true, toes: [0, 0, 1], knee: [0, 0, 1]}
          hand_left: {to: pelvis, at: [0.1, 0, 0], elbow: [1, 0, 0], in_room: true}
      - hip_right: {flexion: -26}
        pin: {bone: thigh_right, at: [0, -0.1, 0]}
        fist_left: 0.5
        reach: {hand_left: free, hand_right: {point: [0, 1, 0]}}
      - {inherit: false, knee: 30}
"""
)


def codes(text: str) -> list[str]:
    return [problem.code for problem in read_poses(text.encode(), "poses.yaml")[1]]


def problem(pose_lines: str) -> Problem:
    text = HEAD + pose_lines
    poses, problems = read_poses(text.encode(), "poses.yaml")
    assert poses == {}
    assert len(problems) == 1, problems
    return problems[0]


@pytest.fixture(scope="module")
def whole() -> Pose:
    poses, problems = read_poses(WHOLE.encode(), "poses.yaml")
    assert problems == ()
    return poses["kneel"]


def test_what_holds_for_the_whole_pose_is_read(whole: Pose) -> None:
    assert whole.side is Side.RIGHT
    assert whole.feet is Feet.SHOES
    assert (whole.view.yaw_deg, whole.view.pitch_deg, whole.view.zoom) == (-78, 10, 1.2)
    assert whole.marks == ("hip_flexors_right", "low_back")
    assert whole.order == (("ice", "thigh_right"), ("torso", "second"))
    assert whole.loops
    assert whole.still_at == 0.4


def test_props_are_read_and_named(whole: Pose) -> None:
    mat, ice, second, chair, block = whole.props

    assert (mat.kind, mat.name) == (PropKind.MAT, "mat")
    assert (ice.name, ice.bone, ice.offset, ice.has_cloth) == ("ice", "pelvis", (-0.13, 0, 0), True)
    assert (second.name, second.bone) == ("second", "thigh_left")
    assert (chair.at, chair.heading_deg, chair.height_m, chair.back_m) == (
        (0.1, 0, 0.6),
        180,
        0.4,
        0.8,
    )
    assert (block.at, block.size) == ((0, 0.1, 0.3), (0.2, 0.1, 0.1))


def test_a_joint_without_a_side_means_both_and_a_side_stands_above_it(whole: Pose) -> None:
    angles = whole.keys[0].angles

    assert angles["hip_left.flexion"] == 90
    assert (angles["hip_right.flexion"], angles["hip_right.rotation"]) == (-20, 5)
    assert angles["knee_right.flexion"] == 58
    assert (angles["body.turn"], angles["body.tilt"]) == (10, -5)


def test_reaches_are_read(whole: Pose) -> None:
    foot, hand = (whole.keys[0].reach[end] for end in ("foot_left", "hand_left"))

    assert (foot.aim, foot.at, foot.is_flat) == (AimKind.FLOOR, (0.1, 0.07, 0.4), True)
    assert (foot.ahead, foot.bend, foot.bends_in_room) == ((0, 0, 1), (0, 0, 1), False)
    assert (hand.aim, hand.bone, hand.at) == (AimKind.BONE, "pelvis", (0.1, 0, 0))
    assert hand.bends_in_room


def test_a_key_goes_on_from_the_one_before_it(whole: Pose) -> None:
    first, second, third = whole.keys

    assert second.angles == {**first.angles, "hip_right.flexion": -26}
    assert set(second.reach) == {"foot_left", "hand_right"}
    assert (second.pin, second.pin_at) == ("thigh_right", (0, -0.1, 0))
    assert (second.anchor, second.lift_m) == (first.anchor, 0.1)
    assert (second.fist_left, second.fist_right) == (0.5, 1)
    assert third == KeyPosition(angles={"knee_left.flexion": 30, "knee_right.flexion": 30})


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("{hip_right: {flexion: 160}}", "angle-range", "hip (flexion)"),
        ("{knee: -20}", "angle-range", "write -5 to 160"),
        ("{hip_rihgt: {flexion: 10}}", "unknown-key", "did you mean hip_right?"),
        ("{hip: {flection: 10}}", "unknown-key", "did you mean flexion?"),
        ("{hip: {flexion: much}}", "bad-number", '"much"'),
        ("{anchor: [shin_rihgt]}", "unknown-word", "did you mean shin_right?"),
        ("{reach: {hand_left: {}}}", "one-aim", "one of to, floor, under, point"),
        ("{reach: {hand_left: {floor: [0, 0], point: [0, 0, 0]}}}", "one-aim", "has 2"),
        ("{reach: {hand_left: {floor: [0, 0, 0]}}}", "wrong-count", "3 numbers and not 2"),
        ("{reach: {hand_left: {floor: [0, 0], knee: [0, 0, 1]}}}", "unknown-key", "knee"),
        ("{reach: {foot_left: {to: shin_lef}}}", "unknown-word", "did you mean shin_left"),
        ("{fist: 2}", "number-limits", "write 0 to 1"),
        ("{lift: high}", "bad-number", "metres"),
        ("{inherit: yes}", "bad-boolean", "write true"),
    ],
)
def test_what_is_wrong_in_a_key_is_said(line: str, code: str, said: str) -> None:
    found = problem(f"    keys: [{line}]\n")

    assert found.code == code
    assert said in str(found)
    assert found.line == 5


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("marks: [hip_flexor]", "unknown-word", "did you mean hip_flexors"),
        ("side: both", "unknown-word", "left or right"),
        ("feet: boots", "unknown-word", "bare or shoes"),
        ("camera: {yaw: 400}", "number-limits", "-180 to 180"),
        ("props: [{kind: matt}]", "unknown-word", "did you mean mat?"),
        ("props: [{kind: mat, radius: 1}]", "unknown-key", "a mat knows no key"),
        ("props: [{kind: ice}]", "missing-key", "an ice pack needs on"),
        ("props: [{kind: wrap, on: head}]", "unknown-word", "pelvis"),
        ("props: [{kind: wrap, on: thigh_left, span: [0.5, 0.1]}]", "bad-span", "part of a length"),
        ("order: [[mat, thigh_left, head]]", "wrong-count", "pair"),
        ("order: [[matt, thigh_left]]", "unknown-piece", "matt"),
        ("order: none", "wrong-shape", "list of pairs"),
    ],
)
def test_what_is_wrong_in_a_pose_is_said(line: str, code: str, said: str) -> None:
    found = problem(f"    {line}\n    keys: [{{knee: 10}}]\n")

    assert found.code == code
    assert said in str(found)
    assert found.line == 5


def test_a_pose_needs_an_exercise_and_keys() -> None:
    assert codes("format: 1\ntitle: T\nposes:\n  - {side: left}\n") == ["missing-key"] * 2


def test_an_exercise_has_one_pose(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(HEAD + "    keys: [{knee: 10}]\n")
    shelf = load_poses(tmp_path)

    assert [problem.code for problem in shelf.problems] == ["pose-taken"]
    assert set(shelf.poses) == {"kneel"}
