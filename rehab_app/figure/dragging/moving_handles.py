"""A handle that is brought to a place: the one way in to all that can be dragged on a body."""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from rehab_app.figure.bodies import DEFAULT_BODY, Body
from rehab_app.figure.dragging.handles import Handle, handle_place
from rehab_app.figure.dragging.head import with_head_at
from rehab_app.figure.dragging.holding import posture_of_key
from rehab_app.figure.dragging.limbs import with_end_at, with_knee_at
from rehab_app.figure.dragging.pelvis import standing_still, with_pelvis_moved
from rehab_app.figure.picture import flesh_of
from rehab_app.model.pose import KeyPosition, Pose
from rehab_app.model.prop import Vector

if TYPE_CHECKING:
    from rehab_app.figure.flesh import Flesh


def handle_places(pose: Pose, key: int, body: Body = DEFAULT_BODY) -> dict[Handle, Vector]:
    """Return where all handles of a key position are in the room, metres."""
    posture = posture_of_key(flesh_of(body), pose.keys[key])
    places = {handle: handle_place(posture, handle).tolist() for handle in Handle}
    return {handle: (x, y, z) for handle, (x, y, z) in places.items()}


def with_handle_at(
    pose: Pose, key: int, handle: Handle, target: Vector, body: Body = DEFAULT_BODY
) -> Pose:
    """Return a pose with a handle of one key position at a place in the room, metres.

    Bones keep their lengths and joints stay within their ranges: what can't be reached is
    approached. Where the pelvis moves, feet on the floor stay there, also in the other positions.
    """
    flesh = flesh_of(body)
    keys = list(pose.keys)
    keys[key] = _moved(flesh, pose.keys[key], handle, np.array(target))
    if handle is Handle.PELVIS:
        keys = [each if at == key else standing_still(flesh, each) for at, each in enumerate(keys)]
    return replace(pose, keys=tuple(keys))


def _moved(flesh: "Flesh", key: KeyPosition, handle: Handle, target: np.ndarray) -> KeyPosition:
    if handle is Handle.PELVIS:
        return with_pelvis_moved(flesh, key, target)
    if handle is Handle.HEAD:
        return with_head_at(flesh, key, target)
    move = with_knee_at if handle.is_knee else with_end_at
    return move(flesh, key, handle, target)
