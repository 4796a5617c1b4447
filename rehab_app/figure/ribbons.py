"""Bands and straps: flat along a line, or equally wide from everywhere."""

import numpy as np

from rehab_app.figure.rotation import Array
from rehab_app.figure.shapes import Fill, Line, Shape
from rehab_app.figure.solids import Setting, Thing, samples_of


def ribbon(
    setting: Setting, name: str, points: Array, across: Array, material: str, *, dark: bool = False
) -> Thing:
    """Return a flat band along points (n × 3); `across` (n × 3) is half its width there."""
    camera, tones = setting.camera, setting.tones(material)
    one, other = camera.see(points + across).xy, camera.see(points - across).xy
    quads = np.stack([one[:-1], one[1:], other[1:], other[:-1]], 1)
    line_px = camera.line_px
    shapes: list[Shape] = [Line(quad, tones.line, 2 * line_px, is_closed=True) for quad in quads]
    tone = tones.shade if dark else tones.base
    # A hair of the same colour closes the cracks between the parts.
    shapes += [Line(quad, tone, 0.7, is_closed=True) for quad in quads]
    shapes.append(Fill(_same_winding(quads), tone))
    half_m = float(np.linalg.norm(across, axis=1).mean())
    return Thing(name, samples_of(camera, points, max(half_m, 0.01)), shapes, points)


def cord(setting: Setting, name: str, points: Array, width_m: float, material: str) -> Thing:
    """Return a strap along points (n × 3), equally wide from everywhere."""
    camera, tones = setting.camera, setting.tones(material)
    flat = camera.see(points).xy
    width = max(1.6, camera.px_per_m * width_m)
    shapes: list[Shape] = [
        Line(flat, tones.line, width + 1.6 * camera.line_px),
        Line(flat, tones.base, width),
    ]
    return Thing(name, samples_of(camera, points, width_m), shapes, points)


def _same_winding(quads: Array) -> Array:
    """Return polygons that all run the same way round, so that they can be filled as one."""
    x, y = quads[..., 0], quads[..., 1]
    area = (x * np.roll(y, -1, 1) - y * np.roll(x, -1, 1)).sum(1)
    turned = quads.copy()
    turned[area < 0] = quads[area < 0, ::-1]
    return turned
