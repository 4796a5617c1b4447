"""Changes in a routine's text: only their own lines change, and the rest says what it said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.resources import routines_folder
from rehab_app.routine_io.cuttings import Cutting, quoted_in_flow
from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.routine_io.editing import copy, cut, drop, move, paste, put
from rehab_app.routine_io.nodes import read_tree
from rehab_app.routine_io.problem_list import ProblemList
from rehab_app.routine_io.spans import KeyPath, ListSpan, MapSpan, Span, find, plain, spans_of

DATA = Path(__file__).parent.parent / "data"
TEXT = """\
# A routine for the evening.
format: 1
id: evening   # used in the file's name
blocks:
  - title: Stretch
    rounds: 2
    steps:
      # the sore side first
      - exercise: supine-figure-four
        hold: 30 s    # a third longer in week 3
        sides: [right,   left]
        note: 'Keep the lower back
          on the mat.'

      - {exercise: seated-butterfly, hold: 60 s, ask: [halfway, after]} # easy
  - title: Nothing yet
    steps: []     # to come
ask:              # these are the defaults
  before: true
  # asked each morning
  next_morning: true
"""
ORDER = ("exercise", "hold", "reps", "sets", "sides", "rest", "ask", "note")


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that a change took away, and those it put in their place."""
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new


STEP = ("blocks", 0, "steps", 0)
FLOW_STEP = "      - {exercise: seated-butterfly, hold: 60 s, ask: [halfway, after]} # easy"


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (
            (*STEP, "hold"),
            "45-60 s",
            ["        hold: 30 s    # a third longer in week 3"],
            ["        hold: 45-60 s    # a third longer in week 3"],
        ),
        ((*STEP, "rest"), "10 s", [], ["        rest: 10 s"]),
        ((*STEP, "sets"), "2", [], ["        sets: 2"]),
        (
            ("blocks", 0, "steps", 1, "sides"),
            "each",
            [FLOW_STEP],
            [FLOW_STEP.replace("60 s,", "60 s, sides: each,")],
        ),
        (("ask",), "none", ["ask:              # these are the defaults"], None),
        (
            (*STEP, "note"),
            "Breathe.",
            ["        note: 'Keep the lower back", "          on the mat.'"],
            ["        note: Breathe."],
        ),
    ],
)
def test_a_value_changes_its_own_line(
    path: KeyPath, value: str, old: list[str], new: list[str] | None
) -> None:
    after = put(TEXT, path, value, ORDER)

    was, is_now = changed_lines(TEXT, after)
    assert was[: len(old)] == old
    assert new is None or is_now == new
    assert "# these are the defaults" in after


def test_a_new_key_comes_where_the_order_has_it() -> None:
    after = put(TEXT, (*STEP, "sets"), "2", ORDER)

    lines = after.splitlines()
    assert (
        lines.index("        sets: 2")
        == lines.index("        hold: 30 s    # a third longer in week 3") + 1
    )


def test_a_key_goes_with_its_value_and_what_holds_nothing_then_goes_too() -> None:
    assert changed_lines(TEXT, drop(TEXT, (*STEP, "note")))[1] == []
    assert (
        "hold"
        not in copy(drop(TEXT, ("blocks", 0, "steps", 1, "hold")), ("blocks", 0, "steps", 1)).text
    )
    once = drop(TEXT, ("ask", "before"))
    assert "\nask:" in once
    assert "\nask:" not in drop(once, ("ask", "next_morning"))
    assert drop(TEXT, ("summary",)) == TEXT


def test_the_first_key_of_an_item_can_go() -> None:
    text = "steps:\n  - hold: 30 s\n    exercise: couch-stretch\n"

    assert drop(text, ("steps", 0, "hold")) == "steps:\n  - exercise: couch-stretch\n"


def test_an_item_is_cut_with_the_comments_that_belong_to_it() -> None:
    after, cutting = cut(TEXT, STEP)

    assert cutting.text.startswith("# the sore side first\n- exercise: supine-figure-four\n")
    assert "a third longer" in cutting.text
    assert "sore side" not in after
    assert after.count("exercise") == 1
    assert paste(after, STEP, cutting).replace("\n\n", "\n") == TEXT.replace("\n\n", "\n")


def test_the_last_item_leaves_an_empty_list_and_an_empty_list_takes_one() -> None:
    there = move(TEXT, ("blocks", 0, "steps", 1), ("blocks", 1, "steps", 0))
    assert "    steps:     # to come\n      - {exercise: seated-butterfly" in there
    empty, _ = cut(there, ("blocks", 0, "steps", 0))

    assert find(spans_of(empty), ("blocks", 0, "steps")) == ListSpan(
        empty.index("[]"), empty.index("[]") + 2, (), is_flow=True
    )


def test_a_step_can_be_pasted_from_a_text_that_somebody_wrote() -> None:
    after = paste(TEXT, ("blocks", 1, "steps", 0), Cutting("- exercise: couch-stretch\n"))

    assert plain(spans_of(after))["blocks"][1]["steps"] == [{"exercise": "couch-stretch"}]


@pytest.mark.parametrize("text", ["exercise: couch-stretch\n", "- [\n", "", "just a word"])
def test_what_is_no_list_of_steps_can_not_be_pasted(text: str) -> None:
    with pytest.raises(ValueError, match="this is no"):
        Cutting(text)


def test_windows_line_breaks_stay() -> None:
    text = TEXT.replace("\n", "\r\n")

    for after in (
        put(text, (*STEP, "sets"), "2", ORDER),
        move(text, STEP, ("blocks", 1, "steps", 0)),
        put(text, ("title",), "Evening"),
    ):
        assert "\n" not in after.replace("\r\n", "")


def test_what_the_text_does_not_allow_is_refused_and_nothing_is_changed() -> None:
    with pytest.raises(CannotEditError):
        put(TEXT, ("blocks", 7, "title"), "x")
    with pytest.raises(CannotEditError):
        put(TEXT, ("id",), "a: b")
    with pytest.raises(CannotEditError):
        cut(TEXT, ("blocks", 0, "steps", 9))


@pytest.mark.parametrize(
    ("said", "written"),
    [("left", "left"), ("a, b", '"a, b"'), ("a: b", '"a: b"'), ("", '""'), ("x # y", '"x # y"')],
)
def test_texts_get_quotes_where_they_need_them(said: str, written: str) -> None:
    assert quoted_in_flow(said) == written


# -- whatever the text


def _texts() -> Iterator[str]:
    files = [*routines_folder().glob("*.yaml"), *(DATA / "sound").glob("*.yaml")]
    files += (DATA / "broken").glob("*.yaml")
    for path in sorted(files):
        problems = ProblemList("x")
        data = path.read_bytes()
        tree = read_tree(data, problems)
        if tree is not None and not problems.has_errors:
            yield data.decode().removeprefix("\ufeff")


TEXTS = [text for text in _texts() if isinstance(spans_of(text), MapSpan)]


def paths(span: Span, here: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield the path of everything in a text."""
    if here:
        yield here
    if isinstance(span, MapSpan):
        for entry in span.entries:
            yield from paths(entry.value, (*here, entry.key.text))
    elif isinstance(span, ListSpan):
        for number, item in enumerate(span.items):
            yield from paths(item, (*here, number))


def own_lines(text: str, path: KeyPath) -> int:
    """Return how many lines what stands at a path takes, its key and comments included."""
    span = find(spans_of(text), path)
    assert span is not None
    return text.count("\n", span.start, span.end) + 1


def comments(text: str) -> list[str]:
    """Return the lines that hold a comment alone, sorted."""
    return sorted(line.strip() for line in text.splitlines() if line.strip().startswith("#"))


@given(st.data())
def test_a_value_that_changes_changes_no_other_line(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(TEXTS))
    every = [path for path in paths(spans_of(text)) if isinstance(path[-1], str)]
    path = data.draw(st.sampled_from(every))
    value = data.draw(st.sampled_from(("30 s", "[left, right]", "true", '"a: b"')))

    after = put(text, path, value)

    was, is_now = changed_lines(text, after)
    assert len(was) <= own_lines(text, path) + 1
    assert len(is_now) <= 1


@given(st.data())
def test_an_item_that_moves_takes_its_lines_along_and_leaves_all_others(
    data: st.DataObject,
) -> None:
    text = data.draw(st.sampled_from(TEXTS))
    every = [path for path in paths(spans_of(text)) if isinstance(path[-1], int)]
    if not every:
        return
    path = data.draw(st.sampled_from(every))
    after, cutting = cut(text, path)
    back = paste(after, path, cutting)

    assert plain(spans_of(back)) == plain(spans_of(text))
    assert comments(back) == comments(text)
    assert len(changed_lines(text, after)[1]) <= 1


@given(st.data())
def test_a_key_that_goes_leaves_all_other_lines(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(TEXTS))
    every = [path for path in paths(spans_of(text)) if isinstance(path[-1], str)]
    path = data.draw(st.sampled_from(every))
    try:
        after = drop(text, path)
    except CannotEditError as error:
        assert "all that stands here" in str(error)  # noqa: PT017 # a rare way, not the aim
        return

    assert find(spans_of(after), path) is None
    assert len(changed_lines(text, after)[1]) <= 1
