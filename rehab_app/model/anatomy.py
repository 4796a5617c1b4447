"""The words for a body: bones, joints with their angles and ranges, muscles that can be marked.

Every angle is anatomical and the same on both sides: abduction is positive away from the midline,
left and right alike. A pose file uses these words (docs/poses.md).
"""

from itertools import chain
from typing import NamedTuple

LEFT, RIGHT = "_left", "_right"
SIDES = (LEFT, RIGHT)


class Angle(NamedTuple):
    """One angle of a joint, in degrees: its name, its range and where a relaxed body has it."""

    name: str
    least: float
    most: float
    neutral: float = 0.0


# The ranges begin with the norms of the American Academy of Orthopaedic Surgeons ("Joint Motion",
# 1965) and Roaas and Andersson (1982), which are active and of average adults. They are widened to
# what flexible adults reach with help, as stretching does. The hip's rotation goes furthest beyond
# its norm (45°): this body has a rigid knee, shin and foot, and in a cross-legged seat all of them
# share what is written here as rotation of the hip.
_SPINE_NAMES = ("flexion", "side_bend", "rotation")


def side_of(name: str) -> str:
    """Return "_left" or "_right" where a name ends so, else an empty text."""
    return next((side for side in SIDES if name.endswith(side)), "")


def _spine(*most: tuple[float, float]) -> tuple[Angle, ...]:
    return tuple(Angle(name, *ends) for name, ends in zip(_SPINE_NAMES, most, strict=True))


MIDLINE_JOINTS: dict[str, tuple[Angle, ...]] = {
    # How the whole body lies in the room: not a joint, but written like one.
    "body": tuple(Angle(name, -360, 360) for name in ("turn", "tilt", "lean", "roll")),
    "lumbar": _spine((-35, 60), (-30, 30), (-18, 18)),
    "thoracic": _spine((-30, 45), (-30, 30), (-40, 40)),
    "neck": _spine((-60, 55), (-45, 45), (-80, 80)),
}
SIDED_JOINTS: dict[str, tuple[Angle, ...]] = {
    "hip": (Angle("flexion", -30, 150), Angle("abduction", -35, 70), Angle("rotation", -50, 92)),
    "knee": (Angle("flexion", -5, 160),),
    "ankle": (Angle("dorsiflexion", -65, 40), Angle("inversion", -20, 40)),
    "toes": (Angle("extension", -40, 75),),
    "girdle": (Angle("elevation", -10, 35), Angle("protraction", -20, 30)),
    "shoulder": (
        Angle("flexion", -60, 180),
        Angle("abduction", -50, 180),
        Angle("rotation", -95, 100),
    ),
    # Hanging arms have the palms towards the thighs.
    "elbow": (Angle("flexion", -5, 152), Angle("pronation", -90, 90, neutral=70)),
    "wrist": (Angle("flexion", -80, 80), Angle("deviation", -25, 35)),
}
# Angles of the midline that point to one side: their sign turns over in a mirror.
LATERAL = frozenset({"side_bend", "rotation", "turn", "lean", "roll"})

JOINTS: dict[str, tuple[Angle, ...]] = {
    **MIDLINE_JOINTS,
    **{f"{name}{side}": angles for name, angles in SIDED_JOINTS.items() for side in SIDES},
}
ANGLES: dict[str, Angle] = {
    f"{joint}.{angle.name}": angle for joint, angles in JOINTS.items() for angle in angles
}

ARM_BONES = ("upper_arm", "forearm", "hand")
LEG_BONES = ("thigh", "shin", "foot", "toes")
TRUNK_BONES = ("pelvis", "lumbar_1", "lumbar_2", "thoracic_1", "thoracic_2", "neck", "head")
BONES: tuple[str, ...] = (
    *TRUNK_BONES,
    *chain.from_iterable((f"{bone}{side}" for bone in (*ARM_BONES, *LEG_BONES)) for side in SIDES),
)
# What is drawn in one go: the trunk above the pelvis is one piece, the toes belong to the foot.
PIECES: tuple[str, ...] = (
    *("pelvis", "torso", "neck", "head"),
    *(
        bone
        for bone in BONES
        if bone.startswith(("upper", "fore", "hand", "thigh", "shin", "foot"))
    ),
)
# What can be brought to a place; the hand by its palm, the foot by its ankle.
ENDS: tuple[str, ...] = tuple(f"{end}{side}" for end in ("hand", "foot") for side in SIDES)

MUSCLES = (
    *("quads", "hamstrings", "adductors", "it_band", "tfl", "glute_max", "glute_med"),
    *("piriformis", "hip_flexors", "calves", "low_back", "groin"),
)
# A muscle without a side is marked on both.
MARKS: tuple[str, ...] = (*MUSCLES, *(f"{name}{side}" for name in MUSCLES for side in SIDES))


def base_of(name: str) -> str:
    """Return a name without its side."""
    return name.removesuffix(side_of(name)) if side_of(name) else name


def mirrored(name: str) -> str:
    """Return the same name on the other side; a name without a side is its own mirror image."""
    side = side_of(name)
    return base_of(name) + (RIGHT if side == LEFT else LEFT) if side else name
