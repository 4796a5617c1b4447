"""What stands in the room: chairs, beds, sofas, tables, steps, blocks, poles, rails, walls."""

import math

import numpy as np

from rehab_app.figure.camera import Camera
from rehab_app.figure.palette import Palette
from rehab_app.figure.rotation import Array
from rehab_app.figure.shadows import touch_shadow
from rehab_app.figure.shapes import Line, Shape, polygon
from rehab_app.figure.solids import Setting, Thing, box, convex, heading, rod
from rehab_app.model.prop import Prop, PropKind

_SIZES = {
    PropKind.BED: (0.9, 0.5, 1.95),
    PropKind.BENCH: (0.45, 0.45, 1.2),
    PropKind.SOFA: (1.0, 0.44, 0.62),
    PropKind.TABLE: (0.8, 0.72, 1.4),
    PropKind.STEP: (0.6, 0.16, 0.35),
    PropKind.BLOCK: (0.23, 0.10, 0.15),
}
_TOP_THICKNESS_M = {PropKind.BED: 0.20, PropKind.BENCH: 0.07, PropKind.TABLE: 0.05}
_TOP_MATERIAL = {PropKind.BED: "linen", PropKind.BENCH: "upholstery", PropKind.TABLE: "wood"}
_MAT_THICKNESS_M = 0.022
_MAT_CORNER_M = 0.05
_BESIDE_MARGIN_M = 0.06
_MAT_GROWS_M = 0.23  # for what lies beside the body, at each side
_WALL_THICKNESS_M = 0.06
_SKIRTING_M = 0.09
_TOP = [2, 3, 7, 6]  # the corners of a box's upper side
_PLATE_M = (0.11, 0.02, 0.11)
WALL_SIZE = (1.0, 1.5)


class _Joiner:
    """Builds a thing of boxes that are placed along its own axes."""

    def __init__(self, setting: Setting, prop: Prop) -> None:
        self._setting, self._prop = setting, prop
        self._turn = heading(prop.heading_deg)
        self.parts: list[Thing] = []

    def add(self, x: float, y: float, z: float, size: tuple[float, float, float], of: str) -> None:
        """Add a box with its middle there."""
        middle = np.array(self._prop.at) + self._turn @ np.array([x, y, z])
        name = f"{self._prop.name}.{len(self.parts)}"
        self.parts.append(box(self._setting, name, middle, self._turn, size, of))

    def add_top(
        self, x: float, y: float, z: float, size: tuple[float, float, float], of: str
    ) -> None:
        """Add a box that somebody stands, sits or leans on: what touches its top shows there."""
        self.add(x, y, z, size, of)
        top = self.parts[-1]
        top.shapes += touch_shadow(self._setting, top.corners[_TOP], np.array([0.0, 1.0, 0.0]))


def plain_block(setting: Setting, prop: Prop) -> list[Thing]:
    """Return a step or a block: one box."""
    width, height, length = prop.size or _SIZES[prop.kind]
    joiner = _Joiner(setting, prop)
    material = "wood" if prop.kind is PropKind.STEP else "cork"
    joiner.add_top(0, height / 2, 0, (width, height, length), material)
    return joiner.parts


def chair(setting: Setting, prop: Prop) -> list[Thing]:
    """Return a wooden chair that faces its heading; `height_m` is that of its seat."""
    joiner = _Joiner(setting, prop)
    seat = prop.height_m or 0.45
    back = prop.back_m or 0.88
    width = depth = 0.42
    for x in (-1, 1):
        for z in (-1, 1):
            leg = (x * (width / 2 - 0.02), seat / 2 - 0.01, z * (depth / 2 - 0.02))
            joiner.add(*leg, (0.035, seat - 0.02, 0.035), "wood")
    joiner.add_top(0, seat, 0, (width, 0.04, depth), "wood")
    for x in (-1, 1):
        post = (x * (width / 2 - 0.02), (seat + back) / 2, -depth / 2 + 0.02)
        joiner.add(*post, (0.035, back - seat, 0.035), "wood")
    joiner.add(0, back - 0.09, -depth / 2 + 0.02, (width, 0.16, 0.03), "wood")
    return joiner.parts


def flat_top(setting: Setting, prop: Prop) -> list[Thing]:
    """Return a bed, bench or table: a top on four legs; `size` has the height of the surface."""
    width, height, length = prop.size or _SIZES[prop.kind]
    thick = _TOP_THICKNESS_M[prop.kind]
    leg = 0.05 if prop.kind is PropKind.BENCH else 0.06
    joiner = _Joiner(setting, prop)
    for x in (-1, 1):
        for z in (-1, 1):
            foot = (x * (width / 2 - 0.06), (height - thick) / 2, z * (length / 2 - 0.08))
            joiner.add(*foot, (leg, height - thick, leg), "wood")
    if prop.kind is PropKind.BED:
        joiner.add(0, height - thick - 0.04, 0, (width, 0.09, length), "wood")
    top = (width, thick, length)
    joiner.add_top(0, height - thick / 2, 0, top, _TOP_MATERIAL[prop.kind])
    return joiner.parts


def sofa(setting: Setting, prop: Prop) -> list[Thing]:
    """Return a sofa with its back at the side that its heading points away from."""
    width, height, depth = prop.size or _SIZES[prop.kind]
    joiner = _Joiner(setting, prop)
    joiner.add(0, height * 0.06, 0, (width - 0.1, height * 0.12, depth - 0.1), "wood")
    joiner.add(0, height * 0.40, 0, (width, height * 0.56, depth), "upholstery")
    seat = (width - 0.02, height * 0.32, depth - 0.02)
    joiner.add_top(0, height * 0.84, 0.01, seat, "upholstery")
    joiner.add(0, height + 0.20, -depth / 2 + 0.09, (width, 0.40, 0.18), "upholstery")
    return joiner.parts


def pole(setting: Setting, prop: Prop) -> list[Thing]:
    """Return an upright pole."""
    foot = np.array(prop.at)
    top = foot + np.array([0, prop.height_m or 2.0, 0])
    return [rod(setting, prop.name, foot, top, prop.radius_m or 0.03, "metal")]


def rail(setting: Setting, prop: Prop) -> list[Thing]:
    """Return a handrail on two posts, along the x axis of its heading."""
    along = heading(prop.heading_deg)[:, 0]
    height, length = prop.height_m or 0.95, prop.length_m or 1.2
    middle, up = np.array(prop.at), np.array([0, height, 0])
    ends = [middle + along * length * share for share in (-0.5, 0.5)]
    low = np.array([0, 0.02, 0])
    posts = [middle + along * length * share for share in (-0.46, 0.46)]
    parts = [
        rod(setting, f"{prop.name}.{index}", foot + low, foot + up, 0.016, "metal")
        for index, foot in enumerate(posts)
    ]
    turn = heading(prop.heading_deg)
    parts += [
        box(setting, f"{prop.name}.plate_{index}", foot + low / 2, turn, _PLATE_M, "metal")
        for index, foot in enumerate(posts)
    ]
    return [*parts, rod(setting, f"{prop.name}.2", ends[0] + up, ends[1] + up, 0.021, "wood")]


def wall_corners(prop: Prop) -> Array:
    """Return the four corners of a wall's front, the lower ones first."""
    width, height = (prop.size or (*WALL_SIZE, 0))[:2]
    turn = heading(prop.heading_deg)
    half = width / 2
    flat = np.array([(-half, 0, 0), (half, 0, 0), (half, height, 0), (-half, height, 0)])
    return np.array(prop.at) + flat @ turn.T


def wall_shapes(camera: Camera, palette: Palette, prop: Prop) -> list[Shape]:
    """Return a piece of wall that faces its heading, with a skirting board."""
    tones = palette.tones["wall"]
    out = heading(prop.heading_deg)[:, 2]
    front = wall_corners(prop)
    back = front - out * _WALL_THICKNESS_M
    near, far = camera.see(front).xy, camera.see(back).xy
    is_front = out @ camera.towards > 0
    shapes: list[Shape] = [polygon(convex(np.concatenate([near, far])), tones.shade)]
    shapes.append(polygon(near if is_front else far, tones.base))
    if is_front:
        up = np.array([0, _SKIRTING_M, 0])
        board = np.concatenate([front[:2], front[1::-1] + up]) + out * 0.004
        shapes.append(polygon(camera.see(board).xy, tones.shade))
    return shapes


def mat_outline(prop: Prop, footprint: Array, beside: Array) -> Array:
    """Return the rim of a mat on the floor (n × 3).

    Without a size it is rolled out under `footprint` (points of the room) with the prop's margin,
    and under those `beside` it (hands, cushions), as far as a mat of a usual size reaches.
    """
    turn = heading(prop.heading_deg)
    if prop.size is not None:
        middle = np.array([prop.at[0], prop.at[2]])
        half = np.array([prop.size[0] / 2, prop.size[2] / 2])
        low, high = middle - half, middle + half
    else:
        flat = (footprint @ turn)[:, [0, 2]]
        low, high = flat.min(0) - prop.margin_m, flat.max(0) + prop.margin_m
        low, high = _taking_in(low, high, (beside @ turn)[:, [0, 2]])
        lacking = np.maximum(0, 0.62 - (high - low)) / 2
        low, high = low - lacking, high + lacking
    r = _MAT_CORNER_M
    (left, front), (right, back) = high - r, low + r
    corners = ((left, front, 0), (right, front, 90), (right, back, 180), (left, back, 270))
    rim = [
        (x + r * math.cos(math.radians(angle)), 0.0, z + r * math.sin(math.radians(angle)))
        for x, z, start in corners
        for angle in range(start, start + 91, 15)
    ]
    return np.array(rim) @ turn.T


def _taking_in(low: Array, high: Array, points: Array) -> tuple[Array, Array]:
    """Return the corners of a rectangle that grows for points (n × 2), at each side a little."""
    if not len(points):
        return low, high
    wider_low = np.minimum(low, points.min(0) - _BESIDE_MARGIN_M)
    wider_high = np.maximum(high, points.max(0) + _BESIDE_MARGIN_M)
    return (
        np.where(low - wider_low <= _MAT_GROWS_M, wider_low, low),
        np.where(wider_high - high <= _MAT_GROWS_M, wider_high, high),
    )


def mat_shapes(camera: Camera, palette: Palette, rim: Array) -> list[Shape]:
    """Return a mat: its edge, its top and a line along the rim."""
    tones = palette.tones["mat"]
    top = camera.see(rim).xy
    lower = camera.see(rim - (0, _MAT_THICKNESS_M, 0)).xy
    middle = rim.mean(0)
    shapes: list[Shape] = [polygon(convex(np.concatenate([top, lower])), tones.shade)]
    shapes.append(polygon(top, tones.base))
    if camera.towards[1] > 0.12:  # Seen from the side the line would fall together with the edge.
        inner = camera.see(middle + (rim - middle) * (0.93, 1, 0.93)).xy
        shapes.append(Line(inner, tones.light, camera.line_px, is_closed=True))
    return shapes
