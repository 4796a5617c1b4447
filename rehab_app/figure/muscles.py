"""Where muscles are on the surface, and how their marks look from the camera.

A muscle that faces the viewer is a spindle on the skin or the clothes. The first one of a pose
glows through the body where it faces away, because what is stretched has to be found at a glance.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rehab_app.figure.camera import Camera
from rehab_app.figure.flesh import Flesh
from rehab_app.figure.rotation import Array, unit
from rehab_app.figure.skeleton import Posture, sign_of
from rehab_app.figure.surfaces import area_of, cap, faces
from rehab_app.model.anatomy import SIDES, base_of, side_of

_LEAST_AREA_PX = 30.0
_HIDDEN_BELOW = 0.12
_SIDEWAYS = 0.35
_LIFT_M = 0.004


@dataclass(frozen=True, slots=True)
class Strip:
    """A muscle along a bone: from and to, where around it (0 front, 90 outside), half its width.

    Parts of the length below 0 are above the joint.
    """

    bone: str
    start: float
    end: float
    around_deg: float
    half_deg: float


@dataclass(frozen=True, slots=True)
class Cap:
    """A muscle on an ellipsoid: the way to its middle (x outwards) and half its opening."""

    ellipsoid: str
    direction: tuple[float, float, float]
    half_deg: float


# Places as in an atlas of surface anatomy, simplified to what can be told apart in a small picture.
PLACES: dict[str, Strip | Cap] = {
    "quads": Strip("thigh", 0.10, 0.93, 8, 62),
    "hamstrings": Strip("thigh", 0.12, 0.95, 180, 58),
    "adductors": Strip("thigh", 0.05, 0.74, -80, 46),
    "it_band": Strip("thigh", 0.02, 0.98, 90, 24),
    "tfl": Strip("thigh", -0.06, 0.34, 58, 28),
    "glute_max": Cap("glute", (0.15, 0.05, -1), 56),
    "glute_med": Cap("hip", (1, 0.25, -0.12), 54),
    "piriformis": Cap("glute", (0.30, 0.25, -0.9), 30),
    "hip_flexors": Strip("thigh", -0.16, 0.40, 12, 52),
    "calves": Strip("shin", 0.06, 0.62, 180, 56),
    "low_back": Strip("spine", 0.0, 1.0, 180, 40),
    "groin": Strip("thigh", 0.0, 0.40, -70, 40),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: painted on top of its pieces once all of them are there.

    `patch` (n × 2) is what is seen of it; `glow` (n × 2) and `width_px` show where it is inside.
    """

    pieces: tuple[str, ...]
    patch: Array | None
    glow: Array
    width_px: float
    facing: float


@dataclass(frozen=True, slots=True)
class MarkedBody:
    """What marks are placed on."""

    flesh: Flesh
    posture: Posture
    centres: Array
    axes: Array
    camera: Camera


def marks_of(body: MarkedBody, names: Sequence[str]) -> tuple[list[Mark], list[Mark]]:
    """Return the marks that are seen, and those that have to glow through the body."""
    seen: list[Mark] = []
    glowing: list[Mark] = []
    sideways = float(body.camera.towards @ body.posture.turn("pelvis")[:, 0])
    for rank, name in enumerate(names):
        muscle = base_of(name)
        sides = (side_of(name),) if side_of(name) else SIDES
        for side in sides[:1] if muscle == "low_back" else sides:
            mark = _mark(body, PLACES[muscle], side)
            if mark.patch is not None and area_of(mark.patch) > _LEAST_AREA_PX:
                seen.append(mark)
            # Of a pair seen from the side, the far one need not shine through the near one.
            is_far = len(sides) == 2 and sign_of(side) * sideways < -_SIDEWAYS
            if rank == 0 and mark.facing < _HIDDEN_BELOW and not is_far:
                glowing.append(mark)
    return seen, glowing


def _mark(body: MarkedBody, place: Strip | Cap, side: str) -> Mark:
    if isinstance(place, Cap):
        return _cap_mark(body, place, side)
    return _strip_mark(body, place, side)


def _cap_mark(body: MarkedBody, place: Cap, side: str) -> Mark:
    name = f"{place.ellipsoid}{side}" if place.ellipsoid == "glute" else place.ellipsoid
    index = body.flesh.named[name]
    centre, axes = body.centres[index], body.axes[index]
    x, y, z = place.direction
    direction = np.array([x * sign_of(side), y, z])
    # Well inside, so that the glow does not spill over the edge of the body.
    inside = body.camera.see_one(centre + axes @ unit(direction) * 0.45)[0]
    mean_m = float(np.linalg.norm(axes, axis=0).mean())
    width_px = math.sin(math.radians(place.half_deg)) * mean_m * 2.1 * body.camera.px_per_m
    return Mark(
        pieces=("pelvis", f"thigh{side}"),
        patch=cap(body.camera, centre, axes, direction.tolist(), place.half_deg),
        glow=np.stack([inside, inside + np.array([0.01, 0])]),
        width_px=width_px,
        facing=faces(body.camera, axes, direction.tolist()),
    )


def _strip_mark(body: MarkedBody, place: Strip, side: str) -> Mark:
    pieces: tuple[str, ...]
    if place.bone == "spine":
        pieces, (centres, widths, turn) = ("torso",), _along_spine(body)
        part = np.linspace(0, 1, len(centres))
    else:
        bone = f"{place.bone}{side}"
        pieces = ("pelvis", bone) if place.start < 0 else (bone,)
        part = np.linspace(place.start, place.end, 21)
        centres, widths, turn = _along_limb(body, bone, part)
    along = (part - part[0]) / (part[-1] - part[0])
    swell = np.clip(np.sin(np.pi * (0.06 + 0.88 * along)) ** 0.6, 0.2, 1)
    spread = np.linspace(-1, 1, 17)[None] * (place.half_deg * swell)[:, None]
    angle = np.radians(place.around_deg + spread)
    x, z = np.sin(angle) * (sign_of(side) or 1), np.cos(angle)
    local = np.stack([x * widths[:, :1], np.zeros_like(x), z * widths[:, 1:]], -1)
    points = centres[:, None] + local @ turn.T
    view = turn.T @ body.camera.towards
    faces_us = x / widths[:, :1] * view[0] + z / widths[:, 1:] * view[2] > 0
    flat = body.camera.see(points.reshape(-1, 3)).xy.reshape(*points.shape[:2], 2)
    middle = (centres + (points[:, points.shape[1] // 2] - centres) * 0.6)[2:-2]
    half = math.sin(math.radians(min(place.half_deg, 80)))
    return Mark(
        pieces=pieces,
        patch=_visible_patch(flat, faces_us),
        glow=body.camera.see(middle).xy,
        width_px=2 * half * float(widths.mean()) * body.camera.px_per_m * 0.8,
        facing=float(faces_us.mean()) - 0.25,
    )


def _visible_patch(flat: Array, faces_us: Array) -> Array | None:
    one, other = [], []
    for row, mask in zip(flat, faces_us, strict=True):
        seen = np.flatnonzero(mask)
        if len(seen) > 1:
            one.append(row[seen[0]])
            other.append(row[seen[-1]])
    return np.array(one + other[::-1]) if len(one) > 2 else None


def _along_limb(body: MarkedBody, bone: str, part: Array) -> tuple[Array, Array, Array]:
    """Return centres, half widths and depths, and the rotation of a limb along its length."""
    table = np.array(body.flesh.profiles[bone])
    wide, deep, out, front = (np.interp(part, table[:, 0], table[:, i]) for i in range(1, 5))
    build = body.flesh.body.build
    length_m = build.thigh_m if bone.startswith("thigh") else build.shin_m
    turn = body.posture.turn(bone)
    local = np.stack([out * sign_of(bone), -part * length_m, front], 1)
    clothes_m = _LIFT_M if bone.startswith("thigh") else 0.0
    return body.posture.place(bone) + local @ turn.T, np.stack([wide, deep], 1) + clothes_m, turn


def _along_spine(body: MarkedBody) -> tuple[Array, Array, Array]:
    spine = body.flesh.spine
    place = np.linspace(0, len(spine) - 1, 15)
    index = np.arange(len(spine))
    centres = np.stack([np.interp(place, index, body.centres[spine, i]) for i in range(3)], 1)
    radii = np.linalg.norm(body.axes[spine], axis=1)
    widths = np.stack([np.interp(place, index, radii[:, i]) for i in (0, 2)], 1)
    return centres, widths, body.posture.turn("lumbar_2")
