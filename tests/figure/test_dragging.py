"""A body that is taken by a handle: what is moved, what stays, and what no body does."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab_app.figure.bodies import DEFAULT_BODY
from rehab_app.figure.dragging.handles import Handle
from rehab_app.figure.dragging.holding import hold, let_go, posture_of_key
from rehab_app.figure.dragging.joint_angles import limb_angles
from rehab_app.figure.dragging.joints import all_angles, with_joint_at
from rehab_app.figure.dragging.moving_handles import handle_places, with_handle_at
from rehab_app.figure.mirroring import mirror_image
from rehab_app.figure.picture import flesh_of
from rehab_app.figure.skeleton import Posture, range_problems
from rehab_app.model.anatomy import ANGLES, BONES, ENDS, mirrored
from rehab_app.model.pose import AimKind, KeyPosition, Pose
from rehab_app.model.prop import Vector
from rehab_app.posing.starting import standing
from tests.helpers.poses import shelf

FLESH = flesh_of(DEFAULT_BODY)
POSES = shelf().poses
_SKELETON = FLESH.skeleton
_lengths_cm = st.integers(-40, 40)
_ways = st.tuples(_lengths_cm, _lengths_cm, _lengths_cm)


def moved(pose: Pose, handle: Handle, by: Vector, key: int = -1) -> Pose:
    """Return a pose with a handle brought so many metres from where it is."""
    key = key % len(pose.keys)
    x, y, z = handle_places(pose, key)[handle]
    return with_handle_at(pose, key, handle, (x + by[0], y + by[1], z + by[2]))


def place(pose: Pose, handle: Handle) -> Vector:
    return handle_places(pose, len(pose.keys) - 1)[handle]


def apart(pose: Pose, other: Pose, handle: Handle) -> float:
    return math.dist(place(pose, handle), place(other, handle))


def _bone_lengths(posture: Posture) -> list[float]:
    parents = _SKELETON.parents
    limbs = [bone for bone in BONES if bone.startswith(("forearm", "hand", "shin", "foot"))]
    return [
        math.dist(posture.place(bone).tolist(), posture.place(parents[bone]).tolist())
        for bone in limbs
    ]


@given(st.sampled_from(sorted(POSES)), st.sampled_from(Handle), _ways)
@settings(max_examples=60)
def test_whatever_is_dragged_bones_keep_their_lengths_and_angles_are_human(
    name: str, handle: Handle, way_cm: tuple[int, int, int]
) -> None:
    before = POSES[name]
    x, y, z = (each / 100 for each in way_cm)

    after = moved(before, handle, (x, y, z))

    lengths = _bone_lengths(posture_of_key(FLESH, after.keys[-1]))
    assert lengths == pytest.approx(_bone_lengths(posture_of_key(FLESH, before.keys[-1])))
    assert range_problems(after.keys[-1].angles) == []


@pytest.mark.parametrize("name", sorted(POSES)[::9])
@pytest.mark.parametrize("handle", Handle)
def test_a_handle_that_is_let_go_where_it_was_taken_moves_nothing(
    name: str, handle: Handle
) -> None:
    after = moved(POSES[name], handle, (0.0, 0.0, 0.0))

    assert {each: apart(POSES[name], after, each) for each in Handle} == pytest.approx(
        dict.fromkeys(Handle, 0.0), abs=0.03
    )


@pytest.mark.parametrize("name", sorted(POSES))
def test_angles_read_from_a_posture_are_those_that_made_it(name: str) -> None:
    key = POSES[name].keys[-1]
    posture = posture_of_key(FLESH, key)
    free = [end for end in ENDS if end not in key.reach]

    read = {k: v for end in free for k, v in limb_angles(posture, end, key.angles).items()}

    made = {each: key.angles.get(each, ANGLES[each].neutral) for each in read}
    assert read == pytest.approx(made, abs=0.01)


@pytest.mark.parametrize("name", sorted(POSES)[::4])
def test_a_limb_that_lets_go_stays_where_it_was(name: str) -> None:
    key = POSES[name].keys[-1]
    before = handle_places(POSES[name], len(POSES[name].keys) - 1)
    for end in key.reach:
        after = handle_places(Pose(keys=(let_go(FLESH, key, end),)), 0)
        # Whole degrees over the length of a limb, and each joint within its range.
        assert math.dist(before[Handle(end)], after[Handle(end)]) < 0.1


def test_a_hand_follows_and_the_arm_is_human() -> None:
    after = moved(standing(), Handle.HAND_LEFT, (0.1, 0.5, 0.4))

    assert after.keys[0].reach == {}
    off = math.dist(
        place(after, Handle.HAND_LEFT),
        [a + b for a, b in zip(place(standing(), Handle.HAND_LEFT), (0.1, 0.5, 0.4), strict=True)],
    )
    assert off < 0.02
    assert all(value == round(value) for value in after.keys[0].angles.values())


def test_a_hand_that_is_dragged_too_far_points_that_way_with_a_straight_arm() -> None:
    after = moved(standing(), Handle.HAND_LEFT, (3.0, 0.8, 0.0))

    hand = place(after, Handle.HAND_LEFT)
    assert after.keys[0].angles["elbow_left.flexion"] == pytest.approx(0, abs=5)
    assert hand[0] > 0.65
    assert after.keys[0].angles["shoulder_left.abduction"] == pytest.approx(95, abs=15)


def test_a_knee_of_a_free_leg_is_lifted_at_the_hip() -> None:
    after = moved(standing(), Handle.KNEE_RIGHT, (0.0, 0.3, 0.35))

    angles = after.keys[0].angles
    assert angles["hip_right.flexion"] == pytest.approx(75, abs=20)
    assert angles.get("knee_right.flexion", 0.0) == 0.0
    assert apart(standing(), after, Handle.FOOT_LEFT) < 0.005


def test_a_knee_over_a_foot_on_the_floor_swings_and_the_foot_stays() -> None:
    before = POSES["double-leg-bridge"]

    after = moved(before, Handle.KNEE_RIGHT, (-0.2, 0.0, 0.0))

    assert place(after, Handle.KNEE_RIGHT)[0] < place(before, Handle.KNEE_RIGHT)[0] - 0.1
    assert apart(before, after, Handle.FOOT_RIGHT) < 0.01


def test_hips_that_sink_bend_the_knees_over_feet_that_stay() -> None:
    after = moved(standing(), Handle.PELVIS, (0.0, -0.3, -0.1))

    angles = all_angles(FLESH, after.keys[0])
    assert apart(standing(), after, Handle.FOOT_LEFT) < 0.012
    assert place(after, Handle.PELVIS)[1] == pytest.approx(
        place(standing(), Handle.PELVIS)[1] - 0.3, abs=0.012
    )
    assert angles["knee_left.flexion"] == pytest.approx(angles["knee_right.flexion"], abs=1)
    assert angles["knee_left.flexion"] > 60


def test_hips_that_sink_straight_down_go_back_so_that_the_heels_stay_down() -> None:
    after = moved(standing(), Handle.PELVIS, (0.0, -0.4, 0.0))

    angles = all_angles(FLESH, after.keys[0])
    most = ANGLES["ankle_left.dorsiflexion"].most
    assert place(after, Handle.PELVIS)[2] < -0.1
    assert place(after, Handle.PELVIS)[1] == pytest.approx(
        place(standing(), Handle.PELVIS)[1] - 0.4, abs=0.012
    )
    assert angles["ankle_left.dorsiflexion"] < most + 1.5


def test_hips_can_t_rise_off_legs_that_are_straight() -> None:
    after = moved(standing(), Handle.PELVIS, (0.0, 0.4, 0.0))

    assert apart(standing(), after, Handle.PELVIS) < 0.02
    assert apart(standing(), after, Handle.FOOT_RIGHT) < 0.02


def test_hips_of_somebody_who_lies_lift_over_the_shoulders() -> None:
    flat = POSES["double-leg-bridge"]
    flat = Pose(keys=flat.keys[:1])

    after = moved(flat, Handle.PELVIS, (0.0, 0.15, 0.0))

    chest = [posture_of_key(FLESH, each.keys[0]).place("thoracic_2") for each in (flat, after)]
    assert place(after, Handle.PELVIS)[1] > place(flat, Handle.PELVIS)[1] + 0.12
    assert math.dist(*(each.tolist() for each in chest)) < 0.02
    assert apart(flat, after, Handle.FOOT_LEFT) < 0.012


def test_a_kneeling_leg_stays_on_its_knee() -> None:
    before = POSES["half-kneeling-hip-flexor-stretch"]

    after = moved(before, Handle.PELVIS, (0.0, 0.0, -0.2))

    assert apart(before, after, Handle.KNEE_RIGHT) < 0.03
    assert apart(before, after, Handle.FOOT_RIGHT) < 0.05
    assert apart(before, after, Handle.FOOT_LEFT) < 0.012
    assert place(after, Handle.PELVIS)[2] < place(before, Handle.PELVIS)[2] - 0.15


def test_feet_that_stand_stay_in_the_other_positions_too() -> None:
    start, end = standing().keys[0], standing().keys[0]

    after = moved(Pose(keys=(start, end)), Handle.PELVIS, (0.0, -0.2, 0.0))

    assert {reach.aim for reach in after.keys[0].reach.values()} == {AimKind.FLOOR}
    assert set(after.keys[0].reach) == {"foot_left", "foot_right"}


def test_a_hand_on_the_hip_comes_off_when_it_is_dragged_away() -> None:
    before = POSES["half-kneeling-hip-flexor-stretch"]

    near = moved(before, Handle.HAND_RIGHT, (-0.03, 0.02, 0.0))
    far = moved(before, Handle.HAND_RIGHT, (-0.1, 0.5, 0.3))

    assert near.keys[-1].reach["hand_right"].bone == "pelvis"
    assert "hand_right" not in far.keys[-1].reach


def test_the_head_bends_the_back_and_the_hips_stay() -> None:
    after = moved(standing(), Handle.HEAD, (0.0, -0.15, 0.35))

    angles = after.keys[0].angles
    assert angles["lumbar.flexion"] > 5
    assert angles["thoracic.flexion"] > 5
    assert apart(standing(), after, Handle.PELVIS) < 0.012
    assert place(after, Handle.HEAD)[2] > place(standing(), Handle.HEAD)[2] + 0.3


@pytest.mark.parametrize("handle", Handle)
def test_the_other_side_moves_as_the_mirror_image(handle: Handle) -> None:
    before = POSES["half-kneeling-hip-flexor-stretch"]
    there = moved(mirror_image(before), Handle(mirrored(handle.value)), (-0.06, 0.05, 0.08))

    here = moved(before, handle, (0.06, 0.05, 0.08))

    for each in Handle:
        x, y, z = place(there, Handle(mirrored(each.value)))
        assert math.dist(place(here, each), (-x, y, z)) < 0.02


def test_a_joint_stops_at_its_range() -> None:
    key = with_joint_at(FLESH, KeyPosition(), "knee_left.flexion", 400.0)

    assert key.angles == {"knee_left.flexion": ANGLES["knee_left.flexion"].most}


def test_a_joint_of_a_limb_that_is_held_lets_go_and_turns_alone() -> None:
    key = POSES["half-kneeling-hip-flexor-stretch"].keys[-1]
    before = all_angles(FLESH, key)

    after = with_joint_at(FLESH, key, "knee_left.flexion", 60.0)

    assert "foot_left" not in after.reach
    now = all_angles(FLESH, after)
    assert now["knee_left.flexion"] == 60
    assert now["hip_left.flexion"] == pytest.approx(before["hip_left.flexion"], abs=0.6)


def test_a_sole_is_lifted_off_the_floor_by_its_ankle_and_the_foot_stays_held() -> None:
    key = POSES["half-kneeling-hip-flexor-stretch"].keys[-1]

    after = with_joint_at(FLESH, key, "ankle_left.dorsiflexion", -20.0)

    assert not after.reach["foot_left"].is_flat
    assert all_angles(FLESH, after)["ankle_left.dorsiflexion"] == pytest.approx(-20)


def test_a_foot_that_is_held_stays_when_the_hips_turn() -> None:
    held = hold(FLESH, hold(FLESH, KeyPosition(), "foot_left"), "foot_right")

    turned = with_joint_at(FLESH, held, "body.tilt", 20.0)

    before, after = handle_places(Pose(keys=(held,)), 0), handle_places(Pose(keys=(turned,)), 0)
    for handle in (Handle.FOOT_LEFT, Handle.FOOT_RIGHT, Handle.PELVIS):
        assert math.dist(before[handle], after[handle]) < 0.012
