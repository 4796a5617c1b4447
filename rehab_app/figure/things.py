"""From the props of a pose to pieces of the picture."""

from collections.abc import Callable

from rehab_app.figure.bindings import band, stick, strap
from rehab_app.figure.furniture import chair, flat_top, plain_block, pole, rail, sofa
from rehab_app.figure.soft_things import pack, roll, small_ball, soft_thing
from rehab_app.figure.solids import Setting, Thing
from rehab_app.figure.wraps import wrap
from rehab_app.model.prop import Prop, PropKind

_BUILDERS: dict[PropKind, Callable[[Setting, Prop], list[Thing]]] = {
    PropKind.CHAIR: chair,
    PropKind.BED: flat_top,
    PropKind.BENCH: flat_top,
    PropKind.TABLE: flat_top,
    PropKind.SOFA: sofa,
    PropKind.STEP: plain_block,
    PropKind.BLOCK: plain_block,
    PropKind.PILLOW: soft_thing,
    PropKind.CUSHION: soft_thing,
    PropKind.BLANKET: soft_thing,
    PropKind.TOWEL: soft_thing,
    PropKind.ROLLER: roll,
    PropKind.BOLSTER: roll,
    PropKind.BALL: small_ball,
    PropKind.ICE: pack,
    PropKind.HEAT: pack,
    PropKind.WRAP: wrap,
    PropKind.BAND: band,
    PropKind.STRAP: strap,
    PropKind.BELT: strap,
    PropKind.STICK: stick,
    PropKind.POLE: pole,
    PropKind.RAIL: rail,
}
# Behind everything and never in front of the body: the picture's ground.
GROUND_KINDS = frozenset({PropKind.MAT, PropKind.WALL})

# What lies on the mat with the body.
MAT_KINDS = frozenset(
    {
        PropKind.PILLOW,
        PropKind.CUSHION,
        PropKind.BLANKET,
        PropKind.TOWEL,
        PropKind.ROLLER,
        PropKind.BOLSTER,
        PropKind.BLOCK,
    }
)


def things_of(setting: Setting, props: tuple[Prop, ...]) -> list[Thing]:
    """Return all pieces of the props that are not part of the ground."""
    return [
        thing
        for prop in props
        if prop.kind not in GROUND_KINDS
        for thing in _BUILDERS[prop.kind](setting, prop)
    ]
