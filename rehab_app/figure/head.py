"""Face and hair: closed eyes and a small smile are calm; nose and bun show where the head looks."""

import numpy as np

from rehab_app.figure.bodies import Hair
from rehab_app.figure.muscles import MarkedBody
from rehab_app.figure.palette import Palette
from rehab_app.figure.rotation import Array, unit
from rehab_app.figure.shapes import Line, Shape, outlined, polygon
from rehab_app.figure.silhouette import Silhouettes, hulls
from rehab_app.figure.surfaces import cap, faces

_EYE_X, _EYE_HALF = 0.40, 0.13
_CAPS = {
    # direction and half opening of the hair on top and at the back
    Hair.BUN: (((0, 0.98, -0.02), 57.0), ((0, 0.22, -1.0), 80.0)),
    Hair.SHORT: (((0, 0.97, -0.10), 55.0), ((0, 0.46, -1.0), 72.0)),
}
# Seen from below and in front, the neck hides the nape; its hair would lie round the chin.
_NAPE_DEG, _NAPE_HIDDEN, _NAPE_ASIDE = 46.0, 0.35, 0.4


def head_shapes(body: MarkedBody, silhouettes: Silhouettes, palette: Palette) -> list[Shape]:
    """Return what is painted on top of the bare head."""
    line_px = body.camera.line_px
    return [
        *_ears(body, silhouettes, palette, line_px),
        *_face(body, palette, line_px),
        *hair_shapes(body, palette, line_px),
    ]


def bun_shapes(body: MarkedBody, silhouettes: Silhouettes, palette: Palette) -> list[Shape]:
    """Return the bun; none for short hair."""
    index = body.flesh.named.get("bun")
    if index is None:
        return []
    tones = palette.tones["hair"]
    outline = _ellipse(silhouettes, index)
    centre = silhouettes.ellipses.centres[index]
    radius = float(silhouettes.ellipses.radii[index])
    shine = (outline - centre) * 0.55 + centre + np.array([-0.12, -0.25]) * radius
    shapes = outlined(outline, tones.base, tones.line, body.camera.line_px)
    return [*shapes, polygon(shine, tones.light, 0.6)]


def is_bun_in_front(body: MarkedBody) -> bool:
    """Tell whether the bun is nearer to the camera than the head."""
    index = body.flesh.named.get("bun")
    if index is None:
        return False
    away = body.centres[index] - body.centres[body.flesh.named["head"]]
    return bool(away @ body.camera.towards > 0)


def _ellipse(silhouettes: Silhouettes, index: int) -> Array:
    ellipses = silhouettes.ellipses
    links = np.zeros((1, 2), np.intp)
    return hulls(ellipses.centres[[index]], ellipses.squares[[index]], links)[0]


def _ears(
    body: MarkedBody, silhouettes: Silhouettes, palette: Palette, line_px: float
) -> list[Shape]:
    tones = palette.tones["skin"]
    sideways = float(body.posture.turn("head")[:, 0] @ body.camera.towards)
    shapes: list[Shape] = []
    for name, sign in (("ear_left", 1), ("ear_right", -1)):
        if sideways * sign > 0.25:
            ear = _ellipse(silhouettes, body.flesh.named[name])
            shapes += outlined(ear, tones.base, tones.line, line_px * 0.8)
    return shapes


def _face(body: MarkedBody, palette: Palette, line_px: float) -> list[Shape]:
    index = body.flesh.named["head"]
    centre, axes = body.centres[index], body.axes[index]
    shapes: list[Shape] = []

    def arc(points: list[tuple[float, float, float]]) -> Array:
        places = np.array([centre + axes @ unit(point) for point in points])
        return _curve(body.camera.see(places).xy)

    for sign in (1, -1):
        middle = unit([sign * _EYE_X, 0.02, 0.86])
        if faces(body.camera, axes, middle.tolist()) > 0.18:
            x, y, z = middle.tolist()
            lid = arc([(x - _EYE_HALF, y, z), (x, y - 0.08, z + 0.02), (x + _EYE_HALF, y, z)])
            shapes.append(Line(lid, palette.tones["hair"].line, line_px * 1.15))
            brow = arc([(x - 0.15, y + 0.20, z), (x, y + 0.27, z), (x + 0.15, y + 0.20, z)])
            shapes.append(Line(brow, palette.tones["hair"].base, line_px * 1.0, 0.85))
    if faces(body.camera, axes, (0, -0.62, 0.84)) > 0.25:
        smile = arc([(-0.13, -0.56, 0.84), (0, -0.62, 0.84), (0.13, -0.56, 0.84)])
        shapes.append(Line(smile, palette.tones["skin"].line, line_px * 0.9))
    return shapes


def _curve(points: Array) -> Array:
    """Return a smooth line through three points (the parabola that meets the middle one)."""
    start, middle, end = points
    handle = 2 * middle - (start + end) / 2
    t = np.linspace(0, 1, 9)[:, None]
    line: Array = (1 - t) ** 2 * start + 2 * t * (1 - t) * handle + t * t * end
    return line


def hair_shapes(body: MarkedBody, palette: Palette, line_px: float) -> list[Shape]:
    """Return the hair as it is seen: a cap on top and one at the back."""
    index = body.flesh.named["hair"]
    centre, axes = body.centres[index], body.axes[index]
    tones = palette.tones["hair"]
    (top, top_deg), (back, back_deg) = _CAPS[body.flesh.body.hair]
    caps = [
        cap(body.camera, centre, axes, top, top_deg),
        cap(body.camera, centre, axes, back, back_deg - _NAPE_DEG * _hidden_nape(body)),
    ]
    found = [points for points in caps if points is not None]
    shapes: list[Shape] = [
        Line(points, tones.line, 2 * line_px, is_closed=True) for points in found
    ]
    shapes += [polygon(points, tones.base) for points in found]
    shine = cap(body.camera, centre, axes, (-0.25, 0.95, 0.0), 40)
    if shine is not None:
        shapes.append(polygon(shine, tones.light, 0.45))
    return shapes


def _hidden_nape(body: MarkedBody) -> float:
    """Return how far the neck hides the hair of the nape, 0 to 1."""
    aside, up, ahead = (body.posture.turn("head").T @ body.camera.towards).tolist()
    ahead -= _NAPE_ASIDE * abs(aside)
    below, before = (min(1.0, max(0.0, each / _NAPE_HIDDEN)) for each in (-up, ahead))
    return below * before
