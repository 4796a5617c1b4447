"""What can be done to a pose: joints turned, handles moved, ends held, sides and keys changed.

Each function takes a pose and gives a new one; the old one stays what it was, so that undo is to go
back to it. `key` counts the key positions from the start.
"""

from dataclasses import replace

from rehab_app.figure.bodies import DEFAULT_BODY, Body
from rehab_app.figure.dragging import holding, joints
from rehab_app.figure.mirroring import mirror_image
from rehab_app.figure.picture import flesh_of
from rehab_app.model.person import Side
from rehab_app.model.pose import KeyPosition, Pose, View

YAW_DEG, PITCH_DEG, ZOOM = (-180, 180), (-20, 90), (0.5, 3.0)


def with_angle(
    pose: Pose, key: int, name: str, angle_deg: float, body: Body = DEFAULT_BODY
) -> Pose:
    """Return a pose with one angle ("hip_left.flexion") set, within the range of the joint."""
    turned = joints.with_joint_at(flesh_of(body), pose.keys[key], name, angle_deg)
    return _with_key(pose, key, turned)


def shown_angles(pose: Pose, key: int, body: Body = DEFAULT_BODY) -> dict[str, float]:
    """Return all angles of a key position in degrees, also those that follow from a reach."""
    return joints.all_angles(flesh_of(body), pose.keys[key])


def with_end_held(
    pose: Pose, key: int, end: str, body: Body = DEFAULT_BODY, *, is_held: bool
) -> Pose:
    """Return a pose in which a hand or foot stays in its place when the body moves, or not."""
    change = holding.hold if is_held else holding.let_go
    return _with_key(pose, key, change(flesh_of(body), pose.keys[key], end))


def copied(pose: Pose, source: int, to: int) -> Pose:
    """Return a pose with one key position in the place of another."""
    return _with_key(pose, to, pose.keys[source])


def mirrored(pose: Pose) -> Pose:
    """Return the exact mirror image of a pose."""
    return mirror_image(pose)


def opened(pose: Pose) -> Pose:
    """Return a pose with a start and an end, which are alike where it had one position only."""
    return replace(pose, keys=pose.keys * 2) if len(pose.keys) == 1 else pose


def closed(pose: Pose) -> Pose:
    """Return a pose with one position where its start and end are alike."""
    has_two_alike = len(pose.keys) == 2 and pose.keys[0] == pose.keys[1]
    return replace(pose, keys=pose.keys[:1]) if has_two_alike and not pose.loops else pose


def with_view(
    pose: Pose,
    *,
    yaw_deg: float | None = None,
    pitch_deg: float | None = None,
    zoom: float | None = None,
) -> Pose:
    """Return a pose that is looked at from elsewhere; what is None stays."""
    view = pose.view
    return replace(
        pose,
        view=View(
            yaw_deg=view.yaw_deg if yaw_deg is None else _within(yaw_deg, YAW_DEG),
            pitch_deg=view.pitch_deg if pitch_deg is None else _within(pitch_deg, PITCH_DEG),
            zoom=view.zoom if zoom is None else _within(zoom, ZOOM),
        ),
    )


def preset_views(side: Side | None) -> dict[str, View]:
    """Return the usual ways to look at a body by name; from its working side where it has one."""
    sign = 1 if side is Side.LEFT else -1
    return {
        "side": View(yaw_deg=90.0 * sign, pitch_deg=8.0),
        "front": View(yaw_deg=0.0, pitch_deg=8.0),
        "three-quarter": View(yaw_deg=45.0 * sign, pitch_deg=14.0),
        "top": View(yaw_deg=90.0 * sign, pitch_deg=75.0),
    }


def _with_key(pose: Pose, key: int, position: KeyPosition) -> Pose:
    return replace(pose, keys=(*pose.keys[:key], position, *pose.keys[key + 1 :]))


def _within(value: float, ends: tuple[float, float]) -> float:
    return max(ends[0], min(ends[1], value))
