"""What may stand where somebody writes in a routine's text: keys, words, names of exercises.

It comes from the JSON Schema of routine files, so an editor elsewhere offers the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rehab_app.routine_io.schema_values import BOOLEAN
from rehab_app.workbench.text_levels import ITEM
from rehab_app.workbench.text_place import TextPlace, What, place_at

_MOST = 60
_REFERENCE = "#/$defs/"

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """One thing to write: `text` as it is written, `label` as it is listed, and what it means."""

    text: str
    label: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completions:
    """What may be written in place of the characters from `start` to `end`, the likeliest first."""

    start: int
    end: int
    typed: str
    items: tuple[Completion, ...]


class Completing:
    """Knows a schema, and what the ids are called that it refers to."""

    def __init__(self, schema: Json, names: Mapping[str, Mapping[str, str]]) -> None:
        """Take the schema of routine files; `names` has by the name of a definition its ids.

        Those are offered with what they are called, and found by it.
        """
        self._schema = schema
        self._names = names

    def at(self, text: str, position: int) -> Completions | None:
        """Return what may stand at a character of a text, None where nothing can be offered."""
        place = place_at(text, position)
        if place is None:
            return None
        items = tuple(_fitting(place.typed, self._offered(place)))
        if not items or (len(items) == 1 and items[0].label == place.typed):
            return None
        return Completions(start=place.start, end=place.end, typed=place.typed, items=items[:_MOST])

    # -- inside

    def _offered(self, place: TextPlace) -> Iterator[Completion]:
        found = list(self._at_path(place))
        if place.has_colon and any(place.word in schema.get("properties", ()) for schema in found):
            return  # the key is right as it stands; another would not fit its value
        if place.what is not What.VALUE:
            yield from self._keys(place, found)
        if place.what is not What.KEY:
            yield from self._values(place, found)

    def _at_path(self, place: TextPlace) -> Iterator[Json]:
        here = list(self._plain(self._schema))
        for number, step in enumerate(place.path):
            is_last = number == len(place.path) - 1
            beside = place.beside if is_last and place.what is What.VALUE else {}
            here = [
                plain
                for each in here
                for inner in _inside(each, step, beside)
                for plain in self._plain(inner)
            ]
        yield from here

    def _plain(self, schema: object, name: str = "") -> Iterator[Json]:
        """Yield a schema without references and alternatives: each alternative by itself."""
        if not isinstance(schema, Mapping):
            return
        if "$ref" in schema:
            target = str(schema["$ref"]).removeprefix(_REFERENCE)
            yield from self._plain(self._schema["$defs"][target], target)
        elif "anyOf" in schema and "properties" not in schema:
            for each in schema["anyOf"]:
                yield from self._plain(each)
        elif name in self._names:
            yield {**schema, "examples": self._names[name]}
        else:
            yield schema

    def _keys(self, place: TextPlace, found: Iterable[Json]) -> Iterator[Completion]:
        for schema in found:
            entries = _entries(schema, place.beside)
            for key, value in entries.items():
                if value is not False and key not in place.beside:
                    about = str(value.get("description", "")) if isinstance(value, Mapping) else ""
                    text = key if place.has_colon else f"{key}: "
                    yield Completion(text=text, label=key, about=about)

    def _values(self, place: TextPlace, found: list[Json]) -> Iterator[Completion]:
        words = {word: about for schema in found for word, about in _words(schema)}
        for word, about in words.items():
            if not (word.startswith("[") and place.path[-1:] == (ITEM,)):
                yield Completion(text=word, label=word, about=about)
        if words or place.is_flow or place.what is What.EITHER:
            return
        for schema in found:  # a list for which no bracket has been opened yet
            for item in self._plain(schema.get("items")):
                for word, about in _words(item):
                    yield Completion(text=f"[{word}]", label=word, about=about)


def _inside(schema: Json, step: str | int, beside: Mapping[str, str]) -> Iterator[object]:
    """Yield the schema of what a key or item of a mapping or list is."""
    if step == ITEM and "items" in schema:
        yield schema["items"]
    elif step == ITEM and "enum" in schema:
        yield {"enum": [word for each in schema["enum"] if isinstance(each, list) for word in each]}
    elif isinstance(step, str):
        yield _entries(schema, beside).get(step)


def _entries(schema: Json, beside: Mapping[str, str]) -> dict[str, Any]:
    """Return the schemas of a mapping's keys, as those that stand beside them leave it."""
    entries = dict(schema.get("properties", {}))
    rules = [then for key, then in schema.get("dependentSchemas", {}).items() if key in beside]
    for rule in schema.get("allOf", ()):
        asked = rule.get("if", {}).get("properties", {})
        is_so = all(beside.get(key) == want.get("const") for key, want in asked.items())
        rules.append(rule.get("then" if is_so else "else", {}))
    for rule in rules:
        named = rule.get("propertyNames", {}).get("anyOf", ())
        names = [word for each in named for word in each.get("enum", ())]
        entries = {key: value for key, value in entries.items() if not names or key in names}
        for key, value in rule.get("properties", {}).items():
            entries[key] = {**entries.get(key, {}), **value} if value is not False else False
    return entries


def _words(schema: Json) -> Iterator[tuple[str, str]]:
    """Yield the words that a value can be, each with what it is called."""
    examples = schema.get("examples", ())
    if isinstance(examples, Mapping):
        yield from examples.items()
    else:
        yield from ((str(each), "") for each in examples)
    for each in schema.get("enum", ()):
        yield (f"[{', '.join(each)}]" if isinstance(each, list) else str(each)), ""
    if schema.get("pattern") == BOOLEAN["pattern"]:
        yield from (("true", ""), ("false", ""))


def _fitting(typed: str, offered: Iterable[Completion]) -> list[Completion]:
    """Return what has all the typed words in it, what begins like them first; the same once."""
    words = typed.casefold().split()
    ranked: dict[str, tuple[int, Completion]] = {}
    for each in offered:
        rank = _rank(words, each)
        if rank is not None:
            ranked.setdefault(each.text, (rank, each))
    return [each for _, each in sorted(ranked.values(), key=lambda found: found[0])]


def _rank(words: list[str], each: Completion) -> int | None:
    """Return how near something is to what was typed, 0 the nearest; None where it is not."""
    label = each.label.casefold()
    if not words or label.startswith(" ".join(words)):
        return 0
    is_id = not each.text.endswith(": ")
    about = each.about.casefold() if is_id else ""
    parts = [*label.replace("-", " ").split(), *about.replace("-", " ").split()]
    if all(any(part.startswith(word) for part in parts) for word in words):
        return 1
    return 2 if all(word in label or word in about for word in words) else None
