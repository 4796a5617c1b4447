"""The props of a pose as `prop_reader` reads them: of each kind the measures that count."""

from collections.abc import Sequence

from rehab_app.model.prop import Prop, PropKind
from rehab_app.routine_io.prop_reader import KEYS_OF_KIND
from rehab_app.routine_io.written_values import mapping, number, numbers, words

_FLAT = (PropKind.MAT, PropKind.WALL)
_TALL = (PropKind.POLE, PropKind.RAIL)
_BOTH_HANDS = ("hand_right", "hand_left")
_FRONT, _NOWHERE, _SPAN = (0.0, 0.0, 1.0), (0.0, 0.0, 0.0), (0.1, 0.5)
_MARGIN_M, _ALONG = 0.12, 0.85


def prop_text(props: Sequence[Prop], number_: int) -> str:
    """Return one of the props of a pose as a mapping on one line."""
    prop = props[number_]
    entries = [("kind", prop.kind.value)]
    if prop.name != default_name(props[:number_], prop.kind):
        entries.append(("name", prop.name))
    said = _said(prop)
    return mapping([*entries, *((key, said[key]) for key in KEYS_OF_KIND[prop.kind] if said[key])])


def default_name(before: Sequence[Prop], kind: PropKind) -> str:
    """Return what a prop is called after those before it: ice, ice_2."""
    count = sum(prop.kind is kind for prop in before) + 1
    return kind.value if count == 1 else f"{kind.value}_{count}"


def _said(prop: Prop) -> dict[str, str]:
    """Return the text of each measure, empty where it is what goes without saying."""
    x, height, z = prop.at
    is_tall = prop.kind in _TALL
    return {
        "at": numbers((x, z)) if (x, z) != (0.0, 0.0) else "",
        "heading": _unless(prop.heading_deg, 0.0),
        "size": _size(prop),
        "height": _unless(prop.height_m, None) if is_tall else _unless(height, 0.0),
        "margin": _unless(prop.margin_m, _MARGIN_M),
        "seat": _unless(prop.height_m, None),
        "back": _unless(prop.back_m, None),
        "radius": _unless(prop.radius_m, None),
        "length": _unless(prop.length_m, None),
        "flatness": _unless(prop.flatness, None),
        "on": prop.bone,
        "foot": prop.bone,
        "offset": numbers(prop.offset) if prop.offset != _NOWHERE else "",
        "normal": numbers(prop.normal) if prop.normal != _FRONT else "",
        "follows": "true" if prop.follows else "",
        "cloth": "true" if prop.has_cloth else "",
        "crosses": prop.crosses,
        "span": numbers(prop.span) if prop.span != _SPAN else "",
        "around": words(prop.bones),
        "along": _unless(prop.span[0], _ALONG),
        "hands": ""
        if prop.bones == _BOTH_HANDS and prop.kind is not PropKind.STICK
        else words(prop.bones),
    }


def _unless(value: float | None, usual: float | None) -> str:
    return "" if value is None or value == usual else number(value)


def _size(prop: Prop) -> str:
    if prop.size is None:
        return ""
    return numbers(prop.size[:2] if prop.kind in _FLAT else prop.size)
