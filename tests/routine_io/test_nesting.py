"""A value in several lines comes below a key, and comments and other lines stay."""

import pytest

from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.routine_io.nesting import nest

BLOCK = "base: standard\nrules:\n  - {at: pose, do: swap}\n"


def test_a_word_becomes_a_block_and_its_comment_stays_behind_the_key() -> None:
    text = "title: A\npain_rules: standard  # as ever\nblocks: []\n"

    assert nest(text, "pain_rules", BLOCK) == (
        "title: A\npain_rules:  # as ever\n  base: standard\n  rules:\n"
        "    - {at: pose, do: swap}\nblocks: []\n"
    )


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_key_that_was_not_there_comes_where_the_order_has_it(end: str) -> None:
    text = f"title: A{end}"

    nested = nest(text, "pain_rules", BLOCK, ("title", "pain_rules"))

    assert nested.splitlines()[1:] == [
        "pain_rules:",
        "  base: standard",
        "  rules:",
        "    - {at: pose, do: swap}",
    ]
    assert ("\r\n" in nested) == (end == "\r\n")


def test_a_text_in_braces_has_no_room_for_lines() -> None:
    with pytest.raises(CannotEditError):
        nest("{title: A}\n", "pain_rules", BLOCK)
