"""From the room to the picture: a mild perspective that is fitted to what it has to show."""

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from rehab_app.figure.rotation import Array
from rehab_app.model.pose import View

# From this far the near limbs are not blown up and the far ones still recede.
DISTANCE_M = 5.5
_LEAST_SLOPE = 0.12  # of about 7°: from lower a floor is seen edge on


class Seen(NamedTuple):
    """Points in the picture: places (n × 2, pixels), depths (metres, nearer is more), scales."""

    xy: Array
    depth: Array
    scale: Array


@dataclass(frozen=True, slots=True)
class Camera:
    """A place to look from; `px_per_m` and `shift_px` fit what it sees into a picture."""

    towards: Array  # from the middle of the scene to the camera, length 1
    plane: Array  # 2 × 3: right and up in the picture
    centre: Array
    px_per_m: float = 1.0
    shift_px: tuple[float, float] = (0.0, 0.0)

    @classmethod
    def looking(cls, view: View, centre: Array) -> "Camera":
        """Return a camera that looks at a point from where the view says."""
        yaw, pitch = math.radians(view.yaw_deg), math.radians(view.pitch_deg)
        towards = np.array(
            [math.sin(yaw) * math.cos(pitch), math.sin(pitch), math.cos(yaw) * math.cos(pitch)]
        )
        right = np.array([math.cos(yaw), 0.0, -math.sin(yaw)])
        return cls(towards, np.stack([right, np.cross(towards, right)]), centre)

    @property
    def line_px(self) -> float:
        """Return how thick an outline is: thicker in a larger picture, never a hair."""
        return max(0.8, self.px_per_m * 0.0062)

    @property
    def flipped_plane(self) -> Array:
        """Return right and down in the picture, as pixels count."""
        return self.plane * np.array([[1.0], [-1.0]])

    def flat(self, points: Array) -> Seen:
        """Return points (n × 3) as seen, in metres on the picture plane, y up."""
        away = np.asarray(points, float) - self.centre
        depth = away @ self.towards
        scale = DISTANCE_M / (DISTANCE_M - depth)
        return Seen((away @ self.plane.T) * scale[..., None], depth, scale)

    def see(self, points: Array) -> Seen:
        """Return points (n × 3) in pixels, y down."""
        xy, depth, scale = self.flat(points)
        return Seen(xy * (self.px_per_m, -self.px_per_m) + self.shift_px, depth, scale)

    def see_one(self, point: Array) -> tuple[Array, float, float]:
        """Return place, depth and scale of a single point."""
        xy, depth, scale = self.see(np.asarray(point, float)[None])
        return xy[0], float(depth[0]), float(scale[0])

    def shifted(self, point: Array, right_px: float, down_px: float) -> Array:
        """Return a point moved by pixels of the picture, as far away as it was."""
        _, _, scale = self.see_one(point)
        px_per_m = self.px_per_m * scale
        return self.stepped(point, right_px / px_per_m, -down_px / px_per_m)

    def stepped(self, point: Array, right_m: float, up_m: float) -> Array:
        """Return a point moved by metres across the line of sight."""
        moved: Array = point + right_m * self.plane[0] + up_m * self.plane[1]
        return moved

    def slid(self, point: Array, right_px: float, down_px: float) -> Array:
        """Return a point moved by pixels of the picture at the height that it has.

        Seen from too low for that it moves to the side only.
        """
        target = self.shifted(point, right_px, down_px)
        eye = self.centre + self.towards * DISTANCE_M
        fall = float((target - eye)[1])
        if abs(self.towards[1]) < _LEAST_SLOPE or abs(fall) < 1e-6:
            return self.stepped(point, float((target - point) @ self.plane[0]), 0.0)
        slid: Array = eye + (target - eye) * (float(point[1] - eye[1]) / fall)
        return slid

    def fitted(
        self,
        corners: Array,
        size_px: tuple[int, int],
        *,
        margin: float,
        least_m: float,
        zoom: float,
    ) -> "Camera":
        """Return this camera with points of its picture plane (metres) filling a picture.

        `margin` is the part of a side that stays free; a scene smaller than `least_m` is not
        blown up to fill the picture.
        """
        low, high = corners.min(0), corners.max(0)
        spans = np.maximum(high - low, least_m)
        width, height = size_px
        free = 1 - 2 * margin
        px_per_m = min(width * free / spans[0], height * free / spans[1]) * zoom
        middle = (low + high) / 2
        shift = (width / 2 - px_per_m * middle[0], height / 2 + px_per_m * middle[1])
        return replace(self, px_per_m=float(px_per_m), shift_px=(float(shift[0]), float(shift[1])))
