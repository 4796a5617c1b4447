"""The pelvis that is brought to a place: what carries the body stays where it is."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from rehab_app.figure.dragging.handles import Handle, handle_place
from rehab_app.figure.dragging.holding import (
    aim_of,
    bend_of,
    direction,
    moved_reach,
    posture_of_key,
    reach_to_place,
    strain,
    with_pelvis_at,
)
from rehab_app.figure.dragging.joint_angles import angle_of, clamped, limb_angles
from rehab_app.figure.dragging.limbs import LITTLE, farthest
from rehab_app.figure.flesh import Flesh
from rehab_app.figure.reach import Pull, apply_pulls
from rehab_app.figure.rotation import Array, unit
from rehab_app.figure.skeleton import Posture
from rehab_app.model.anatomy import ENDS, SIDES, base_of
from rehab_app.model.pose import AimKind, KeyPosition, Reach
from rehab_app.model.prop import Vector

_TOUCHES_M = 0.03
_ON_KNEE_M = 0.20  # as high a knee on a cushion is; a shin that lies is no higher
_UPRIGHT_HIPS_M = 0.25
_PROJECTIONS = 12
_SLIDES_M = 0.02
_BACK_STEP_M = 0.03
_BACK_OR_FRONT, _LEVEL_TRUNK = 0.7, 0.55


def with_pelvis_moved(flesh: Flesh, key: KeyPosition, target: Array) -> KeyPosition:
    """Return a key position with the pelvis as near to a place as what carries it lets it come.

    Hands and feet on the floor stay there, a kneeling leg stays on its knee, and whoever lies
    lifts the hips over the shoulders.
    """
    steady = standing_still(flesh, key)
    posture = posture_of_key(flesh, steady)
    start = handle_place(posture, Handle.PELVIS)
    if _lies(posture):
        return farthest(
            flesh, steady, lambda share: _lifted(flesh, steady, start + (target - start) * share)
        )
    knees = _kneeling(posture, steady)
    target = _above(posture, target, knees)

    def moved(share: float) -> KeyPosition:
        at = _above(posture, start + (target - start) * share, knees)
        return _with_kneeling_legs(flesh, with_pelvis_at(flesh, steady, at), posture, knees)

    def strained(now: Posture, key: KeyPosition) -> float:
        slides = (
            math.dist(now.place(f"shin{side}"), posture.place(f"shin{side}")) for side in knees
        )
        return strain(now, key) + 1000 * sum(max(0.0, slid - _SLIDES_M) for slid in slides)

    if not knees:
        most = strained(posture, steady) + LITTLE
        for at in _hips_back(posture, start, target):
            sunk = with_pelvis_at(flesh, steady, at)
            if strained(posture_of_key(flesh, sunk), sunk) <= most:
                return sunk
    return farthest(flesh, steady, moved, strained)


def _hips_back(posture: Posture, start: Array, target: Array) -> Iterator[Array]:
    """Yield a place, then places behind it: hips that sink go back, or the heels would lift."""
    front = unit(posture.turn("pelvis")[:, 2] * (1, 0, 1))
    sinks_m = max(0.0, float(start[1] - target[1]))
    for step in range(int(sinks_m / _BACK_STEP_M) + 1):
        yield target - front * step * _BACK_STEP_M


def standing_still(flesh: Flesh, key: KeyPosition) -> KeyPosition:
    """Return the same position in which hands and feet on the floor are held there.

    One in which they are already stays as it is.
    """
    posture = posture_of_key(flesh, key)
    kneeling = {f"foot{side}" for side in SIDES if _is_on_knee(posture, side)}
    reach = dict(key.reach)
    for end in ENDS:
        if end in reach and reach[end].aim is AimKind.UNDER:
            on_floor = replace(reach[end], aim=AimKind.FLOOR)
            aim = aim_of(posture, end, on_floor)
            reach[end] = moved_reach(posture, end, on_floor, aim)
        is_carrying = base_of(end) == "foot" or not _lies(posture)
        if end in reach or end in kneeling or not is_carrying:
            continue
        if flesh.lowest(posture, (end,)) < _TOUCHES_M:
            reach[end] = reach_to_place(flesh, posture, end)
    if reach == key.reach:
        return key
    return with_pelvis_at(flesh, replace(key, reach=reach), posture.place("pelvis"))


def _lies(posture: Posture) -> bool:
    pelvis = posture.turn("pelvis")
    return bool(
        posture.place("pelvis")[1] < 2 * _UPRIGHT_HIPS_M
        and posture.place("thoracic_2")[1] < _UPRIGHT_HIPS_M
        and abs(posture.turn("thoracic_2")[1, 1]) < _LEVEL_TRUNK
        and abs(pelvis[1, 2]) > _BACK_OR_FRONT
    )


def _lifted(flesh: Flesh, key: KeyPosition, target: Array) -> KeyPosition:
    """Turn a lying body about its shoulders, so that the hips come to the height of a place."""
    posture = posture_of_key(flesh, key)
    chest, pelvis = posture.place("thoracic_2"), posture.place("pelvis")
    across = posture.turn("pelvis")[:, 0]
    before, after = pelvis - chest, target - chest
    turn_deg = math.degrees(
        math.atan2(
            float(np.cross(before, after) @ across),
            float(before @ after) - float(before @ across) * float(after @ across),
        )
    )
    turn_deg = float(round(turn_deg))
    angles = {
        "body.tilt": angle_of(key.angles, "body.tilt") + turn_deg,
        "neck.flexion": angle_of(key.angles, "neck.flexion") - turn_deg,
    }
    turned = replace(key, angles={**key.angles, **clamped(angles)})
    loose = posture_of_key(flesh, turned)
    return with_pelvis_at(flesh, turned, chest + loose.place("pelvis") - loose.place("thoracic_2"))


def _kneeling(posture: Posture, key: KeyPosition) -> tuple[str, ...]:
    return tuple(
        side for side in SIDES if f"foot{side}" not in key.reach and _is_on_knee(posture, side)
    )


def _is_on_knee(posture: Posture, side: str) -> bool:
    hip, knee, ankle = (posture.place(f"{bone}{side}")[1] for bone in ("thigh", "shin", "foot"))
    return bool(max(knee, ankle) < _ON_KNEE_M and hip > _UPRIGHT_HIPS_M)


def _above(posture: Posture, target: Array, knees: tuple[str, ...]) -> Array:
    """Return the place next to a target at which each thigh reaches its knee on the floor."""
    thigh_m = posture.skeleton.build.thigh_m
    at = target.copy()
    for _ in range(_PROJECTIONS if knees else 0):
        for side in knees:
            hip = at + posture.place(f"thigh{side}") - posture.place("pelvis")
            knee = posture.place(f"shin{side}")
            at = at + knee + unit(hip - knee) * thigh_m - hip
    return at


def _with_kneeling_legs(
    flesh: Flesh, key: KeyPosition, before: Posture, knees: tuple[str, ...]
) -> KeyPosition:
    """Return a key position in which the shins of kneeling legs lie where they lay."""
    if not knees:
        return key
    posture = posture_of_key(flesh, key)
    angles = dict(key.angles)
    for side in knees:
        end = f"foot{side}"
        bend = before.place(f"shin{side}") - posture.place(f"thigh{side}")
        reach = Reach(
            aim=AimKind.POINT,
            at=_place(before.place(end)),
            bend=direction(bend if np.any(bend) else bend_of(before, end)),
            bends_in_room=True,
        )
        apply_pulls(posture, {end: Pull(reach, reach, 0.0)}, {})
        found = limb_angles(posture, end, key.angles)
        angles |= clamped({name: found[name] for name in found if not name.startswith("ankle")})
    return replace(key, angles=angles)


def _place(at: Array) -> Vector:
    return (float(at[0]), float(at[1]), float(at[2]))
