"""The mirror image of data, property by property."""

from hypothesis import given
from hypothesis import strategies as st

from rehab_app.figure.mirroring import mirror_image
from rehab_app.model.anatomy import ANGLES, BONES, ENDS
from rehab_app.model.pose import AimKind, KeyPosition, Pose, Reach, View
from rehab_app.model.prop import Prop, PropKind

number = st.floats(-1, 1)
vectors = st.tuples(number, number, number)
angles = st.dictionaries(st.sampled_from(sorted(ANGLES)), st.floats(-20, 20), max_size=8)
reaches = st.dictionaries(
    st.sampled_from(ENDS),
    st.builds(
        Reach, aim=st.sampled_from(AimKind), at=vectors, bone=st.sampled_from(BONES), bend=vectors
    ),
    max_size=3,
)
keys = st.builds(
    KeyPosition, angles=angles, reach=reaches, pin=st.sampled_from(BONES), pin_at=vectors
)
props = st.builds(
    Prop,
    kind=st.sampled_from(PropKind),
    name=st.just("thing"),
    at=vectors,
    heading_deg=st.floats(-90, 90),
    bone=st.sampled_from(BONES),
    offset=vectors,
)
poses = st.builds(
    Pose,
    keys=st.tuples(keys, keys),
    props=st.tuples(props),
    view=st.builds(View, yaw_deg=st.floats(-90, 90)),
)


@given(pose=poses)
def test_the_mirror_image_of_a_mirror_image_is_the_pose(pose: Pose) -> None:
    assert mirror_image(mirror_image(pose)) == pose


@given(pose=poses)
def test_names_change_sides_and_ranges_hold(pose: Pose) -> None:
    mirrored = mirror_image(pose)

    assert len(mirrored.keys[0].angles) == len(pose.keys[0].angles)
    assert mirrored.view.yaw_deg == -pose.view.yaw_deg
