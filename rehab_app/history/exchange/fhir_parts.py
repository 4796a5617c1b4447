"""The small parts that FHIR resources are made from (R4, https://hl7.org/fhir/R4)."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from rehab_app.history.exchange.codes import SNOMED, Codes
from rehab_app.history.exchange.json_records import whole_offset
from rehab_app.model.pain import Place, Quality
from rehab_app.model.person import Side

Resource = dict[str, Any]

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_EMPTY: tuple[object, ...] = (None, [], {})

# Ids follow from the history's own keys, so that two exports of one thing have the same id.
_OURS = UUID("6f0c2f0e-6d6b-4b53-9f0e-2c1f6f3a5f11")
_SIDES = {Side.LEFT: "left hip", Side.RIGHT: "right hip", Side.BOTH: "both hips", None: "hip"}


def id_of(*names: object) -> str:
    """Return the id of what has these names."""
    return str(uuid5(_OURS, "\n".join(str(name) for name in names)))


def urn(id_: str) -> str:
    """Return what a resource of this id is called in the bundle."""
    return f"urn:uuid:{id_}"


def reference(id_: str) -> Resource:
    """Return a reference to a resource of the bundle."""
    return {"reference": urn(id_)}


def instant(moment: datetime) -> str:
    """Return a moment as FHIR writes it, to the second, where the person was."""
    return whole_offset(moment).isoformat(timespec="seconds")


def after(moment: datetime, seconds: float) -> datetime:
    """Return a later moment with the same offset."""
    return moment + timedelta(seconds=seconds)


def concept(text: str, *codes: str) -> Resource:
    """Return a concept by its words, with codes of SNOMED CT where there are any."""
    coding = [{"system": SNOMED, "code": code} for code in codes if code]
    return {"coding": coding, "text": text} if coding else {"text": text}


def quality_concept(quality: Quality, codes: Codes) -> Resource:
    """Return a kind of pain."""
    return concept(quality.value, codes.quality.get(quality.value, ""))


def site(side: Side | None, place: Place | None, codes: Codes) -> Resource:
    """Return where it hurts, or what is worked."""
    words = _SIDES[side] if place is None else f"{_SIDES[side]}, {place.value}"
    if not codes.site:
        return concept(words)
    return concept(words, codes.site.get("hip", ""), codes.site.get(side.value if side else "", ""))


def cleaned(value: Any) -> Any:  # noqa: ANN401 (whatever JSON can hold)
    """Return a value without what is empty or no text to FHIR: it knows no blank values."""
    if isinstance(value, dict):
        kept = {name: cleaned(each) for name, each in value.items()}
        return {name: each for name, each in kept.items() if each not in _EMPTY}
    if isinstance(value, list):
        return [each for each in map(cleaned, value) if each not in _EMPTY]
    if isinstance(value, str):
        text = _CONTROL.sub("", value)
        return text if text.strip() else None
    return value
