"""Hands, feet and knees that are brought to a place: the reach is solved, joints stay human.

A limb that hangs free gets new angles; one that is held in the room is held elsewhere.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from rehab_app.figure.dragging.handles import Handle, handle_place
from rehab_app.figure.dragging.holding import (
    aim_of,
    bend_of,
    direction,
    kept_at,
    let_go,
    moved_reach,
    posture_of_key,
    strain,
)
from rehab_app.figure.dragging.joint_angles import clamped, limb_angles
from rehab_app.figure.flesh import Flesh
from rehab_app.figure.reach import Pull, apply_pulls, limb_of
from rehab_app.figure.rotation import Array, cross, unit
from rehab_app.figure.skeleton import Posture
from rehab_app.model.anatomy import base_of, side_of
from rehab_app.model.pose import AimKind, KeyPosition, Reach

_ROUNDS = 3
_HALVINGS = 5
_OFF_BODY_M = 0.12
LITTLE = 1.0  # a degree, or a millimetre
_NEAR_M = 0.004
_LEAST_HEIGHT_M = 0.01
_ENDS_LIMB = {"hand": ("shoulder", "elbow"), "foot": ("hip", "knee")}


def with_end_at(flesh: Flesh, key: KeyPosition, handle: Handle, target: Array) -> KeyPosition:
    """Return a key position with a hand or foot as near to a place as the body can bring it."""
    target = np.maximum(target, (-np.inf, _LEAST_HEIGHT_M, -np.inf))
    start = handle_place(posture_of_key(flesh, key), handle)
    reach = key.reach.get(handle.end)
    if (
        reach is not None
        and reach.aim is AimKind.BONE
        and float(np.linalg.norm(target - start)) > _OFF_BODY_M
    ):
        key, reach = let_go(flesh, key, handle.end), None  # it is taken off the body
    if reach is not None:
        return _held_elsewhere(flesh, key, handle, target)
    hanging = key
    return farthest(
        flesh,
        hanging,
        lambda share: _hanging_elsewhere(flesh, hanging, handle, start + (target - start) * share),
    )


def with_knee_at(flesh: Flesh, key: KeyPosition, handle: Handle, target: Array) -> KeyPosition:
    """Return a key position whose knee is as near to a place as it can be.

    Below a free leg the shin goes along; over a foot that is held the knee swings round.
    """
    posture = posture_of_key(flesh, key)
    end = handle.end
    if end not in key.reach:
        return farthest(flesh, key, lambda share: _with_thigh_to(flesh, key, handle, target, share))
    start = handle_place(posture, handle)
    reach = key.reach[end]
    root = posture.place(limb_of(end)[0])
    axes = posture.turn(posture.skeleton.parents[limb_of(end)[0]])

    def swung(share: float) -> KeyPosition:
        way = start + (target - start) * share - root
        bend = direction(way if reach.bends_in_room else axes.T @ way)
        return replace(key, reach={**key.reach, end: replace(reach, bend=bend)})

    return farthest(flesh, key, swung)


def farthest(
    flesh: Flesh,
    key: KeyPosition,
    moved: Callable[[float], KeyPosition],
    strained: Callable[[Posture, KeyPosition], float] = strain,
) -> KeyPosition:
    """Return a key position moved as far (0 to 1) as the body is strained no more than before."""
    most = strained(posture_of_key(flesh, key), key) + LITTLE

    def is_human(candidate: KeyPosition) -> bool:
        return strained(posture_of_key(flesh, candidate), candidate) <= most

    whole = moved(1.0)
    if is_human(whole):
        return whole
    found, low, high = key, 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        candidate = moved(middle)
        if is_human(candidate):
            found, low = candidate, middle
        else:
            high = middle
    return found


def _with_thigh_to(
    flesh: Flesh, key: KeyPosition, handle: Handle, target: Array, share: float
) -> KeyPosition:
    posture = posture_of_key(flesh, key)
    at, thigh = posture.place("pelvis").copy(), limb_of(handle.end)[0]
    start = handle_place(posture, handle)
    turned = _turned_to(posture, thigh, start + (target - start) * share)
    return kept_at(flesh, _with_limb_of(key, turned, handle.end, ("hip",)), at)


def _held_elsewhere(flesh: Flesh, key: KeyPosition, handle: Handle, target: Array) -> KeyPosition:
    end = handle.end
    reach = key.reach[end]
    posture = posture_of_key(flesh, key)
    start = aim_of(posture, end, reach)
    aim = start + target - handle_place(posture, handle)

    def at(place: Array) -> KeyPosition:
        return replace(key, reach={**key.reach, end: moved_reach(posture, end, reach, place)})

    for _ in range(_ROUNDS):
        moved = at(aim)
        found = posture_of_key(flesh, moved)
        missing = found.misses.get(end, 0.0)
        if missing > _NEAR_M:  # too far: as far that way as the limb is long
            root = found.place(limb_of(end)[0])
            aim = root + unit(aim - root) * (float(np.linalg.norm(aim - root)) - missing - 0.005)
            continue
        off = target - handle_place(found, handle)
        if reach.is_flat or float(np.linalg.norm(off)) < _NEAR_M:
            break
        aim = aim + off
    return farthest(flesh, key, lambda share: at(start + (aim - start) * share))


def _hanging_elsewhere(
    flesh: Flesh, key: KeyPosition, handle: Handle, target: Array
) -> KeyPosition:
    end = handle.end
    first = posture_of_key(flesh, key)
    bend = bend_of(first, end)
    aim = aim_of(first, end, None) + target - handle_place(first, handle)
    best, best_off = key, float("inf")
    for _ in range(_ROUNDS):
        turned = _reaching(flesh, key, end, aim, bend)
        moved = _with_limb_of(key, turned, end, _ENDS_LIMB[base_of(end)])
        moved = kept_at(flesh, moved, first.place("pelvis"))
        way = target - handle_place(posture_of_key(flesh, moved), handle)
        off = float(np.linalg.norm(way))
        if off < best_off:
            best, best_off = moved, off
        if off < _NEAR_M:
            break
        aim = aim + way
    return best


def _reaching(flesh: Flesh, key: KeyPosition, end: str, aim: Array, bend: Array) -> Posture:
    """Return the posture in which the reach is solved as if there were no range."""
    posture = posture_of_key(flesh, key)
    reach = Reach(
        aim=AimKind.POINT,
        at=(float(aim[0]), float(aim[1]), float(aim[2])),
        bend=(float(bend[0]), float(bend[1]), float(bend[2])),
        bends_in_room=True,
    )
    apply_pulls(posture, {end: Pull(reach, reach, 0.0)}, {})
    return posture


def _with_limb_of(
    key: KeyPosition, posture: Posture, end: str, joints: tuple[str, ...]
) -> KeyPosition:
    """Return a key position with some joints of a limb as they are in a posture, within range."""
    names = tuple(f"{joint}{side_of(end)}." for joint in joints)
    angles = {
        name: value
        for name, value in clamped(limb_angles(posture, end, key.angles)).items()
        if name.startswith(names) and not name.endswith("pronation")
    }
    return replace(key, angles={**key.angles, **angles})


def _turned_to(posture: Posture, bone: str, target: Array) -> Posture:
    """Turn a bone on the shortest way so that its lower end points to a place."""
    down = -posture.turn(bone)[:, 1]
    way = unit(target - posture.place(bone))
    axis = cross(down, way)
    sine, cosine = float(np.linalg.norm(axis)), float(down @ way)
    if sine > 1e-6:
        x, y, z = unit(axis)
        k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
        posture.set_turn(bone, (np.eye(3) + sine * k + (1 - cosine) * (k @ k)) @ posture.turn(bone))
    return posture
