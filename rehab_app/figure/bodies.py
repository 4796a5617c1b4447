"""The two bodies to choose from, as data: lengths, how round they are, hair and clothes.

Their arms, legs and spine are equally long, so that a pose fits both; they differ in width.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from rehab_app.figure.skeleton import Build


class Hair(StrEnum):
    """How the hair is worn."""

    BUN = "bun"
    SHORT = "short"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One body; widths are factors of the first body's."""

    id: str
    name: str
    hair: Hair
    build: Build = field(default_factory=Build)
    shoulders: float = 1.0
    waist: float = 1.0
    hips: float = 1.0
    seat: float = 1.0
    arms: float = 1.0
    legs: float = 1.0
    neck: float = 1.0
    jaw: float = 1.0
    sleeve: float = 0.46
    shorts: float = 0.52
    looseness_m: float = 0.005


BODIES: dict[str, Body] = {
    body.id: body
    for body in (
        Body(id="mara", name="Mara, hair in a bun", hair=Hair.BUN),
        Body(
            id="jonas",
            name="Jonas, short hair",
            hair=Hair.SHORT,
            build=Build(shoulder_half_width_m=0.172, hip_half_width_m=0.084),
            shoulders=1.12,
            waist=1.06,
            hips=0.94,
            seat=0.90,
            arms=1.13,
            legs=1.02,
            neck=1.16,
            jaw=1.14,
            sleeve=0.52,
            shorts=0.64,
            looseness_m=0.009,
        ),
    )
}
DEFAULT_BODY = BODIES["mara"]
