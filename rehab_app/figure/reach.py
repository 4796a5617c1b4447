"""Brings hands and feet to places: two-bone reach, flat palms and soles (inverse kinematics)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rehab_app.figure.rotation import Array, about_y, between, cross, unit
from rehab_app.figure.skeleton import Posture, sign_of
from rehab_app.model.anatomy import ARM_BONES, LEG_BONES, base_of, side_of
from rehab_app.model.pose import AimKind, Reach

# An elbow hangs outwards, down and back, a knee points ahead, where a file says nothing.
_ELBOW = (0.35, -0.6, -0.7)
_KNEE = (0.0, 0.2, 1.0)
_STRETCHED = 0.9995  # of the whole length: a limb that is fully straight has no plane to bend in
_LEAST_M = 0.02


@dataclass(frozen=True, slots=True)
class Pull:
    """Where an end is pulled at one moment: between `start` and `end`, `share` of the way.

    None stands for an end that hangs free there.
    """

    start: Reach | None
    end: Reach | None
    share: float

    @property
    def weight(self) -> float:
        """Return how far the limb obeys, 0 to 1."""
        return (self.start is not None) * (1 - self.share) + (self.end is not None) * self.share

    def shares(self) -> list[tuple[Reach, float]]:
        """Return the reaches that pull, with their shares, which add up to 1."""
        if self.start is None or self.end is None:
            one = self.start or self.end
            return [] if one is None else [(one, 1.0)]
        both = [(self.start, 1 - self.share), (self.end, self.share)]
        return [(reach, share) for reach, share in both if share > 0]


def limb_of(end: str) -> tuple[str, ...]:
    """Return the bones of the limb that a hand or foot belongs to, from the trunk outwards."""
    bones = ARM_BONES if base_of(end) == "hand" else LEG_BONES
    return tuple(f"{bone}{side_of(end)}" for bone in bones)


def apply_pulls(posture: Posture, pulls: Mapping[str, Pull], raised: Mapping[str, float]) -> None:
    """Bring all ends to their places, those that others hold on to first.

    `raised` says by how many metres an end has to stay above its place. `posture.misses` then says
    for each end by how many metres its limb is too short.
    """
    for end in _in_order(pulls):
        if pulls[end].weight > 0:
            _pull(posture, end, pulls[end], raised.get(end, 0.0))


def _in_order(pulls: Mapping[str, Pull]) -> list[str]:
    owners = {bone: end for end in pulls for bone in limb_of(end)}
    waiting, ordered = sorted(pulls), list[str]()
    while waiting:
        free = [
            end
            for end in waiting
            if not any(
                owners.get(reach.bone) in waiting and owners.get(reach.bone) != end
                for reach, _ in pulls[end].shares()
            )
        ]
        ordered.append((free or waiting)[0])
        waiting.remove(ordered[-1])
    return ordered


def _pull(posture: Posture, end: str, pull: Pull, raised_m: float) -> None:
    upper, lower = limb_of(end)[:2]
    loose = {bone: posture.local[bone] for bone in limb_of(end)}
    shares = pull.shares()
    target = sum((target_of(posture, end, reach) * share for reach, share in shares), np.zeros(3))
    target[1] += raised_m
    bend = sum((_bend(posture, end, reach) * share for reach, share in shares), np.zeros(3))
    flatness = sum(share for reach, share in shares if reach.is_flat)
    is_arm = base_of(end) == "hand"
    palm_m = posture.skeleton.build.palm_m * (1 - flatness) if is_arm else 0.0
    posture.misses[end] = _bend_two_bones(posture, (upper, lower), target, bend, palm_m)
    if flatness > 0:
        _lay_flat(posture, end, shares, flatness)
        if is_arm:
            posture.palms[side_of(end)] = flatness * pull.weight
    if pull.weight < 1:
        for bone, local in loose.items():
            posture.local[bone] = between(local, posture.local[bone], pull.weight)
        posture.hang(upper)


def target_of(posture: Posture, end: str, reach: Reach) -> Array:
    """Return the place in the room that a reach aims at."""
    at = np.array(reach.at)
    if reach.aim is AimKind.BONE:
        return posture.point(reach.bone, at)
    if reach.aim is AimKind.UNDER:
        above = posture.place(limb_of(end)[0])
        return at + np.array([above[0], 0, above[2]])
    return at


def _bend(posture: Posture, end: str, reach: Reach) -> Array:
    """Return the direction in the room that the elbow or knee points to."""
    is_arm = base_of(end) == "hand"
    default = np.array(_ELBOW if is_arm else _KNEE)
    if is_arm:
        default[0] *= sign_of(end)
    bend = default if reach.bend is None else np.array(reach.bend)
    if reach.bends_in_room:
        return bend
    return posture.turn(posture.skeleton.parents[limb_of(end)[0]]) @ bend


def _bend_two_bones(
    posture: Posture, bones: tuple[str, str], target: Array, bend: Array, palm_m: float
) -> float:
    """Turn two bones so that the end of the second is at the target; return what is missing.

    The law of cosines gives the angle at the root, `bend` the plane. Knees bend backwards about
    the thigh's x axis, elbows forwards about the upper arm's.
    """
    upper, lower = bones
    build, side = posture.skeleton.build, side_of(upper)
    is_arm = base_of(upper) == "upper_arm"
    first_m = build.upper_arm_m if is_arm else build.thigh_m
    second_m = build.forearm_m + palm_m if is_arm else build.shin_m
    root = posture.place(upper)
    way = target - root
    distance = math.sqrt(float(way @ way))
    missing = max(0.0, distance - first_m - second_m)
    least, most = abs(first_m - second_m) + _LEAST_M, (first_m + second_m) * _STRETCHED
    reached = max(least, min(most, distance))
    ahead = unit(way)
    out = bend - ahead * float(bend @ ahead)
    if float(out @ out) < 1e-8:
        out = cross(ahead, np.array([1.0, 0.0, 0.0]))
    out = unit(out)
    cosine = (first_m**2 + reached**2 - second_m**2) / (2 * first_m * reached)
    cosine = max(-1.0, min(1.0, cosine))
    middle = root + first_m * (ahead * cosine + out * math.sqrt(1 - cosine * cosine))
    down_1, down_2 = unit(root - middle), unit(middle - (root + ahead * reached))
    front = -out if is_arm else out  # the front of an upper arm is opposite the elbow
    x = unit(cross(down_1, unit(front - down_1 * float(front @ down_1))))
    turn = np.column_stack([x, down_1, cross(x, down_1)])
    posture.local[upper] = posture.turn(posture.skeleton.parents[upper]).T @ turn
    second = np.column_stack([x, down_2, unit(cross(x, down_2))])
    if is_arm:
        second = second @ about_y(-sign_of(upper) * posture.pronation[side])
    posture.local[lower] = turn.T @ second
    posture.hang(upper)
    return missing


def _lay_flat(
    posture: Posture, end: str, shares: list[tuple[Reach, float]], flatness: float
) -> None:
    """Turn a palm or a sole onto its surface, as far as it is flat."""
    ahead, surface = np.zeros(3), np.zeros(3)
    for reach, share in shares:
        if reach.is_flat:
            surface += np.array(reach.surface) * share
            ahead += _ahead(posture, end, reach) * share
    up = unit(surface)
    ahead = unit(ahead - up * float(ahead @ up))
    if base_of(end) == "hand":  # fingers point down the hand's y axis, the palm along its z axis
        turn = np.column_stack([cross(-ahead, -up), -ahead, -up])
    else:
        turn = np.column_stack([cross(up, ahead), up, ahead])
    posture.set_turn(end, between(posture.turn(end), turn, flatness))


def _ahead(posture: Posture, end: str, reach: Reach) -> Array:
    if reach.ahead is not None:
        return np.array(reach.ahead)
    upper, lower = limb_of(end)[:2]
    if base_of(end) == "hand":
        return posture.place(end) - posture.place(upper)
    return posture.turn(lower)[:, 2]
