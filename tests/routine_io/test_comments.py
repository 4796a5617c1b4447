"""Comments of a routine's text: all are found, and without them the text says the same."""

from pathlib import Path

import pytest

from rehab_app.resources import routines_folder
from rehab_app.routine_io.comments import comments_of, without_comments
from tests.helpers.yaml_core import value_of

TEXT = """\
# For the evening: Mrs. B. asked for it.
title: "Not # a comment"   # but this is
note: |   # and this
  # not this one
  text#nor this
blocks: [one, #two
  three]
#
"""


def test_every_comment_is_found_and_nothing_else() -> None:
    assert comments_of(TEXT) == (
        "For the evening: Mrs. B. asked for it.",
        "but this is",
        "and this",
        "two",
    )


def test_without_them_each_line_is_where_it_was() -> None:
    assert without_comments(TEXT) == (
        '\ntitle: "Not # a comment"\nnote: |\n  # not this one\n  text#nor this\n'
        "blocks: [one,\n  three]\n\n"
    )


def test_the_mark_of_a_file_and_its_ends_of_lines_stay() -> None:
    assert without_comments("\ufefftitle: One # two\r\n# three\r\n") == "\ufefftitle: One\r\n\r\n"


@pytest.mark.parametrize("path", sorted(routines_folder().glob("*.yaml")), ids=str)
def test_a_routine_says_the_same_without_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    shown = without_comments(text)

    assert comments_of(shown) == ()
    assert value_of(shown) == value_of(text)
    assert len(shown.splitlines()) == len(text.splitlines())
