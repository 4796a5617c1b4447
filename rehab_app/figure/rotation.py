"""Rotations in the room as 3 × 3 matrices; angles in degrees, right-handed."""

import math
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.float64]

_TINY = 1e-9


def about_x(angle_deg: float) -> Array:
    """Return the rotation about the x axis."""
    c, s = _cos_sin(angle_deg)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def about_y(angle_deg: float) -> Array:
    """Return the rotation about the y axis."""
    c, s = _cos_sin(angle_deg)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def about_z(angle_deg: float) -> Array:
    """Return the rotation about the z axis."""
    c, s = _cos_sin(angle_deg)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def spine_rotation(flexion: float, side_bend: float, rotation: float) -> Array:
    """Return the rotation of a part of the spine: forwards, to the left, turned to the left."""
    return about_x(flexion) @ about_z(-side_bend) @ about_y(rotation)


def ball_rotation(flexion: float, abduction: float, rotation: float, sign: int) -> Array:
    """Return the rotation of a hip or shoulder; `sign` is 1 on the left, -1 on the right.

    Flexion turns about the axis of the trunk, abduction about the floating axis and external
    rotation about the long axis of the limb (Grood and Suntay 1983; Wu et al. 2002, 2005), so the
    numbers mean what a goniometer shows.
    """
    return about_x(-flexion) @ about_z(sign * abduction) @ about_y(sign * rotation)


def ball_angles(rotation: Array, sign: int) -> tuple[float, float, float]:
    """Return flexion, abduction and external rotation of a hip or shoulder, in degrees."""
    abduction = math.asin(max(-1.0, min(1.0, -rotation[0, 1])))
    if abs(math.cos(abduction)) < 1e-6:  # straight out to the side: only one of the two is told
        flexion, turn = math.atan2(-rotation[2, 0], rotation[2, 2]), 0.0
    else:
        flexion = -math.atan2(rotation[2, 1], rotation[1, 1])
        turn = math.atan2(rotation[0, 2], rotation[0, 0])
    return math.degrees(flexion), sign * math.degrees(abduction), sign * math.degrees(turn)


def unit(vector: npt.ArrayLike) -> Array:
    """Return a vector of length 1 in the same direction; a null vector stays as it is."""
    found = np.asarray(vector, float)
    length = math.sqrt(float(found @ found))
    return found / length if length > _TINY else found


def cross(one: Array, other: Array) -> Array:
    """Return the cross product of two vectors (numpy's own is several times slower for one)."""
    a, b, c = one.tolist()
    d, e, f = other.tolist()
    return np.array([b * f - c * e, c * d - a * f, a * e - b * d])


def between(one: Array, other: Array, share: float) -> Array:
    """Return the rotation on the shortest way from one to the other, `share` (0 to 1) of it."""
    if share <= 0:
        return one
    if share >= 1:
        return other
    turn = one.T @ other
    cosine = max(-1.0, min(1.0, (float(np.trace(turn)) - 1) / 2))
    angle = math.acos(cosine)
    if angle < 1e-6:
        return one
    axis = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
    if float(axis @ axis) < 1e-12:  # half a turn: the axis is the column that is longest
        outer = (turn + np.eye(3)) / 2
        axis = outer[:, int(np.argmax(np.diag(outer)))]
    x, y, z = unit(axis)
    k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    part = angle * share
    return one @ (np.eye(3) + math.sin(part) * k + (1 - math.cos(part)) * (k @ k))


def _cos_sin(angle_deg: float) -> tuple[float, float]:
    angle = math.radians(angle_deg)
    return math.cos(angle), math.sin(angle)
