"""What is held in the hands or goes round limbs: straps, bands, wraps, sticks."""

import itertools
import math
from collections.abc import Sequence

import numpy as np

from rehab_app.figure.camera import DISTANCE_M
from rehab_app.figure.ribbons import cord, ribbon
from rehab_app.figure.rotation import Array, unit
from rehab_app.figure.skeleton import sign_of
from rehab_app.figure.solids import Setting, Thing, convex, rod
from rehab_app.model.anatomy import base_of, side_of
from rehab_app.model.prop import Prop

# The middle of what a fist closes around, on the hand.
GRIP = (0.0, -0.064, 0.028)
_BAND_HALF_M, _WRAP_HALF_M = 0.024, 0.05
_SKIN_GAP_M = 0.007
_STRAP_M = 0.024
_RING_POINTS = 32


def strap(setting: Setting, prop: Prop) -> list[Thing]:
    """Return a strap from the hands round the sole of a foot, its end hanging from a hand."""
    posture, foot = setting.posture, prop.bone
    hands = [posture.point(hand, GRIP) for hand in prop.bones]
    sides = [posture.point(foot, (x, -0.045, 0.070)) for x in (-0.050, 0.050)]
    if len(hands) == 1:
        hands = hands * 2
    straight = math.dist(hands[0], sides[0]) + math.dist(hands[1], sides[1])
    if straight > math.dist(hands[0], sides[1]) + math.dist(hands[1], sides[0]):
        hands.reverse()
    angle = np.linspace(0, math.pi, 13)
    loop = np.array(
        [
            posture.point(foot, (-0.050 * math.cos(a), -0.045 - 0.036 * math.sin(a) ** 0.6, 0.070))
            for a in angle
        ]
    )
    things = [
        cord(setting, f"{prop.name}.{index}", _sagging(hand, side), _STRAP_M, "strap")
        for index, (hand, side) in enumerate(zip(hands, sides, strict=True))
    ]
    things.append(cord(setting, f"{prop.name}.loop", loop, _STRAP_M, "strap"))
    things.append(_tail(setting, prop, hands[0]))
    return things


def _sagging(start: Array, end: Array) -> Array:
    """Return a line that hangs through a little, as a strap does that is not pulled hard."""
    share = np.linspace(0, 1, 13)[:, None]
    sag_m = 0.025 * math.dist(start.tolist(), end.tolist())
    dip: Array = (
        start + share * (end - start) - np.array([0, 1, 0]) * sag_m * 4 * share * (1 - share)
    )
    return dip


def _tail(setting: Setting, prop: Prop, hand: Array) -> Thing:
    length = 0.16 if prop.length_m is None else prop.length_m
    length = max(0.02, min(length, hand[1] - 0.02))
    down = np.linspace(0, 1, 8)
    swing = 0.03 * np.sin(down * math.pi * 1.2)
    aside = setting.camera.plane[0]
    points = hand - np.outer(down * length, [0, 1, 0]) + np.outer(swing, aside)
    return cord(setting, f"{prop.name}.tail", points, _STRAP_M, "strap")


def band(setting: Setting, prop: Prop) -> list[Thing]:
    """Return a loop band round one or two limbs: its near half before them, the other behind."""
    part = prop.span[0]
    rings = [_ring(setting, bone, part) for bone in prop.bones]
    down = unit(sum((setting.posture.turn(bone)[:, 1] for bone in prop.bones), np.zeros(3)))
    loop = _hull_loop(np.concatenate(rings), down, rings)
    return _two_halves(setting, prop, prop.name, loop, down * _BAND_HALF_M, "band")


def wrap(setting: Setting, prop: Prop) -> list[Thing]:
    """Return a bandage round a part of a limb or the pelvis, in turns that overlap."""
    start, end = prop.span
    count = max(3, round(abs(end - start) * 6) + 1)
    things: list[Thing] = []
    for index, part in enumerate(np.linspace(start, end, count)):
        ring = _ring(setting, prop.bone, float(part), gap_m=_SKIN_GAP_M + 0.003)
        tilt = 0.010 * np.sin(np.arange(len(ring)) * 2 * math.pi / len(ring))
        down = setting.posture.turn(prop.bone)[:, 1]
        loop = np.concatenate([ring, ring[:1]]) + np.append(tilt, tilt[:1])[:, None] * down
        name = f"{prop.name}.{index}"
        half = down * _WRAP_HALF_M * 0.7
        things += _two_halves(setting, prop, name, loop, half, "bandage")
    if prop.crosses:
        things.append(_crossing(setting, prop))
    return things


def _crossing(setting: Setting, prop: Prop) -> Thing:
    """Return the turn of a hip wrap from the outer thigh across the groin to the other waist."""
    posture, sign = setting.posture, sign_of(prop.crosses)
    thigh = [(0.092, -0.10, 0.015), (0.058, -0.055, 0.086)]
    pelvis = [(0.055, 0.012, 0.116), (-0.03, 0.058, 0.112), (-0.105, 0.085, 0.076)]
    corners = [posture.point(prop.crosses, (sign * x, y, z)) for x, y, z in thigh]
    corners += [posture.point("pelvis", (sign * x, y, z)) for x, y, z in pelvis]
    place, steps = np.linspace(0, len(corners) - 1, 17), np.arange(len(corners))
    table = np.array(corners)
    points = np.stack([np.interp(place, steps, table[:, axis]) for axis in range(3)], 1)
    ahead = np.gradient(points, axis=0)
    out = posture.turn("pelvis")[:, 2]
    across = np.cross(out, ahead)
    across *= 0.032 / np.maximum(np.linalg.norm(across, axis=1), 1e-6)[:, None]
    thing = ribbon(setting, f"{prop.name}.cross", points, across, "bandage")
    if float(out @ setting.camera.towards) > 0:
        thing.over = ("pelvis", prop.crosses)
    else:
        thing.under = ("pelvis", prop.crosses)
    return thing


def stick(setting: Setting, prop: Prop) -> list[Thing]:
    """Return a massage stick in one or both fists: two handles and the part that rolls."""
    posture = setting.posture
    grips = [posture.point(hand, GRIP) for hand in prop.bones]
    along = posture.turn(prop.bones[0])[:, 0]
    if len(grips) > 1:
        along = unit(grips[0] - grips[1])
    middle = sum(grips, np.zeros(3)) / len(grips)
    between = math.dist(grips[0].tolist(), grips[-1].tolist())
    length, radius = max(prop.length_m or 0.5, between + 0.10), prop.radius_m or 0.018
    ends = [middle + along * length / 2 * sign for sign in (1, -1)]
    inner = [middle + along * (length / 2 - 0.11) * sign for sign in (1, -1)]
    return [
        rod(setting, f"{prop.name}.0", ends[0], inner[0], radius * 0.85, "wood"),
        rod(setting, f"{prop.name}.1", ends[1], inner[1], radius * 0.85, "wood"),
        rod(setting, f"{prop.name}.2", inner[0], inner[1], radius, "foam"),
    ]


def _ring(setting: Setting, bone: str, part: float, gap_m: float = _SKIN_GAP_M) -> Array:
    """Return a ring (n × 3) round a limb, or the pelvis, at a part of its length."""
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
    clothes_m = setting.flesh.body.looseness_m
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


def _hull_loop(points: Array, down: Array, rings: Sequence[Array]) -> Array:
    """Return a closed loop round points, tight as a band is, seen along `down`."""
    ahead = rings[-1].mean(0) - rings[0].mean(0) if len(rings) > 1 else points[0] - points.mean(0)
    x = unit(ahead - down * float(ahead @ down))
    y = np.cross(down, x)
    flat = np.stack([points @ x, points @ y], 1)
    hull = convex(flat)
    ids = [int(np.argmin(((flat - corner) ** 2).sum(1))) for corner in hull]
    loop = points[[*ids, ids[0]]]
    steps = [max(2, int(math.dist(a, b) / 0.03)) for a, b in itertools.pairwise(loop)]
    parts = [
        a + np.linspace(0, 1, count, endpoint=False)[:, None] * (b - a)
        for a, b, count in zip(loop, loop[1:], steps, strict=False)
    ]
    return np.concatenate([*parts, loop[:1]])


def _two_halves(
    setting: Setting, prop: Prop, name: str, loop: Array, half: Array, material: str
) -> list[Thing]:
    """Return the part of a closed loop that faces the camera, and the part that does not."""
    camera = setting.camera
    middle = loop.mean(0)
    eye = camera.centre + camera.towards * DISTANCE_M
    steps = np.diff(loop, axis=0)
    centres = (loop[1:] + loop[:-1]) / 2
    out = np.cross(steps, half)
    out *= np.sign(((centres - middle) * out).sum(1))[:, None]
    faces = ((eye - centres) * out).sum(1) > 0
    bones = prop.bones or (prop.bone,)
    around = (*bones, *(f"shin{side_of(bone)}" for bone in bones if bone == "pelvis"))
    things: list[Thing] = []
    for is_near in (False, True):
        for index, run in enumerate(_runs(faces == is_near)):
            points = loop[run[0] : run[-1] + 2]
            across = np.tile(half, (len(points), 1))
            part = f"{name}.{'near' if is_near else 'far'}{index or ''}"
            thing = ribbon(setting, part, points, across, material, dark=not is_near)
            thing.over, thing.under = (around, ()) if is_near else ((), around)
            things.append(thing)
    return things


def _runs(mask: Array) -> list[list[int]]:
    """Return the stretches of a mask that are true, as lists of indices."""
    runs: list[list[int]] = []
    for index in np.flatnonzero(mask).tolist():
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
