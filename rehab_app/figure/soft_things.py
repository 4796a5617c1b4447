"""What one lies on or lays on: cushions, rolls, balls, and packs that drape over the body."""

import numpy as np

from rehab_app.figure.rotation import Array, unit
from rehab_app.figure.shapes import Line, Shape, polygon
from rehab_app.figure.solids import (
    Setting,
    Thing,
    ball,
    convex,
    cylinder,
    heading,
    samples_of,
    side_axes,
    soft_box,
)
from rehab_app.model.prop import Prop, PropKind

_SIZES = {
    PropKind.PILLOW: (0.50, 0.11, 0.34),
    PropKind.CUSHION: (0.42, 0.07, 0.36),
    PropKind.BLANKET: (0.50, 0.05, 0.40),
    PropKind.TOWEL: (0.36, 0.045, 0.28),
}
_MATERIALS = {
    PropKind.PILLOW: "cloth",
    PropKind.CUSHION: "cloth",
    PropKind.BLANKET: "linen",
    PropKind.TOWEL: "linen",
}
_ROLLS = {
    PropKind.ROLLER: ("foam", (0.075, 0.4, 1.0)),
    PropKind.BOLSTER: ("cloth", (0.11, 0.6, 0.75)),
}
_PACK_SIZE = (0.20, 0.24, 0.07)
_PACK_CELLS = 7
_FLESH_NEAR_M = 0.4
_PACK_FROM_M = 0.14
_PACK_DROP_M = 0.16  # how far a pack hangs over an edge at most


def soft_thing(setting: Setting, prop: Prop) -> list[Thing]:
    """Return a pillow, cushion, blanket or towel, on the floor or on a part of the body."""
    size = prop.size or _SIZES[prop.kind]
    turn = heading(prop.heading_deg)
    if prop.bone:
        middle = setting.posture.point(prop.bone, prop.offset)
        turn = setting.posture.turn(prop.bone) if prop.follows else turn
    else:
        middle = np.array(prop.at) + np.array([0, size[1] / 2, 0])
    thing = soft_box(setting, prop.name, middle, turn, size, _MATERIALS[prop.kind])
    if prop.kind is PropKind.BLANKET:
        thing.shapes += _folds(setting, middle, turn, size)
    return [thing]


def _folds(
    setting: Setting, middle: Array, turn: Array, size: tuple[float, float, float]
) -> list[Shape]:
    """Return the edges of a folded blanket's layers on the sides that are seen."""
    camera, line = setting.camera, setting.tones("linen").line
    radius = min(size) / 2
    half = np.maximum(np.array(size) / 2 - radius, 0)
    shapes: list[Shape] = []
    for level in (-0.17, 0.17):
        for x, z in ((0, 1), (0, -1), (1, 0), (-1, 0)):
            out = turn @ np.array([x, 0.0, z])
            if out @ camera.towards <= 0.05:
                continue
            ends = np.array([(x or end, z or end) for end in (-1, 1)], float)
            flat = np.stack([ends[:, 0] * half[0], [level * size[1]] * 2, ends[:, 1] * half[2]], 1)
            edge = camera.see(middle + flat @ turn.T + out * radius * 0.9).xy
            shapes.append(Line(edge, line, camera.line_px * 0.7, 0.6))
    return shapes


def roll(setting: Setting, prop: Prop) -> list[Thing]:
    """Return a foam roller or a bolster."""
    material, (radius, length, flatness) = _ROLLS[prop.kind]
    radius = prop.radius_m or radius
    flatness = prop.flatness or flatness
    middle = np.array(prop.at) + np.array([0, radius * flatness, 0])
    measures = (radius, prop.length_m or length, flatness)
    turn = heading(prop.heading_deg)
    return [cylinder(setting, prop.name, middle, turn, measures, material)]


def small_ball(setting: Setting, prop: Prop) -> list[Thing]:
    """Return a ball on the floor, or between the body and floor or wall."""
    radius = prop.radius_m or 0.035
    if prop.bone:
        middle = setting.posture.point(prop.bone, prop.offset)
        if not prop.follows:  # it lies on the floor below that place
            middle = np.array([middle[0], prop.at[1] + radius, middle[2]])
    else:
        middle = np.array(prop.at) + np.array([0, radius, 0])
    return [ball(setting, prop.name, middle, radius, "ball")]


def pack(setting: Setting, prop: Prop) -> list[Thing]:
    """Return an ice or heat pack that drapes over the part of the body it lies on."""
    material = "ice" if prop.kind is PropKind.ICE else "heat"
    turn = setting.posture.turn(prop.bone)
    out = unit(turn @ np.array(prop.normal))
    frame = side_axes(turn, out)
    width, height, thickness = prop.size or _PACK_SIZE
    place = setting.posture.point(prop.bone, prop.offset)
    layers = [_pad(setting, place, frame, (width, height, thickness), material)]
    if prop.has_cloth:
        around = (width + 0.06, height + 0.06, thickness * 0.25)
        layers.insert(0, _pad(setting, place, frame, around, "linen"))
    cells = np.concatenate([cells for cells, _ in layers])
    shapes = [shape for _, part in layers for shape in part]
    samples = samples_of(setting.camera, layers[-1][0] + out * 0.02, width / _PACK_CELLS)
    return [Thing(prop.name, samples, shapes, cells, over=(prop.bone,))]


def _pad(
    setting: Setting,
    place: Array,
    frame: Array,
    size: tuple[float, float, float],
    material: str,
) -> tuple[Array, list[Shape]]:
    """Return the points and the shapes of one soft layer that drapes over the flesh."""
    camera, tones = setting.camera, setting.tones(material)
    lower = _draped(setting, place, frame, size[:2])
    upper = lower + frame[:, 2] * size[2] * 0.62 * _rim_rounding()[..., None]
    cells = np.concatenate([lower, upper]).reshape(-1, 3)
    outline = convex(camera.see(cells).xy)
    top = camera.see(upper.reshape(-1, 3)).xy.reshape(*upper.shape[:2], 2)
    middle = outline.mean(0)
    shapes: list[Shape] = [
        polygon(outline, tones.shade),
        Line(outline, tones.line, camera.line_px, is_closed=True),
    ]
    shapes.append(polygon(_rim(top), tones.base))
    light = (_rim(top) - middle) * 0.6 + middle + np.array([-0.05, -0.09]) * np.ptp(outline, 0)
    shapes.append(polygon(light, tones.light, 0.65))
    for row in (2, 4) if material != "linen" else ():  # quilting
        shapes.append(Line(top[row, 1:-1], tones.line, camera.line_px * 0.7, 0.45))
        shapes.append(Line(top[1:-1, row], tones.line, camera.line_px * 0.7, 0.45))
    return cells, shapes


def _rim(grid: Array) -> Array:
    """Return the rim of a grid of points as one closed line."""
    return np.concatenate([grid[0], grid[1:, -1], grid[-1, -2::-1], grid[-2:0:-1, 0]])


def _rim_rounding() -> Array:
    """Return for each cell how thick a pack is there: thin at its rim, full in the middle."""
    along = np.linspace(-1, 1, _PACK_CELLS)
    return np.sqrt(np.maximum(0.04, (1 - np.outer(along**2, np.ones_like(along)) * 0.9))) * (
        np.sqrt(np.maximum(0.04, 1 - along[None] ** 2 * 0.9))
    )


def _draped(setting: Setting, place: Array, frame: Array, size: tuple[float, float]) -> Array:
    """Return a grid (n × n × 3) laid onto the flesh: each point falls until it meets the body."""
    along = np.linspace(-0.5, 0.5, _PACK_CELLS)
    across = along[:, None, None] * frame[:, 0] * size[0] + along[None, :, None] * (
        frame[:, 1] * size[1]
    )
    out = frame[:, 2]
    start = place + across + out * _PACK_FROM_M
    falls = _fall(setting, start.reshape(-1, 3), -out).reshape(_PACK_CELLS, _PACK_CELLS)
    # Where there is nothing below, it hangs from its neighbours; cloth smooths the steps.
    highest = falls.min()
    falls = np.minimum(falls, highest + _PACK_DROP_M)
    for _ in range(3):
        padded = np.pad(falls, 1, mode="edge")
        around = padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]
        falls = np.minimum(falls, around / 4)
    draped: Array = start - out * falls[..., None]
    return draped


def _fall(setting: Setting, points: Array, direction: Array) -> Array:
    """Return how far each point (n × 3) is from the flesh in a direction; far where it misses.

    In the coordinates of an ellipsoid's half axes it is a unit ball, and the first crossing of a
    ball is the smaller root of a quadratic.
    """
    near = np.linalg.norm(setting.centres - points.mean(0), axis=1) < _FLESH_NEAR_M
    near &= ~setting.flesh.is_limp  # a hand that holds the pack is not what it lies on
    inverse = np.linalg.inv(setting.axes[near])
    away = points[:, None] - setting.centres[near][None]
    start = np.einsum("eij,pej->pei", inverse, away)
    step = inverse @ direction
    a = (step * step).sum(-1)
    b = (start * step).sum(-1)
    c = (start * start).sum(-1) - 1
    inside = b * b - a * c
    first = (-b - np.sqrt(np.maximum(inside, 0))) / a
    met = np.where((inside > 0) & (first > 0), first, np.inf)
    return np.minimum(met.min(1), 1.0)
