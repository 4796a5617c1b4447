"""A physio makes and changes a routine: in the form, in the text, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from rehab_app.gui.pages.workbench_page import TEXT, WorkbenchPage
from rehab_app.gui.workbench_flow import WorkbenchFlow
from tests.gui.conftest import Visitor
from tests.gui.routines import write_routine

Visit = Callable[[], Visitor]
EVENING = """\
# For the evening.
format: 1
id: evening
title: Evening   # after a run
kind: stretch
blocks:
  - title: Release
    steps:
      - exercise: supine-figure-four
        hold: 30 s   # a third longer in week 3
  - title: Stretch
    steps:
      # the sore side first
      - {exercise: couch-stretch, hold: 45 s, sides: [right, left]}
      - {exercise: seated-butterfly, hold: 60 s}
"""
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def file(own_home: Path, visitor: Visitor) -> Path:
    """Write a routine of one's own while the window is open; a home may not be there before."""
    return write_routine(own_home, "evening", EVENING)


@pytest.fixture
def bench(file: Path, visitor: Visitor) -> Visitor:
    """Return somebody who has opened the routine at the workbench."""
    visitor.click("Workbench")
    visitor.window.rooms.workbench.open(f"file:{file}")
    return visitor


def flow(bench: Visitor) -> WorkbenchFlow:
    return bench.window.rooms.workbench.flow


def page(bench: Visitor) -> WorkbenchPage:
    return flow(bench).page


def choose(bench: Visitor, row: int) -> None:
    """Choose a row: the routine is 0, its first block 1, the first step 2."""
    page(bench).rows.setCurrentRow(row)


def type_into(bench: Visitor, key: str, text: str, qtbot: QtBot) -> None:
    """Type a value into the form, as a person would, and go on."""
    line = page(bench).form.field(key).line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def text_of(bench: Visitor) -> str:
    return flow(bench).document.text


def test_a_value_of_the_form_changes_its_own_line_of_the_text(bench: Visitor, qtbot: QtBot) -> None:
    choose(bench, 2)
    assert page(bench).form.field("hold").line.text() == "30 s"

    type_into(bench, "hold", "45-60 s", qtbot)

    assert text_of(bench) == EVENING.replace("hold: 30 s ", "hold: 45-60 s ")
    bench.click("Undo")
    assert text_of(bench) == EVENING
    bench.click("Redo")
    assert "45-60 s" in text_of(bench)


def test_a_note_with_any_characters_is_written_with_quotes(bench: Visitor, qtbot: QtBot) -> None:
    choose(bench, 2)

    type_into(bench, "note", "Slowly: twice # or more", qtbot)

    assert 'note: "Slowly: twice # or more"' in text_of(bench)
    assert not flow(bench).document.has_errors
    assert page(bench).form.field("note").line.text() == "Slowly: twice # or more"


def test_a_list_may_be_typed_without_brackets_and_a_value_be_taken_away(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 2)
    type_into(bench, "sides", "right, left", qtbot)
    assert "sides: [right, left]" in text_of(bench)
    choose(bench, 4)
    type_into(bench, "sides", " ", qtbot)

    assert "{exercise: couch-stretch, hold: 45 s}" in text_of(bench)


def test_alt_and_arrows_move_a_step_with_its_comment_also_into_another_block(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 4)
    page(bench).rows.setFocus()

    qtbot.keyClick(page(bench).rows, Qt.Key.Key_Up, ALT)

    lines = text_of(bench).splitlines()
    place = lines.index("      # the sore side first")
    assert "couch-stretch" in lines[place + 1]
    assert place < lines.index("  - title: Stretch")
    assert flow(bench).chosen_path == ("blocks", 0, "steps", 1)
    qtbot.keyClick(page(bench).rows, Qt.Key.Key_Down, ALT)
    assert text_of(bench) == EVENING


def test_a_step_is_added_from_the_catalogue_by_keys_alone(bench: Visitor, qtbot: QtBot) -> None:
    choose(bench, 2)
    bench.click("Add a step")
    qtbot.keyClicks(page(bench).finder.search, "supine strap hamstring")
    bench.press("Down", "Down", "Enter")

    assert "      - exercise: supine-strap-hamstring-stretch\n" in text_of(bench)
    assert flow(bench).chosen_path == ("blocks", 0, "steps", 1)
    assert not flow(bench).document.has_errors


def test_a_step_is_duplicated_removed_and_its_exercise_changed(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 2)
    bench.click("Duplicate")
    assert text_of(bench).count("supine-figure-four") == 2
    bench.click("Change exercise")
    qtbot.keyClicks(page(bench).finder.search, "clamshell")
    bench.press("Enter")
    assert text_of(bench).count("supine-figure-four") == 1
    bench.click("Remove")

    assert text_of(bench) == EVENING


def test_a_step_is_cut_and_pasted_as_text_also_from_somewhere_else(bench: Visitor) -> None:
    choose(bench, 4)
    bench.click("Cut")
    assert QGuiApplication.clipboard().text().startswith("# the sore side first\n- {exercise")
    choose(bench, 2)
    bench.click("Paste")
    assert "couch-stretch" in text_of(bench).split("title: Stretch")[0]

    QGuiApplication.clipboard().setText("- exercise: clamshell\n  reps: 10")
    bench.click("Paste")
    assert "reps: 10" in text_of(bench)
    QGuiApplication.clipboard().setText("just a word")
    bench.click("Paste")
    assert "this is no list of steps or blocks" in bench.text


def test_a_block_comes_with_its_first_exercise(bench: Visitor, qtbot: QtBot) -> None:
    bench.click("Add a block")
    qtbot.keyClicks(page(bench).finder.search, "savasana")
    bench.press("Enter")

    assert "  - title: New block\n    steps:\n      - exercise: yin-savasana\n" in text_of(bench)


def test_what_is_typed_in_the_text_shows_in_the_form_and_errors_let_the_form_wait(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 2)
    bench.click("YAML")
    editor = page(bench).editor
    editor.setPlainText(EVENING.replace("hold: 30 s", "hold: 40 s"))
    qtbot.waitUntil(lambda: "hold: 40 s" in text_of(bench))
    assert page(bench).form.field("hold").line.text() == "40 s"

    editor.setPlainText(EVENING.replace("title: Evening", "title: [Evening"))
    qtbot.waitUntil(lambda: flow(bench).document.has_errors)
    bench.click("Form")
    assert "the form shows the last good state" in bench.text
    assert page(bench).form.field("hold").line.text() == "40 s"
    assert not page(bench).form.field("hold").line.isEnabled()

    bench.click("Undo")
    assert page(bench).form.field("hold").line.isEnabled()


def test_a_problem_is_said_at_its_line_with_what_to_write(bench: Visitor, qtbot: QtBot) -> None:
    page(bench).show_view(TEXT)
    page(bench).editor.setPlainText(EVENING.replace("hold: 60 s", "hodl: 60 s"))

    qtbot.waitUntil(lambda: "Line 15: a step knows no key" in bench.text)

    assert "did you mean hold?" in bench.text


def test_undo_takes_back_what_was_typed_and_then_what_the_form_changed(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 2)
    type_into(bench, "hold", "60 s", qtbot)
    page(bench).show_view(TEXT)
    page(bench).editor.setFocus()
    page(bench).editor.go_to(1, 1)
    qtbot.keyClicks(page(bench).editor, "# mine ")
    qtbot.waitUntil(lambda: text_of(bench).startswith("# mine "))

    qtbot.keyClick(page(bench).editor, Qt.Key.Key_Z, CONTROL)
    assert text_of(bench) == EVENING.replace("hold: 30 s", "hold: 60 s")
    qtbot.keyClick(page(bench).editor, Qt.Key.Key_Z, CONTROL)
    assert text_of(bench) == EVENING


def test_saving_writes_the_file_and_nothing_else_of_it(
    bench: Visitor, file: Path, qtbot: QtBot
) -> None:
    choose(bench, 2)
    type_into(bench, "hold", "60 s", qtbot)
    assert file.read_text(encoding="utf-8") == EVENING

    qtbot.keyClick(page(bench).rows, Qt.Key.Key_S, CONTROL)

    assert file.read_text(encoding="utf-8") == EVENING.replace("hold: 30 s", "hold: 60 s")
    assert "evening.yaml · saved" in bench.text


def test_what_was_not_saved_is_there_again_after_a_crash(
    bench: Visitor, file: Path, visit: Visit, qtbot: QtBot
) -> None:
    choose(bench, 2)
    type_into(bench, "hold", "60 s", qtbot)
    drafts = bench.window.rooms.workbench._drafts
    qtbot.waitUntil(lambda: bool(drafts.all()), timeout=1000)

    again = visit()  # as if the first had been killed: nothing of it is asked to save
    again.click("Workbench")
    (draft,) = again.window.rooms.workbench._drafts.all()
    again.window.rooms.workbench.open(f"draft:{draft.key}")

    assert text_of(again) == EVENING.replace("hold: 30 s", "hold: 60 s")
    again.click("Undo")
    assert text_of(again) == EVENING
    assert file.read_text(encoding="utf-8") == EVENING


def test_a_file_that_somebody_else_changed_is_shown_as_differences_and_not_overwritten(
    bench: Visitor, file: Path, qtbot: QtBot
) -> None:
    choose(bench, 2)
    type_into(bench, "hold", "60 s", qtbot)
    theirs = EVENING.replace("Evening ", "Night ")
    file.write_text(theirs, encoding="utf-8")

    bench.click("Save")

    assert file.read_text(encoding="utf-8") == theirs
    assert "+title: Night   # after a run" in bench.text
    bench.click("Take theirs")
    assert text_of(bench) == theirs
    bench.click("Undo")
    bench.click("Save")
    assert "hold: 60 s" in file.read_text(encoding="utf-8")


def test_a_shipped_routine_is_copied_and_a_new_one_saved_under_its_title(
    own_home: Path, visitor: Visitor, qtbot: QtBot
) -> None:
    visitor.click("Workbench").click("New routine")
    assert "not saved yet" in visitor.text
    choose(visitor, 0)
    type_into(visitor, "title", "For Anna", qtbot)
    visitor.click("Save")

    saved = own_home / "routines" / "for-anna.yaml"
    assert "title: For Anna" in saved.read_text(encoding="utf-8")
    visitor.click("All routines")
    assert not visitor.window.rooms.workbench._drafts.all()


def test_pain_that_is_dragged_bends_the_plan_in_words(bench: Visitor, qtbot: QtBot) -> None:
    choose(bench, 2)
    qtbot.waitUntil(lambda: "Nothing changes." in bench.text)

    page(bench).what_if.slider.setValue(9)

    assert "The session ends" in bench.text


@pytest.mark.slow
def test_every_path_is_walked_beside_the_window(bench: Visitor, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "All eight properties are proven." in bench.text, timeout=60_000)
