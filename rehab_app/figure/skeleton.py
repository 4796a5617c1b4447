"""Bones and how angles place them (forward kinematics)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rehab_app.figure.rotation import (
    about_x,
    about_y,
    about_z,
    ball_rotation,
    spine_rotation,
)
from rehab_app.model.anatomy import ANGLES, BONES, JOINTS, LEFT, SIDES, side_of

if TYPE_CHECKING:
    from rehab_app.figure.rotation import Array

INDEX: dict[str, int] = {name: index for index, name in enumerate(BONES)}

# Of the angle of a joint that stands for two bones, each has its share.
_SPINE_SHARES = {
    "lumbar_1": ("lumbar", 0.5),
    "lumbar_2": ("lumbar", 0.5),
    "thoracic_1": ("thoracic", 0.5),
    "thoracic_2": ("thoracic", 0.5),
    "neck": ("neck", 0.45),
    "head": ("neck", 0.55),
}
# How far the shoulder moves per degree of the shoulder girdle: inwards, up, forwards (metres).
# A collar bone of about 15 cm moves its end by some 2 mm a degree.
_ELEVATION_M = np.array([-0.0004, 0.0016, 0.0])
_PROTRACTION_M = np.array([-0.0005, 0.0, 0.0018])


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """The lengths of a body's bones in metres; the default is a runner of about 1.72 m."""

    hip_half_width_m: float = 0.088
    pelvis_m: float = 0.10
    lumbar_m: float = 0.075
    thoracic_m: float = 0.125
    neck_m: float = 0.066
    shoulder_half_width_m: float = 0.156
    shoulder_height_m: float = 0.080
    upper_arm_m: float = 0.285
    forearm_m: float = 0.245
    palm_m: float = 0.075
    thigh_m: float = 0.425
    shin_m: float = 0.415


class Skeleton:
    """Which bone hangs where on which other."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.parents: dict[str, str] = {}
        self.offsets: dict[str, Array] = {}
        self._join_trunk(build)
        for side in SIDES:
            self._join_limbs(build, side, sign_of(side))
        self.children: dict[str, list[str]] = {name: [] for name in BONES}
        for child, parent in self.parents.items():
            self.children[parent].append(child)

    def _join(self, bone: str, parent: str, *offset: float) -> None:
        self.parents[bone] = parent
        self.offsets[bone] = np.array(offset)

    def _join_trunk(self, build: Build) -> None:
        self._join("lumbar_1", "pelvis", 0, build.pelvis_m, -0.005)
        self._join("lumbar_2", "lumbar_1", 0, build.lumbar_m, 0)
        self._join("thoracic_1", "lumbar_2", 0, build.lumbar_m, 0)
        self._join("thoracic_2", "thoracic_1", 0, build.thoracic_m, 0)
        self._join("neck", "thoracic_2", 0, build.thoracic_m + 0.005, -0.012)
        self._join("head", "neck", 0, build.neck_m, 0.008)

    def _join_limbs(self, build: Build, side: str, sign: int) -> None:
        shoulder = (sign * build.shoulder_half_width_m, build.shoulder_height_m, -0.005)
        self._join(f"upper_arm{side}", "thoracic_2", *shoulder)
        self._join(f"forearm{side}", f"upper_arm{side}", 0, -build.upper_arm_m, 0)
        self._join(f"hand{side}", f"forearm{side}", 0, -build.forearm_m, 0)
        self._join(f"thigh{side}", "pelvis", sign * build.hip_half_width_m, 0, 0)
        self._join(f"shin{side}", f"thigh{side}", 0, -build.thigh_m, 0)
        self._join(f"foot{side}", f"shin{side}", 0, -build.shin_m, 0)
        self._join(f"toes{side}", f"foot{side}", 0, -0.052, 0.115)


class Posture:
    """Where every bone is: `turns` (bones × 3 × 3), `places` (bones × 3), metres, in the room.

    `local` holds each bone's rotation against its parent; `misses` by how many metres an end falls
    short of its place, `raised` by how many it stays above it. `fists` and `palms` say how far a
    hand is closed, and how far it is laid flat onto something (0 to 1).
    """

    def __init__(self, skeleton: Skeleton) -> None:
        self.skeleton = skeleton
        self.turns = np.zeros((len(BONES), 3, 3))
        self.places = np.zeros((len(BONES), 3))
        self.local: dict[str, Array] = {}
        self.offsets = dict(skeleton.offsets)
        self.pronation = dict.fromkeys(SIDES, 0.0)
        self.fists = dict.fromkeys(SIDES, 0.0)
        self.palms = dict.fromkeys(SIDES, 0.0)
        self.misses: dict[str, float] = {}
        self.raised: dict[str, float] = {}

    def turn(self, bone: str) -> "Array":
        """Return the rotation of a bone."""
        return self.turns[INDEX[bone]]

    def place(self, bone: str) -> "Array":
        """Return the upper end of a bone."""
        return self.places[INDEX[bone]]

    def point(self, bone: str, at: "Array | tuple[float, float, float]") -> "Array":
        """Return the place in the room of a point on a bone."""
        index = INDEX[bone]
        return self.places[index] + self.turns[index] @ np.asarray(at, float)

    def hang(self, bone: str) -> None:
        """Place a bone and all that hangs on it by their local rotations."""
        parent = self.skeleton.parents.get(bone)
        index = INDEX[bone]
        if parent is None:
            self.turns[index] = self.local[bone]
        else:
            above = INDEX[parent]
            self.turns[index] = self.turns[above] @ self.local[bone]
            self.places[index] = self.places[above] + self.turns[above] @ self.offsets[bone]
        for child in self.skeleton.children[bone]:
            self.hang(child)

    def set_turn(self, bone: str, turn: "Array") -> None:
        """Give a bone a rotation in the room; what hangs on it goes along."""
        parent = self.skeleton.parents[bone]
        self.local[bone] = self.turn(parent).T @ turn
        self.hang(bone)

    def move(self, shift: "Array") -> None:
        """Move the whole body."""
        self.places += shift


def sign_of(name: str) -> int:
    """Return 1 for what is on the left, -1 for what is on the right, 0 for the midline."""
    side = side_of(name)
    return 0 if not side else 1 if side == LEFT else -1


def stand(skeleton: Skeleton, angles: Mapping[str, float]) -> Posture:
    """Return the posture of these angles ("hip_left.flexion": degrees), its pelvis at the origin.

    An angle that is missing is neutral.
    """
    posture = Posture(skeleton)
    values = {
        joint: [angles.get(f"{joint}.{each.name}", each.neutral) for each in JOINTS[joint]]
        for joint in JOINTS
    }
    turn, tilt, lean, roll = values["body"]
    posture.local["pelvis"] = about_y(turn) @ about_x(tilt) @ about_z(-lean) @ about_y(roll)
    for bone, (joint, share) in _SPINE_SHARES.items():
        flexion, side_bend, rotation = values[joint]
        posture.local[bone] = spine_rotation(flexion * share, side_bend * share, rotation * share)
    for side in SIDES:
        _place_limbs(posture, values, side, sign_of(side))
    posture.hang("pelvis")
    return posture


def _place_limbs(posture: Posture, values: dict[str, list[float]], side: str, sign: int) -> None:
    local = posture.local
    flexion, abduction, rotation = values[f"hip{side}"]
    local[f"thigh{side}"] = ball_rotation(flexion, abduction, rotation, sign)
    local[f"shin{side}"] = about_x(values[f"knee{side}"][0])
    dorsiflexion, inversion = values[f"ankle{side}"]
    local[f"foot{side}"] = about_x(-dorsiflexion) @ about_z(-sign * inversion)
    local[f"toes{side}"] = about_x(-values[f"toes{side}"][0])
    flexion, abduction, rotation = values[f"shoulder{side}"]
    local[f"upper_arm{side}"] = ball_rotation(flexion, abduction, rotation, sign)
    flexion, pronation = values[f"elbow{side}"]
    local[f"forearm{side}"] = about_x(-flexion) @ about_y(-sign * pronation)
    flexion, deviation = values[f"wrist{side}"]
    local[f"hand{side}"] = about_x(-flexion) @ about_z(sign * deviation)
    posture.pronation[side] = pronation
    elevation, protraction = values[f"girdle{side}"]
    shift = elevation * _ELEVATION_M + protraction * _PROTRACTION_M
    shift[0] = sign * (elevation * _ELEVATION_M[0] + abs(protraction) * _PROTRACTION_M[0])
    posture.offsets[f"upper_arm{side}"] = posture.skeleton.offsets[f"upper_arm{side}"] + shift


def range_problems(angles: Mapping[str, float]) -> list[str]:
    """Return the angles that are beyond their range, in words."""
    return [
        f"{name} is {value:.0f}°, beyond {ANGLES[name].least:g} to {ANGLES[name].most:g}"
        for name, value in angles.items()
        if not ANGLES[name].least - 0.5 <= value <= ANGLES[name].most + 0.5
    ]
