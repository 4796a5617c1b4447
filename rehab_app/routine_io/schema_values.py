"""JSON Schema of single values: for each grammar of the reader, what a text or a number may be.

An editor takes `30` for a number and `30 s` for a text, and the reader takes both, so most values
here have two types: the limits hold for numbers, the pattern for texts. Limits of a length of time
that is written as a text, and which of two numbers is higher, are the reader's to check.
"""

from collections.abc import Iterable
from typing import Any

from rehab_app.routine_io.durations import LONGEST_S
from rehab_app.routine_io.fields import LONGEST_ID, LONGEST_NOTE, LONGEST_TITLE, SIDES_BY_WORDS
from rehab_app.routine_io.node_reader import NEVER_EMPTY, OWN_KEY_PREFIX, Keys

Json = dict[str, Any]

_BARE = "[0-9]+"
_BELOW_60 = "0*[0-5]?[0-9]"
_WITH_UNIT = (
    f"{_BARE} *s",
    f"{_BARE} *min(?: *{_BELOW_60} *s)?",
    f"{_BARE} *h(?: *{_BELOW_60} *min)?(?: *{_BELOW_60} *s)?",
)
_FULL = f"(?:{'|'.join(_WITH_UNIT)}|{_BARE}:[0-5][0-9])"
_TIME = f"(?:{_BARE}|{_FULL})"
_TIMES = f"{_TIME}|{_BARE} *- *{_BARE}(?: *(?:s|min|h))?|{_FULL} *- *{_FULL}"
_TEMPO = f"{_BARE}(?:-{_BARE}-{_BARE})? *s?"
_NUMBER = r"[-+]?[0-9]{1,4}(?:\.[0-9]{1,4})?"
_LEVEL = "0*(?:10|[0-9])"
_CHANGE = r"-?0*(?:10(?:\.0{1,2})?|[0-9](?:\.[0-9]{1,2})?)"
_LONGEST_TEMPO_S = 60


def key(title: str, description: str, value: Json) -> Json:
    """Return the schema of a key: what it is called, what it means, and its value."""
    return {"title": title, "description": description, **value}


def mapping(keys: Keys, entries: dict[str, Json], description: str, **more: object) -> Json:
    """Return the schema of a mapping that has just the keys that the reader knows.

    Raises ValueError where `entries` describes other ones.
    """
    if entries.keys() != keys.known:
        different = ", ".join(sorted(entries.keys() ^ keys.known))
        raise ValueError(f"schema and reader differ in the keys of {keys.what}: {different}")
    schema: Json = {"title": keys.what, "description": description, "type": "object"}
    if keys.required:
        schema["required"] = list(keys.required)
    schema["properties"] = {name: entries[name] for name in (*keys.required, *keys.optional)}
    schema["patternProperties"] = {f"^{OWN_KEY_PREFIX}": True}
    schema["additionalProperties"] = False
    return schema | more


def list_of(name: str, item: Json) -> Json:
    """Return the schema of the list below a key; some keys may not have an empty one."""
    schema: Json = {"type": "array", "items": item}
    return schema | {"minItems": 1} if name in NEVER_EMPTY else schema


def one_or_list(name: str, item: Json) -> Json:
    """Return the schema of one value, or a list of such values."""
    return {"anyOf": [item, list_of(name, item)]}


def reference(name: str) -> Json:
    """Return a reference to a mapping that is described once."""
    return {"$ref": f"#/$defs/{name}"}


EXERCISE_ID = reference("exercise_id")
TARGET = reference("target")
POSITION = reference("position")
THING = reference("thing")


def without(*names: str) -> Json:
    """Return the schema of a mapping that has none of these keys."""
    return {"properties": dict.fromkeys(names, False)}


# -- texts and words


def text(longest: int = LONGEST_NOTE, *, one_line: bool = False, needed: bool = False) -> Json:
    """Return the schema of a text, which YAML may take for a number or for true and false."""
    schema: Json = {"type": ["string", "number", "boolean"], "maxLength": longest}
    if one_line:
        schema["pattern"] = r"^\s*\S[^\n]*\s*$" if needed else r"^\s*[^\n]*\s*$"
    return schema


TITLE = text(LONGEST_TITLE, one_line=True, needed=True)
SHORT_TEXT = text(LONGEST_TITLE, one_line=True)
SUMMARY = text(one_line=True)
NOTE = text()
# Letters, digits, spaces, - and _ of any script, which no pattern can name for all editors alike:
# so whatever else ASCII has is left out.
PICTURE: Json = {
    "type": "string",
    "pattern": r"^[^\s!-/:-@\[-`{-~][^\t-\r!-,./:-@\[-^`{-~]*\.(?:png|jpe?g|webp)$",
    "maxLength": LONGEST_ID,
}


def identifier(known: Iterable[str] = ()) -> Json:
    """Return the schema of an id; the known ones are what an editor offers."""
    schema: Json = {
        "type": ["string", "number"],
        "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$",
        "maxLength": LONGEST_ID,
    }
    examples = sorted(known)
    return schema | {"examples": examples} if examples else schema


def text_like(known: Iterable[str]) -> Json:
    """Return the schema of a text of one line; the known ones are what an editor offers."""
    return TITLE | {"examples": sorted(known)}


def word(words: Iterable[str]) -> Json:
    """Return the schema of one of several words."""
    return {"enum": [str(each) for each in words]}


BOOLEAN: Json = {"type": ["boolean", "string"], "pattern": "^(?:true|false)$"}


# -- numbers


def count(least: int, most: int) -> Json:
    """Return the schema of a whole number."""
    zero = "|0+" if least == 0 else ""
    return _number_or_text(least, most, f"{_up_to(most)}{zero}")


def count_range(least: int, most: int) -> Json:
    """Return the schema of a whole number or a range of them, such as 8-12."""
    return _number_or_text(least, most, f"{_up_to(most)}(?: *- *{_up_to(most)})?")


def number(least: float, most: float) -> Json:
    """Return the schema of a number with or without decimals."""
    return _number_or_text(least, most, _NUMBER, kind="number")


def numbers(least: int, most: int) -> Json:
    """Return the schema of a list of so many numbers, metres."""
    return {"type": "array", "items": number(-5, 5), "minItems": least, "maxItems": most}


def _number_or_text(least: float, most: float, pattern: str, kind: str = "integer") -> Json:
    limits: Json = {"minimum": least, "maximum": most}
    return {"type": [kind, "string"], **limits, "pattern": f"^(?:{pattern})$"}


def _up_to(most: int) -> str:
    """Return the pattern of the whole numbers from 1 to `most`, which is at least 10."""
    tens, ones = divmod(most, 10)
    between = f"[1-{tens - 1}][0-9]|" if tens > 1 else ""
    return f"0*(?:[1-9]|{between}{tens}[0-{ones}])"


def _spans(one: str) -> str:
    return f"{one}(?:-{one})?|{one} or (?:more|less)|more than {one}"


LEVEL = _number_or_text(0, 10, _spans(_LEVEL))
CHANGE = _number_or_text(-10, 10, _spans(_CHANGE), kind="number")


# -- times, sides, questions


def duration(least_s: int = 1, most_s: int = LONGEST_S) -> Json:
    """Return the schema of a length of time; a plain number is seconds."""
    return _number_or_text(least_s, most_s, _TIME)


DURATION_RANGE = _number_or_text(1, LONGEST_S, _TIMES)
TEMPO = _number_or_text(1, _LONGEST_TEMPO_S, _TEMPO)
SIDES: Json = {
    "anyOf": [
        word(words[0] for words in SIDES_BY_WORDS if len(words) == 1),
        {"enum": [list(words) for words in SIDES_BY_WORDS]},
    ]
}
_ASK_POINT: Json = {
    "anyOf": [word(["after", "halfway"]), _number_or_text(1, LONGEST_S, f"(?:every +)?{_TIME}")]
}
ASK: Json = {"anyOf": [word(["none"]), *one_or_list("ask", _ASK_POINT)["anyOf"]]}
