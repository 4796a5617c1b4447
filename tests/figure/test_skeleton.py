"""Angles in the words of a clinician put bones where a clinician expects them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.figure.rotation import ball_angles, ball_rotation, between, unit
from rehab_app.figure.skeleton import Build, Posture, Skeleton, range_problems, stand
from rehab_app.model.anatomy import ANGLES, BONES, JOINTS, mirrored

SKELETON = Skeleton(Build())
BODY = Build()


def posture(**angles: float) -> Posture:
    return stand(SKELETON, {name.replace("__", "."): value for name, value in angles.items()})


def knee_of(found: Posture, side: str) -> np.ndarray:
    return found.place(f"shin{side}") - found.place(f"thigh{side}")


def test_a_body_without_angles_stands_upright() -> None:
    found = posture()

    assert found.place("head")[1] > found.place("pelvis")[1] > found.place("foot_left")[1]
    assert found.place("hand_left")[0] > 0 > found.place("hand_right")[0]
    assert np.allclose(knee_of(found, "_left"), [0, -BODY.thigh_m, 0])


@pytest.mark.parametrize(
    ("angle", "degrees", "direction"),
    [
        ("flexion", 90, (0, 0, 1)),
        ("flexion", -90, (0, 0, -1)),
        ("abduction", 90, (1, 0, 0)),
    ],
)
def test_a_hip_moves_the_thigh(angle: str, degrees: float, direction: tuple[float, ...]) -> None:
    found = stand(SKELETON, {f"hip_left.{angle}": degrees})

    assert np.allclose(knee_of(found, "_left") / BODY.thigh_m, direction)


def test_abduction_is_away_from_the_midline_on_both_sides() -> None:
    found = posture(hip_left__abduction=30, hip_right__abduction=30)

    assert knee_of(found, "_left")[0] == pytest.approx(-knee_of(found, "_right")[0])
    assert knee_of(found, "_left")[0] > 0


def test_external_rotation_turns_the_toes_outwards() -> None:
    found = posture(hip_left__rotation=40, hip_right__rotation=40)

    assert found.place("toes_left")[0] > found.place("foot_left")[0]
    assert found.place("toes_right")[0] < found.place("foot_right")[0]


def test_a_bent_knee_brings_the_heel_to_the_seat() -> None:
    found = posture(knee_left__flexion=120)

    assert found.place("foot_left")[2] < found.place("shin_left")[2] - 0.3


def test_a_bent_elbow_brings_the_hand_to_the_front() -> None:
    assert posture(elbow_left__flexion=90).place("hand_left")[2] > 0.2


def test_the_spine_shares_its_bend() -> None:
    found = posture(lumbar__flexion=40, thoracic__flexion=20)
    tilt = [
        np.degrees(np.arctan2(found.turn(bone)[2, 1], found.turn(bone)[1, 1]))
        for bone in ("lumbar_1", "lumbar_2", "thoracic_1", "thoracic_2")
    ]

    assert tilt == pytest.approx([20, 40, 50, 60])


def test_every_joint_moves_a_bone() -> None:
    still = posture()
    for name, angle in ANGLES.items():
        moved = stand(SKELETON, {name: angle.neutral + 20})
        # An eye on the rotations, because a pronated forearm stays in its place.
        assert not np.allclose(moved.turns, still.turns) or not np.allclose(
            moved.places, still.places
        ), name


@given(
    flexion=st.floats(-30, 140), abduction=st.floats(-60, 80), rotation=st.floats(-80, 80),
    sign=st.sampled_from([1, -1]),
)  # fmt: skip
def test_the_angles_of_a_ball_joint_can_be_read_back(
    flexion: float, abduction: float, rotation: float, sign: int
) -> None:
    turn = ball_rotation(flexion, abduction, rotation, sign)

    assert ball_angles(turn, sign) == pytest.approx((flexion, abduction, rotation), abs=1e-6)


@given(share=st.floats(0, 1), angle=st.floats(-179, 179))
def test_between_two_rotations_the_way_is_even(share: float, angle: float) -> None:
    start, end = (
        ball_rotation(10, 20, 30, 1),
        ball_rotation(10, 20, 30, 1) @ ball_rotation(angle, 0, 0, 1),
    )
    found = start.T @ between(start, end, share)

    assert ball_angles(found, 1)[0] == pytest.approx(angle * share, abs=1e-4)


def test_a_null_vector_stays_one() -> None:
    assert unit([0, 0, 0]).tolist() == [0, 0, 0]


def test_an_angle_beyond_its_range_is_named() -> None:
    assert range_problems({"hip_left.flexion": 170, "knee_left.flexion": 90}) == [
        "hip_left.flexion is 170°, beyond -30 to 150"
    ]


def test_every_bone_and_joint_has_a_mirror_image() -> None:
    assert {mirrored(bone) for bone in BONES} == set(BONES)
    assert {mirrored(joint) for joint in JOINTS} == set(JOINTS)
    assert all(mirrored(mirrored(bone)) == bone for bone in BONES)
