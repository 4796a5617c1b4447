"""The props of a pose: each kind has its own measures."""

from rehab_app.model.anatomy import BONES
from rehab_app.model.prop import Prop, PropKind, Vector
from rehab_app.routine_io.fields import boolean, word_of
from rehab_app.routine_io.key_reader import bone_of
from rehab_app.routine_io.measures import (
    floor_place,
    number_of,
    numbers_of,
    share_span,
    vector,
)
from rehab_app.routine_io.node_reader import Fields, Keys
from rehab_app.routine_io.problem_list import hint_for, quoted

_BOX = ("at", "heading", "size", "height")
_SOFT = (*_BOX, "on", "offset", "follows")
_BOUND = ("on", "span")
_PACK = ("on", "offset", "normal", "size", "cloth")
KEYS_OF_KIND: dict[PropKind, tuple[str, ...]] = {
    PropKind.MAT: ("at", "heading", "size", "margin"),
    PropKind.WALL: ("at", "heading", "size"),
    PropKind.CHAIR: ("at", "heading", "seat", "back"),
    PropKind.BED: _BOX,
    PropKind.BENCH: _BOX,
    PropKind.SOFA: _BOX,
    PropKind.TABLE: _BOX,
    PropKind.STEP: _BOX,
    PropKind.BLOCK: _BOX,
    PropKind.PILLOW: _SOFT,
    PropKind.CUSHION: _SOFT,
    PropKind.BLANKET: _SOFT,
    PropKind.TOWEL: _SOFT,
    PropKind.ROLLER: ("at", "heading", "radius", "length", "height", "flatness"),
    PropKind.BOLSTER: ("at", "heading", "radius", "length", "height", "flatness"),
    PropKind.BALL: ("at", "on", "offset", "radius", "height", "follows"),
    PropKind.ICE: _PACK,
    PropKind.HEAT: _PACK,
    PropKind.WRAP: (*_BOUND, "crosses"),
    PropKind.BAND: ("around", "along"),
    PropKind.STRAP: ("foot", "hands", "length"),
    PropKind.BELT: ("foot", "hands", "length"),
    PropKind.STICK: ("hands", "length", "radius"),
    PropKind.POLE: ("at", "height", "radius"),
    PropKind.RAIL: ("at", "heading", "height", "length"),
}
REQUIRED_BY_KIND = {
    PropKind.ICE: "on",
    PropKind.HEAT: "on",
    PropKind.WRAP: "on",
    PropKind.BAND: "around",
    PropKind.STRAP: "foot",
    PropKind.BELT: "foot",
    PropKind.STICK: "hands",
}
# What is as wide as it is long: a mat and a wall have two measures, a box has three.
_PACKS = frozenset({PropKind.ICE, PropKind.HEAT})
_FLAT = frozenset({PropKind.MAT, PropKind.WALL})
_STANDING = frozenset({PropKind.POLE, PropKind.RAIL})  # their height is how tall they are

PROP = Keys(
    what="a prop",
    required=("kind",),
    optional=("name", *sorted({key for keys in KEYS_OF_KIND.values() for key in keys})),
)

_KIND = word_of(PropKind)
_METRES = number_of(0, 5, " metres")
_DEGREES = number_of(-360, 360)
_HANDS = bone_of(("hand_left", "hand_right"))
_FEET = bone_of(("foot_left", "foot_right"))
_LIMBS = bone_of(tuple(bone for bone in BONES if bone.startswith(("thigh", "shin"))))
_THIGHS = bone_of(("thigh_left", "thigh_right"))
_WRAPPED = bone_of(("pelvis", *(b for b in BONES if b.startswith(("thigh", "shin")))))


def read_props(parent: Fields) -> tuple[Prop, ...]:
    """Return the props of a pose. One without a name is called after its kind: ice, ice_2."""
    props: list[Prop] = []
    counts: dict[PropKind, int] = {}
    for fields in parent.mappings("props", PROP):
        kind = fields.read("kind", _KIND)
        if kind is None:
            continue
        _report_unfitting(fields, kind)
        counts[kind] = counts.get(kind, 0) + 1
        default = kind.value if counts[kind] == 1 else f"{kind.value}_{counts[kind]}"
        props.append(_read_prop(fields, kind, fields.read("name", str, default)))
    return tuple(props)


def _report_unfitting(fields: Fields, kind: PropKind) -> None:
    known = (*KEYS_OF_KIND[kind], "kind", "name")
    for name in PROP.optional:
        if name in fields and name not in known:
            message = f"{_named(kind)} knows no key {quoted(name)}"
            fields.problems.error(
                fields.key_place(name), "unknown-key", message, hint_for(name, known)
            )
    needed = REQUIRED_BY_KIND.get(kind)
    if needed and needed not in fields and not fields.may_have_lost(needed):
        fields.problems.error(
            fields.node, "missing-key", f"{_named(kind)} needs {needed}", f"add {needed}: …"
        )


def _named(kind: PropKind) -> str:
    return f"{'an' if kind is PropKind.ICE else 'a'} {kind} pack" if kind in _PACKS else f"a {kind}"


def _read_prop(fields: Fields, kind: PropKind, name: str) -> Prop:
    at = fields.read_words("at", floor_place) or (0.0, 0.0, 0.0)
    height = fields.read("height", _METRES)
    height_key = "seat" if kind is PropKind.CHAIR else "height"
    is_tall = kind in _STANDING or kind is PropKind.CHAIR
    along = fields.read("along", number_of(0, 1), 0.85)
    span = fields.read_words("span", share_span) or (0.1, 0.5)
    return Prop(
        kind=kind,
        name=name,
        at=at if is_tall else (at[0], height or 0.0, at[2]),
        heading_deg=fields.read("heading", _DEGREES, 0.0),
        size=_read_size(fields, kind),
        radius_m=fields.read("radius", _METRES),
        length_m=fields.read("length", _METRES),
        height_m=fields.read(height_key, _METRES) if is_tall else None,
        back_m=fields.read("back", _METRES),
        margin_m=fields.read("margin", _METRES, 0.12),
        flatness=fields.read("flatness", number_of(0.1, 1)),
        bone=_read_bone(fields, kind),
        offset=fields.read_words("offset", vector) or (0.0, 0.0, 0.0),
        normal=fields.read_words("normal", vector) or (0.0, 0.0, 1.0),
        follows=fields.read("follows", boolean, False),  # noqa: FBT003 # a value, not a switch
        has_cloth=fields.read("cloth", boolean, False),  # noqa: FBT003 # a value, not a switch
        crosses=fields.read("crosses", _THIGHS, ""),
        bones=_read_bones(fields, kind),
        span=(along, along) if kind is PropKind.BAND else span,
    )


def _read_size(fields: Fields, kind: PropKind) -> Vector | None:
    if kind in _FLAT:
        flat = fields.read_words("size", numbers_of(2, "[width, length], such as [0.6, 1.8]"))
        if flat is None:
            return None
        # A wall's second measure is its height.
        return (flat[0], flat[1], flat[1])
    size = fields.read_words("size", numbers_of(3, "[width, height, length]"))
    return None if size is None else (size[0], size[1], size[2])


def _read_bone(fields: Fields, kind: PropKind) -> str:
    if kind in (PropKind.STRAP, PropKind.BELT):
        return fields.read("foot", _FEET, "foot_right")
    grammar = _WRAPPED if kind is PropKind.WRAP else bone_of()
    default = "" if "on" in fields else ("pelvis" if kind in REQUIRED_BY_KIND else "")
    return fields.read("on", grammar, default)


def _read_bones(fields: Fields, kind: PropKind) -> tuple[str, ...]:
    if kind is PropKind.BAND:
        return fields.read_one_or_list("around", _LIMBS)
    if kind in (PropKind.STRAP, PropKind.BELT, PropKind.STICK):
        return fields.read_one_or_list("hands", _HANDS) or ("hand_right", "hand_left")
    return ()
