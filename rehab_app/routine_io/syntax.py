"""Turns what the YAML parser says about broken text into a sentence for the author."""

import re

import yaml

from rehab_app.routine_io.decoding import TextPlace
from rehab_app.routine_io.fixes import Place, indent
from rehab_app.routine_io.problem_list import ProblemList

MOST_DEPTH = 16

_MARGIN = re.compile(r"[ \t]*")
_START_OF_FILE = TextPlace(1, 1)

# What the parser says (both builds have their own words) -> message, hint.
_SENTENCES = (
    (
        ("mapping values are not allowed",),
        "a second colon, or an indentation that doesn't fit",
        'put a text with a colon in quotes ("…") or fix the indentation',
    ),
    (
        ("could not find expected ':'",),
        "this line has no colon after its key",
        "write key: value",
    ),
    (
        ("found unexpected end of stream",),
        "this quote is never closed",
        "close it with the same quote",
    ),
    (
        ("expected ',' or ']'", "expected ',' or '}'"),
        "a bracket is not closed here",
        "separate with commas and close it with ] or }",
    ),
    (
        ("found unknown escape character", "escape sequence", "Unicode character escape"),
        "a backslash in double quotes is followed by something unknown",
        "use single quotes, or write the backslash twice",
    ),
    (
        ("expected key", "'-' indicator", "<block end>"),
        "this line doesn't fit the lines above: its indentation or its beginning",
        "indent it like its neighbours",
    ),
    (
        ("cannot start any token", "found a tab character"),
        "this can't begin a value: a tab, or one of @ ` %",
        "indent with spaces, and put such a text in quotes",
    ),
)
# A newer libyaml counts nesting itself while it looks ahead, before the guard has seen it.
_NESTING = "maximum nesting depth"
# The parser notices these only where the text goes on; what is wrong stands where it began.
_NOTICED_LATE = ("could not find expected ':'", "found unexpected end of stream")


def report_syntax(error: Exception, text: str, problems: ProblemList) -> None:
    """Add the error for text that is no YAML, at the place that is wrong."""
    said = str(getattr(error, "problem", None) or error)
    message, hint = _sentence(said)
    began = getattr(error, "context_mark", None)
    place = _place(getattr(error, "problem_mark", None))
    if _NESTING in said:
        report_depth(place, problems)
        return
    if began and any(late in said for late in _NOTICED_LATE):
        place = _place(began)
    elif began and "bracket" in message:
        hint += f"; it was opened in line {began.line + 1}"
    fix = indent(place) if _begins_with_tab(text, place.line) else None
    problems.error(place, "yaml-syntax", message, hint, fix)


def report_depth(place: Place, problems: ProblemList) -> None:
    """Add the error for lists and keys that are nested too deep; nothing more is said there."""
    problems.refuse(
        place,
        "too-deep",
        f"lists and keys are nested more than {MOST_DEPTH} deep",
        "a routine needs six levels: look for a bracket too many",
    )


def _sentence(said: str) -> tuple[str, str]:
    for words, message, hint in _SENTENCES:
        if any(word in said for word in words):
            return message, hint
    return f"the text is not YAML: {said}", "compare it with a routine that works"


def _begins_with_tab(text: str, line: int) -> bool:
    lines = text.splitlines()
    margin = _MARGIN.match(lines[line - 1]) if line <= len(lines) else None
    return margin is not None and "\t" in margin[0]


def _place(mark: yaml.Mark | None) -> TextPlace:
    return TextPlace(mark.line + 1, mark.column + 1) if mark else _START_OF_FILE
