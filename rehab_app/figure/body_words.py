"""Small words that sentences about poses share."""

from collections.abc import Sequence

from rehab_app.model.anatomy import base_of, side_of
from rehab_app.model.pose import Pose
from rehab_app.model.prop import PropKind

_PLACES = {
    "pelvis": "hip",
    "thigh": "thigh",
    "shin": "shin",
    "foot": "foot",
    "toes": "toes",
    "head": "head",
    "neck": "neck",
    "hand": "hand",
    "forearm": "forearm",
    "upper_arm": "upper arm",
}


def place_word(name: str) -> str:
    """Return what a bone is called where it is touched: "left shin"; empty for the trunk."""
    place = _PLACES.get(base_of(name), "")
    return f"{side_word(side_of(name))} {place}" if side_of(name) and place else place


def has(pose: Pose, kind: PropKind) -> bool:
    """Tell whether there is such a thing."""
    return any(prop.kind is kind for prop in pose.props)


def side_word(side: str) -> str:
    """Return left or right for the ending of a name."""
    return side.removeprefix("_")


def listed(words: Sequence[str]) -> str:
    """Return words as a list: one, two and three."""
    return " and ".join(
        part for part in (", ".join(words[:-1]), words[-1] if words else "") if part
    )
