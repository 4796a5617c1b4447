"""Shadows show what touches: on the floor, and on a wall that hands or feet are laid against."""

import numpy as np

from rehab_app.figure.furniture import wall_corners
from rehab_app.figure.rotation import Array
from rehab_app.figure.shapes import Clipped, Fill, Shape, polygon
from rehab_app.figure.silhouette import ROUGH, Links, hulls, project
from rehab_app.figure.solids import Setting, Thing, convex, heading
from rehab_app.model.prop import Prop

_SLANT = 0.10  # how far a shadow moves aside per metre of height, as the light comes from the left
_SINK = 0.35  # how far it moves down a wall per metre of distance
_ABOVE_FLOOR_M = 0.001
_NEAR_FLOOR_M = 0.30
_AT_WALL_M, _AROUND_M = 0.09, 0.014
_ON_FLOOR, _CLOSE_TO_FLOOR = 0.55, 0.75


def floor_shadows(setting: Setting, links: Links, things: list[Thing]) -> list[Shape]:
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
    plane, up = np.array([0.0, _ABOVE_FLOOR_M, 0.0]), np.array([0.0, 1.0, 0.0])
    falls = np.array([_SLANT, -1.0, 0.0])
    for limit, share in ((np.inf, _ON_FLOOR), (_NEAR_FLOOR_M, _CLOSE_TO_FLOOR)):
        outline = _fallen(setting, links, (plane, up, falls), (-np.inf, limit))
        shapes += [Fill(outline, colour, alpha * share)] if len(outline) else []
    return shapes


def wall_shadows(setting: Setting, links: Links, wall: Prop) -> list[Shape]:
    """Return the shadow around what touches a wall's front; none where its back is seen.

    It is wider than the hand that throws it: the light comes from many sides, and a shadow behind
    the hand would not be seen.
    """
    camera, palette = setting.camera, setting.palette
    out = heading(wall.heading_deg)[:, 2]
    if out @ camera.towards <= 0:
        return []
    falls = np.array([0.0, -_SINK, 0.0]) - out
    around_px = _AROUND_M * camera.px_per_m
    onto = (np.array(wall.at), out, falls)
    outline = _fallen(setting, links, onto, (-_AT_WALL_M, _AT_WALL_M), around_px)
    if not len(outline):
        return []
    shade = Fill(outline, palette.colour("shadow"), palette.shadow_alpha)
    return [Clipped([shade], camera.see(wall_corners(wall)).xy[None])]


def _fallen(
    setting: Setting,
    links: Links,
    onto: tuple[Array, Array, Array],
    distances_m: tuple[float, float],
    around_px: float = 0.7,
) -> Array:
    """Return outlines (m × k × 2) of what of the body is at such distances, thrown onto a plane.

    `onto` is a point of the plane, its normal, and the way of a shadow per metre of distance.
    """
    point, normal, falls = onto
    distance = (setting.centres - point) @ normal
    centres = setting.centres + distance[:, None] * falls
    axes = setting.axes + falls[:, None] * np.einsum("i,nij->nj", normal, setting.axes)[:, None]
    least, most = distances_m
    furthest = np.maximum(distance[links[:, 0]], distance[links[:, 1]])
    near = links[(furthest < most) & (furthest > least)]
    flattened = project(setting.camera, centres, axes)
    return hulls(flattened.centres, flattened.squares + np.eye(2) * around_px**2, near, ROUGH)
