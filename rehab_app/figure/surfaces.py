"""Patches on the body's surface as the camera sees them: round caps and strips along limbs."""

import math
from collections.abc import Sequence

import numpy as np

from rehab_app.figure.camera import Camera
from rehab_app.figure.rotation import Array, cross, unit

_RING_POINTS = 72


def cap(
    camera: Camera, centre: Array, axes: Array, direction: Sequence[float], angle_deg: float
) -> Array | None:
    """Return the visible part of a round patch on an ellipsoid (n × 2), None where none is.

    `direction` is along the ellipsoid's own axes and `angle_deg` half the patch's opening there.
    Where the patch goes round the edge, the horizon of the ellipsoid closes it.
    """
    horizon = unit(np.linalg.solve(axes, camera.towards))
    middle = unit(direction)
    one = unit(cross(middle, np.array([0.3, 0.5, 0.8])))
    other = cross(middle, one)
    turn = np.linspace(0, 2 * math.pi, _RING_POINTS, endpoint=False)[:, None]
    cosine, sine = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    ring = middle * cosine + sine * (np.cos(turn) * one + np.sin(turn) * other)
    visible = ring @ horizon > 0

    def seen(directions: Array) -> Array:
        return camera.see(centre + directions @ axes.T).xy

    if visible.all():
        return seen(ring)
    right = unit(cross(horizon, np.array([0.2, 0.9, 0.1])))
    up = cross(horizon, right)
    if not visible.any():
        if float(middle @ horizon) <= 0:
            return None
        return seen(np.cos(turn) * right + np.sin(turn) * up)
    first = next(i for i in range(_RING_POINTS) if visible[i] and not visible[i - 1])
    kept = np.roll(ring, -first, 0)[np.roll(visible, -first)]
    angles = np.arctan2(kept[[-1, 0]] @ up, kept[[-1, 0]] @ right)
    way = float((angles[1] - angles[0]) % (2 * math.pi))
    half = float(angles[0]) + way / 2
    if (math.cos(half) * right + math.sin(half) * up) @ middle < cosine:
        way -= 2 * math.pi
    edge = (float(angles[0]) + np.linspace(0, 1, 24) * way)[:, None]
    return seen(np.concatenate([kept, np.cos(edge) * right + np.sin(edge) * up]))


def faces(camera: Camera, axes: Array, direction: Sequence[float]) -> float:
    """Return how much a place on an ellipsoid faces the camera: 1 fully, -1 away."""
    return float(unit(np.linalg.solve(axes.T, unit(direction))) @ camera.towards)


def area_of(points: Array) -> float:
    """Return the area of a polygon (n × 2)."""
    x, y = points.T
    return abs(float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())) / 2
