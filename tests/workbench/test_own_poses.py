"""The pose of an own exercise is read also where its routine has errors yet."""

from rehab_app.model.pose import WrittenPose
from rehab_app.workbench.own_poses import pose_in

TEXT = """\
exercises:
  - id: one
    hodl: nothing
    pose: supine-march
  - {id: two, pose: {from: couch-stretch, hip_right: {flexion: 20}}}
  - id: three
    pose:
      from: couch-stretch
      hip_right: {flexion: 9000}
  - id: four
"""


def test_a_pose_is_read_whatever_else_is_wrong() -> None:
    like, body = pose_in(TEXT, ("exercises", 0)), pose_in(TEXT, ("exercises", 1))

    assert like is not None
    assert like.start_from == "supine-march"
    assert body is not None
    assert body.start_from == "couch-stretch"
    assert body != WrittenPose(start_from="couch-stretch")


def test_a_pose_that_can_not_be_is_none() -> None:
    assert pose_in(TEXT, ("exercises", 2)) is None
    assert pose_in(TEXT, ("exercises", 3)) is None
    assert pose_in(TEXT, ("exercises", 9)) is None
    assert pose_in("exercises: {}", ("exercises", 0)) is None
