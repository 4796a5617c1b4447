"""Bandages: they lie on the body like a second skin, a little wider, and their turns are seen."""

import math

import numpy as np

from rehab_app.figure.ribbons import ribbon
from rehab_app.figure.rings import ring_of
from rehab_app.figure.rotation import Array, unit
from rehab_app.figure.shapes import Clipped, Fill, Line, Shape
from rehab_app.figure.silhouette import Ellipses, Links, project, toned
from rehab_app.figure.skeleton import sign_of
from rehab_app.figure.solids import Setting, Thing, samples_of
from rehab_app.model.anatomy import SIDES
from rehab_app.model.prop import Prop

_THICK_M = 0.006
_TURN_M, _TILT_M = 0.034, 0.009
_ASIDE_M = 0.03  # by so much the stretch is cut out wider than the limb: only its ends are cut
_SAMPLE_M = 0.05
_CROSS_HALF_M = 0.032

Hulls = tuple[Array, Array, Array]


def wrap(setting: Setting, prop: Prop) -> list[Thing]:
    """Return a bandage round a part of a limb or the pelvis, in turns that overlap."""
    hips = tuple(f"thigh{side}" for side in SIDES)
    over = ("pelvis", "torso", *hips) if prop.bone == "pelvis" else (prop.bone, "pelvis")
    around = ("pelvis", "torso") if prop.bone == "pelvis" else (prop.bone,)
    start, end = (ring_of(setting, prop.bone, part, _THICK_M) for part in prop.span)
    length_m = float(np.linalg.norm(end.mean(0) - start.mean(0)))
    count = max(2, round(length_m / _TURN_M))
    turns = [start + (end - start) * share for share in np.linspace(0, 1, count + 1)]
    skin = _skin(setting, around)
    shapes = _surface(setting, skin, start, end)
    down = (end.mean(0) - start.mean(0)) / max(length_m, 1e-6)
    for index, ring in enumerate(turns):
        # The first and the last turn are the rims; those between run up and down by turns.
        slope = 0.0 if index in (0, count) else _TILT_M * (-1) ** index
        shapes.append(_turn(setting, ring, down * slope, is_rim=index in (0, count)))
    shapes = [Clipped(shapes, _with_line(skin[0], setting.camera.line_px))]
    near = np.concatenate([_near_half(setting, ring) for ring in turns])
    samples = samples_of(setting.camera, near, _SAMPLE_M)
    things = [Thing(f"{prop.name}.turns", samples, shapes, near, over=over)]
    if prop.crosses:
        things.append(_crossing(setting, prop))
    return things


def _skin(setting: Setting, pieces: tuple[str, ...]) -> Hulls:
    """Return the hulls of pieces of the body as they look under a bandage, in three tones."""
    ellipses = project(setting.camera, setting.centres, setting.axes)
    return toned(ellipses.centres, _thicker(setting, ellipses), _links(setting, pieces))


def _links(setting: Setting, pieces: tuple[str, ...]) -> Links:
    found = [setting.flesh.pieces[name].layers for name in pieces]
    return np.array([link for layers in found for layer in layers for link in layer.links], np.intp)


def _thicker(setting: Setting, ellipses: Ellipses) -> Array:
    thick_px = _THICK_M * setting.camera.px_per_m
    radii = np.sqrt(np.trace(ellipses.squares, axis1=1, axis2=2) / 2)
    factor = (1 + thick_px / np.maximum(radii, 1)) ** 2
    found: Array = ellipses.squares * factor[:, None, None]
    return found


def _with_line(outline: Array, line_px: float) -> Array:
    """Return hulls (m × k × 2) that are wider by the width of a line."""
    middle = outline.mean(1, keepdims=True)
    away = outline - middle
    length = np.maximum(np.linalg.norm(away, axis=2, keepdims=True), 1e-6)
    found: Array = outline + away / length * line_px
    return found


def _surface(setting: Setting, skin: Hulls, start: Array, end: Array) -> list[Shape]:
    """Return the stretch of the thickened body that lies between two rings."""
    camera, tones = setting.camera, setting.tones("bandage")
    stretch = np.concatenate([_rim(setting, start), _rim(setting, end)[::-1]])[None]
    dark, middle, light = skin
    return [
        Clipped(
            [
                Fill(_with_line(dark, camera.line_px), tones.line),
                Fill(dark, tones.shade),
                Fill(middle, tones.base),
                Fill(light, tones.light, 0.6),
            ],
            stretch,
        )
    ]


def _rim(setting: Setting, ring: Array) -> Array:
    """Return the near half of a ring in the picture, carried on a little beyond the limb."""
    flat = setting.camera.see(_near_half(setting, ring)).xy
    aside = unit(flat[-1] - flat[0]) * _ASIDE_M * setting.camera.px_per_m
    return np.concatenate([[flat[0] - aside], flat, [flat[-1] + aside]])


def _turn(setting: Setting, ring: Array, tilt: Array, *, is_rim: bool) -> Line:
    """Return the edge of one turn, as far as it is on our side."""
    angle = np.arange(len(ring)) * 2 * math.pi / len(ring)
    points = _near_half(setting, ring, np.cos(angle)[:, None] * tilt)
    camera = setting.camera
    width_px = camera.line_px * (1.0 if is_rim else 0.8)
    flat = camera.see(points).xy
    # Carried on beyond the limb, where it is clipped, it meets the outline.
    flat = np.concatenate([[2 * flat[0] - flat[1]], flat, [2 * flat[-1] - flat[-2]]])
    return Line(flat, setting.tones("bandage").line, width_px, 1.0 if is_rim else 0.75)


def _near_half(setting: Setting, ring: Array, shift: Array | float = 0.0) -> Array:
    """Return the points of a ring that face the camera, in order, each moved by its shift."""
    is_near = (ring - ring.mean(0)) @ setting.camera.towards > 0
    first = int(np.flatnonzero(is_near & ~np.roll(is_near, 1))[0])
    order = (np.arange(len(ring)) + first) % len(ring)
    found: Array = (ring + shift)[order][is_near[order]]
    return found


def _crossing(setting: Setting, prop: Prop) -> Thing:
    """Return the turn of a hip wrap from the outer thigh across the groin to the other waist."""
    posture, sign = setting.posture, sign_of(prop.crosses)
    thigh = [(0.080, -0.14, -0.045), (0.094, -0.10, 0.015), (0.058, -0.055, 0.088)]
    pelvis = [(0.055, 0.012, 0.116), (-0.03, 0.058, 0.112), (-0.105, 0.085, 0.076)]
    corners = [posture.point(prop.crosses, (sign * x, y, z)) for x, y, z in thigh]
    corners += [posture.point("pelvis", (sign * x, y, z)) for x, y, z in pelvis]
    place, steps = np.linspace(0, len(corners) - 1, 17), np.arange(len(corners))
    table = np.array(corners)
    points = np.stack([np.interp(place, steps, table[:, axis]) for axis in range(3)], 1)
    ahead = np.gradient(points, axis=0)
    out = posture.turn("pelvis")[:, 2]
    across = np.cross(out, ahead)
    across *= _CROSS_HALF_M / np.maximum(np.linalg.norm(across, axis=1), 1e-6)[:, None]
    thing = ribbon(setting, f"{prop.name}.cross", points, across, "bandage")
    covered = ("pelvis", "torso", prop.crosses)
    skin = _skin(setting, covered)[0]
    thing.shapes = [Clipped(thing.shapes, _with_line(skin, setting.camera.line_px))]
    if float(out @ setting.camera.towards) > 0:
        thing.over = covered
    else:
        thing.under = covered
    return thing
