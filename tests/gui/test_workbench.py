"""A physio makes and changes a routine: in the form, in the text, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rehab_app.gui.pages.workbench_page import WorkbenchPage
from rehab_app.gui.widgets.choice_field import ChoiceField
from rehab_app.gui.widgets.drop_down import DropDown
from rehab_app.gui.widgets.value_field import ValueField
from rehab_app.gui.widgets.workbench_head import TEXT
from rehab_app.gui.workbench_flow import WorkbenchFlow
from rehab_app.model.routine import PerDay
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
    """Choose a row: the routine is 0, its first block 1, the first step 2.

    The rules, which stand behind the routine, are not counted.
    """
    page(bench).list.rows.setCurrentRow(row + 1 if row else row)


def line_of(bench: Visitor, key: str) -> QLineEdit:
    field = page(bench).form.field(key)
    assert isinstance(field, ValueField)
    return field.line


def pick(bench: Visitor, key: str, text: str, qtbot: QtBot) -> None:
    """Choose a text from a list of the form, by keys."""
    field = page(bench).form.field(key)
    assert isinstance(field, ChoiceField)
    place = field.list.findText(text)
    assert place >= 0, [field.list.itemText(number) for number in range(field.list.count())]
    field.list.setFocus()
    while field.list.currentIndex() != place:
        down = field.list.currentIndex() < place
        qtbot.keyClick(field.list, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def use_menu(bench: Visitor, name: str, qtbot: QtBot) -> None:
    """Take something from the menu of the list."""
    steps = page(bench).list
    bench.click("More to do with this step")
    place = steps.menu.actionGeometry(steps.action(name)).center()
    qtbot.mouseClick(steps.menu, Qt.MouseButton.LeftButton, pos=place)


def type_into(bench: Visitor, key: str, text: str, qtbot: QtBot) -> None:
    """Type a value into the form, as a person would, and go on."""
    line = line_of(bench, key)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def text_of(bench: Visitor) -> str:
    return flow(bench).document.text


def test_a_value_of_the_form_changes_its_own_line_of_the_text(bench: Visitor, qtbot: QtBot) -> None:
    choose(bench, 2)
    assert line_of(bench, "hold").text() == "30 s"

    type_into(bench, "hold", "45-60 s", qtbot)

    assert text_of(bench) == EVENING.replace("hold: 30 s ", "hold: 45-60 s ")
    line_of(bench, "hold").setText("50 s")
    line_of(bench, "hold").setModified(True)
    line_of(bench, "hold").setFocus()
    bench.press("Enter")
    assert text_of(bench) == EVENING.replace("hold: 30 s ", "hold: 50 s ")
    bench.click("Undo").click("Undo")
    assert text_of(bench) == EVENING
    bench.click("Redo")
    assert "45-60 s" in text_of(bench)


def test_a_note_with_any_characters_is_written_with_quotes(bench: Visitor, qtbot: QtBot) -> None:
    choose(bench, 2)

    type_into(bench, "note", "Slowly: twice # or more", qtbot)

    assert 'note: "Slowly: twice # or more"' in text_of(bench)
    assert not flow(bench).document.has_errors
    assert line_of(bench, "note").text() == "Slowly: twice # or more"


def test_what_is_one_of_a_few_is_picked_from_a_list_and_taken_away_again(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 2)
    pick(bench, "sides", "right, left", qtbot)
    assert "        sides: [right, left]\n" in text_of(bench)
    pick(bench, "sides", "as usual", qtbot)
    assert text_of(bench) == EVENING
    choose(bench, 4)
    pick(bench, "ask", "not at all", qtbot)

    assert "{exercise: couch-stretch, hold: 45 s, sides: [right, left], ask: none}" in text_of(
        bench
    )


def test_an_easier_variant_is_found_by_a_part_of_its_name(bench: Visitor, qtbot: QtBot) -> None:
    choose(bench, 2)
    field = page(bench).form.field("easier")
    assert isinstance(field, ChoiceField)
    line = field.list.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()

    qtbot.keyClicks(line, "four on a ch")
    completer = field.list.completer()
    assert completer is not None
    popup = completer.popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert "        easier: seated-figure-four-chair\n" in text_of(bench)
    line.selectAll()
    qtbot.keyClicks(line, "no such thing")
    qtbot.keyClick(line, Qt.Key.Key_Tab)

    assert "easier: seated-figure-four-chair" in text_of(bench)
    assert line.text() == "Seated figure four on a chair"


def test_a_step_is_given_another_kind_of_dose_and_its_ladder_is_drawn(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 2)
    type_into(bench, "hold", "20-45 s", qtbot)
    stairs = page(bench).form.stairs
    assert stairs.isVisible()
    assert "20 s (start)" in stairs.accessibleName()
    assert stairs.accessibleName().endswith("45 s")

    pick(bench, "dose", "reps", qtbot)

    assert "        reps: 10\n" in text_of(bench)
    assert "hold: 20-45 s" not in text_of(bench)
    assert line_of(bench, "reps").text() == "10"
    bench.click("Undo")
    assert line_of(bench, "hold").text() == "20-45 s"


def test_what_is_said_of_the_whole_routine_is_picked_without_any_yaml(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 0)
    bench.click("Runner's hip (not sure what it is)").click("IT band syndrome")
    pick(bench, "kind", "yin", qtbot)
    type_into(bench, "per_day.times", "2", qtbot)
    type_into(bench, "per_day.gap", "4 h", qtbot)
    pick(bench, "ask.next_morning", "no", qtbot)

    sound = flow(bench).document.sound
    assert sound is not None
    assert sound.routine.suits == ("it-band-syndrome", "runners-hip")
    assert sound.routine.kind == "yin"
    assert sound.routine.per_day == PerDay(times=2, gap_s=4 * 3600)
    assert not sound.routine.ask.next_morning
    assert sound.text == text_of(bench)
    pick(bench, "ask.next_morning", "yes", qtbot)
    assert "ask" not in text_of(bench)


def test_alt_and_arrows_move_a_step_with_its_comment_also_into_another_block(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 4)
    page(bench).list.rows.setFocus()

    qtbot.keyClick(page(bench).list.rows, Qt.Key.Key_Up, ALT)

    lines = text_of(bench).splitlines()
    place = lines.index("      # the sore side first")
    assert "couch-stretch" in lines[place + 1]
    assert place < lines.index("  - title: Stretch")
    assert flow(bench).steps.chosen_path == ("blocks", 0, "steps", 1)
    qtbot.keyClick(page(bench).list.rows, Qt.Key.Key_Down, ALT)
    assert text_of(bench) == EVENING


def test_a_step_is_added_from_the_catalogue_by_keys_alone(bench: Visitor, qtbot: QtBot) -> None:
    choose(bench, 2)
    bench.click("Add a step")
    qtbot.keyClicks(page(bench).finder.search, "supine strap hamstring")
    bench.press("Down", "Down", "Enter")

    assert "      - exercise: supine-strap-hamstring-stretch\n" in text_of(bench)
    assert flow(bench).steps.chosen_path == ("blocks", 0, "steps", 1)
    assert not flow(bench).document.has_errors


def test_a_step_is_duplicated_removed_and_its_exercise_changed(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 2)
    use_menu(bench, "duplicate", qtbot)
    assert text_of(bench).count("supine-figure-four") == 2
    bench.click("Change exercise")
    qtbot.keyClicks(page(bench).finder.search, "clamshell")
    bench.press("Enter")
    assert text_of(bench).count("supine-figure-four") == 1
    use_menu(bench, "remove", qtbot)

    assert text_of(bench) == EVENING


def test_a_step_is_cut_and_pasted_as_text_also_from_somewhere_else(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 4)
    use_menu(bench, "cut", qtbot)
    assert QGuiApplication.clipboard().text().startswith("# the sore side first\n- {exercise")
    choose(bench, 2)
    use_menu(bench, "paste", qtbot)
    assert "couch-stretch" in text_of(bench).split("title: Stretch")[0]

    QGuiApplication.clipboard().setText("- exercise: clamshell\n  reps: 10")
    use_menu(bench, "paste", qtbot)
    assert "reps: 10" in text_of(bench)
    QGuiApplication.clipboard().setText("just a word")
    use_menu(bench, "paste", qtbot)
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
    assert line_of(bench, "hold").text() == "40 s"

    editor.setPlainText(EVENING.replace("title: Evening", "title: [Evening"))
    qtbot.waitUntil(lambda: flow(bench).document.has_errors)
    bench.click("Form")
    assert "the form shows the last good state" in bench.text
    assert line_of(bench, "hold").text() == "40 s"
    assert not line_of(bench, "hold").isEnabled()

    bench.click("Undo")
    assert line_of(bench, "hold").isEnabled()


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

    qtbot.keyClick(page(bench).list.rows, Qt.Key.Key_S, CONTROL)

    assert file.read_text(encoding="utf-8") == EVENING.replace("hold: 30 s", "hold: 60 s")
    assert "evening.yaml · saved at 20:41" in bench.text


def test_what_was_not_saved_is_there_again_after_a_crash(
    bench: Visitor, file: Path, visit: Visit, qtbot: QtBot
) -> None:
    choose(bench, 2)
    type_into(bench, "hold", "60 s", qtbot)
    drafts = bench.window.rooms.workbench.shelf.drafts
    qtbot.waitUntil(lambda: bool(drafts.all()), timeout=1000)

    again = visit()  # as if the first had been killed: nothing of it is asked to save
    again.click("Workbench")
    (draft,) = again.window.rooms.workbench.shelf.drafts.all()
    again.window.rooms.workbench.open(f"draft:{draft.key}")

    assert text_of(again) == EVENING.replace("hold: 30 s", "hold: 60 s")
    again.click("Undo")
    assert text_of(again) == EVENING
    assert file.read_text(encoding="utf-8") == EVENING


def test_what_was_typed_last_goes_into_the_file_with_the_focus_still_in_its_field(
    bench: Visitor, file: Path, qtbot: QtBot
) -> None:
    choose(bench, 2)
    line = line_of(bench, "note")
    line.setFocus()
    qtbot.keyClicks(line, "Slowly.")

    qtbot.keyClick(line, Qt.Key.Key_S, CONTROL)

    assert "note: Slowly.\n" in file.read_text(encoding="utf-8")
    assert line.hasFocus()


def test_what_is_half_typed_in_a_field_is_kept_and_undone_in_one(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 2)
    line = line_of(bench, "note")
    line.setFocus()
    qtbot.keyClicks(line, "Keep the lower")
    drafts = bench.window.rooms.workbench.shelf.drafts
    qtbot.waitUntil(
        lambda: any("note: Keep the lower\n" in each.text for each in drafts.all()), timeout=1000
    )
    qtbot.keyClicks(line, " back down.")
    qtbot.keyClick(line, Qt.Key.Key_Tab)

    assert line.text() == "Keep the lower back down."
    assert "        note: Keep the lower back down.\n" in text_of(bench)
    bench.click("Undo")
    assert text_of(bench) == EVENING


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
    assert not visitor.window.rooms.workbench.shelf.drafts.all()


def test_pain_that_is_dragged_bends_the_plan_in_words(bench: Visitor, qtbot: QtBot) -> None:
    choose(bench, 2)
    card = page(bench).what_if
    qtbot.waitUntil(lambda: card.asked_count == 3)  # both sides, and what comes next

    card.slider(0).slider.setValue(9)
    assert "The session ends" in bench.text
    bench.click("Nothing hurts")
    assert "The session ends" not in bench.text

    knob = card.slider(1).slider
    qtbot.mouseClick(knob, Qt.MouseButton.LeftButton, pos=QPoint(knob.width() - 4, 10))
    assert knob.value() == 10
    choose(bench, 5)
    assert "Supine figure four, right" in bench.text  # what was told stays in sight


def test_another_kind_of_pain_bends_it_otherwise(bench: Visitor, qtbot: QtBot) -> None:
    choose(bench, 2)
    card = page(bench).what_if
    qtbot.waitUntil(lambda: card.asked_count == 3)
    card.slider(0).slider.setValue(3)
    dull = bench.text

    kind = card.findChild(DropDown)
    kind.setFocus()
    while "numb" not in kind.currentText():
        qtbot.keyClick(kind, Qt.Key.Key_Down)

    assert "Numbness" not in dull
    assert "Numbness, tingling or burning is not a sign to train through" in bench.text


@pytest.mark.slow
def test_every_path_is_walked_beside_the_window(bench: Visitor, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "All 8 properties are proven." in bench.text, timeout=60_000)


def test_the_pose_of_the_finder_stays_when_nobody_types(bench: Visitor, qtbot: QtBot) -> None:
    bench.window.rooms.figures.load()
    bench.click("Add a step")
    qtbot.keyClicks(page(bench).finder.search, "hip flexor")

    page(bench).editor.textChanged.emit()  # as Qt does where only colours have changed
    flow(bench).suspend()  # takes in what was typed

    assert page(bench).picture.isVisible()
