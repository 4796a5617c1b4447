"""Hands and feet come to where they are brought."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.figure.reach import Pull, apply_pulls
from rehab_app.figure.skeleton import Build, Posture, Skeleton, stand
from rehab_app.model.pose import AimKind, Reach

SKELETON = Skeleton(Build())


def palm_of(posture: Posture, side: str) -> np.ndarray:
    return posture.point(f"forearm{side}", (0, -Build().forearm_m - Build().palm_m, 0))


def pulled(end: str, reach: Reach | None, share: float = 1.0) -> Posture:
    posture = stand(SKELETON, {})
    apply_pulls(posture, {end: Pull(None, reach, share)}, {})
    return posture


@given(
    x=st.floats(0.05, 0.3), y=st.floats(0.25, 0.6), z=st.floats(0.1, 0.35),
)  # fmt: skip
def test_a_palm_comes_to_its_aim(x: float, y: float, z: float) -> None:
    aim = Reach(aim=AimKind.POINT, at=(x, y, z))

    posture = pulled("hand_left", aim)

    assert np.linalg.norm(palm_of(posture, "_left") - (x, y, z)) < 0.001
    assert posture.misses["hand_left"] == 0


def test_what_is_too_far_is_told_in_metres() -> None:
    posture = pulled("foot_left", Reach(aim=AimKind.POINT, at=(0.088, -2.0, 0)))

    assert posture.misses["foot_left"] == pytest.approx(2.0 - 0.84, abs=0.001)


def test_the_knee_points_where_it_is_told() -> None:
    ahead = pulled("foot_left", Reach(aim=AimKind.POINT, at=(0.1, -0.6, 0), bend=(0, 0, 1)))
    aside = pulled("foot_left", Reach(aim=AimKind.POINT, at=(0.1, -0.6, 0), bend=(1, 0, 0)))

    assert ahead.place("shin_left")[2] > 0.2
    assert aside.place("shin_left")[0] > 0.3


def test_a_flat_sole_lies_on_the_floor_with_its_toes_ahead() -> None:
    reach = Reach(
        aim=AimKind.FLOOR, at=(0.1, -0.7, 0.2), is_flat=True, ahead=(1, 0, 1), bend=(0, 0, 1)
    )
    foot = pulled("foot_left", reach).turn("foot_left")

    assert np.allclose(foot[:, 1], [0, 1, 0])
    assert np.allclose(foot[:, 2], np.array([1, 0, 1]) / np.sqrt(2))


def test_a_flat_palm_faces_its_wall_with_the_fingers_up() -> None:
    reach = Reach(
        aim=AimKind.POINT, at=(0.2, 0.5, 0.4), is_flat=True, ahead=(0, 1, 0), surface=(0, 0, -1)
    )
    hand = pulled("hand_left", reach).turn("hand_left")

    assert np.allclose(hand[:, 2], [0, 0, 1])  # the palm
    assert np.allclose(-hand[:, 1], [0, 1, 0])  # the fingers


def test_a_hand_that_holds_a_foot_follows_it() -> None:
    posture = stand(SKELETON, {})
    apply_pulls(
        posture,
        {
            "foot_left": Pull(None, Reach(aim=AimKind.POINT, at=(0.1, 0.1, 0.35)), 1.0),
            "hand_left": Pull(None, Reach(aim=AimKind.BONE, bone="foot_left", at=(0, 0, 0)), 1.0),
        },
        {},
    )

    assert np.linalg.norm(palm_of(posture, "_left") - posture.place("foot_left")) < 0.001


def test_a_place_under_the_shoulder_is_counted_from_there() -> None:
    reach = Reach(aim=AimKind.UNDER, at=(0.1, 0.2, 0.1))
    posture = pulled("hand_left", reach)
    shoulder = posture.place("upper_arm_left")

    assert palm_of(posture, "_left") == pytest.approx([shoulder[0] + 0.1, 0.2, shoulder[2] + 0.1])


def test_an_end_lets_go_without_a_jump() -> None:
    aim = Reach(aim=AimKind.POINT, at=(0.2, 0.4, 0.3))
    places = [pulled("hand_left", aim, share).place("hand_left") for share in np.linspace(0, 1, 51)]
    steps = np.linalg.norm(np.diff(places, axis=0), axis=1)

    assert steps.max() < 0.06
    assert np.allclose(places[0], stand(SKELETON, {}).place("hand_left"))


def test_bones_keep_their_length() -> None:
    posture = pulled("hand_left", Reach(aim=AimKind.POINT, at=(0.2, 0.4, 0.3)), 0.6)
    arm = posture.place("forearm_left") - posture.place("upper_arm_left")

    assert np.linalg.norm(arm) == pytest.approx(Build().upper_arm_m)
