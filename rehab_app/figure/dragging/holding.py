"""What stays where it is while something else moves: hands and feet in the room, the pelvis."""

import math
from dataclasses import replace

import numpy as np

from rehab_app.figure.dragging.joint_angles import beyond_deg, clamped, limb_angles
from rehab_app.figure.flesh import Flesh
from rehab_app.figure.moving import moment_at
from rehab_app.figure.placing import place
from rehab_app.figure.reach import limb_of
from rehab_app.figure.rotation import Array, unit
from rehab_app.figure.skeleton import Posture, stand
from rehab_app.model.anatomy import base_of, side_of
from rehab_app.model.pose import AimKind, KeyPosition, Pose, Reach
from rehab_app.model.prop import Vector

SOLE_M, PALM_M = 0.072, 0.036  # from the floor to an ankle, to the bones of a flat hand
_SNAP_M = 0.02
_MOVED_M = 0.005
_LEVEL = 0.99  # the cosine of 8°
_LEAST_LIFT_M, _MOST_LIFT_M, _FARTHEST_M = -2.0, 3.0, 5.0


def posture_of_key(flesh: Flesh, key: KeyPosition) -> Posture:
    """Return where the bones are in a key position."""
    return place(flesh, moment_at(Pose(keys=(key,)), 0.0))


def centimetres(vector: Array) -> Vector:
    """Return a place in the room to the centimetre, as far from the middle as a file allows."""
    x, y, z = (
        round(max(-_FARTHEST_M, min(_FARTHEST_M, each)), 2) + 0.0 for each in vector.tolist()
    )
    return (x, y, z)


def direction(vector: Array) -> Vector:
    """Return a direction in two decimals, which is half a degree."""
    return centimetres(unit(vector))


def with_pelvis_at(flesh: Flesh, key: KeyPosition, at: Array) -> KeyPosition:
    """Return a key position whose pelvis is at a place, whatever the limbs do."""
    posture = stand(flesh.skeleton, key.angles)
    # The pin is put above the middle of the room, so it lies as far on the other side.
    pin_at = posture.turn("pelvis").T @ np.array([-at[0], 0.0, -at[2]])
    # Rather a little lower: a straight leg would come off the floor.
    lift_m = math.floor((float(at[1]) + flesh.lowest(posture, ("pelvis",))) * 100 + 0.2) / 100
    return replace(
        key,
        pin="pelvis",
        pin_at=centimetres(pin_at),
        anchor=("pelvis",),
        lift_m=max(_LEAST_LIFT_M, min(_MOST_LIFT_M, lift_m)),
    )


def has_held_pelvis(key: KeyPosition) -> bool:
    """Tell whether the pelvis itself is what is placed in the room."""
    return key.pin == "pelvis" and key.anchor == ("pelvis",)


def kept_at(flesh: Flesh, key: KeyPosition, at: Array) -> KeyPosition:
    """Return a changed key position whose pelvis is still at a place.

    What holds the body in the room is only changed where it would let the body move.
    """
    away = posture_of_key(flesh, key).place("pelvis") - at
    return with_pelvis_at(flesh, key, at) if float(np.abs(away).max()) > _MOVED_M else key


def aim_of(posture: Posture, end: str, reach: Reach | None) -> Array:
    """Return the point that a reach brings to its place: ankle, flat hand's wrist, or palm."""
    if base_of(end) == "foot" or (reach is not None and reach.is_flat):
        return posture.place(end)
    build = posture.skeleton.build
    return posture.point(f"forearm{side_of(end)}", (0, -build.forearm_m - build.palm_m, 0))


def bend_of(posture: Posture, end: str) -> Array:
    """Return where the elbow or knee points in the room now."""
    upper, lower = limb_of(end)[:2]
    root, middle = posture.place(upper), posture.place(lower)
    ahead = unit(posture.place(end) - root)
    out = middle - root - ahead * float((middle - root) @ ahead)
    if float(np.linalg.norm(out)) > 0.01:
        return unit(out)
    # Of a straight limb the hinge tells: knees point along z, elbows against it.
    front = posture.turn(upper)[:, 2]
    return front if base_of(end) == "foot" else -front


def moved_reach(posture: Posture, end: str, reach: Reach, aim: Array) -> Reach:
    """Return a reach of the same kind whose aim is at a place in the room."""
    if reach.aim is AimKind.BONE:
        at = posture.turn(reach.bone).T @ (aim - posture.place(reach.bone))
        return replace(reach, at=centimetres(at))
    at = aim.copy()
    if reach.aim is AimKind.UNDER:
        root = posture.place(limb_of(end)[0])
        at -= np.array([root[0], 0.0, root[2]])
    return replace(reach, at=_on_floor(end, reach, centimetres(at)))


def hold(flesh: Flesh, key: KeyPosition, end: str) -> KeyPosition:
    """Return a key position in which a hand or foot stays where it is when the body moves."""
    posture = posture_of_key(flesh, key)
    held = replace(key, reach={**key.reach, end: reach_to_place(flesh, posture, end)})
    return kept_at(flesh, held, posture.place("pelvis"))


def let_go(flesh: Flesh, key: KeyPosition, end: str) -> KeyPosition:
    """Return a key position in which a limb is where it was by its angles alone."""
    if end not in key.reach:
        return key
    posture = posture_of_key(flesh, key)
    angles = clamped(limb_angles(posture, end, key.angles))
    reach = {name: aim for name, aim in key.reach.items() if name != end}
    free = replace(key, angles={**key.angles, **angles}, reach=reach)
    return kept_at(flesh, free, posture.place("pelvis"))


def reach_to_place(flesh: Flesh, posture: Posture, end: str) -> Reach:
    """Return the reach that keeps a hand or foot where it is now; a sole on the floor lies flat."""
    is_foot = base_of(end) == "foot"
    turn = posture.turn(end)
    level = float(turn[1, 1]) if is_foot else -float(turn[1, 2])
    is_low = flesh.lowest(posture, (end,)) < _SNAP_M
    is_flat = is_low and level > _LEVEL
    ahead = turn[:, 2] if is_foot else -turn[:, 1]
    reach = Reach(
        aim=AimKind.FLOOR if is_low else AimKind.POINT,
        at=(0.0, 0.0, 0.0),
        bend=direction(bend_of(posture, end)),
        bends_in_room=True,
        is_flat=is_flat,
        ahead=direction(ahead * (1, 0, 1)) if is_flat else None,
    )
    return moved_reach(posture, end, reach, aim_of(posture, end, reach))


def _on_floor(end: str, reach: Reach, at: Vector) -> Vector:
    """Return a place that snaps to the floor where a palm or sole is laid onto it."""
    low_m = SOLE_M if base_of(end) == "foot" else PALM_M
    is_near = reach.is_flat and reach.surface[1] > _LEVEL and at[1] < low_m + _SNAP_M
    return (at[0], low_m, at[2]) if is_near else at


def strain(posture: Posture, key: KeyPosition) -> float:
    """Return how far beyond human the limbs are that reach: degrees, and each millimetre missing.

    0 where all joints are within their ranges and all hands and feet where they are held.
    """
    beyond = 0.0
    for end in key.reach:
        angles = limb_angles(posture, end, key.angles)
        beyond += beyond_deg({name: angles[name] for name in angles if _is_told(name)})
        beyond += 1000 * max(0.0, posture.misses.get(end, 0.0) - _MOVED_M)
    return beyond


def _is_told(name: str) -> bool:
    """Tell whether an angle follows from where a limb reaches, and not from how its end lies."""
    return not name.startswith("wrist") and not name.endswith(("pronation", "inversion"))
