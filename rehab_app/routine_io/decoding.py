"""Bytes -> text: the size, the encoding, and characters that have no business in a routine."""

import re
from typing import NamedTuple

from rehab_app.model.problem import Fix
from rehab_app.routine_io.fixes import erase
from rehab_app.routine_io.problem_list import ProblemList

MOST_BYTES = 256 * 1024

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_LINE_BREAK_BYTES = re.compile(rb"\r\n|\r|\n")

# Control characters and the line breaks that editors don't count, directional overrides, marks
# inside the text, half characters, private use and what is no character at all.
_FORBIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
    "\u202a-\u202e\u2066-\u2069"
    "\ufeff"
    "\ud800-\udfff"
    "\ue000-\uf8ff\U000f0000-\U0010ffff"
    "\ufdd0-\ufdef\ufffe\uffff"
)
FORBIDDEN = re.compile(f"[{_FORBIDDEN}]")


class TextPlace(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


def decode(data: bytes, problems: ProblemList) -> str | None:
    """Return the text of a file, or None with its problems added."""
    if len(data) > MOST_BYTES:
        problems.error(
            None,
            "file-too-large",
            f"the file is larger than {MOST_BYTES // 1024} KiB",
            "split the routine into several files",
        )
        return None
    if data.startswith(_UTF_16_MARKS) or b"\x00" in data[:4]:
        problems.error(
            TextPlace(1, 1),
            "not-utf-8",
            "the file is not UTF-8 but looks like UTF-16 or UTF-32",
            "save it as UTF-8",
        )
        return None
    try:
        text = data.removeprefix(_BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        _report_byte(error, problems)
        return None
    for found in FORBIDDEN.finditer(text):
        place = _place_in(text, found.start())
        report_character(found[0], place, problems, erase(place))
        if problems.is_full:
            break
    return None if problems.has_errors else text


def report_character(
    character: str, place: TextPlace, problems: ProblemList, fix: Fix | None = None
) -> None:
    """Add the error for a character that no text may hold."""
    problems.error(
        place,
        "forbidden-character",
        f"the character U+{ord(character):04X} is invisible or has no meaning in a routine",
        "remove it",
        fix,
    )


def _report_byte(error: UnicodeDecodeError, problems: ProblemList) -> None:
    before = error.object[: error.start]
    last_break = max(before.rfind(b"\n"), before.rfind(b"\r"))
    line = len(_LINE_BREAK_BYTES.findall(before)) + 1
    column = len(before[last_break + 1 :].decode("utf-8", "replace")) + 1
    problems.error(
        TextPlace(line, column),
        "not-utf-8",
        f"the file is not UTF-8: the byte 0x{error.object[error.start]:02X} fits no character",
        "save it as UTF-8",
    )


def _place_in(text: str, offset: int) -> TextPlace:
    before = text[:offset]
    last_break = max(before.rfind("\n"), before.rfind("\r"))
    return TextPlace(len(_LINE_BREAK.findall(before)) + 1, offset - last_break)
