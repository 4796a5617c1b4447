"""The pieces that a body is drawn in."""

from dataclasses import dataclass, field

Link = tuple[int, int]


@dataclass(slots=True)
class Layer:
    """One material of a piece and the ellipsoids whose hulls it covers."""

    material: str
    links: list[Link]


@dataclass(slots=True)
class Piece:
    """What is drawn in one go; `blend` are the links that run on smoothly into a limb."""

    layers: list[Layer]
    blend: list[Link] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seam:
    """Two pieces that run into each other where one bone begins, within `radius_m`."""

    one: str
    other: str
    bone: str
    radius_m: float
