"""What is held in the hands or goes round limbs: straps, bands, sticks."""

import itertools
import math
from collections.abc import Sequence

import numpy as np

from rehab_app.figure.camera import DISTANCE_M
from rehab_app.figure.ribbons import cord, ribbon
from rehab_app.figure.rings import ring_of
from rehab_app.figure.rotation import Array, unit
from rehab_app.figure.solids import Setting, Thing, convex, rod
from rehab_app.model.anatomy import side_of
from rehab_app.model.prop import Prop

# The middle of what a fist closes around, on the hand.
GRIP = (0.0, -0.064, 0.028)
_BAND_HALF_M = 0.024
_SKIN_GAP_M = 0.003
_STRAP_M = 0.024


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
    rings = [ring_of(setting, bone, part, _SKIN_GAP_M) for bone in prop.bones]
    down = unit(sum((setting.posture.turn(bone)[:, 1] for bone in prop.bones), np.zeros(3)))
    loop, limbs = _hull_loop(np.concatenate(rings), down, rings)
    downs = np.array([setting.posture.turn(bone)[:, 1] for bone in prop.bones])
    half = np.stack([np.interp(limbs, np.arange(len(downs)), axis) for axis in downs.T], 1)
    return _two_halves(setting, prop, prop.name, loop, half * _BAND_HALF_M, "band")


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


def _hull_loop(points: Array, down: Array, rings: Sequence[Array]) -> tuple[Array, Array]:
    """Return a closed loop (n × 3) round points, tight as a band is, seen along `down`.

    Also for each of its points on which limb it lies, from the first (0) to the next (1).
    """
    ahead = rings[-1].mean(0) - rings[0].mean(0) if len(rings) > 1 else points[0] - points.mean(0)
    x = unit(ahead - down * float(ahead @ down))
    y = np.cross(down, x)
    flat = np.stack([points @ x, points @ y], 1)
    hull = convex(flat)
    ids = [int(np.argmin(((flat - corner) ** 2).sum(1))) for corner in hull]
    ids.append(ids[0])
    loop = points[ids]
    limbs = np.array(ids) // len(rings[0])
    steps = [max(2, int(math.dist(a, b) / 0.03)) for a, b in itertools.pairwise(loop)]
    parts = [
        a + np.linspace(0, 1, count, endpoint=False)[:, None] * (b - a)
        for a, b, count in zip(loop, loop[1:], steps, strict=False)
    ]
    shares = [
        np.linspace(one, other, count, endpoint=False)
        for one, other, count in zip(limbs, limbs[1:], steps, strict=False)
    ]
    return np.concatenate([*parts, loop[:1]]), np.concatenate([*shares, limbs[:1]])


def _two_halves(
    setting: Setting, prop: Prop, name: str, loop: Array, half: Array, material: str
) -> list[Thing]:
    """Return the part of a closed loop that faces the camera, and the part that does not."""
    camera = setting.camera
    middle = loop.mean(0)
    eye = camera.centre + camera.towards * DISTANCE_M
    steps = np.diff(loop, axis=0)
    centres = (loop[1:] + loop[:-1]) / 2
    out = np.cross(steps, half[1:])
    out *= np.sign(((centres - middle) * out).sum(1))[:, None]
    faces = ((eye - centres) * out).sum(1) > 0
    bones = prop.bones or (prop.bone,)
    around = (*bones, *(f"shin{side_of(bone)}" for bone in bones if bone == "pelvis"))
    things: list[Thing] = []
    for is_near in (False, True):
        for index, run in enumerate(_runs(faces == is_near)):
            points = loop[run[0] : run[-1] + 2]
            across = half[run[0] : run[-1] + 2]
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
