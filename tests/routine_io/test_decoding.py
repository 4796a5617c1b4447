"""Bytes become text, or problems at their place."""

import pytest

from rehab_app.routine_io.decoding import MOST_BYTES, decode
from rehab_app.routine_io.problem_list import ProblemList


def decoded(data: bytes) -> tuple[str | None, list[tuple[str, int | None, int | None]]]:
    problems = ProblemList("file.yaml")
    text = decode(data, problems)
    return text, [(found.code, found.line, found.column) for found in problems.sorted()]


def test_one_byte_order_mark_is_taken_off() -> None:
    assert decoded(b"\xef\xbb\xbfa: 1") == ("a: 1", [])


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf\xef\xbb\xbfa: 1", "a: 1\ufeff".encode()])
def test_a_second_byte_order_mark_is_refused(data: bytes) -> None:
    assert [code for code, _, _ in decoded(data)[1]] == ["forbidden-character"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_other_unicode_encodings_are_named(encoding: str) -> None:
    assert decoded("a: 1\n".encode(encoding)) == (None, [("not-utf-8", 1, 1)])


def test_latin_1_is_refused_where_the_byte_stands() -> None:
    assert decoded("a: 1\nb: ü sehr\n".encode("latin-1")) == (None, [("not-utf-8", 2, 4)])


def test_half_a_character_is_refused() -> None:
    assert decoded(b"a: \xed\xa0\x80") == (None, [("not-utf-8", 1, 4)])


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ue000", "\U00100000"],
)
def test_characters_without_meaning_are_refused_at_their_place(character: str) -> None:
    text = f"first: line\r\ntitle: a{character}b\n"

    assert decoded(text.encode()) == (None, [("forbidden-character", 2, 9)])


@pytest.mark.parametrize("text", ["עברית", "日本語", "👩‍🦽", "tab\there", "a\r\nb"])
def test_every_language_is_welcome(text: str) -> None:
    assert decoded(text.encode()) == (text, [])


def test_a_file_of_256_kib_is_taken_and_no_larger_one() -> None:
    assert decoded(b"#" * MOST_BYTES)[1] == []
    assert decoded(b"#" * (MOST_BYTES + 1)) == (None, [("file-too-large", None, None)])


def test_a_file_of_nothing_but_control_characters_ends_soon() -> None:
    assert len(decoded(b"abcd" + b"\x07" * 200_000)[1]) == 200
