"""Changes of a pose, each a pose of its own, and what is written of them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab_app.figure.dragging.handles import Handle
from rehab_app.figure.dragging.moving_handles import handle_places, with_handle_at
from rehab_app.model.anatomy import ANGLES, ENDS
from rehab_app.model.person import Side
from rehab_app.model.pose import Feet, Pose
from rehab_app.model.prop import PropKind
from rehab_app.posing.editing import (
    closed,
    copied,
    mirrored,
    opened,
    preset_views,
    shown_angles,
    with_angle,
    with_end_held,
    with_view,
)
from rehab_app.posing.props import (
    new_prop,
    stands_by_itself,
    with_prop,
    with_prop_at,
    with_prop_turned,
    without_prop,
)
from rehab_app.posing.showing import muscles_of, with_feet, with_muscles, with_side
from rehab_app.posing.starting import standing
from rehab_app.routine_io.pose_writer import pose_text
from tests.helpers.poses import shelf
from tests.routine_io.test_pose_writer import read_again

_POSES = shelf().poses
_SIDED = _POSES["half-kneeling-hip-flexor-stretch"]


def _edited(pose: Pose, change: tuple[str, str, int]) -> Pose:
    what, name, amount = change
    key = len(pose.keys) - 1
    if what == "angle":
        angle = ANGLES[name]
        span = angle.most - angle.least
        return with_angle(pose, key, name, angle.least + span * (amount + 40) / 80)
    if what == "handle":
        x, y, z = handle_places(pose, key)[Handle(name)]
        return with_handle_at(pose, key, Handle(name), (x + amount / 200, y, z + amount / 300))
    if what == "held":
        return with_end_held(pose, key, name, is_held=amount > 0)
    return with_prop(pose, new_prop(PropKind(name), pose))


_changes = st.one_of(
    st.tuples(st.just("angle"), st.sampled_from(sorted(ANGLES)), st.integers(-40, 40)),
    st.tuples(
        st.just("handle"), st.sampled_from([each.value for each in Handle]), st.integers(-40, 40)
    ),
    st.tuples(st.just("held"), st.sampled_from(ENDS), st.integers(-1, 1)),
    st.tuples(st.just("prop"), st.sampled_from([each.value for each in PropKind]), st.just(0)),
)


@given(st.sampled_from(sorted(_POSES)), st.lists(_changes, min_size=1, max_size=5))
@settings(max_examples=60)
def test_whatever_is_done_to_a_pose_reads_back_as_it_was_written(
    name: str, changes: list[tuple[str, str, int]]
) -> None:
    base = pose = _POSES[name]
    for change in changes:
        pose = _edited(pose, change)

    assert read_again(pose_text(pose)) == pose
    assert read_again(pose_text(pose, name, base)) == pose
    assert read_again(pose_text(mirrored(pose))) == mirrored(pose)


@pytest.mark.parametrize("kind", PropKind)
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT, None])
def test_a_new_prop_of_every_kind_reads_back(kind: PropKind, side: Side | None) -> None:
    pose = replace(standing(), side=side)
    for _ in range(3):
        pose = with_prop(pose, new_prop(kind, pose))
    pose = without_prop(pose, pose.props[1].name)
    pose = with_prop(pose, new_prop(kind, pose))

    assert len({prop.name for prop in pose.props}) == 3
    assert read_again(pose_text(pose)) == pose


def test_a_prop_is_moved_and_turned_and_taken_away_again() -> None:
    pose = with_prop(standing(), new_prop(PropKind.CHAIR, standing()))

    pose = with_prop_at(pose, "chair", (0.333, 9.0, -0.6))
    pose = with_prop_turned(pose, "chair", 270.4)

    assert stands_by_itself(pose.props[0])
    assert (pose.props[0].at, pose.props[0].heading_deg) == ((0.33, 0.0, -0.6), -90.0)
    assert "  - {kind: chair, at: [0.33, -0.6], heading: -90}\n" in pose_text(pose)
    assert without_prop(pose, "chair") == standing()


def test_what_was_painted_before_a_prop_is_forgotten_with_it() -> None:
    pose = with_prop(standing(), new_prop(PropKind.BALL, standing()))
    pose = replace(pose, order=(("ball", "foot_left"), ("head", "neck")))

    assert without_prop(pose, "ball").order == (("head", "neck"),)


def test_an_angle_of_a_limb_that_reaches_is_shown_as_it_is_drawn() -> None:
    angles = shown_angles(_SIDED, 1)

    assert set(angles) == set(ANGLES)
    assert angles["knee_left.flexion"] == pytest.approx(90, abs=15)
    assert angles["hip_right.flexion"] == -26


def test_the_mirror_image_of_the_mirror_image_is_the_pose() -> None:
    assert mirrored(_SIDED).side is Side.LEFT
    assert mirrored(mirrored(_SIDED)) == _SIDED


def test_a_pose_of_one_position_opens_into_two_and_closes_again() -> None:
    assert opened(standing()).keys == standing().keys * 2
    assert closed(opened(standing())) == standing()
    changed = with_angle(opened(standing()), 1, "knee_left.flexion", 30)
    assert closed(changed) == changed
    assert closed(copied(changed, 1, 0)).keys == changed.keys[1:]


def test_the_camera_stays_where_a_file_lets_it_be() -> None:
    pose = with_view(standing(), yaw_deg=400.0, pitch_deg=-50.0, zoom=9.0)

    assert (pose.view.yaw_deg, pose.view.pitch_deg, pose.view.zoom) == (180.0, -20.0, 3.0)
    assert read_again(pose_text(pose)) == pose


def test_the_side_view_is_from_the_side_that_works() -> None:
    assert preset_views(Side.LEFT)["side"].yaw_deg == 90
    assert preset_views(Side.RIGHT)["side"].yaw_deg == -90
    assert preset_views(None)["front"].yaw_deg == 0


def test_marks_go_to_the_side_that_works_and_the_first_stays_the_first() -> None:
    assert muscles_of(_SIDED)[0] == "hip_flexors"

    more = with_muscles(_SIDED, ["adductors", "hip_flexors"])
    left, both = with_side(more, Side.LEFT), with_side(more, None)

    assert more.marks == ("hip_flexors_right", "adductors_right")
    assert left.marks == ("hip_flexors_left", "adductors_left")
    assert both.marks == ("hip_flexors", "adductors")
    assert read_again(pose_text(both, "x", _SIDED)).side is None


def test_shoes_are_put_on() -> None:
    pose = with_feet(standing(), Feet.SHOES)

    assert read_again(pose_text(pose)).feet is Feet.SHOES
