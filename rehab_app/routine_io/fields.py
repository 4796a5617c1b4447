"""Value grammars: how counts, words, identifiers, sides, questions and spans are written."""

import json
import re
from enum import StrEnum
from typing import TypeVar

from rehab_app.model.ladder import Range
from rehab_app.model.routine import AskKind, AskPoint, Sides
from rehab_app.model.rule import Span
from rehab_app.routine_io.durations import duration
from rehab_app.routine_io.grammar import Grammar, GrammarError, whole_number
from rehab_app.routine_io.problem_list import nearest, quoted

Word = TypeVar("Word", bound=StrEnum)

LONGEST_TITLE = 200
LONGEST_NOTE = 2_000
LONGEST_ID = 80

_DIGITS = re.compile(r"[0-9]+")
_COUNTS = re.compile(r"([0-9]+)(?: *- *([0-9]+))?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PICTURE = re.compile(r"[^\W_][\w -]*\.(?:png|jpe?g|webp)")
_NUMBER = r"(-?[0-9]{1,3}(?:\.[0-9]{1,2})?)"
_ONE_SPAN = re.compile(rf"{_NUMBER}(?:-{_NUMBER})?")
_OPEN_SPAN = re.compile(rf"{_NUMBER} or (more|less)|more than {_NUMBER}")
_EVERY = re.compile(r"every +(.+)")

SIDES_BY_WORDS = {
    ("each",): Sides.EACH,
    ("left", "right"): Sides.EACH,
    ("right", "left"): Sides.RIGHT_LEFT,
    ("left",): Sides.LEFT,
    ("right",): Sides.RIGHT,
    ("both",): Sides.BOTH,
    ("sore",): Sides.SORE,
    ("sore-first",): Sides.SORE_FIRST,
}


def text_of(longest: int, *, is_one_line: bool = False, can_be_empty: bool = True) -> Grammar[str]:
    """Return the grammar of a text of at most `longest` characters."""

    def text(found: str) -> str:
        stripped = found.strip()
        if not (stripped or can_be_empty):
            raise GrammarError("empty-value", "there is no text here", "write one")
        if len(stripped) > longest:
            raise GrammarError(
                "text-too-long",
                f"this text has {len(stripped)} characters",
                f"write at most {longest}",
            )
        if is_one_line and "\n" in stripped:
            raise GrammarError(
                "not-one-line",
                "this text has several lines",
                "write it in one line",
                json.dumps(" ".join(stripped.split()), ensure_ascii=False),
            )
        return stripped

    return text


title = text_of(LONGEST_TITLE, is_one_line=True, can_be_empty=False)
short_text = text_of(LONGEST_TITLE, is_one_line=True)
summary = text_of(LONGEST_NOTE, is_one_line=True)
note = text_of(LONGEST_NOTE)


def identifier(text: str) -> str:
    """Return an id: words of a-z and 0-9 with '-' between them."""
    if len(text) > LONGEST_ID or not _ID.fullmatch(text):
        words = re.findall(r"[a-z0-9]+", text.lower())
        fitting = "-".join(words) if len(text) <= LONGEST_ID else ""
        raise GrammarError(
            "bad-id",
            f"{quoted(text)} is no id",
            f"use a-z, 0-9 and '-', as in {fitting or 'left-hip-stretch'}",
            fitting,
        )
    return text


def picture_name(text: str) -> str:
    """Return the name of a picture that lies beside the routine: no path, and no SVG.

    An SVG can draw any file it names, and a path can lead out of the folder.
    """
    if len(text) > LONGEST_ID or not _PICTURE.fullmatch(text):
        raise GrammarError(
            "bad-picture",
            f"{quoted(text)} is no name of a picture",
            "put a PNG, JPEG or WebP file beside the routine and write its name, as in my-hip.png",
        )
    return text


def word_of(words: type[Word]) -> Grammar[Word]:
    """Return the grammar of the words of an enumeration."""
    known = {word.value: word for word in words}

    def word(text: str) -> Word:
        if text not in known:
            raise unknown_word(text, tuple(known))
        return known[text]

    return word


def unknown_word(text: str, known: tuple[str, ...]) -> GrammarError:
    """Return the error for a word that is none of those that fit."""
    near = nearest(text, known)
    choice = " or ".join(part for part in (", ".join(known[:-1]), known[-1]) if part)
    hint = f"did you mean {near}?" if near else f"write {choice}"
    return GrammarError("unknown-word", f"{quoted(text)} doesn't fit here", hint, near or "")


def boolean(text: str) -> bool:
    """Return true or false; yes, no, on and off are only words."""
    if text not in ("true", "false"):
        meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(text.lower())
        raise GrammarError(
            "bad-boolean",
            f"{quoted(text)} doesn't fit here",
            f"write {meant or 'true or false'}",
            meant or "",
        )
    return text == "true"


def yes_or_no(text: str) -> bool:
    """Return the meaning of yes or no, as tables of rules have it."""
    if text not in ("yes", "no"):
        raise unknown_word(text, ("yes", "no"))
    return text == "yes"


def count_of(least: int, most: int) -> Grammar[int]:
    """Return the grammar of a whole number from `least` to `most`."""

    def count(text: str) -> int:
        if not _DIGITS.fullmatch(text):
            raise GrammarError(
                "bad-count", f"{quoted(text)} is no whole number", f"write {least} to {most}"
            )
        return _counted(text, text, least, most)

    return count


def count_range_of(least: int, most: int) -> Grammar[Range]:
    """Return the grammar of a whole number or a range of them, such as 8-12."""

    def count_range(text: str) -> Range:
        found = _COUNTS.fullmatch(text)
        if not found:
            raise GrammarError(
                "bad-count",
                f"{quoted(text)} is no count",
                f"write {least} to {most}, or a range such as 2-3",
            )
        low = _counted(found[1], text, least, most)
        high = _counted(found[2] or found[1], text, least, most)
        if low > high:
            raise GrammarError(
                "reversed-range",
                f"{quoted(text)} begins with the higher value",
                f"write {high}-{low}",
                f"{high}-{low}",
            )
        return Range(low, high)

    return count_range


def _counted(digits: str, text: str, least: int, most: int) -> int:
    number = whole_number(digits, most)
    if not least <= number <= most:
        raise GrammarError(
            "count-limits",
            f"{quoted(text)} is too {'low' if number < least else 'high'}",
            f"write {least} to {most}",
        )
    return number


def sides(words: tuple[str, ...]) -> Sides:
    """Return which sides one word, or a list of two, stands for."""
    if words not in SIDES_BY_WORDS:
        near = (
            nearest(words[0], [known[0] for known in SIDES_BY_WORDS]) if len(words) == 1 else None
        )
        raise GrammarError(
            "bad-sides",
            f"{quoted(', '.join(words))} is no choice of sides",
            f"did you mean {near}?"
            if near
            else "write each, left, right, both, sore, sore-first or [right, left]",
            near or "",
        )
    return SIDES_BY_WORDS[words]


def ask_point(text: str) -> AskPoint:
    """Return one moment of asking: after, halfway, 1 min, every 5 min."""
    if text in (AskKind.AFTER, AskKind.HALFWAY):
        return AskPoint(AskKind(text))
    every = _EVERY.fullmatch(text)
    try:
        if every:
            return AskPoint(AskKind.EVERY, duration(every[1]))
        return AskPoint(AskKind.AT, duration(text))
    except GrammarError:
        near = nearest(text, ("after", "halfway"))
        raise GrammarError(
            "bad-ask",
            f"{quoted(text)} is no moment to ask",
            f"did you mean {near}?"
            if near
            else "write after, halfway, 1 min, every 5 min, a list of them, or none alone",
            near or "",
        ) from None


def span_of(least: int, most: int, *, with_fractions: bool = False) -> Grammar[Span]:
    """Return the grammar of numbers in a rule: 4, 4-5, 2 or more, 1 or less, more than 1."""

    def span(text: str) -> Span:
        found = _span_in(text, with_fractions=with_fractions)
        ends = [end for end in (found.least, found.most) if abs(end) != float("inf")]
        if any(not least <= end <= most for end in ends):
            raise GrammarError(
                "span-limits",
                f"{quoted(text)} goes beyond what can be measured",
                f"write numbers from {least} to {most}",
            )
        if found.least > found.most:
            raise GrammarError(
                "reversed-range",
                f"{quoted(text)} begins with the higher value",
                f"write {found.most:g}-{found.least:g}",
                f"{found.most:g}-{found.least:g}",
            )
        return found

    return span


def _span_in(text: str, *, with_fractions: bool) -> Span:
    if with_fractions or "." not in text:
        if one := _ONE_SPAN.fullmatch(text):
            return Span(float(one[1]), float(one[2] or one[1]))
        if half := _OPEN_SPAN.fullmatch(text):
            number, direction, above = half.groups()
            if above:
                return Span(least=float(above), above=True)
            if direction == "more":
                return Span(least=float(number))
            return Span(most=float(number))
    raise GrammarError(
        "bad-span",
        f"{quoted(text)} is no number or span",
        "write 4, 4-5, 2 or more, 1 or less, or more than 1",
    )
