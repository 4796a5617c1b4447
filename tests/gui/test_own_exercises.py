"""A physio makes exercises of their own: by form, without the file, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehab_app.gui.own_exercise_flow import OwnExerciseFlow
from rehab_app.gui.pages.own_exercise_page import OwnExercisePage
from rehab_app.gui.widgets.picture_view import PictureView
from rehab_app.gui.widgets.routine_card import RoutineTile
from rehab_app.gui.widgets.text_box import TextBox
from rehab_app.resources import routines_folder
from rehab_app.routine_io.pictures import read_picture
from tests.gui.conftest import Visitor
from tests.gui.routines import write_routine
from tests.gui.test_workbench import EVENING

Visit = Callable[[], Visitor]
PICTURE = routines_folder() / "doorway-sway.png"
OWN = EVENING.replace(
    "blocks:\n",
    """\
exercises:
  # agreed with Anna
  - id: heel-slide   # the towel one
    name: Heel slide
    targets: [hip-joint, quad]
    tags: []
    position: supine
    sided: one
    cues:
      - Lie on your back.
      - Slide one heel away.   # slowly
    pose: supine-march
blocks:
""",
).replace("exercise: supine-figure-four", "exercise: heel-slide")


@pytest.fixture
def file(own_home: Path, visitor: Visitor) -> Path:
    """Write a routine with an exercise of its own while the window is open."""
    return write_routine(own_home, "evening", OWN)


@pytest.fixture
def bench(file: Path, visitor: Visitor) -> Visitor:
    """Return somebody who has opened that routine at the workbench."""
    visitor.click("Workbench")
    visitor.window.rooms.workbench.open(f"file:{file}")
    return visitor


def own(bench: Visitor) -> OwnExerciseFlow:
    return bench.window.rooms.workbench.flow.own


def page(bench: Visitor) -> OwnExercisePage:
    return own(bench).page


def text_of(bench: Visitor) -> str:
    return bench.window.rooms.workbench.flow.document.text


def choose(bench: Visitor, row: int) -> None:
    """Choose a row; the rules, which stand behind the routine, are not counted."""
    bench.window.rooms.workbench.flow.page.list.rows.setCurrentRow(row + 1 if row else row)


def type_into(box: TextBox, text: str, qtbot: QtBot, *, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    """Type a text in place of what is there, and go on with a key."""
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, key)


def titles(visitor: Visitor) -> list[str]:
    """Return the titles of the routines that are listed."""
    tiles = visitor.window.rooms.library.routines.findChildren(RoutineTile)
    return [tile.card.title for tile in tiles]


def test_the_whole_way_from_nothing_to_a_saved_routine_that_is_read_and_shown(
    own_home: Path, visitor: Visitor, qtbot: QtBot, tmp_path: Path
) -> None:
    mine = tmp_path / "My PHOTO.PNG"
    mine.write_bytes(PICTURE.read_bytes())
    visitor.click("Workbench").click("New routine").click("Add a step")
    visitor.click("Make an exercise of your own")
    assert visitor.shows(page(visitor))
    assert "cues is empty" in visitor.text

    form = page(visitor).form
    type_into(form.texts["name"], "Towel slide", qtbot)
    type_into(form.cues.box(0), "Lie on your back: slowly.", qtbot, key=Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is form.cues.box(1)
    type_into(form.cues.box(1), "Slide a heel away.", qtbot)
    page(visitor).tags.box("flex90").click()
    visitor.click("Picture")
    own(visitor).picture.look_at(str(mine))
    assert not visitor.button("Take this picture").isEnabled()
    type_into(page(visitor).looks.picture.description, "A heel on a towel", qtbot)
    visitor.click("Take this picture")
    visitor.click("Back to the routine")
    shown = visitor.window.rooms.workbench.flow.page.own.findChildren(PictureView)
    assert [each.accessibleName() for each in shown if each.isVisible()] == ["A heel on a towel"]
    visitor.click("Save")

    saved = own_home / "routines" / "new-routine.yaml"
    entry = visitor.context.library.find(str(saved))
    assert entry.routine is not None
    assert entry.problems == ()
    (exercise,) = entry.routine.exercises
    assert (exercise.id, exercise.name) == ("towel-slide", "Towel slide")
    assert exercise.cues == ("Lie on your back: slowly.", "Slide a heel away.")
    assert exercise.tags == {"flex90"}
    assert exercise.description == "A heel on a towel"
    assert read_picture(saved.parent / exercise.picture) == mine.read_bytes()
    steps = [step.exercise for block in entry.routine.blocks for step in block.steps]
    assert "towel-slide" in steps
    assert not list((own_home / "data" / "drafts").iterdir())
    visitor.window.rooms.open_file(str(saved))
    assert "Towel slide" in visitor.text


def test_a_step_of_an_own_exercise_leads_to_it_and_others_do_not(bench: Visitor) -> None:
    choose(bench, 2)
    assert bench.has_button("Edit exercise")
    choose(bench, 4)
    assert not bench.has_button("Edit exercise")
    choose(bench, 0)
    assert "in 1 step" in bench.text

    bench.click("Edit exercise: Heel slide")

    assert bench.shows(page(bench))
    assert page(bench).form.cues.box(1).text == "Slide one heel away."
    bench.press("Esc")
    assert bench.shows(bench.window.rooms.workbench.flow.page)


def test_every_edit_changes_its_own_lines_and_is_undone_and_done_again(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 2)
    bench.click("Edit exercise")
    form = page(bench).form

    type_into(form.cues.box(1), "Slide: far", qtbot)
    assert text_of(bench) == OWN.replace(
        "- Slide one heel away.   # slowly", '- "Slide: far"   # slowly'
    )
    bench.click("Undo")
    assert text_of(bench) == OWN
    assert form.cues.box(1).text == "Slide one heel away."
    bench.click("Cue 2: up")
    assert text_of(bench).index("Slide one") < text_of(bench).index("Lie on")
    bench.click("Undo").click("Cue 1: remove")
    assert "Lie on" not in text_of(bench)
    bench.click("Undo").click("Side of the hip")
    assert "targets: [hip-joint, quad, glute-med-min]" in text_of(bench)
    bench.click("Undo").click("Standing").click("Both at once")
    assert "position: standing\n    sided: both" in text_of(bench)
    bench.click("Undo").click("Undo")
    assert text_of(bench) == OWN
    bench.click("Redo")
    assert "position: standing" in text_of(bench)


def test_a_cue_that_is_emptied_and_written_anew_is_still_the_same_one(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 2)
    bench.click("Edit exercise")
    box = page(bench).form.cues.box(0)
    box.setFocus()
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    box._say()  # as if somebody waited here
    assert "Lie on" in text_of(bench)

    qtbot.keyClicks(box, "Sit down.")
    box._say()

    assert "      - Sit down.\n      - Slide one heel away." in text_of(bench)
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert "cues:\n      - Slide one heel away." in text_of(bench)


def test_what_is_typed_is_in_the_draft_before_the_field_is_left(
    bench: Visitor, qtbot: QtBot, own_home: Path
) -> None:
    choose(bench, 2)
    bench.click("Edit exercise")
    box = page(bench).form.texts["feel"]
    box.setFocus()

    qtbot.keyClicks(box, "easy")

    drafts = own_home / "data" / "drafts"
    qtbot.waitUntil(
        lambda: any("feel: easy" in path.read_text() for path in drafts.glob("*.json")),
        timeout=2000,
    )
    qtbot.keyClicks(box, " movement")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert "feel: easy movement" in text_of(bench)
    bench.click("Undo")
    assert text_of(bench) == OWN


def test_another_id_goes_to_the_steps_and_a_taken_one_is_refused(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 2)
    bench.click("Edit exercise")
    line = page(bench).form.id_field.line
    for new_id in ("couch-stretch", "towel-slide"):
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, new_id)
        qtbot.keyClick(line, Qt.Key.Key_Tab)
        if new_id == "couch-stretch":
            assert "There is an exercise couch-stretch already" in bench.text
            assert text_of(bench) == OWN

    assert text_of(bench) == OWN.replace("heel-slide", "towel-slide")


def test_an_exercise_in_use_stays_and_says_where_and_one_that_is_not_goes(bench: Visitor) -> None:
    choose(bench, 2)
    bench.click("Edit exercise").click("Remove this exercise")
    assert "can't go: it is named in step 1 of Release" in bench.text

    bench.click("Back to the routine")
    choose(bench, 0)
    bench.click("Make an exercise of your own").click("Remove this exercise")

    assert bench.shows(bench.window.rooms.workbench.flow.page)
    assert text_of(bench) == OWN


def test_a_copy_of_the_catalogue_begins_as_it_is_and_says_what_does_not_go_along(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 4)
    bench.click("Change exercise")
    finder = bench.window.rooms.workbench.flow.page.finder
    qtbot.keyClicks(finder.search, "side plank")
    finder._rows.setCurrentRow(0)
    bench.click("Copy this one to change it")

    text = text_of(bench)
    assert "{exercise: side-plank-own, hold: 45 s" in text
    assert "  - id: side-plank-own\n    name: Side plank (own copy)\n" in text
    assert "For lateral hip pain the catalogue says by name" in bench.text
    assert page(bench).tags.box("side-on-hip").isChecked()
    bench.click("Understood").click("Undo")
    assert bench.shows(bench.window.rooms.workbench.flow.page)
    assert text_of(bench) == OWN


def test_easier_and_the_pose_are_chosen_from_the_catalogue_and_taken_away(
    bench: Visitor, qtbot: QtBot
) -> None:
    choose(bench, 2)
    bench.click("Edit exercise").click("Choose the easier exercise")
    qtbot.keyClicks(page(bench).finder.search, "windshield")
    bench.press("Enter")
    assert "    easier: supine-windshield-wipers\n" in text_of(bench)
    assert "Supine windshield wipers" in bench.text
    bench.click("Take the easier exercise away")
    assert text_of(bench) == OWN

    bench.click("Choose an exercise")
    assert not bench.has_button("Make an exercise of your own")
    qtbot.keyClicks(page(bench).finder.search, "couch stretch")
    bench.press("Enter")
    assert text_of(bench) == OWN.replace("pose: supine-march", "pose: couch-stretch")
    bench.click("Take the pose away")
    assert "pose:" not in text_of(bench)


def test_a_picture_of_a_saved_routine_is_copied_beside_it_described_and_taken_away(
    bench: Visitor, file: Path, qtbot: QtBot
) -> None:
    (file.parent / "heel-slide.png").write_bytes(b"somebody else's")
    choose(bench, 2)
    bench.click("Edit exercise").click("Picture")
    own(bench).picture.look_at(str(PICTURE))
    type_into(page(bench).looks.picture.description, "A door", qtbot)
    bench.click("Take this picture")

    assert read_picture(file.parent / "heel-slide-2.png") == PICTURE.read_bytes()
    assert "    picture: heel-slide-2.png\n    description: A door\n" in text_of(bench)
    type_into(page(bench).looks.picture.description, "A doorway", qtbot)
    assert "description: A doorway" in text_of(bench)
    bench.click("Take the picture away")
    assert text_of(bench) == OWN


def test_what_is_no_picture_is_refused_with_the_reason_and_leaving_one_keeps_the_old(
    bench: Visitor, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(bench, 2)
    bench.click("Edit exercise").click("Picture")
    text = tmp_path / "notes.png"
    text.write_text("no picture")
    own(bench).picture.look_at(str(text))
    assert "notes.png is no picture that can be shown" in bench.text
    own(bench).picture.look_at(str(tmp_path / "gone.png"))
    assert "gone.png can't be read" in bench.text
    half = tmp_path / "half.png"
    half.write_bytes(PICTURE.read_bytes()[:60])
    own(bench).picture.look_at(str(half))
    assert "half.png is damaged" in bench.text

    own(bench).picture.look_at(str(PICTURE))
    bench.click("Leave it")

    assert text_of(bench) == OWN
    assert "It is copied beside the routine" in bench.text


def test_a_picture_can_be_dropped_and_a_routine_is_left_to_the_window(
    bench: Visitor, file: Path
) -> None:
    choose(bench, 2)
    bench.click("Edit exercise").click("Picture")
    chooser = page(bench).looks.picture

    with_routine, with_picture = dragged(file), dragged(PICTURE)  # events hold no data themselves
    routine = QDragEnterEvent(QPoint(5, 5), *with_routine)
    routine.ignore()
    chooser.dragEnterEvent(routine)
    assert not routine.isAccepted()

    QApplication.sendEvent(chooser, QDragEnterEvent(QPoint(5, 5), *with_picture))
    QApplication.sendEvent(chooser, QDropEvent(QPointF(5, 5), *with_picture))

    assert chooser.is_asking


Dragged = tuple[Qt.DropAction, QMimeData, Qt.MouseButton, Qt.KeyboardModifier]


def dragged(path: Path) -> Dragged:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    return Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none


def test_a_picture_of_a_routine_without_a_file_is_there_again_after_a_crash(
    own_home: Path, visitor: Visitor, visit: Visit, qtbot: QtBot
) -> None:
    visitor.click("Workbench").click("New routine").click("Add a step")
    visitor.click("Make an exercise of your own")
    type_into(page(visitor).form.cues.box(0), "Breathe.", qtbot)
    visitor.click("Picture")
    own(visitor).picture.look_at(str(PICTURE))
    type_into(page(visitor).looks.picture.description, "A door", qtbot)
    visitor.click("Take this picture")
    drafts = visitor.window.rooms.workbench.shelf.drafts
    qtbot.waitUntil(lambda: any("description: A door" in each.text for each in drafts.all()))

    again = visit()  # as if the first had been killed: nothing of it is asked to save
    again.click("Workbench")
    (draft,) = again.window.rooms.workbench.shelf.drafts.all()
    again.window.rooms.workbench.open(f"draft:{draft.key}")
    again.click("Save")

    routines = own_home / "routines"
    assert sorted(path.name for path in routines.iterdir()) == [
        "new-exercise.png",
        "new-routine.yaml",
    ]
    assert read_picture(routines / "new-exercise.png") == PICTURE.read_bytes()
    assert not list((own_home / "data" / "drafts").iterdir())


def test_a_copy_of_a_shipped_routine_has_its_pictures(
    own_home: Path, visitor: Visitor, qtbot: QtBot
) -> None:
    visitor.click("Workbench")
    visitor.window.rooms.workbench.open(f"file:{routines_folder() / 'every-feature.yaml'}")
    visitor.click("Save")

    saved = own_home / "routines" / "every-feature-own.yaml"
    visitor.click("Routines").until(lambda: "Every feature (own copy)" in titles(visitor))
    problems = visitor.context.library.find(str(saved)).problems
    assert not [each for each in problems if "picture" in each.code]
    assert read_picture(saved.parent / "doorway-sway.png") == PICTURE.read_bytes()


def test_going_elsewhere_with_the_rail_keeps_what_was_typed(bench: Visitor, qtbot: QtBot) -> None:
    choose(bench, 2)
    bench.click("Edit exercise")
    box = page(bench).form.texts["feel"]
    box.setFocus()
    qtbot.keyClicks(box, "easy")

    bench.click("Settings").click("Workbench")

    assert "feel: easy" in text_of(bench)
    assert bench.shows(bench.window.rooms.workbench.flow.page)
    bench.click("Undo")
    assert text_of(bench) == OWN


def test_saving_from_the_page_of_an_exercise_saves_the_routine(
    bench: Visitor, file: Path, qtbot: QtBot
) -> None:
    choose(bench, 2)
    bench.click("Edit exercise")
    box = page(bench).form.texts["name"]
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "Towel slide")

    qtbot.keyClick(page(bench), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert file.read_text(encoding="utf-8") == OWN.replace("name: Heel slide", "name: Towel slide")
    assert "evening.yaml · saved" in bench.text


def move_a_handle(bench: Visitor, name: str, qtbot: QtBot) -> None:
    """Move a handle of the body by its keys."""
    handle = own(bench).body.editor.stage.handle(name)
    handle.setFocus()
    for _ in range(8):
        qtbot.keyClick(handle, Qt.Key.Key_Up)


def test_a_body_is_posed_beginning_with_the_catalogue_and_undone(
    bench: Visitor, qtbot: QtBot
) -> None:
    bench.window.rooms.figures.load()
    choose(bench, 2)
    bench.click("Edit exercise").click("Posed body").click("Pose the body")
    assert "The pose of Heel slide" in bench.text
    assert text_of(bench) == OWN  # looked at, not changed

    move_a_handle(bench, "foot_right", qtbot)

    assert "    pose:\n      from: supine-march\n" in text_of(bench)
    assert not bench.window.rooms.workbench.flow.document.has_errors
    bench.click("Done")
    assert bench.has_button("Change the pose")
    assert "Drawn with a pose of its own." in bench.text
    while text_of(bench) != OWN:
        bench.click("Undo")
    assert bench.has_button("Pose the body")


def test_a_body_is_posed_from_standing_while_the_rest_is_not_said_yet(
    bench: Visitor, qtbot: QtBot
) -> None:
    bench.window.rooms.figures.load()
    choose(bench, 0)
    bench.click("Make an exercise of your own")
    assert "cues is empty" in bench.text
    bench.click("Posed body").click("Pose the body")

    move_a_handle(bench, "hand_left", qtbot)

    assert "    pose:\n      " in text_of(bench)
    assert "from:" not in text_of(bench)
    bench.press("Esc")
    assert "Drawn with a pose of its own." in bench.text
    bench.click("Take the pose away")
    assert "Nothing shows it yet." in bench.text
