"""Joints that are turned to an angle, and the angles that a position has in all of them."""

from dataclasses import replace

from rehab_app.figure.dragging.holding import (
    aim_of,
    has_held_pelvis,
    let_go,
    moved_reach,
    posture_of_key,
    with_pelvis_at,
)
from rehab_app.figure.dragging.joint_angles import angle_of, clamped, limb_angles
from rehab_app.figure.flesh import Flesh
from rehab_app.model.anatomy import ANGLES, side_of
from rehab_app.model.pose import KeyPosition

_FOLLOWS = {"hip": "foot", "knee": "foot", "shoulder": "hand", "elbow": "hand"}
_LIES = {"ankle": "foot", "wrist": "hand"}


def with_joint_at(flesh: Flesh, key: KeyPosition, name: str, angle_deg: float) -> KeyPosition:
    """Return a key position with one angle set, within its range.

    A limb that reaches for something lets go of it where the angle would follow from that.
    """
    joint, _, _ = name.partition(".")
    base, side = joint.removesuffix(side_of(joint)), side_of(joint)
    if base in _FOLLOWS and not name.endswith("pronation"):
        key = let_go(flesh, key, _FOLLOWS[base] + side)
    elif base in _LIES or name.endswith("pronation"):
        key = _lifted_off(flesh, key, _LIES.get(base, "hand") + side)
    turned = replace(key, angles={**key.angles, **clamped({name: angle_deg})})
    if joint == "body" and has_held_pelvis(key):
        # The pin is a point on the pelvis: it would swing round with it.
        return with_pelvis_at(flesh, turned, posture_of_key(flesh, key).place("pelvis"))
    return turned


def all_angles(flesh: Flesh, key: KeyPosition) -> dict[str, float]:
    """Return all angles of a key position in degrees, also those that follow from a reach."""
    angles = {name: angle_of(key.angles, name) for name in ANGLES}
    if key.reach:
        posture = posture_of_key(flesh, key)
        for end in key.reach:
            angles |= limb_angles(posture, end, key.angles)
    return angles


def _lifted_off(flesh: Flesh, key: KeyPosition, end: str) -> KeyPosition:
    """Return a key position in which a palm or sole no longer lies on what it lay on."""
    reach = key.reach.get(end)
    if reach is None or not reach.is_flat:
        return key
    posture = posture_of_key(flesh, key)
    loose = replace(reach, is_flat=False, ahead=None, surface=(0.0, 1.0, 0.0))
    held = moved_reach(posture, end, loose, aim_of(posture, end, loose))
    names = (f"ankle{side_of(end)}.", f"wrist{side_of(end)}.", f"elbow{side_of(end)}.pronation")
    found = limb_angles(posture, end, key.angles)
    angles = clamped({name: found[name] for name in found if name.startswith(names)})
    return replace(key, angles={**key.angles, **angles}, reach={**key.reach, end: held})
