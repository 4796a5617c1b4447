"""Takes out of a routine's text what its author wrote for themselves alone: the key `private`."""

from enum import Enum, auto
from typing import Any

import yaml
from yaml import events

from rehab_app.routine_io.nodes import read_tree
from rehab_app.routine_io.problem_list import ProblemList

PRIVATE = "private"

_OPENS = (events.MappingStartEvent, events.SequenceStartEvent)
_CLOSES = (events.MappingEndEvent, events.SequenceEndEvent)


class _Next(Enum):
    """What stands next in a list or mapping."""

    KEY = auto()
    VALUE = auto()
    ITEM = auto()


_AFTER = {_Next.KEY: _Next.VALUE, _Next.VALUE: _Next.KEY, _Next.ITEM: _Next.ITEM}


class _NoTextError(Exception):
    """A value of the key is no text, so where it ends is not known."""


def without_private(text: str) -> str:
    """Return a routine's text with every private one emptied; all else keeps its line.

    Nothing is left of a text that can't be read and names the key: what to take out isn't known.
    """
    if PRIVATE not in text and "\\" not in text:  # An escape can spell it too.
        return text
    problems = ProblemList("routine")
    if read_tree(text.encode(), problems) is None or problems.has_errors:
        return "" if PRIVATE in text else text
    shown = text.removeprefix("\ufeff")
    try:
        spans = [_span(value) for value in _private_values(shown)]
    except _NoTextError:
        return ""
    for start, end in reversed(spans):
        lines = shown.count("\n", start, end)
        shown = f'{shown[:start]}""{chr(10) * lines}{shown[end:]}'
    return shown


def _span(value: Any) -> tuple[int, int]:  # noqa: ANN401 # the two parsers share no type
    if not isinstance(value, events.ScalarEvent):
        raise _NoTextError
    event: Any = value
    return event.start_mark.index, event.end_mark.index


def _private_values(text: str) -> list[Any]:
    """Return the events that follow the key, in the order of the text."""
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    found: list[Any] = []
    is_private = False
    awaited: list[_Next] = []  # of each list and mapping that is open
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, _CLOSES):
            awaited.pop()
        elif isinstance(event, (events.ScalarEvent, *_OPENS)):
            if is_private:
                found.append(event)
            what = awaited[-1] if awaited else _Next.ITEM
            is_private = what is _Next.KEY and getattr(event, "value", None) == PRIVATE
            if awaited:
                awaited[-1] = _AFTER[what]
            if isinstance(event, _OPENS):
                is_mapping = isinstance(event, events.MappingStartEvent)
                awaited.append(_Next.KEY if is_mapping else _Next.ITEM)
    return found
