"""Handles in a picture: where they are seen, and where a drag of some pixels takes them."""

from typing import NamedTuple

import numpy as np

from rehab_app.figure.picture import Figure, Framing
from rehab_app.model.prop import Vector

# A picture is fitted anew where a handle would be this part of its size elsewhere in it.
_STAYS = 0.05


class SeenPoint(NamedTuple):
    """A place in the picture, in pixels; nearer to whoever looks is more."""

    x: float
    y: float
    nearness_m: float


def seen(figure: Figure, place: Vector) -> SeenPoint:
    """Return where a place in the room is in the picture."""
    xy, depth, _ = figure.framing.camera.see_one(np.array(place))
    return SeenPoint(float(xy[0]), float(xy[1]), depth)


def dragged(
    figure: Figure, place: Vector, right_px: float, down_px: float, *, on_floor: bool = False
) -> Vector:
    """Return a place moved by pixels of the picture: as far away as it is, or at its height."""
    camera = figure.framing.camera
    move = camera.slid if on_floor else camera.shifted
    return _vector(move(np.array(place), right_px, down_px))


def nudged(
    figure: Figure, place: Vector, right_m: float, up_m: float, *, on_floor: bool = False
) -> Vector:
    """Return a place moved by metres to the right and up in the picture, or away on the floor."""
    camera = figure.framing.camera
    if not on_floor:
        return _vector(camera.stepped(np.array(place), right_m, up_m))
    ahead = np.array([-camera.towards[0], 0.0, -camera.towards[2]])
    length = float(np.linalg.norm(ahead))
    ahead = camera.plane[1] * (1, 0, 1) if length < 0.1 else ahead / length
    return _vector(np.array(place) + right_m * camera.plane[0] + up_m * ahead)


def settled(fitted: Figure, before: Framing | None, places: list[Vector]) -> Framing:
    """Return the framing for a figure that has been changed: the one before as long as it fits."""
    new = fitted.framing
    if before is None:
        return new
    here, there = (framing.camera.see(np.array(places)).xy for framing in (new, before))
    limit = _STAYS * min(fitted.size_px)
    return new._replace(camera=before.camera) if np.abs(here - there).max() < limit else new


def _vector(point: np.ndarray) -> Vector:
    return (float(point[0]), float(point[1]), float(point[2]))
