"""The list of steps shows what the text says, as it is written."""

from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library
from rehab_app.routine_io.step_reader import BLOCK, STEP
from rehab_app.workbench.outline import BLOCK_ORDER, STEP_ORDER, outline_of, outside_steps
from tests.helpers.sessions import shipped

TEXT = """\
format: 1
id: evening
title: Evening
kind: stretch
blocks:
  - title: Release
    steps:
      - {exercise: ball-glute-floor, hold: 60 s, sides: each}
  - title: Stretch
    rounds: 2
    steps:
      - exercise: supine-figure-four
        hold: 30-60 s   # a ladder
        sides: [right, left]
        ask: [halfway, after]
      - exercise: nobody-knows-this
        reps: 8-12
        sets: 2-3
"""


def test_each_step_stands_with_its_place_name_and_dose() -> None:
    blocks = outline_of(TEXT, shipped().catalogue)

    assert blocks is not None
    release, stretch = blocks
    assert (release.title, release.rounds) == ("Release", "")
    assert (stretch.title, stretch.rounds) == ("Stretch", "2")
    figure_four, unknown = stretch.steps
    assert figure_four.path == ("blocks", 1, "steps", 0)
    assert (figure_four.first_line, figure_four.last_line) == (12, 15)
    assert figure_four.name == shipped().catalogue["supine-figure-four"].name
    assert figure_four.values["hold"] == "30-60 s"
    assert figure_four.summary == "30-60 s · right, left · ask halfway, after"
    assert unknown.name == "nobody-knows-this"
    assert unknown.summary == "2-3 × 8-12 reps"


def test_problems_stand_at_their_steps() -> None:
    reading = Library(shipped(), routines_folder()).read_data(TEXT.encode(), "test")

    blocks = outline_of(TEXT, shipped().catalogue, reading.problems)

    assert blocks is not None
    assert [len(step.problems) for block in blocks for step in block.steps] == [0, 0, 1]


def test_problems_outside_of_the_steps_are_those_of_the_routine() -> None:
    text = TEXT.replace("kind: stretch", "kind: strech").replace("rounds: 2", "rounds: many")
    reading = Library(shipped(), routines_folder()).read_data(text.encode(), "test")
    blocks = outline_of(text, shipped().catalogue, reading.problems)

    assert blocks is not None
    outside = outside_steps(blocks, reading.problems)
    assert [each.code for each in outside] == ["unknown-word", "bad-count"]
    assert len(reading.problems) == 3


def test_a_text_without_blocks_has_none_and_what_is_no_yaml_has_no_outline() -> None:
    assert outline_of("format: 1\n", shipped().catalogue) == ()
    assert outline_of("blocks: [", shipped().catalogue) is None
    assert outline_of("", shipped().catalogue) == ()


def test_every_key_of_steps_and_blocks_has_its_place_in_the_order() -> None:
    assert set(STEP_ORDER) == {*STEP.required, *STEP.optional}
    assert set(BLOCK_ORDER) == {*BLOCK.required, *BLOCK.optional}


def test_every_shipped_routine_has_an_outline_with_all_its_steps() -> None:
    for entry in Library(shipped(), routines_folder()).shipped_entries():
        assert entry.routine is not None
        blocks = outline_of(entry.text, shipped().catalogue)
        assert blocks is not None
        assert [len(block.steps) for block in blocks] == [
            len(block.steps) for block in entry.routine.blocks
        ]
