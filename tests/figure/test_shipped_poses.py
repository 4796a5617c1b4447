"""Every shipped pose, held to numbers: contact, reach, ranges, mirror, no jumps."""

import math

import numpy as np
import pytest

from rehab_app.figure.bodies import BODIES, DEFAULT_BODY
from rehab_app.figure.mirroring import mirror_image, on_side
from rehab_app.figure.moving import moment_at
from rehab_app.figure.picture import flesh_of, posture_of
from rehab_app.figure.placing import place, resting_bones
from rehab_app.figure.reach import target_of
from rehab_app.figure.rotation import ball_angles
from rehab_app.figure.skeleton import INDEX, Posture, range_problems, sign_of
from rehab_app.figure.solids import heading
from rehab_app.model.anatomy import BONES, SIDES, base_of, mirrored, side_of
from rehab_app.model.exercise import Sided
from rehab_app.model.person import Side
from rehab_app.model.pose import Pose, still
from rehab_app.model.prop import PropKind
from tests.helpers.poses import catalogue, shelf

pytestmark = pytest.mark.slow
POSES = shelf().poses
# Flesh gives way and so does a mat of 22 mm; this flesh does not.
GIVES_WAY_M = 0.015
FLAT_HAND_M = 0.020  # from its bones to the palm's surface
KEYS = [
    pytest.param(still(pose, index), id=f"{name}-{index}")
    for name, pose in POSES.items()
    for index in range(len(pose.keys))
]
AT_A_WALL = [
    pytest.param(still(pose, index), id=f"{name}-{index}")
    for name, pose in POSES.items()
    for index in range(len(pose.keys))
    if any(prop.kind is PropKind.WALL for prop in pose.props)
]
ALL = [pytest.param(pose, id=name) for name, pose in POSES.items()]
FLESH = flesh_of(DEFAULT_BODY)


def end_of(posture: Posture, end: str, *, is_flat: bool) -> np.ndarray:
    """Return the place of an ankle, of a palm, or of the wrist of a flat hand."""
    side = side_of(end)
    if base_of(end) == "foot" or is_flat:
        return posture.place(end)
    build = DEFAULT_BODY.build
    return posture.point(f"forearm{side}", (0, -build.forearm_m - build.palm_m, 0))


def test_every_file_is_in_order() -> None:
    assert [str(problem) for problem in shelf().problems] == []


def test_every_exercise_has_a_pose_and_every_pose_an_exercise() -> None:
    assert set(POSES) == set(catalogue())


@pytest.mark.parametrize("name", sorted(POSES))
def test_a_pose_has_a_side_where_its_exercise_has(name: str) -> None:
    assert (POSES[name].side is None) == (catalogue()[name].sided is Sided.BOTH)


@pytest.mark.parametrize("pose", KEYS)
def test_what_rests_on_the_floor_touches_it(pose: Pose) -> None:
    key = pose.keys[0]
    posture = posture_of(pose, 0)

    low = FLESH.lowest(posture, resting_bones(key))

    assert low == pytest.approx(key.lift_m, abs=0.001)


@pytest.mark.parametrize("pose", KEYS)
def test_nothing_goes_through_the_floor(pose: Pose) -> None:
    posture = posture_of(pose, 0)
    lowest = {bone: FLESH.lowest(posture, (bone,)) for bone in BONES}

    assert {bone: low for bone, low in lowest.items() if low < -GIVES_WAY_M} == {}


@pytest.mark.parametrize("pose", KEYS)
def test_hands_and_feet_reach_what_they_aim_at(pose: Pose) -> None:
    posture = posture_of(pose, 0)
    off = {}
    for end, reach in pose.keys[0].reach.items():
        aim = target_of(posture, end, reach) + np.array([0, posture.raised.get(end, 0.0), 0])
        off[end] = float(np.linalg.norm(end_of(posture, end, is_flat=reach.is_flat) - aim))

    assert {end: cm for end, cm in off.items() if cm > 0.01} == {}


@pytest.mark.parametrize("pose", AT_A_WALL)
def test_a_hand_that_is_laid_on_a_wall_touches_it(pose: Pose) -> None:
    posture = posture_of(pose, 0)
    (wall,) = (prop for prop in pose.props if prop.kind is PropKind.WALL)
    out = heading(wall.heading_deg)[:, 2]
    gaps = {
        end: float((posture.place(end) - wall.at) @ out) - FLAT_HAND_M
        for end, reach in pose.keys[0].reach.items()
        if base_of(end) == "hand" and reach.is_flat and abs(reach.surface[1]) < 0.5
    }

    assert {end: m for end, m in gaps.items() if not -0.005 < m < 0.025} == {}


@pytest.mark.parametrize("pose", KEYS)
def test_written_angles_are_human(pose: Pose) -> None:
    assert range_problems(pose.keys[0].angles) == []


@pytest.mark.parametrize("pose", KEYS)
def test_angles_that_follow_from_a_reach_are_human(pose: Pose) -> None:
    posture = posture_of(pose, 0)
    angles: dict[str, float] = {}
    for end in pose.keys[0].reach:
        if base_of(end) == "foot":
            side = side_of(end)
            ball = ball_angles(posture.local[f"thigh{side}"], sign_of(end))
            for name, value in zip(("flexion", "abduction", "rotation"), ball, strict=True):
                angles[f"hip{side}.{name}"] = value
            knee = max(-1.0, min(1.0, float(posture.local[f"shin{side}"][1, 1])))
            angles[f"knee{side}.flexion"] = math.degrees(math.acos(knee))

    assert range_problems(angles) == []


@pytest.mark.parametrize("pose", ALL)
@pytest.mark.parametrize("at", [0, 0.3, 1])
def test_the_other_side_is_the_exact_mirror_image(pose: Pose, at: float) -> None:
    swapped = [INDEX[mirrored(bone)] for bone in BONES]

    here = posture_of(pose, at).places * (-1, 1, 1)
    there = posture_of(mirror_image(pose), at).places[swapped]

    assert np.abs(here - there).max() < 1e-6
    assert mirror_image(mirror_image(pose)) == pose


@pytest.mark.parametrize("pose", ALL)
def test_no_joint_jumps_over_a_frame(pose: Pose) -> None:
    frames = 24 * len(pose.keys)
    places = np.array([posture_of(pose, at / frames).places for at in range(frames + 1)])
    steps = np.linalg.norm(np.diff(places, axis=0), axis=2)
    whole = np.linalg.norm(places - places[0], axis=2).max() + 0.05

    # An even movement would take 1/24 of the way from key to key; easing and detours take more.
    assert steps.max() < min(0.12, whole * 0.35)


@pytest.mark.parametrize("pose", ALL)
def test_a_pose_fits_both_bodies(pose: Pose) -> None:
    for body in BODIES.values():
        posture = posture_of(pose, 1, body)
        assert max(posture.misses.values(), default=0) < 0.02


@pytest.mark.parametrize("pose", ALL)
def test_a_breath_is_small_and_lifts_no_foot(pose: Pose) -> None:
    out = place(FLESH, moment_at(pose, 1))
    full = place(FLESH, moment_at(pose, 1, breath=1.0))

    assert 0 < np.abs(out.places - full.places).max() < 0.06
    for side in SIDES:
        assert np.abs(out.place(f"foot{side}") - full.place(f"foot{side}")).max() < 0.05


def test_a_side_is_only_changed_where_there_is_one() -> None:
    sided = POSES["half-kneeling-hip-flexor-stretch"]
    both = POSES["double-leg-bridge"]

    assert on_side(sided, Side.RIGHT) is sided
    assert on_side(sided, Side.LEFT).side is Side.LEFT
    assert on_side(sided, None) is sided
    assert on_side(both, Side.LEFT) is both
