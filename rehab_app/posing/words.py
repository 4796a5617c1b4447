"""What the parts of a body, its joints and the things beside it are called where they are posed."""

from typing import NamedTuple

from rehab_app.figure.dragging.handles import Handle
from rehab_app.model.anatomy import base_of, side_of
from rehab_app.model.prop import PropKind


class Part(NamedTuple):
    """A part of the body: what it is called, its angles in the order in which they are shown."""

    name: str
    angles: tuple[str, ...]
    end: str = ""  # the hand or foot that can be held in its place


_ARM = (
    *("shoulder.flexion", "shoulder.abduction", "shoulder.rotation"),
    *("elbow.flexion", "elbow.pronation", "wrist.flexion", "wrist.deviation"),
    *("girdle.elevation", "girdle.protraction"),
)
_LEG = (
    *("hip.flexion", "hip.abduction", "hip.rotation", "knee.flexion"),
    *("ankle.dorsiflexion", "ankle.inversion", "toes.extension"),
)
_SPINE = tuple(
    f"{joint}.{angle}"
    for joint in ("lumbar", "thoracic", "neck")
    for angle in ("flexion", "side_bend", "rotation")
)
_BODY = ("body.tilt", "body.lean", "body.turn", "body.roll")


def _limb(angles: tuple[str, ...], side: str) -> tuple[str, ...]:
    return tuple(each.replace(".", f"_{side}.") for each in angles)


PARTS: dict[str, Part] = {
    "left_leg": Part("Left leg", _limb(_LEG, "left"), "foot_left"),
    "right_leg": Part("Right leg", _limb(_LEG, "right"), "foot_right"),
    "left_arm": Part("Left arm", _limb(_ARM, "left"), "hand_left"),
    "right_arm": Part("Right arm", _limb(_ARM, "right"), "hand_right"),
    "back": Part("Back, neck", _SPINE),
    "body": Part("Whole body", _BODY),
}
# What a positive number does; the other way is the negative one.
ANGLE_WORDS: dict[str, str] = {
    "hip.flexion": "Hip: bend",
    "hip.abduction": "Hip: out to the side",
    "hip.rotation": "Hip: turn out",
    "knee.flexion": "Knee: bend",
    "ankle.dorsiflexion": "Ankle: toes up",
    "ankle.inversion": "Ankle: sole inwards",
    "toes.extension": "Toes: up",
    "shoulder.flexion": "Arm: forwards and up",
    "shoulder.abduction": "Arm: out to the side",
    "shoulder.rotation": "Arm: turn out",
    "elbow.flexion": "Elbow: bend",
    "elbow.pronation": "Forearm: palm down",
    "wrist.flexion": "Wrist: bend",
    "wrist.deviation": "Wrist: to the little finger",
    "girdle.elevation": "Shoulder: up",
    "girdle.protraction": "Shoulder: forwards",
    "lumbar.flexion": "Low back: forwards",
    "lumbar.side_bend": "Low back: to the left",
    "lumbar.rotation": "Low back: turn left",
    "thoracic.flexion": "Upper back: forwards",
    "thoracic.side_bend": "Upper back: to the left",
    "thoracic.rotation": "Upper back: turn left",
    "neck.flexion": "Neck: forwards",
    "neck.side_bend": "Neck: to the left",
    "neck.rotation": "Neck: turn left",
    "body.tilt": "Tilt face down",
    "body.lean": "Lean to the left",
    "body.turn": "Turn to the left",
    "body.roll": "Roll to the left",
}
HANDLE_WORDS: dict[Handle, str] = {
    Handle.HEAD: "Head",
    Handle.PELVIS: "Pelvis",
    Handle.HAND_LEFT: "Left hand",
    Handle.HAND_RIGHT: "Right hand",
    Handle.KNEE_LEFT: "Left knee",
    Handle.KNEE_RIGHT: "Right knee",
    Handle.FOOT_LEFT: "Left foot",
    Handle.FOOT_RIGHT: "Right foot",
}
_PART_OF_HANDLE = {"head": "back", "pelvis": "body", "hand": "arm", "knee": "leg", "foot": "leg"}
_PROP_WORDS = {PropKind.ICE: "Ice pack", PropKind.HEAT: "Heat pack", PropKind.ROLLER: "Foam roller"}


def angle_words(name: str) -> str:
    """Return what an angle is called: "Hip: bend"."""
    joint, _, angle = name.partition(".")
    return ANGLE_WORDS[f"{base_of(joint)}.{angle}"]


def angle_title(name: str) -> str:
    """Return what an angle is called where its side is not seen: "Left hip: bend"."""
    side, words = side_of(name.partition(".")[0]).removeprefix("_"), angle_words(name)
    return f"{side.capitalize()} {words[0].lower()}{words[1:]}" if side else words


def part_of(handle: Handle) -> str:
    """Return the part of the body that a handle belongs to."""
    part = _PART_OF_HANDLE[base_of(handle.value)]
    side = side_of(handle.value).removeprefix("_")
    return f"{side}_{part}" if side else part


def prop_words(kind: PropKind) -> str:
    """Return what a thing is called."""
    return _PROP_WORDS.get(kind, kind.value.capitalize())
