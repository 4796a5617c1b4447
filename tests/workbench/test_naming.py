"""A new routine gets an id that is made of its title."""

import pytest

from rehab_app.routine_io.fields import LONGEST_ID
from rehab_app.workbench.naming import first_id, named_by_title
from rehab_app.workbench.outline import routine_values

TEXT = """\
format: 1
id: new-routine  # mine
title: New routine
kind: stretch
blocks:
  - title: All
    steps:
      - {exercise: seated-butterfly, hold: 60 s}
"""


def titled(title: str, routine_id: str = "new-routine") -> str:
    return TEXT.replace("title: New routine", f"title: {title}").replace(
        "id: new-routine", f"id: {routine_id}"
    )


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Evening hips", "evening-hips"),
        ('"“Für Läufer”: 10 min!"', "fur-laufer-10-min"),
        ("Taken", "taken-2"),
        ("New routine", "new-routine"),
        ("股関節", "new-routine"),
    ],
)
def test_the_id_is_made_of_the_title(title: str, named: str) -> None:
    text = titled(title)

    assert named_by_title(text, {"taken"}) == text.replace("id: new-routine", f"id: {named}")


def test_a_long_title_makes_an_id_that_fits() -> None:
    text = named_by_title(titled("word " * 40), {"-".join(["word"] * 14)})

    assert routine_values(text)["id"] == "-".join(["word"] * 14) + "-2"
    assert len(routine_values(text)["id"]) <= LONGEST_ID


@pytest.mark.parametrize("text", [titled("Evening", "by-hand"), "title: [Evening", ""])
def test_an_id_of_its_own_and_what_can_not_be_read_stay(text: str) -> None:
    assert named_by_title(text, ()) == text


def test_the_first_id_is_a_free_one() -> None:
    assert first_id(()) == "new-routine"
    assert first_id({"new-routine", "new-routine-2"}) == "new-routine-3"
