"""Each value of the schema takes what the reader's grammar takes, and hardly more."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rehab_app.routine_io import schema_values as schema
from rehab_app.routine_io.durations import duration, duration_range, gap, pause, tempo
from rehab_app.routine_io.fields import (
    ask_point,
    boolean,
    count_of,
    count_range_of,
    identifier,
    note,
    picture_name,
    sides,
    span_of,
    summary,
    title,
)
from rehab_app.routine_io.grammar import Grammar, GrammarError
from rehab_app.routine_io.measures import number_of
from tests.helpers.yaml_core import core_scalar


def asks(text: str) -> None:
    """Refuse what is no moment of asking, a time by the code of times; none is such a word here."""
    if text == "none":
        return
    try:
        ask_point(text)
    except GrammarError:
        duration(text.removeprefix("every").strip())
        raise


PAIRS: dict[str, tuple[Grammar[Any], schema.Json]] = {
    "duration": (duration, schema.duration()),
    "pause": (pause, schema.duration(0)),
    "gap": (gap, schema.duration(0, 24 * 3600)),
    "duration range": (duration_range, schema.DURATION_RANGE),
    "tempo": (tempo, schema.TEMPO),
    "rounds": (count_of(1, 10), schema.count(1, 10)),
    "times a day": (count_of(1, 24), schema.count(1, 24)),
    "rung": (count_of(1, 100), schema.count(1, 100)),
    "reps": (count_range_of(1, 60), schema.count_range(1, 60)),
    "sets": (count_range_of(1, 10), schema.count_range(1, 10)),
    "pain": (span_of(0, 10), schema.LEVEL),
    "rise": (span_of(-10, 10, with_fractions=True), schema.CHANGE),
    "share": (number_of(0, 1), schema.number(0, 1)),
    "metres": (number_of(-2, 3), schema.number(-2, 3)),
    "boolean": (boolean, schema.BOOLEAN),
    "id": (identifier, schema.identifier()),
    "title": (title, schema.TITLE),
    "summary": (summary, schema.SUMMARY),
    "note": (note, schema.NOTE),
    "picture": (picture_name, schema.PICTURE),
    "ask": (asks, schema.ASK),
    "sides": (lambda text: sides((text,)), schema.SIDES),
}
# What a pattern can't tell: how long a time is, which of two numbers is higher.
BEYOND_A_PATTERN = {"duration-limits", "reversed-range", "tempo-limits", "number-limits"}
PIECES = (
    *("0", "1", "2", "7", "10", "24", "30", "59", "60", "61", "100", "010", ".", "5", "-", "+"),
    *(":", ":30", " ", " s", " min", " h", "s", "d", "every ", "after", "halfway", "none"),
    *(" or more", " or less", "more than ", "true", "yes", "each", "left", "sore-first", "e3"),
    *("a", "hip", "B", "\n", "ö", "_", "/", "..", ".png", ".jpeg", ".svg"),
)
# As YAML leaves them: without space at the ends; what it makes nothing of is an empty value.
TEXTS = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6)
    .map(lambda pieces: "".join(pieces).strip())
    .filter(bool)
)


def takes(value: object, of: schema.Json) -> bool:
    return Draft202012Validator(of).is_valid(value)


def code_of(grammar: Grammar[Any], text: str) -> str:
    """Return why a grammar refuses a text; nothing where it takes it."""
    try:
        grammar(text)
    except GrammarError as error:
        return error.code
    return ""


@pytest.mark.parametrize("name", PAIRS)
def test_schema_and_grammar_take_the_same_texts(name: str) -> None:
    grammar, of = PAIRS[name]

    @given(TEXTS)
    @example("0:45")
    @example("1 h 30 min")
    @example("1 min 75 s")
    @example("30 s-20")
    @example("4 - 5")
    @example("4-12")
    @example("1.5 min")
    def check(text: str) -> None:
        code = code_of(grammar, text)
        if takes(text, of):
            assert code in {"", *BEYOND_A_PATTERN}
        else:
            assert code

    check()


@pytest.mark.parametrize("name", PAIRS)
def test_what_the_grammar_takes_without_quotes_the_schema_takes_as_yaml_has_it(name: str) -> None:
    grammar, of = PAIRS[name]

    @given(TEXTS)
    @example("45")
    @example("010")
    @example("0.5")
    @example("true")
    def check(text: str) -> None:
        value = core_scalar(text)
        if code_of(grammar, text) or (name == "id" and isinstance(value, bool)):
            return
        assert takes(value, of), value

    check()
