"""The key positions of a pose: joints with their angles, what hands and feet reach, the floor."""

from rehab_app.model.anatomy import BONES, ENDS, JOINTS, SIDED_JOINTS, SIDES, base_of
from rehab_app.model.pose import AimKind, KeyChange, Reach
from rehab_app.model.prop import Vector
from rehab_app.routine_io.fields import boolean, unknown_word
from rehab_app.routine_io.grammar import Grammar
from rehab_app.routine_io.measures import angle_of, floor_place, number_of, vector
from rehab_app.routine_io.node_reader import Fields, Keys
from rehab_app.routine_io.nodes import Scalar

# A joint without a side means both.
JOINT_KEYS = (*JOINTS, *SIDED_JOINTS)
OTHER_KEYS = ("pin", "anchor", "lift", "fist", "fist_left", "fist_right", "reach", "inherit")
KEY = Keys(what="a key position", optional=(*JOINT_KEYS, *OTHER_KEYS))
PIN = Keys(what="a pin", required=("bone",), optional=("at",))
REACH = Keys(what="reach", optional=ENDS)
FREE = "free"

AIMS = tuple(kind.value for kind in AimKind)
_SHARED = ("at", "height", "in_room", "flat", "surface")
HAND = Keys(what="a hand that reaches", optional=(*AIMS, *_SHARED, "elbow", "fingers"))
FOOT = Keys(what="a foot that reaches", optional=(*AIMS, *_SHARED, "knee", "toes"))
_SHARE = number_of(0, 1)
_METRES = number_of(-2, 3, " metres")


def read_key(fields: Fields) -> KeyChange:
    """Return what a mapping says about a key position."""
    angles: dict[str, float] = {}
    for name in (*SIDED_JOINTS, *JOINTS):  # one side stands above what holds for both
        if name in fields:
            angles |= _read_joint(fields, name)
    fist = fields.read("fist", _SHARE)
    pin, pin_at = _read_pin(fields)
    return KeyChange(
        angles=angles,
        reach=_read_reaches(fields.mapping("reach", REACH)),
        pin=pin,
        pin_at=pin_at,
        anchor=fields.read_one_or_list("anchor", _bone) if "anchor" in fields else None,
        lift_m=fields.read("lift", _METRES),
        fist_left=fields.read("fist_left", _SHARE) if "fist_left" in fields else fist,
        fist_right=fields.read("fist_right", _SHARE) if "fist_right" in fields else fist,
        inherits=fields.read("inherit", boolean, True),  # noqa: FBT003 # a value, not a switch
    )


def _read_joint(fields: Fields, name: str) -> dict[str, float]:
    """Return the angles of a joint; a plain number is its first angle."""
    angles = SIDED_JOINTS.get(name) or JOINTS[name]
    what = base_of(name).replace("girdle", "shoulder girdle")
    joints = [f"{name}{side}" for side in SIDES] if name in SIDED_JOINTS else [name]
    found: dict[str, float] = {}

    def keep(angle: str, value: float | None) -> None:
        if value is not None:
            found.update({f"{joint}.{angle}": value for joint in joints})

    if isinstance(fields.place(name), Scalar) and name != "body":
        first = angles[0]
        grammar = angle_of(f"the {what} ({first.name})", first.least, first.most)
        keep(first.name, fields.read(name, grammar))
        return found
    keys = Keys(what=f"the {what}", optional=tuple(angle.name for angle in angles))
    inner = fields.mapping(name, keys)
    for angle in angles if inner else ():
        grammar = angle_of(f"the {what} ({angle.name})", angle.least, angle.most)
        keep(angle.name, inner.read(angle.name, grammar) if inner else None)
    return found


def _read_pin(fields: Fields) -> tuple[str | None, Vector]:
    if "pin" not in fields or isinstance(fields.place("pin"), Scalar):
        return fields.read("pin", _bone), (0.0, 0.0, 0.0)
    inner = fields.mapping("pin", PIN)
    if inner is None:
        return None, (0.0, 0.0, 0.0)
    return inner.read("bone", _bone), inner.read_words("at", vector) or (0.0, 0.0, 0.0)


def _read_reaches(fields: Fields | None) -> dict[str, Reach | None]:
    found: dict[str, Reach | None] = {}
    for end in ENDS if fields else ():
        if fields is None or end not in fields:
            continue
        if fields.is_word(end, FREE):
            found[end] = None
            continue
        is_hand = base_of(end) == "hand"
        inner = fields.mapping(end, HAND if is_hand else FOOT)
        reach = _read_reach(inner, "elbow" if is_hand else "knee") if inner else None
        if reach is not None:
            found[end] = reach
    return found


def _read_reach(fields: Fields, joint: str) -> Reach | None:
    """Return what one hand or foot reaches; None with a problem where that is not said once."""
    aims = [kind for kind in AimKind if kind.value in fields]
    if not aims and fields.has_lost_keys:
        return None
    if len(aims) != 1:
        place = fields.key_place(aims[1].value) if aims else fields.node
        fields.problems.error(
            place,
            "one-aim",
            f"a reach has one aim, and this has {len(aims) or 'none'}",
            f"write one of {', '.join(AIMS)}",
        )
        return None
    aim = aims[0]
    bone = fields.read("to", _bone, "") if aim is AimKind.BONE else ""
    return Reach(
        aim=aim,
        at=_read_place(fields, aim),
        bone=bone,
        bend=fields.read_words(joint, vector),
        bends_in_room=fields.read("in_room", boolean, False),  # noqa: FBT003 # a value
        is_flat=fields.read("flat", boolean, False),  # noqa: FBT003 # a value
        ahead=fields.read_words("fingers" if joint == "elbow" else "toes", vector),
        surface=fields.read_words("surface", vector) or (0.0, 1.0, 0.0),
    )


def _read_place(fields: Fields, aim: AimKind) -> Vector:
    if aim is AimKind.BONE:
        return fields.read_words("at", vector) or (0.0, 0.0, 0.0)
    if aim is AimKind.POINT:
        return fields.read_words("point", vector) or (0.0, 0.0, 0.0)
    x, _, z = fields.read_words(aim.value, floor_place) or (0.0, 0.0, 0.0)
    return (x, fields.read("height", _METRES, 0.03), z)


def bone_of(known: tuple[str, ...] = BONES) -> Grammar[str]:
    """Return the grammar of the name of a bone."""

    def bone(text: str) -> str:
        if text not in known:
            raise unknown_word(text, known)
        return text

    return bone


_bone = bone_of()
