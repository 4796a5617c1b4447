"""Shadows show what touches: on the floor, on a wall, on what one stands or sits on."""

import numpy as np

from rehab_app.figure.rotation import Array
from rehab_app.figure.shapes import Clipped, Fill, Shape, polygon
from rehab_app.figure.silhouette import ROUGH, Ellipses, Links, hulls, project
from rehab_app.figure.solids import Setting, Thing, convex

_SLANT = 0.10  # how far a shadow moves aside per metre of height, as the light comes from the left
_SINK = 0.35  # how far it moves down a wall per metre of distance
_ABOVE_FLOOR_M = 0.001
_NEAR_FLOOR_M = 0.30
_TOUCHING_M, _AROUND_M = 0.09, 0.014
_NEAR_WALL_M, _NEAR_WALL = 0.22, 0.8
_ON_FLOOR, _CLOSE_TO_FLOOR, _TOUCHING_FLOOR = 0.55, 0.75, 0.6
_SHARP_PX = 0.7

_UP = np.array([0.0, 1.0, 0.0])


def floor_shadows(setting: Setting, things: list[Thing]) -> list[Shape]:
    """Return shadows on the floor: of things, of the body, and darker where it is near."""
    camera, palette = setting.camera, setting.palette
    colour, alpha = palette.colour("shadow"), palette.shadow_alpha
    shapes: list[Shape] = []
    for thing in things:
        fallen = thing.corners.copy()
        fallen[:, 0] += fallen[:, 1] * _SLANT
        fallen[:, 1] = _ABOVE_FLOOR_M
        if len(thing.corners) == 8 and thing.corners[:, 1].min() < _NEAR_FLOOR_M:
            shapes.append(polygon(convex(camera.see(fallen).xy), colour, alpha * 0.5))
    height, fallen_body = _fallen(setting, _UP * _ABOVE_FLOOR_M, _UP, np.array([_SLANT, -1.0, 0]))
    around_px = _AROUND_M * camera.px_per_m
    for most_m, share, wider_px in (
        (np.inf, _ON_FLOOR, _SHARP_PX),
        (_NEAR_FLOOR_M, _CLOSE_TO_FLOOR, _SHARP_PX),
        (_TOUCHING_M, _TOUCHING_FLOOR, around_px),
    ):
        outline = _outline(fallen_body, setting.links[height < most_m], wider_px)
        shapes += [Fill(outline, colour, alpha * share)] if len(outline) else []
    return shapes


def touch_shadow(setting: Setting, corners: Array, normal: Array) -> list[Shape]:
    """Return the shadow around what touches a flat face (corners n × 3); none on its back.

    It is wider than the hand or foot that throws it: the light comes from many sides, and a shadow
    right behind a hand would not be seen. On a wall also what is near throws one, which runs
    towards the place of touch as an arm does: without it a hand seems to hang before the wall.
    """
    camera, palette = setting.camera, setting.palette
    if normal @ camera.towards <= 0:
        return []
    is_floor = normal[1] > 0.5
    falls = -normal if is_floor else np.array([0.0, -_SINK, 0.0]) - normal
    distance, fallen = _fallen(setting, corners[0], normal, falls)
    touching = setting.links[np.abs(distance) < _TOUCHING_M]
    if not len(touching):
        return []
    layers = [(touching, _AROUND_M * camera.px_per_m, 1.0)]
    if not is_floor:
        layers.insert(0, (setting.links[np.abs(distance) < _NEAR_WALL_M], _SHARP_PX, _NEAR_WALL))
    colour, alpha = palette.colour("shadow"), palette.shadow_alpha
    shades: list[Shape] = [
        Fill(_outline(fallen, links, wider_px), colour, alpha * share)
        for links, wider_px, share in layers
    ]
    return [Clipped(shades, camera.see(corners).xy[None])]


def _fallen(setting: Setting, point: Array, normal: Array, falls: Array) -> tuple[Array, Ellipses]:
    """Return the body thrown onto a plane, and how far each of its links is away from there.

    `falls` is the way of a shadow per metre of distance.
    """
    away = (setting.centres - point) @ normal
    centres = setting.centres + away[:, None] * falls
    axes = setting.axes + falls[:, None] * np.einsum("i,nij->nj", normal, setting.axes)[:, None]
    distance = np.maximum(away[setting.links[:, 0]], away[setting.links[:, 1]])
    return distance, project(setting.camera, centres, axes)


def _outline(fallen: Ellipses, links: Links, wider_px: float) -> Array:
    """Return the outlines (m × k × 2) of links of a fallen body, wider by some pixels."""
    if not len(links):
        return np.empty((0, len(ROUGH), 2))
    return hulls(fallen.centres, fallen.squares + np.eye(2) * wider_px**2, links, ROUGH)
