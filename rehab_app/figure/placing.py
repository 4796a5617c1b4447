"""Puts a body into the room: angles, then the floor, then hands and feet."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from rehab_app.figure.reach import apply_pulls, limb_of
from rehab_app.figure.skeleton import Posture, stand
from rehab_app.model.anatomy import BONES, LEFT, RIGHT, base_of, side_of
from rehab_app.model.pose import AimKind

if TYPE_CHECKING:
    from rehab_app.figure.flesh import Flesh
    from rehab_app.figure.moving import Moment
    from rehab_app.figure.reach import Pull
    from rehab_app.figure.rotation import Array
    from rehab_app.model.pose import KeyPosition

_HELD = ("foot", "toes")
_GRIP = 0.7
_RESTING_M, _LIFTED_M = 0.022, 0.045
_SLANTING = 2.0  # an arm that stands at 60° lacks half of what its hand comes down
_FLOORS = (AimKind.FLOOR, AimKind.UNDER)


def place(flesh: "Flesh", moment: "Moment") -> Posture:
    """Return the posture of a moment in the room.

    A hand or foot that would sink into the floor stays on it, and a flat hand just above it comes
    down: how thick it is there depends on how it lies, which no pose should have to say.
    """
    loose = _placed(flesh, moment, {})
    raised: dict[str, float] = {}
    for end, pull in moment.pulls.items():
        low_m = _lowest_of(flesh, loose, end)
        if low_m < 0:
            raised[end] = -low_m
        elif drop_m := _drop(low_m) * _on_floor(end, pull):
            raised[end] = -drop_m
    if not raised:
        return loose
    posture = _placed(flesh, moment, raised)
    # An arm that is too short to come down stays where it reaches.
    lacking = {end: posture.misses[end] - loose.misses[end] for end in raised if raised[end] < 0}
    if not any(lack_m > 0 for lack_m in lacking.values()):
        return posture
    shorter = {end: min(0.0, raised[end] + _SLANTING * lack) for end, lack in lacking.items()}
    return _placed(flesh, moment, raised | shorter)


def _drop(low_m: float) -> float:
    """Return how far a flat hand at this height comes down, without a jump where it lifts off."""
    share = (_LIFTED_M - low_m) / (_LIFTED_M - _RESTING_M)
    return low_m * min(1.0, max(0.0, share))


def _on_floor(end: str, pull: "Pull") -> float:
    """Return how far a hand is laid flat onto the floor, 0 to 1."""
    if base_of(end) != "hand":
        return 0.0
    floor = sum(
        share
        for reach, share in pull.shares()
        if reach.is_flat and reach.aim in _FLOORS and reach.surface[1] > 0.9
    )
    return floor * pull.weight


def _placed(flesh: "Flesh", moment: "Moment", raised: Mapping[str, float]) -> Posture:
    posture = stand(flesh.skeleton, moment.angles)
    posture.raised = dict(raised)
    posture.fists[LEFT] = max(moment.fist_left, _grip(moment, LEFT))
    posture.fists[RIGHT] = max(moment.fist_right, _grip(moment, RIGHT))
    start, end = (_shift(flesh, posture, key) for key in (moment.start, moment.end))
    posture.move(start * (1 - moment.share) + end * moment.share)
    apply_pulls(posture, moment.pulls, raised)
    return posture


def _grip(moment: "Moment", side: str) -> float:
    """Return how far a hand closes, 0 to 1, because it holds a foot."""
    pull = moment.pulls.get(f"hand{side}")
    if pull is None:
        return 0.0
    holds = sum(share for reach, share in pull.shares() if base_of(reach.bone) in _HELD)
    return _GRIP * holds * pull.weight


def _lowest_of(flesh: "Flesh", posture: Posture, end: str) -> float:
    toes = (f"toes{side_of(end)}",) if base_of(end) == "foot" else ()
    return flesh.lowest(posture, (end, *toes))


def resting_bones(key: "KeyPosition") -> tuple[str, ...]:
    """Return the bones whose flesh rests on the floor: the anchor, else all that hang free."""
    if key.anchor:
        return key.anchor
    reaching = {bone for end in key.reach for bone in limb_of(end)}
    return tuple(bone for bone in BONES if bone not in reaching)


def _shift(flesh: "Flesh", posture: Posture, key: "KeyPosition") -> "Array":
    """Return how a key position moves the body from where its angles alone put it."""
    pinned = posture.point(key.pin, key.pin_at)
    low = flesh.lowest(posture, resting_bones(key))
    return np.array([-pinned[0], key.lift_m - low, -pinned[2]])
