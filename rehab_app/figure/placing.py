"""Puts a body into the room: angles, then the floor, then hands and feet."""

from typing import TYPE_CHECKING

import numpy as np

from rehab_app.figure.reach import apply_pulls, limb_of
from rehab_app.figure.skeleton import Posture, stand
from rehab_app.model.anatomy import BONES, LEFT, RIGHT

if TYPE_CHECKING:
    from rehab_app.figure.flesh import Flesh
    from rehab_app.figure.moving import Moment
    from rehab_app.figure.rotation import Array
    from rehab_app.model.pose import KeyPosition


def place(flesh: "Flesh", moment: "Moment") -> Posture:
    """Return the posture of a moment in the room."""
    posture = stand(flesh.skeleton, moment.angles)
    posture.fists[LEFT], posture.fists[RIGHT] = moment.fist_left, moment.fist_right
    start, end = (_shift(flesh, posture, key) for key in (moment.start, moment.end))
    posture.move(start * (1 - moment.share) + end * moment.share)
    apply_pulls(posture, moment.pulls)
    return posture


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
