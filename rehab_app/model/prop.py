"""Things that a pose stands, lies or leans on, or holds."""

from dataclasses import dataclass
from enum import StrEnum

Vector = tuple[float, float, float]


class PropKind(StrEnum):
    """What a thing is; it decides how it is drawn and which of its measures count."""

    MAT = "mat"
    WALL = "wall"
    CHAIR = "chair"
    BED = "bed"
    BENCH = "bench"
    SOFA = "sofa"
    TABLE = "table"
    STEP = "step"
    BLOCK = "block"
    PILLOW = "pillow"
    CUSHION = "cushion"
    BLANKET = "blanket"
    TOWEL = "towel"
    ROLLER = "roller"
    BOLSTER = "bolster"
    BALL = "ball"
    ICE = "ice"
    HEAT = "heat"
    WRAP = "wrap"
    BAND = "band"
    STRAP = "strap"
    BELT = "belt"
    STICK = "stick"
    POLE = "pole"
    RAIL = "rail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """One thing in the room or on the body; metres and degrees.

    `at` is the middle of its foot (x to the person's left, height, z ahead). A thing with `bone`
    goes with that bone: `offset` is the place on it and `normal` the way out of the body, both
    along the bone's own axes. `size` is width, height, length. `span` is the part of a bone, 0 at
    its upper end and 1 at its lower, that a wrap or a band covers; a wrap round the hips also
    `crosses` the groin to a thigh. `has_cloth`: between pack and skin.
    """

    kind: PropKind
    name: str
    at: Vector = (0.0, 0.0, 0.0)
    heading_deg: float = 0.0
    size: Vector | None = None
    radius_m: float | None = None
    length_m: float | None = None
    height_m: float | None = None
    back_m: float | None = None
    margin_m: float = 0.12
    flatness: float | None = None
    bone: str = ""
    offset: Vector = (0.0, 0.0, 0.0)
    normal: Vector = (0.0, 0.0, 1.0)
    follows: bool = False
    has_cloth: bool = False
    crosses: str = ""
    bones: tuple[str, ...] = ()
    span: tuple[float, float] = (0.0, 1.0)
