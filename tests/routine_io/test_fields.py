"""Counts, words, identifiers, sides, questions and spans."""

from collections.abc import Callable
from math import inf

import pytest

from rehab_app.model.ladder import Range
from rehab_app.model.routine import AskKind, AskPoint, Kind, Sides
from rehab_app.model.rule import Span
from rehab_app.routine_io.fields import (
    ask_point,
    boolean,
    count_of,
    count_range_of,
    identifier,
    note,
    sides,
    span_of,
    title,
    word_of,
    yes_or_no,
)
from rehab_app.routine_io.grammar import GrammarError

SPAN = span_of(0, 10)
CHANGE = span_of(-10, 10)


def refusal(grammar: Callable[[str], object], text: str) -> GrammarError:
    with pytest.raises(GrammarError) as caught:
        grammar(text)
    assert caught.value.message
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [("3", 3, 3), ("03", 3, 3), ("8-12", 8, 12), ("8 - 12", 8, 12), ("1", 1, 1), ("60", 60, 60)],
)
def test_a_count_is_a_whole_number_or_a_range(text: str, least: int, most: int) -> None:
    assert count_range_of(1, 60)(text) == Range(least, most)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("0", "count-limits"), ("61", "count-limits"), ("8-61", "count-limits")),
        *(("12-8", "reversed-range"), ("3.0", "bad-count"), ("three", "bad-count")),
        *(("-3", "bad-count"), ("3x", "bad-count"), ("３", "bad-count"), ("1e1", "bad-count")),
        *(("1" + "0" * 399, "count-limits"), ("1" + "0" * 5000, "count-limits"), ("", "bad-count")),
    ],
)
def test_other_counts_are_refused(text: str, code: str) -> None:
    assert refusal(count_range_of(1, 60), text).code == code


def test_one_count_is_no_range() -> None:
    assert count_of(1, 10)("010") == 10
    assert refusal(count_of(1, 10), "2-3").code == "bad-count"
    assert refusal(count_of(1, 10), "11").code == "count-limits"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        *((("each",), Sides.EACH), (("left", "right"), Sides.EACH)),
        *((("right", "left"), Sides.RIGHT_LEFT), (("left",), Sides.LEFT)),
        *((("right",), Sides.RIGHT), (("both",), Sides.BOTH), (("sore",), Sides.SORE)),
        (("sore-first",), Sides.SORE_FIRST),
    ],
)
def test_sides_are_words_or_an_order(words: tuple[str, ...], meant: Sides) -> None:
    assert sides(words) is meant


@pytest.mark.parametrize(
    "words", [("lefft",), ("left", "left"), ("up",), ("left", "right", "left")]
)
def test_other_sides_are_refused(words: tuple[str, ...]) -> None:
    with pytest.raises(GrammarError):
        sides(words)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("after", AskPoint(AskKind.AFTER)),
        ("halfway", AskPoint(AskKind.HALFWAY)),
        ("1 min", AskPoint(AskKind.AT, 60)),
        ("1:30", AskPoint(AskKind.AT, 90)),
        ("every 5 min", AskPoint(AskKind.EVERY, 300)),
    ],
)
def test_moments_of_asking(text: str, point: AskPoint) -> None:
    assert ask_point(text) == point


@pytest.mark.parametrize("text", ["half-way", "every", "every day", "none", "before", "0 s", "0"])
def test_other_moments_are_refused(text: str) -> None:
    assert refusal(ask_point, text).code == "bad-ask"


@pytest.mark.parametrize(("text", "value"), [("true", True), ("false", False)])
def test_only_true_and_false_are_booleans(text: str, value: bool) -> None:
    assert boolean(text) is value


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("yes", "true"),
        ("on", "true"),
        ("No", "false"),
        ("off", "false"),
        ("y", "true or false"),
        ("True", "true or false"),
    ],
)
def test_words_are_no_booleans(text: str, hint: str) -> None:
    assert refusal(boolean, text).hint == f"write {hint}"


def test_tables_of_rules_say_yes_and_no() -> None:
    assert yes_or_no("yes") is True
    assert yes_or_no("no") is False
    assert refusal(yes_or_no, "true").code == "unknown-word"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        *(("4", Span(4, 4)), ("4-5", Span(4, 5)), ("0-10", Span(0, 10))),
        *(("2 or more", Span(2, inf)), ("1 or less", Span(-inf, 1))),
        ("more than 1", Span(1, inf, above=True)),
    ],
)
def test_spans(text: str, span: Span) -> None:
    assert SPAN(text) == span


def test_changes_can_be_negative() -> None:
    assert CHANGE("-1 or less") == Span(-inf, -1)
    assert CHANGE("-2--1") == Span(-2, -1)
    assert CHANGE("-2-1") == Span(-2, 1)


def test_weeks_have_fractions_and_poses_none() -> None:
    assert span_of(-10, 10, with_fractions=True)("0.5-1") == Span(0.5, 1)
    assert refusal(CHANGE, "0.5-1").code == "bad-span"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("11", "span-limits"), ("4-11", "span-limits"), ("-1", "span-limits")),
        *(("5-4", "reversed-range"), ("high", "bad-span"), ("> 4", "bad-span"), ("", "bad-span")),
        *(("4 or so", "bad-span"), ("9999", "bad-span"), (".inf", "bad-span")),
    ],
)
def test_other_spans_are_refused(text: str, code: str) -> None:
    assert refusal(SPAN, text).code == code


@pytest.mark.parametrize("text", ["a", "evening-hip-release", "90-90", "x2"])
def test_identifiers(text: str) -> None:
    assert identifier(text) == text


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Evening Hip", "evening-hip"),
        ("hip_release", "hip-release"),
        ("-a", "a"),
        ("a--b", "a-b"),
        ("ü", "left-hip-stretch"),
        ("", "left-hip-stretch"),
        ("a" * 81, "left-hip-stretch"),
    ],
)
def test_other_identifiers_are_refused_with_a_fitting_one(text: str, hint: str) -> None:
    assert refusal(identifier, text).hint.endswith(f"as in {hint}")


def test_a_word_outside_an_enumeration_gets_the_nearest_or_all() -> None:
    assert refusal(word_of(Kind), "strech").hint == "did you mean stretch?"
    assert "stretch, roll, yin" in refusal(word_of(Kind), "zzz").hint


def test_texts_are_stripped_and_limited() -> None:
    assert note(" a\nb \n") == "a\nb"
    assert note("") == ""
    assert refusal(note, "x" * 2001).code == "text-too-long"
    assert refusal(title, "x" * 201).code == "text-too-long"
    assert refusal(title, "a\nb").code == "not-one-line"
    assert refusal(title, "  ").code == "empty-value"
