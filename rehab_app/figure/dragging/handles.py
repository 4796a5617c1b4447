"""The places at which a drawn body can be taken, and where they are."""

from enum import StrEnum

from rehab_app.figure.rotation import Array
from rehab_app.figure.skeleton import Posture
from rehab_app.model.anatomy import side_of


class Handle(StrEnum):
    """A place on the body; a hand and a foot are called as in a pose file."""

    HEAD = "head"
    PELVIS = "pelvis"
    HAND_LEFT = "hand_left"
    HAND_RIGHT = "hand_right"
    KNEE_LEFT = "knee_left"
    KNEE_RIGHT = "knee_right"
    FOOT_LEFT = "foot_left"
    FOOT_RIGHT = "foot_right"

    @property
    def is_end(self) -> bool:
        """Tell whether it is a hand or a foot."""
        return self.startswith(("hand", "foot"))

    @property
    def is_knee(self) -> bool:
        """Tell whether it is a knee."""
        return self.startswith("knee")

    @property
    def end(self) -> str:
        """Return the hand or foot of its limb; empty for head and pelvis."""
        if self.is_end:
            return self.value
        return f"foot{side_of(self.value)}" if self.is_knee else ""


# Metres along the bone's own axes: the middle of the skull, of the palm, of the foot.
_HEAD = (0.0, 0.10, 0.02)
_FOOT = (0.0, -0.035, 0.055)


def handle_place(posture: Posture, handle: Handle) -> Array:
    """Return where a handle is in the room."""
    if handle is Handle.HEAD:
        return posture.point("head", _HEAD)
    if handle is Handle.PELVIS:
        return posture.place("pelvis")
    if handle.is_knee:
        return posture.place(f"shin{side_of(handle.value)}")
    if handle.startswith("hand"):
        return posture.point(handle.value, (0.0, -posture.skeleton.build.palm_m, 0.0))
    return posture.point(handle.value, _FOOT)
