"""Things that are put beside a body, moved and taken away."""

from dataclasses import replace

from rehab_app.model.person import Side
from rehab_app.model.pose import Pose
from rehab_app.model.prop import Prop, PropKind, Vector
from rehab_app.routine_io.prop_writer import default_name

# Where a thing stands first: beside, behind or before the body, where it is seen.
_PLACES: dict[PropKind, Vector] = {
    PropKind.WALL: (0.0, 0.0, -0.4),
    PropKind.CHAIR: (0.0, 0.0, -0.55),
    PropKind.BED: (0.0, 0.0, -1.2),
    PropKind.BENCH: (0.0, 0.0, -0.8),
    PropKind.SOFA: (0.0, 0.0, -0.8),
    PropKind.TABLE: (0.0, 0.0, 0.85),
    PropKind.STEP: (0.0, 0.0, 0.5),
    PropKind.BLOCK: (0.3, 0.0, 0.3),
    PropKind.PILLOW: (0.0, 0.0, -0.5),
    PropKind.CUSHION: (0.4, 0.0, 0.2),
    PropKind.BLANKET: (0.4, 0.0, 0.2),
    PropKind.TOWEL: (0.4, 0.0, 0.2),
    PropKind.ROLLER: (0.4, 0.0, 0.3),
    PropKind.BOLSTER: (0.4, 0.0, 0.3),
    PropKind.BALL: (0.3, 0.0, 0.3),
    PropKind.POLE: (0.4, 0.0, 0.1),
    PropKind.RAIL: (0.0, 0.0, 0.5),
}
# On the outside of a thigh: the place on the bone and the way out of the body.
_PACK_AT, _PACK_OUT = (-0.085, -0.15, 0.0), (-1.0, 0.0, 0.0)
_FARTHEST_M = 5.0
_USUAL_SPAN = (0.1, 0.5)
_BAND_SPAN = (0.85, 0.85)
_NO_BONE = "pelvis"  # what the reader gives to a thing that is on none


def stands_by_itself(prop: Prop) -> bool:
    """Tell whether a thing has a place in the room that can be changed."""
    return prop.kind in _PLACES and not prop.bone


def new_prop(kind: PropKind, pose: Pose) -> Prop:
    """Return a thing of a kind at a place where it is seen, named unlike the others.

    What goes on the body goes on the side that works, else on the right.
    """
    side = "left" if pose.side is Side.LEFT else "right"
    prop = Prop(
        kind=kind,
        name=free_name(pose, kind),
        at=_PLACES.get(kind, (0.0, 0.0, 0.0)),
        span=_USUAL_SPAN,
    )
    if kind in (PropKind.ICE, PropKind.HEAT):
        sign = -1 if side == "left" else 1
        offset, normal = ((sign * each[0], each[1], each[2]) for each in (_PACK_AT, _PACK_OUT))
        return replace(prop, bone=f"thigh_{side}", offset=offset, normal=normal, has_cloth=True)
    if kind is PropKind.WRAP:
        return replace(prop, bone=f"thigh_{side}")
    if kind is PropKind.BAND:
        thighs = ("thigh_left", "thigh_right")
        return replace(prop, bone=_NO_BONE, bones=thighs, span=_BAND_SPAN)
    if kind in (PropKind.STRAP, PropKind.BELT):
        return replace(prop, bone=f"foot_{side}", bones=("hand_right", "hand_left"))
    if kind is PropKind.STICK:
        return replace(prop, bone=_NO_BONE, bones=("hand_right", "hand_left"))
    return prop


def free_name(pose: Pose, kind: PropKind) -> str:
    """Return a name that no other prop of a pose has."""
    taken = {prop.name for prop in pose.props}
    name, number = default_name(pose.props, kind), len(pose.props)
    while name in taken:
        number += 1
        name = f"{kind.value}_{number}"
    return name


def with_prop(pose: Pose, prop: Prop) -> Pose:
    """Return a pose with one more thing."""
    return replace(pose, props=(*pose.props, prop))


def without_prop(pose: Pose, name: str) -> Pose:
    """Return a pose without a thing, and without what was said of its order of painting."""
    return replace(
        pose,
        props=tuple(prop for prop in pose.props if prop.name != name),
        order=tuple(pair for pair in pose.order if name not in pair),
    )


def with_prop_at(pose: Pose, name: str, at: Vector) -> Pose:
    """Return a pose with a thing at another place, to the centimetre; its height stays."""

    def moved(prop: Prop) -> Prop:
        x, z = (
            round(max(-_FARTHEST_M, min(_FARTHEST_M, each)), 2) + 0.0 for each in (at[0], at[2])
        )
        return replace(prop, at=(x, prop.at[1], z))

    props = tuple(moved(prop) if prop.name == name else prop for prop in pose.props)
    return replace(pose, props=props)


def with_prop_turned(pose: Pose, name: str, heading_deg: float) -> Pose:
    """Return a pose with a thing turned about its middle, to the whole degree."""
    heading = float(round((heading_deg + 180) % 360 - 180))
    props = (
        replace(prop, heading_deg=heading) if prop.name == name else prop for prop in pose.props
    )
    return replace(pose, props=tuple(props))
