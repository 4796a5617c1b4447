"""A pose that is written and read again is the same pose."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.model.anatomy import ANGLES, BONES, ENDS, MARKS
from rehab_app.model.person import Side
from rehab_app.model.pose import AimKind, Feet, KeyPosition, Pose, Reach, View
from rehab_app.model.prop import Prop, Vector
from rehab_app.routine_io.pose_writer import pose_text
from rehab_app.routine_io.reader import read_exercises
from tests.helpers.poses import shelf

_HEAD = """\
format: 1
group: "2.1"
title: Own
exercises:
  - id: mine
    name: Mine
    targets: [hip-flexor]
    tags: []
    position: standing
    sided: one
    cues: [Stand.]
    pose:
"""
_FROM = "half-kneeling-hip-flexor-stretch"


def read_again(text: str) -> Pose:
    lines = "".join(f"      {line}\n" for line in text.splitlines())
    exercises, problems = read_exercises((_HEAD + lines).encode(), "mine.yaml")
    assert problems == ()
    pose = shelf().of(exercises[0])
    assert pose is not None
    return pose


_numbers = st.integers(-400, 400).map(lambda value: value / 100)
_vectors: st.SearchStrategy[Vector] = st.tuples(_numbers, _numbers, _numbers)
_shares = st.integers(0, 100).map(lambda value: value / 100)
_metres = st.integers(-200, 300).map(lambda value: value / 100)


@st.composite
def _angles(draw: st.DrawFn) -> dict[str, float]:
    names = draw(st.lists(st.sampled_from(sorted(ANGLES)), unique=True, max_size=12))
    return {
        name: float(draw(st.integers(int(ANGLES[name].least), int(ANGLES[name].most))))
        for name in names
    }


@st.composite
def _reaches(draw: st.DrawFn) -> Reach:
    aim = draw(st.sampled_from(AimKind))
    x, _, z = draw(_vectors)
    is_low = aim in (AimKind.FLOOR, AimKind.UNDER)
    return Reach(
        aim=aim,
        at=(x, draw(_metres), z) if is_low else draw(_vectors),
        bone=draw(st.sampled_from(BONES)) if aim is AimKind.BONE else "",
        bend=draw(st.none() | _vectors),
        bends_in_room=draw(st.booleans()),
        is_flat=draw(st.booleans()),
        ahead=draw(st.none() | _vectors),
        surface=draw(st.just((0.0, 1.0, 0.0)) | _vectors),
    )


_keys = st.builds(
    KeyPosition,
    angles=_angles(),
    reach=st.dictionaries(st.sampled_from(ENDS), _reaches()),
    pin=st.sampled_from(BONES),
    pin_at=st.just((0.0, 0.0, 0.0)) | _vectors,
    anchor=st.lists(st.sampled_from(BONES), unique=True, max_size=3).map(tuple),
    lift_m=_metres,
    fist_left=_shares,
    fist_right=_shares,
)
_shipped_props = [prop for pose in shelf().poses.values() for prop in pose.props]


def _named(props: list[Prop]) -> tuple[Prop, ...]:
    return tuple(replace(prop, name=f"thing_{at}") for at, prop in enumerate(props))


_poses = st.builds(
    Pose,
    keys=st.lists(_keys, min_size=1, max_size=3).map(tuple),
    side=st.sampled_from((None, Side.LEFT, Side.RIGHT)),
    feet=st.sampled_from(Feet),
    view=st.builds(
        View,
        yaw_deg=st.integers(-180, 180).map(float),
        pitch_deg=st.integers(-20, 90).map(float),
        zoom=st.sampled_from((1.0, 1.25, 2.0)),
    ),
    marks=st.lists(st.sampled_from(MARKS), unique=True, max_size=3).map(tuple),
    props=st.lists(st.sampled_from(_shipped_props), max_size=3).map(_named),
    loops=st.booleans(),
    still_at=_shares,
)


@pytest.mark.parametrize("name", sorted(shelf().poses))
def test_every_shipped_pose_reads_back_as_it_was_written(name: str) -> None:
    pose = shelf().poses[name]

    assert read_again(pose_text(pose)) == pose


@pytest.mark.parametrize("name", sorted(shelf().poses))
def test_every_shipped_pose_reads_back_as_a_change_of_another(name: str) -> None:
    pose = shelf().poses[name]

    assert read_again(pose_text(pose, _FROM, shelf().poses[_FROM])) == pose


@given(_poses)
def test_any_pose_reads_back_as_it_was_written(pose: Pose) -> None:
    assert read_again(pose_text(pose)) == pose
    assert read_again(pose_text(pose, _FROM, shelf().poses[_FROM])) == pose


def test_a_pose_that_is_unchanged_is_one_line() -> None:
    base = shelf().poses[_FROM]

    assert pose_text(base, _FROM, base) == f"from: {_FROM}\n"


def test_only_what_differs_from_the_start_is_written() -> None:
    base = shelf().poses[_FROM]
    angles = {**base.keys[-1].angles, "hip_right.flexion": -30.0, "thoracic.side_bend": 15.0}
    changed = replace(base, keys=(*base.keys[:-1], replace(base.keys[-1], angles=angles)))

    assert pose_text(changed, _FROM, base) == (
        f"from: {_FROM}\nthoracic: {{side_bend: 15}}\nhip_right: -30\n"
    )


def test_sides_that_are_alike_share_a_line() -> None:
    key = KeyPosition(angles={"knee_left.flexion": 90.0, "knee_right.flexion": 90.0})

    assert pose_text(Pose(keys=(key,))) == "keys:\n  - knee: 90\n"


def test_a_pose_of_both_sides_does_not_take_over_the_side_of_its_start() -> None:
    pose = replace(shelf().poses[_FROM], side=None)

    assert read_again(pose_text(pose, _FROM, shelf().poses[_FROM])).side is None


def test_numbers_read_as_somebody_would_write_them() -> None:
    reach = Reach(aim=AimKind.FLOOR, at=(0.1 + 0.2, 0.072, -0.0))
    key = KeyPosition(reach={"foot_left": reach}, angles={"neck.flexion": -0.00001})

    assert pose_text(Pose(keys=(key,))) == (
        "keys:\n  - neck: 0\n    reach:\n      foot_left: {floor: [0.3, 0], height: 0.072}\n"
    )
