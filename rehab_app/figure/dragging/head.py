"""The head that is brought to a place: the back bends, and then the body hinges at the hips."""

from dataclasses import replace

import numpy as np

from rehab_app.figure.dragging.handles import Handle, handle_place
from rehab_app.figure.dragging.holding import kept_at, posture_of_key
from rehab_app.figure.dragging.joint_angles import angle_of, clamped
from rehab_app.figure.dragging.limbs import farthest
from rehab_app.figure.flesh import Flesh
from rehab_app.figure.rotation import Array
from rehab_app.figure.skeleton import Posture, stand
from rehab_app.model.anatomy import ANGLES, SIDES
from rehab_app.model.pose import KeyPosition

# How readily each angle gives way: the back before the hips.
_GIVING = {
    "lumbar.flexion": 1.0,
    "lumbar.side_bend": 1.0,
    "thoracic.flexion": 0.7,
    "thoracic.side_bend": 0.7,
    "neck.flexion": 0.4,
    "neck.side_bend": 0.4,
}
_TILT = "body.tilt"
_HINGE = 0.8
_STEPS, _STEP_DEG, _MOST_DEG = 8, 0.5, 20.0
_DAMPING = 2e-6
_NEAR_M, _LEAST_GAIN_M = 0.003, 0.001
_UPRIGHT_M, _LEAST_HEIGHT_M = 0.25, 0.10


def with_head_at(flesh: Flesh, key: KeyPosition, target: Array) -> KeyPosition:
    """Return a key position with the head as near to a place as the back and hips bring it."""
    posture = posture_of_key(flesh, key)
    pelvis = posture.place("pelvis").copy()
    start = handle_place(posture, Handle.HEAD)
    target = np.maximum(target, (-np.inf, _LEAST_HEIGHT_M, -np.inf))
    giving = dict(_GIVING)
    if pelvis[1] > _UPRIGHT_M and posture.turn("pelvis")[1, 1] > 0.0:
        giving[_TILT] = _HINGE

    def moved(share: float) -> KeyPosition:
        at = start + (target - start) * share
        bent = replace(key, angles=_bent(flesh, key, giving, at - pelvis))
        return kept_at(flesh, bent, pelvis)

    return farthest(flesh, key, moved)


def _bent(
    flesh: Flesh, key: KeyPosition, giving: dict[str, float], target: Array
) -> dict[str, float]:
    """Return the angles that bring the head near a place, counted from the pelvis."""
    angles, nearest = dict(key.angles), float("inf")
    for _ in range(_STEPS):
        off = target - _head(flesh, angles)
        distance = float(np.linalg.norm(off))
        if distance < _NEAR_M or nearest - distance < _LEAST_GAIN_M:
            break
        nearest = distance
        angles = _step(flesh, key, angles, giving, off)
    changed = {name: value for name, value in angles.items() if value != key.angles.get(name)}
    return {**key.angles, **clamped(changed)}


def _step(
    flesh: Flesh,
    key: KeyPosition,
    angles: dict[str, float],
    giving: dict[str, float],
    off: Array,
) -> dict[str, float]:
    """Return the angles after a damped step of least squares (Wampler 1986) towards the place."""
    here = _head(flesh, angles)
    names = list(giving)
    pushed = (_changed(key, angles, {name: _STEP_DEG}) for name in names)
    columns = [(_head(flesh, each) - here) / _STEP_DEG for each in pushed]
    jacobian = np.column_stack(columns) * np.array([giving[name] for name in names])
    square = jacobian @ jacobian.T + _DAMPING * np.eye(3)
    turns = jacobian.T @ np.linalg.solve(square, off) * np.array(list(giving.values()))
    turns *= min(1.0, _MOST_DEG / max(float(np.abs(turns).max()), 1e-9))
    return _changed(key, angles, dict(zip(names, turns.tolist(), strict=True)))


def _changed(
    key: KeyPosition, angles: dict[str, float], turns: dict[str, float]
) -> dict[str, float]:
    """Return angles turned by so many degrees; legs that hang free stay as they are in the room."""
    changed = dict(angles)
    for name, turn_deg in turns.items():
        changed[name] = _within(name, angle_of(angles, name) + turn_deg)
    tilted = changed.get(_TILT, 0.0) - angles.get(_TILT, 0.0)
    for side in SIDES if tilted else ():
        hip = f"hip{side}.flexion"
        if f"foot{side}" not in key.reach:
            changed[hip] = _within(hip, angle_of(angles, hip) + tilted)
    return changed


def _within(name: str, value: float) -> float:
    return max(ANGLES[name].least, min(ANGLES[name].most, value))


def _head(flesh: Flesh, angles: dict[str, float]) -> Array:
    """Return where the head is from the pelvis."""
    posture: Posture = stand(flesh.skeleton, angles)
    return handle_place(posture, Handle.HEAD)
