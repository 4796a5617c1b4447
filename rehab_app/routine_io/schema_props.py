"""JSON Schema of the things of a pose: each kind has its own measures."""

from rehab_app.model.anatomy import BONES
from rehab_app.model.prop import PropKind
from rehab_app.routine_io.node_reader import OWN_KEY_PREFIX
from rehab_app.routine_io.prop_reader import KEYS_OF_KIND, PROP, REQUIRED_BY_KIND
from rehab_app.routine_io.schema_values import (
    BOOLEAN,
    TITLE,
    Json,
    key,
    mapping,
    number,
    numbers,
    one_or_list,
    word,
)

_METRES = number(0, 5)
_BONE = word(BONES)
_LIMB = word(bone for bone in BONES if bone.startswith(("thigh", "shin")))
_HAND = word(["hand_left", "hand_right"])


def prop_schema() -> Json:
    """Return the schema of a thing; its kind decides which of the measures it has."""
    entries = {
        "kind": key("Kind", "What it is; it decides which measures count.", word(PropKind)),
        "name": key("Name", "What order calls it; without it the kind, then ice_2.", TITLE),
        "at": key("Place", "Its middle on the floor: x, z in metres.", numbers(2, 2)),
        "heading": key("Heading", "How far it is turned, degrees.", number(-360, 360)),
        "size": key(
            "Size",
            "Metres: [width, height, length]; of a mat or wall [width, length].",
            numbers(2, 3),
        ),
        "radius": key("Radius", "Metres.", _METRES),
        "length": key("Length", "Metres.", _METRES),
        "height": key("Height", "Metres above the floor; of a pole or rail how tall.", _METRES),
        "seat": key("Seat", "How high the seat is, metres.", _METRES),
        "back": key("Back", "How high the back rest is, metres.", _METRES),
        "margin": key("Margin", "How far the mat goes beyond the body, metres.", _METRES),
        "flatness": key("Flatness", "1 is round; less is pressed flat.", number(0.1, 1)),
        "on": key("On", "The bone that it lies on or is bound to.", _BONE),
        "offset": key("Offset", "Where on that bone: x, y, z in metres.", numbers(3, 3)),
        "normal": key("Normal", "The way out of the body: x, y, z.", numbers(3, 3)),
        "follows": key("Follows", "true: it goes with the bone.", BOOLEAN),
        "cloth": key("Cloth", "true: there is cloth between pack and skin.", BOOLEAN),
        "span": key("Span", "The part of the bone that is covered, 0 to 1.", numbers(2, 2)),
        "crosses": key(
            "Crosses", "The thigh that it crosses to.", word(["thigh_left", "thigh_right"])
        ),
        "around": key("Around", "The limbs that a band goes round.", one_or_list("around", _LIMB)),
        "along": key("Along", "Where on the limb, 0 is its upper end.", number(0, 1)),
        "foot": key("Foot", "The foot in the loop.", word(["foot_left", "foot_right"])),
        "hands": key("Hands", "The hands that hold it.", one_or_list("hands", _HAND)),
    }
    return mapping(
        PROP,
        entries,
        "A thing that the body stands, lies or leans on, or holds.",
        allOf=[_measures_of(kind) for kind in PropKind],
    )


def _measures_of(kind: PropKind) -> Json:
    """Return which measures a kind of thing has, and which one it needs."""
    known = word(("kind", "name", *KEYS_OF_KIND[kind]))
    then: Json = {"propertyNames": {"anyOf": [known, {"pattern": f"^{OWN_KEY_PREFIX}"}]}}
    if kind in REQUIRED_BY_KIND:
        then["required"] = [REQUIRED_BY_KIND[kind]]
    return {
        "if": {"properties": {"kind": {"const": kind.value}}, "required": ["kind"]},
        "then": then,
    }
