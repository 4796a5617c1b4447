"""What things are built of: boxes, bars, soft boxes and ribbons, as shapes in the picture."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rehab_app.figure.camera import DISTANCE_M, Camera
from rehab_app.figure.flesh import Flesh
from rehab_app.figure.palette import Palette, Tones
from rehab_app.figure.rotation import Array, about_y, unit
from rehab_app.figure.shapes import Shape, outlined, polygon
from rehab_app.figure.silhouette import ROUGH, Links, directions
from rehab_app.figure.skeleton import Posture

_CORNERS = np.array(list(itertools.product((-0.5, 0.5), repeat=3)))
_FACES = (
    ((0, 1, 3, 2), (-1, 0, 0)),
    ((4, 5, 7, 6), (1, 0, 0)),
    ((0, 1, 5, 4), (0, -1, 0)),
    ((2, 3, 7, 6), (0, 1, 0)),
    ((0, 2, 6, 4), (0, 0, -1)),
    ((1, 3, 7, 5), (0, 0, 1)),
)
_SAMPLE_M = 0.11
_ROUND = directions(24)


@dataclass(slots=True)
class Thing:
    """A piece of a thing in the picture.

    `samples` (n × 5: place, depth, radius, free) are for the order, `corners` (n × 3, in the room)
    for the size of the picture and the shadow. `over` and `under` are pieces of the body that it
    is forced in front of or behind.
    """

    name: str
    samples: Array
    shapes: list[Shape]
    corners: Array
    over: tuple[str, ...] = ()
    under: tuple[str, ...] = ()


@dataclass(slots=True)
class Setting:
    """All that a thing can depend on: the body as it is now, the camera, the colours.

    `links` are the pairs of ellipsoids that make up the body's outline.
    """

    flesh: Flesh
    posture: Posture
    centres: Array
    axes: Array
    links: Links
    camera: Camera
    palette: Palette

    def tones(self, material: str) -> Tones:
        """Return the tones of a material."""
        return self.palette.tones[material]


def convex(points: Array) -> Array:
    """Return the convex hull of points (n × 2), counter-clockwise (Andrew's monotone chain)."""
    rows = points[np.lexsort((points[:, 1], points[:, 0]))].tolist()

    def half(ordered: list[list[float]]) -> list[list[float]]:
        found: list[list[float]] = []
        for point in ordered:
            while len(found) > 1 and _turn(found[-2], found[-1], point) <= 0:
                found.pop()
            found.append(point)
        return found[:-1]

    return np.array(half(rows) + half(rows[::-1]))


def _turn(a: Sequence[float], b: Sequence[float], c: Sequence[float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def heading(angle_deg: float) -> Array:
    """Return the rotation of a thing that stands on the floor."""
    return about_y(angle_deg)


def box_corners(centre: Array, turn: Array, size: Sequence[float]) -> Array:
    """Return the eight corners of a box."""
    return centre + (_CORNERS * np.asarray(size)) @ turn.T


def box(
    setting: Setting, name: str, centre: Array, turn: Array, size: Sequence[float], material: str
) -> Thing:
    """Return a box: of each side that can be seen, its tone by how it faces the light."""
    camera, tones = setting.camera, setting.tones(material)
    corners = box_corners(centre, turn, size)
    flat = camera.see(corners).xy
    eye = camera.centre + camera.towards * DISTANCE_M
    shapes: list[Shape] = []
    for ids, direction in _FACES:
        facing = turn @ np.array(direction, float)
        if facing @ (eye - corners[list(ids)].mean(0)) <= 0:
            continue
        tone = tones.shade if facing @ camera.plane[0] >= 0.1 else tones.base
        if facing[1] > 0.6:
            tone = tones.light
        shapes += outlined(flat[list(ids)], tone, tones.line, camera.line_px)
    radius_m = min(max(sorted(size)[1], 0.05), 0.10) * 0.5
    samples = samples_of(camera, _box_surface(centre, turn, size), radius_m)
    return Thing(name, samples, shapes, corners)


def _box_surface(centre: Array, turn: Array, size: Sequence[float]) -> Array:
    counts = [max(2, round(length / _SAMPLE_M) + 1) for length in size]
    grid = np.array(list(itertools.product(*(np.linspace(-0.5, 0.5, count) for count in counts))))
    surface = grid[np.abs(grid).max(1) > 0.49]
    return centre + (surface * np.asarray(size)) @ turn.T


def samples_of(camera: Camera, points: Array, radius_m: float) -> Array:
    """Return points of the room as samples for the order; a thing runs into nothing."""
    seen = camera.see(points)
    radius = np.full(len(points), radius_m * camera.px_per_m)
    return np.column_stack([seen.xy, seen.depth, radius, np.ones(len(points))])


def soft_box(
    setting: Setting, name: str, centre: Array, turn: Array, size: Sequence[float], material: str
) -> Thing:
    """Return a cushion: the hull of balls in the corners of a box."""
    camera, tones = setting.camera, setting.tones(material)
    radius_m = min(size) * 0.5
    half = np.maximum(np.asarray(size) / 2 - radius_m, 0)
    balls = centre + (_CORNERS * 2 * half) @ turn.T
    seen = camera.see(balls)
    radii = radius_m * camera.px_per_m * seen.scale

    def hull(share: float, shift: Array) -> Array:
        rings = seen.xy[:, None] + shift + _ROUND * (radii * share)[:, None, None]
        return convex(rings.reshape(-1, 2))

    light = np.array([-0.08, -0.26]) * radius_m * camera.px_per_m
    shapes = outlined(hull(1.0, np.zeros(2)), tones.shade, tones.line, camera.line_px)
    shapes.append(polygon(hull(0.72, light), tones.base))
    shapes.append(polygon(hull(0.34, light * 2.2), tones.light, 0.6))
    counts = [max(2, round(2 * side / 0.09) + 1) if side > 0.01 else 1 for side in half]
    grid = [np.linspace(-1, 1, count) if count > 1 else np.zeros(1) for count in counts]
    inner = centre + (np.array(list(itertools.product(*grid))) * half) @ turn.T
    samples = samples_of(camera, inner, max(radius_m, 0.03) * 1.2)
    return Thing(name, samples, shapes, box_corners(centre, turn, size))


def rod(
    setting: Setting, name: str, start: Array, end: Array, radius_m: float, material: str
) -> Thing:
    """Return a round bar from one point of the room to another."""
    camera, tones = setting.camera, setting.tones(material)
    ends = np.stack([start, end])
    seen = camera.see(ends)
    radii = np.maximum(radius_m * camera.px_per_m * seen.scale, 0.8)

    def hull(share: float, shift: Array) -> Array:
        rings = seen.xy[:, None] + shift + ROUGH * (radii * share)[:, None, None]
        return convex(rings.reshape(-1, 2))

    shapes = outlined(hull(1.0, np.zeros(2)), tones.shade, tones.line, camera.line_px)
    light = np.array([-0.2, -0.25]) * radius_m * camera.px_per_m
    shapes.append(polygon(hull(0.62, light), tones.base))
    count = max(4, int(math.dist(start.tolist(), end.tolist()) / 0.05))
    along = start + np.linspace(0, 1, count)[:, None] * (end - start)
    return Thing(name, samples_of(camera, along, max(radius_m, 0.012)), shapes, ends)


def cylinder(
    setting: Setting,
    name: str,
    centre: Array,
    turn: Array,
    measures: tuple[float, float, float],
    material: str,
) -> Thing:
    """Return a lying roll along the x axis of `turn`: radius, length and flatness (1 is round)."""
    camera, tones = setting.camera, setting.tones(material)
    radius_m, length_m, flatness = measures
    along = turn[:, 0]
    ends = (centre - along * length_m / 2, centre + along * length_m / 2)
    near, far = reversed(ends) if along @ camera.towards > 0 else ends
    across = np.stack([np.array([0, radius_m * flatness, 0]), turn[:, 2] * radius_m], 1)
    ring = directions(40)

    def disc(middle: Array, share: float = 1.0) -> Array:
        return camera.see(middle + (ring * share) @ across.T).xy

    light = np.array([-0.06, -0.17]) * radius_m * camera.px_per_m
    both = np.concatenate([disc(near), disc(far)])
    shapes = outlined(convex(both), tones.shade, tones.line, camera.line_px)
    inner = np.concatenate([disc(near, 0.8), disc(far, 0.8)]) + light
    shapes.append(polygon(convex(inner), tones.base))
    shapes += outlined(disc(near), tones.light, tones.line, camera.line_px)
    shapes += outlined(disc(near, 0.55), tones.base, tones.shade, camera.line_px * 0.8)
    points = ends[0] + np.linspace(0, 1, 9)[:, None] * (ends[1] - ends[0])
    corners = np.concatenate([middle + ring[::5] @ across.T for middle in ends])
    return Thing(name, samples_of(camera, points, radius_m), shapes, corners)


def ball(setting: Setting, name: str, centre: Array, radius_m: float, material: str) -> Thing:
    """Return a ball."""
    camera, tones = setting.camera, setting.tones(material)
    xy, _, scale = camera.see_one(centre)
    radius = radius_m * camera.px_per_m * scale
    ring = directions(48)
    shapes = outlined(xy + ring * radius, tones.shade, tones.line, camera.line_px)
    shapes.append(polygon(xy + radius * (ring * 0.78 + (-0.10, -0.16)), tones.base))
    shapes.append(polygon(xy + radius * (ring * 0.30 + (-0.28, -0.36)), tones.light))
    corners = centre + _CORNERS * 2 * radius_m
    return Thing(name, samples_of(camera, centre[None], radius_m), shapes, corners)


def side_axes(turn: Array, normal: Array) -> Array:
    """Return a frame whose z axis is a normal and whose y axis is closest to that of `turn`."""
    up = turn[:, 1]
    up = unit(up - normal * float(up @ normal))
    return np.column_stack([np.cross(up, normal), up, normal])
