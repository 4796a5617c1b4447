"""A routine's text while it is worked on: undo, redo, and what it said last without an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.resources import routines_folder
from rehab_app.routine_io.editing import put
from rehab_app.routine_io.library import Library
from rehab_app.routine_io.reader import RoutineReading
from rehab_app.workbench.document import Document
from tests.helpers.sessions import shipped, steps

TEXT = steps("exercise: supine-figure-four, hold: 30 s", "exercise: couch-stretch, hold: 45 s")
LIBRARY = Library(shipped(), routines_folder())
HOLD = ("blocks", 0, "steps", 0, "hold")


def read(data: bytes) -> RoutineReading:
    return LIBRARY.read_data(data, "test")


@pytest.fixture
def document() -> Document:
    return Document(TEXT, read)


def test_a_change_can_be_undone_and_done_again(document: Document) -> None:
    document.change(put(document.text, HOLD, "60 s"))
    changed, was_changed = document.text, document.is_changed
    assert was_changed
    assert "60 s" in changed

    document.undo()
    assert document.text == TEXT
    assert not document.is_changed
    document.redo()
    assert document.text == changed
    assert not document.can_redo


def test_what_is_typed_in_one_go_is_one_state_and_a_pause_parts_it(document: Document) -> None:
    for end in ("# a", "# an", "# and"):
        document.type(TEXT + end)
    document.pause_typing()
    document.type(f"{TEXT}# and more")

    document.undo()
    assert document.text == f"{TEXT}# and"
    document.undo()
    assert document.text == TEXT
    assert not document.can_undo


def test_undo_goes_through_what_was_typed_and_what_a_form_changed(document: Document) -> None:
    document.type(f"{TEXT}# mine\n")
    document.change(put(document.text, HOLD, "60 s"))
    document.type(f"{document.text}# yours\n")
    states = [document.text]
    while document.can_undo:
        document.undo()
        states.append(document.text)

    assert len(states) == 4
    assert states[-1] == TEXT
    for state in reversed(states[:-1]):
        document.redo()
        assert document.text == state


def test_what_was_undone_is_gone_once_something_else_is_done(document: Document) -> None:
    document.change(put(TEXT, HOLD, "60 s"))
    document.undo()
    document.change(put(TEXT, HOLD, "45 s"))

    assert not document.can_redo


def test_while_there_is_an_error_the_last_sound_state_is_known(document: Document) -> None:
    document.type(TEXT.replace("hold: 30 s", "hodl: 30 s"))

    assert document.has_errors
    assert [problem.code for problem in document.problems] == ["unknown-key"]
    assert document.sound is not None
    assert document.sound.text == TEXT
    assert document.sound.routine.blocks[0].steps[0].hold is not None


def test_a_text_that_was_never_sound_says_so() -> None:
    document = Document("format: 1\n", read)

    assert document.has_errors
    assert document.sound is None


def test_what_is_saved_is_no_longer_changed_until_it_is_another(document: Document) -> None:
    document.change(put(TEXT, HOLD, "60 s"))
    document.note_saved()
    assert not document.is_changed
    document.undo()
    assert document.is_changed


@given(st.lists(st.sampled_from(("30 s", "45 s", "60 s", "undo", "redo", "type")), max_size=30))
def test_undo_to_the_end_and_redo_to_the_end_come_to_the_same_states(moves: list[str]) -> None:
    document = Document(TEXT, read)
    for move in moves:
        match move:
            case "undo":
                document.undo()
            case "redo":
                document.redo()
            case "type":
                document.type(f"{document.text}#")
            case _:
                document.change(put(document.text, HOLD, move))
    while document.can_redo:
        document.redo()
    last = document.text
    forward: list[str] = []
    while document.can_undo:
        forward.append(document.text)
        document.undo()
    assert document.text == TEXT

    for state in reversed(forward):
        document.redo()
        assert document.text == state
    assert document.text == last
