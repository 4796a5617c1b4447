"""Finds the comments of a routine's text, and takes them out: notes that no reader ever sees.

What is between two tokens of YAML is blanks and comments only.
"""

import yaml
from yaml.tokens import ScalarToken

_MARK = "\ufeff"


def comments_of(text: str) -> tuple[str, ...]:
    """Return the comments of a text that can be read, in order, without their #."""
    shown = text.removeprefix(_MARK)
    found = (shown[start:end].lstrip("#").strip() for start, end in _spans(shown))
    return tuple(comment for comment in found if comment)


def without_comments(text: str) -> str:
    """Return a text that can be read without its comments; all else keeps its line."""
    mark = _MARK if text.startswith(_MARK) else ""
    shown = text.removeprefix(_MARK)
    for start, end in reversed(_spans(shown)):
        before = shown[:start].rstrip(" \t")
        shown = before + shown[end:]
    return mark + shown


def _spans(text: str) -> list[tuple[int, int]]:
    """Return where each comment begins and ends, without the end of its line."""
    spans: list[tuple[int, int]] = []
    at = 0
    for start, end in [*_tokens(text), (len(text), len(text))]:
        place = at
        while (place := text.find("#", place, start)) >= 0:
            stop = min(_line_end(text, place), start)
            spans.append((place, stop))
            place = stop
        at = max(at, end)
    return spans


def _tokens(text: str) -> list[tuple[int, int]]:
    """Return where each token begins and ends; the head of a block of text is a token's own."""
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    places: list[tuple[int, int]] = []
    for token in yaml.scan(text, Loader=loader):
        start, end = token.start_mark.index, token.end_mark.index
        if isinstance(token, ScalarToken) and token.style in ("|", ">"):
            places.append((start, start + 1))
            start = _line_end(text, start)
        places.append((start, end))
    return places


def _line_end(text: str, place: int) -> int:
    ends = [at for at in (text.find(mark, place) for mark in "\r\n") if at >= 0]
    return min(ends, default=len(text))
