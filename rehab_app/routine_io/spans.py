"""Where everything stands in a routine's text: each key, value and item, by its characters.

The reader of routines keeps lines and columns for its problems; whoever changes a text has to know
where each thing ends as well. Only texts that `read_tree` has let through come here.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from yaml import events

KeyPath = tuple[str | int, ...]

_KEPT_TEXTS = 4


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A single text, from its first character to behind its last one, and what it says."""

    start: int
    end: int
    text: str
    style: str | None = None


@dataclass(frozen=True, slots=True)
class ListSpan:
    """A list; `is_flow` means that it stands in brackets."""

    start: int
    end: int
    items: tuple["Span", ...]
    is_flow: bool


@dataclass(frozen=True, slots=True)
class EntrySpan:
    """A key with its value."""

    key: TextSpan
    value: "Span"

    @property
    def start(self) -> int:
        """Return where the key begins."""
        return self.key.start

    @property
    def end(self) -> int:
        """Return where the value ends, or the colon where there is none."""
        return max(self.value.end, self.key.end)


@dataclass(frozen=True, slots=True)
class MapSpan:
    """Keys with their values; `is_flow` means that it stands in braces."""

    start: int
    end: int
    entries: tuple[EntrySpan, ...]
    is_flow: bool

    def entry(self, name: str) -> EntrySpan | None:
        """Return the entry of a key, None where there is none."""
        return next((entry for entry in self.entries if entry.key.text == name), None)


Span = TextSpan | ListSpan | MapSpan


class NotYamlError(ValueError):
    """A text that is no YAML, or has what routines don't know."""


@lru_cache(maxsize=_KEPT_TEXTS)
def spans_of(text: str) -> Span:
    """Return where everything stands in a text; raises NotYamlError where it is no YAML.

    The last texts are kept: an edit, its check and what is shown of it all ask for the same ones.
    """
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    try:
        return _Builder(text).built(yaml.parse(text, Loader=loader))
    except (yaml.YAMLError, RecursionError) as error:
        raise NotYamlError("this is no YAML") from error


def find(root: Span, path: KeyPath) -> Span | None:
    """Return what stands at a path of keys and numbers of items, None where nothing does."""
    here: Span | None = root
    for step in path:
        if isinstance(step, str) and isinstance(here, MapSpan):
            entry = here.entry(step)
            here = entry.value if entry else None
        elif isinstance(step, int) and isinstance(here, ListSpan) and step < len(here.items):
            here = here.items[step]
        else:
            return None
    return here


def plain(span: Span) -> Any:  # noqa: ANN401 # as YAML has it: texts, lists and mappings in each other
    """Return what a span says, all values as texts."""
    match span:
        case TextSpan():
            return span.text
        case ListSpan():
            return [plain(item) for item in span.items]
        case MapSpan():
            return {entry.key.text: plain(entry.value) for entry in span.entries}


class _Builder:
    """Makes spans of the parser's events."""

    def __init__(self, text: str) -> None:
        self._text = text

    def built(self, found: Any) -> Span:  # noqa: ANN401 # the two parsers share no type
        """Return the span of the first document."""
        for event in found:
            if isinstance(event, events.StreamEndEvent):
                break
            if not isinstance(event, events.StreamStartEvent | events.DocumentStartEvent):
                return self._span(event, found)
        return TextSpan(0, 0, "")

    def _span(self, event: Any, found: Any) -> Span:  # noqa: ANN401 # as above
        start = event.start_mark.index
        match event:
            case events.ScalarEvent():
                said = self._text[start : _end(event)]
                # A text in many lines (| or >) ends with the break behind it.
                return TextSpan(start, start + len(said.rstrip()), event.value, event.style)
            case events.SequenceStartEvent():
                items: list[Span] = []
                while not isinstance(event_ := next(found), events.SequenceEndEvent):
                    items.append(self._span(event_, found))
                is_flow = self._text[start : start + 1] == "["
                end = _end(event_) if is_flow else _last_end(start, items)
                return ListSpan(start, end, tuple(items), is_flow)
            case events.AliasEvent():
                raise NotYamlError("an alias, which routines don't know")
            case _:
                entries: list[EntrySpan] = []
                while not isinstance(event_ := next(found), events.MappingEndEvent):
                    key = self._span(event_, found)
                    if not isinstance(key, TextSpan):
                        raise NotYamlError("a key that is no text")
                    entries.append(EntrySpan(key, self._span(next(found), found)))
                is_flow = self._text[start : start + 1] == "{"
                end = _end(event_) if is_flow else _last_end(start, entries)
                return MapSpan(start, end, tuple(entries), is_flow)


def _end(event: Any) -> int:  # noqa: ANN401 # the two parsers share no type
    return int(event.end_mark.index)


def _last_end(start: int, children: list[Any]) -> int:
    return max((child.end for child in children), default=start)
