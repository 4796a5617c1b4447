"""Rings round limbs and the pelvis, for what is wound round them."""

import math

import numpy as np

from rehab_app.figure.rotation import Array
from rehab_app.figure.solids import Setting
from rehab_app.model.anatomy import base_of

_RING_POINTS = 32


def ring_of(setting: Setting, bone: str, part: float, gap_m: float) -> Array:
    """Return a ring (n × 3) round a limb, or the pelvis, at a part of its length.

    It keeps `gap_m` from the skin, or from the clothes where there are some.
    """
    turn = setting.posture.turn(bone)
    angle = np.arange(_RING_POINTS) * 2 * math.pi / _RING_POINTS
    if bone == "pelvis":  # 0 is at the hip joints, 1 at the waist; the seat reaches further back
        hips = setting.flesh.body.hips
        wide = float(np.interp(part, [0, 0.35, 1], [0.156, 0.150, 0.132])) * hips
        front = float(np.interp(part, [0, 1], [0.094, 0.090]))
        back = float(np.interp(part, [0, 0.3, 1], [0.132, 0.120, 0.090]))
        middle, deep = (0.0, -0.03 + part * 0.125, (front - back) / 2), (front + back) / 2
    else:
        table = np.array(setting.flesh.profiles[bone])
        row = [float(np.interp(part, table[:, 0], table[:, column])) for column in range(1, 5)]
        wide, deep = row[0], row[1]
        middle = (row[2], -part * length_of(setting, bone), row[3])
    body = setting.flesh.body
    is_clothed = bone == "pelvis" or (bone.startswith("thigh") and part < body.shorts)
    clothes_m = body.looseness_m if is_clothed else 0.0
    x, z = np.cos(angle) * (wide + gap_m + clothes_m), np.sin(angle) * (deep + gap_m + clothes_m)
    return setting.posture.point(bone, middle) + np.stack([x, 0 * x, z], 1) @ turn.T


def length_of(setting: Setting, bone: str) -> float:
    """Return the length of a bone of a limb in metres."""
    build = setting.flesh.body.build
    lengths = {
        "thigh": build.thigh_m,
        "shin": build.shin_m,
        "upper_arm": build.upper_arm_m,
        "forearm": build.forearm_m,
    }
    return lengths[base_of(bone)]
