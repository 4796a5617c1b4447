"""A body is put onto the floor with its hands on it."""

import numpy as np
import pytest

from rehab_app.figure.bodies import DEFAULT_BODY
from rehab_app.figure.furniture import mat_outline
from rehab_app.figure.moving import moment_at
from rehab_app.figure.picture import flesh_of
from rehab_app.figure.placing import place
from rehab_app.model.pose import AimKind, KeyPosition, Pose, Reach
from rehab_app.model.prop import Prop, PropKind

FLESH = flesh_of(DEFAULT_BODY)
MAT = Prop(kind=PropKind.MAT, name="mat", margin_m=0.1)
LYING = np.array([(x, 0.1, z) for x in (-0.3, 0.3) for z in (-0.8, 0.8)])


def low_of_hand(height_m: float, *, forwards_m: float = 0.35, is_flat: bool = True) -> float:
    """Return how high a hand is in front of somebody who lies on the belly."""
    reach = Reach(
        aim=AimKind.UNDER, at=(0.1, height_m, forwards_m), is_flat=is_flat, ahead=(0, 0, 1)
    )
    key = KeyPosition(angles={"body.tilt": 90}, reach={"hand_left": reach}, lift_m=0.1)
    return FLESH.lowest(place(FLESH, moment_at(Pose(keys=(key,)), 0)), ("hand_left",))


@pytest.mark.parametrize("height_m", [-0.02, 0.01, 0.02, 0.03, 0.04])
def test_a_flat_hand_near_the_floor_lies_on_it(height_m: float) -> None:
    assert low_of_hand(height_m) == pytest.approx(0, abs=0.002)


def test_a_hand_that_is_lifted_stays_up() -> None:
    assert low_of_hand(0.10) == pytest.approx(0.08, abs=0.005)


def test_a_hand_lifts_off_without_a_jump() -> None:
    heights = [low_of_hand(height_m) for height_m in np.linspace(0, 0.1, 101)]

    assert max(np.diff(heights)) < 0.005
    assert min(np.diff(heights)) > -0.001


def test_an_arm_that_is_too_short_to_come_down_stays_where_it_reaches() -> None:
    reach = Reach(aim=AimKind.UNDER, at=(0, 0.035, 0), is_flat=True, ahead=(0, 0, 1))
    upright = place(FLESH, moment_at(Pose(keys=(KeyPosition(),)), 0))
    build = DEFAULT_BODY.build
    lift_m = build.upper_arm_m + build.forearm_m + 0.03 - upright.place("upper_arm_left")[1]
    key = KeyPosition(reach={"hand_left": reach}, lift_m=float(lift_m))
    posture = place(FLESH, moment_at(Pose(keys=(key,)), 0))

    assert posture.misses["hand_left"] == pytest.approx(0, abs=0.0005)
    assert posture.place("hand_left")[1] == pytest.approx(0.03, abs=0.006)


def sides_of(hands: list[tuple[float, float, float]]) -> tuple[float, ...]:
    """Return left, right, back and front edge of a mat."""
    rim = mat_outline(MAT, LYING, np.array(hands).reshape(-1, 3))
    (left, _, back), (right, _, front) = rim.min(0), rim.max(0)
    return tuple(round(float(edge), 3) for edge in (left, right, back, front))


def test_a_mat_takes_in_a_hand_beside_it() -> None:
    assert sides_of([]) == (-0.4, 0.4, -0.9, 0.9)
    assert sides_of([(0.5, 0.02, 0.0)]) == (-0.4, 0.56, -0.9, 0.9)


def test_a_mat_is_not_rolled_out_for_arms_that_are_spread_wide() -> None:
    assert sides_of([(0.8, 0.02, 0.0)]) == (-0.4, 0.4, -0.9, 0.9)
