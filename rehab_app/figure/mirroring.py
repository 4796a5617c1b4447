"""The other side: the mirror image of a pose, made from its data, so that the light stays."""

from dataclasses import replace

from rehab_app.model.anatomy import LATERAL, MIDLINE_JOINTS, mirrored
from rehab_app.model.person import Side
from rehab_app.model.pose import KeyPosition, Pose, Reach
from rehab_app.model.prop import Prop, Vector


def on_side(pose: Pose, side: Side | None) -> Pose:
    """Return a pose as it is done on a side; one that works both sides stays as it is."""
    if pose.side is None or side is None or side in (pose.side, Side.BOTH):
        return pose
    return mirror_image(pose)


def mirror_image(pose: Pose) -> Pose:
    """Return the exact mirror image of a pose."""
    return replace(
        pose,
        keys=tuple(_mirrored_key(key) for key in pose.keys),
        side=pose.side.other if pose.side else None,
        view=replace(pose.view, yaw_deg=-pose.view.yaw_deg),
        marks=tuple(mirrored(mark) for mark in pose.marks),
        props=tuple(_mirrored_prop(prop) for prop in pose.props),
        order=tuple((mirrored(front), mirrored(back)) for front, back in pose.order),
    )


def _mirrored_key(key: KeyPosition) -> KeyPosition:
    return KeyPosition(
        angles=dict(_mirrored_angle(name, value) for name, value in key.angles.items()),
        reach={mirrored(end): _mirrored_reach(reach) for end, reach in key.reach.items()},
        pin=mirrored(key.pin),
        pin_at=_flipped(key.pin_at),
        anchor=tuple(mirrored(bone) for bone in key.anchor),
        lift_m=key.lift_m,
        fist_left=key.fist_right,
        fist_right=key.fist_left,
    )


def _mirrored_angle(name: str, value: float) -> tuple[str, float]:
    joint, _, angle = name.partition(".")
    is_lateral = joint in MIDLINE_JOINTS and angle in LATERAL
    return f"{mirrored(joint)}.{angle}", -value if is_lateral else value


def _mirrored_reach(reach: Reach) -> Reach:
    return replace(
        reach,
        at=_flipped(reach.at),
        bone=mirrored(reach.bone),
        bend=_flipped_or_none(reach.bend),
        ahead=_flipped_or_none(reach.ahead),
        surface=_flipped(reach.surface),
    )


def _mirrored_prop(prop: Prop) -> Prop:
    return replace(
        prop,
        at=_flipped(prop.at),
        heading_deg=-prop.heading_deg,
        bone=mirrored(prop.bone),
        offset=_flipped(prop.offset),
        normal=_flipped(prop.normal),
        bones=tuple(mirrored(bone) for bone in prop.bones),
        crosses=mirrored(prop.crosses),
    )


def _flipped(vector: Vector) -> Vector:
    return (-vector[0], vector[1], vector[2])


def _flipped_or_none(vector: Vector | None) -> Vector | None:
    return None if vector is None else _flipped(vector)
