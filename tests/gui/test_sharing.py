"""A physio hands a routine over: what goes into the file, and what its reader will see of it."""

from pathlib import Path
from stat import S_IMODE

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from rehab_app.gui.share_flow import ShareFlow
from rehab_app.gui.widgets.routine_card import RoutineTile
from rehab_app.gui.widgets.value_field import ValueField
from rehab_app.resources import routines_folder
from rehab_app.sharing.bundle import read_bundle
from rehab_app.sharing.signing import fingerprint
from tests.gui.conftest import Visitor
from tests.gui.routines import write_routine

PICTURE = "doorway-sway.png"
EVENING = """\
# Mrs. B. asked for a short one.
format: 1
id: evening
title: Evening
author: Mia Berg
kind: stretch
exercises:
  - id: doorway
    name: Sway in a doorway
    targets: [glute-med]
    tags: []
    position: standing
    sided: both
    cues: [Sway.]
    picture: doorway-sway.png
    description: A door frame.
blocks:
  - title: Stretch
    steps:
      - {exercise: couch-stretch, hold: 45 s, private: Look at the right hip again.}
      - {exercise: doorway, hold: 30 s}
pain_rules:
  base: standard
  rules:
    - {at: pose, target: quad, pain: 3-10, do: skip-target, because: agreed}
"""


@pytest.fixture
def file(own_home: Path, visitor: Visitor) -> Path:
    """Write a routine of one's own, with its picture, while the window is open."""
    path = write_routine(own_home, "evening", EVENING)
    (path.parent / PICTURE).write_bytes((routines_folder() / PICTURE).read_bytes())
    visitor.until(lambda: "Evening" in visitor.window.rooms.library.routines.listed)
    return path


@pytest.fixture
def bench(file: Path, visitor: Visitor) -> Visitor:
    """Return somebody who wants to share the routine from the workbench."""
    visitor.click("Workbench")
    visitor.window.rooms.workbench.open(f"file:{file}")
    return visitor.click("Share…")


def flow(visitor: Visitor) -> ShareFlow:
    return visitor.window.rooms.workbench.sharing


def name_line(visitor: Visitor) -> QLineEdit:
    line = visitor.window.page.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    return line


def test_it_is_said_what_goes_into_the_file_and_what_stays(bench: Visitor) -> None:
    assert "Share “Evening”" in bench.text
    assert "The routine: 2 min · 2 steps · 1 rule of its own" in bench.text
    assert "Your own exercise Sway in a doorway" in bench.text
    assert f"The picture {PICTURE}, " in bench.text
    assert "Private note, left out: “Look at the right hip again.”" in bench.text
    assert "# Mrs. B. asked for a short one." in bench.text


def test_the_file_is_signed_with_a_key_that_is_made_for_it(
    bench: Visitor, own_home: Path, tmp_path: Path
) -> None:
    key = own_home / "config" / "signing.key"
    assert name_line(bench).text() == "Mia Berg"
    assert "You have no key yet: it is made when you save the file" in bench.text
    assert not key.exists()

    flow(bench).save_to(str(tmp_path / "evening.rehab"))

    bundle = read_bundle(tmp_path / "evening.rehab")
    assert bundle.manifest.author == "Mia Berg"
    assert list(bundle.pictures) == [PICTURE]
    assert b"right hip" not in bundle.routine
    assert S_IMODE(key.stat().st_mode) == 0o600
    size = round((tmp_path / "evening.rehab").stat().st_size / 1000)
    assert f"Saved as evening.rehab, {size} kB" in bench.text
    assert "“It is signed as Mia Berg with a key that you don't know yet.”" in bench.text
    shown = fingerprint(bundle.manifest.public_key)
    assert shown in " ".join(bench.text.split())
    bench.click("Copy the fingerprint")
    assert QGuiApplication.clipboard().text() == shown


def test_the_name_and_the_key_are_the_same_next_time(bench: Visitor, tmp_path: Path) -> None:
    name_line(bench).setText("Mia at the clinic")
    flow(bench).save_to(str(tmp_path / "a.rehab"))
    bench.click("Back").click("Share…")

    assert name_line(bench).text() == "Mia at the clinic"
    assert "Your key lies in " in bench.text
    flow(bench).save_to(str(tmp_path / "b.rehab"))
    first, second = (read_bundle(tmp_path / f"{each}.rehab").manifest for each in "ab")
    assert first.public_key == second.public_key


def test_without_a_signature_no_key_is_made(bench: Visitor, own_home: Path, tmp_path: Path) -> None:
    bench.click("Not signed")
    assert not name_line(bench).isEnabled()

    flow(bench).save_to(str(tmp_path / "evening"))

    assert not read_bundle(tmp_path / "evening.rehab").is_signed
    assert "“It is not signed, so nobody can tell who made it.”" in bench.text
    assert not (own_home / "config" / "signing.key").exists()


def test_comments_of_the_text_can_be_taken_out(bench: Visitor, tmp_path: Path) -> None:
    bench.click("Take them out")
    flow(bench).save_to(str(tmp_path / "evening.rehab"))

    assert b"Mrs. B." not in read_bundle(tmp_path / "evening.rehab").routine
    assert "1 comment in its text stays with you." in bench.text


def test_a_name_is_asked_for_before_it_is_signed(bench: Visitor) -> None:
    name_line(bench).clear()
    bench.click("Save the file…")

    assert "Give the name first under which they know you" in bench.text
    assert name_line(bench).hasFocus()
    assert not bench.window.findChildren(QFileDialog)


def test_where_to_is_asked_without_blocking(bench: Visitor) -> None:
    bench.click("Save the file…")

    (dialog,) = bench.window.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert Path(dialog.selectedFiles()[0]).name == "evening.rehab"
    dialog.reject()


def test_what_is_not_saved_yet_is_shared_as_it_stands(bench: Visitor, tmp_path: Path) -> None:
    bench.click("Back")
    workbench = bench.window.rooms.workbench.flow
    workbench.document.change(EVENING.replace("hold: 45 s", "hold: 60 s"))
    bench.click("Share…")

    assert "evening.yaml · with changes that are not saved yet" in bench.text
    flow(bench).save_to(str(tmp_path / "evening.rehab"))
    assert b"hold: 60 s" in read_bundle(tmp_path / "evening.rehab").routine


def test_errors_keep_a_routine_from_being_shared(bench: Visitor) -> None:
    bench.click("Back")
    workbench = bench.window.rooms.workbench.flow
    workbench.document.change(EVENING.replace("hold: 45 s", "hodl: 45 s"))
    bench.click("Share…")

    assert "It can't be shared as it is" in bench.text
    assert "Line 20: a step knows no key" in bench.text
    assert not bench.button("Save the file…").isEnabled()


def test_a_picture_that_is_not_there_keeps_it_from_being_shared(bench: Visitor, file: Path) -> None:
    (file.parent / PICTURE).unlink()
    bench.click("Back").click("Share…")

    assert f"The picture {PICTURE} is not there: put it beside the routine." in bench.text
    assert not bench.button("Save the file…").isEnabled()


def test_a_folder_that_can_not_be_written_to_is_said(bench: Visitor, tmp_path: Path) -> None:
    flow(bench).save_to(str(tmp_path / "nowhere" / "evening.rehab"))

    assert "It is not saved" in bench.text
    assert "No such file or directory. Choose another folder." in bench.text


def test_a_damaged_key_leaves_it_unsigned_and_is_never_written_over(
    bench: Visitor, own_home: Path, tmp_path: Path
) -> None:
    key = own_home / "config" / "signing.key"
    key.parent.mkdir(exist_ok=True)
    key.write_text("not a key")
    bench.click("Back").click("Share…")

    assert f"The key in {key} can't be read" in bench.text
    flow(bench).save_to(str(tmp_path / "evening.rehab"))
    assert not read_bundle(tmp_path / "evening.rehab").is_signed
    assert key.read_text() == "not a key"


def test_one_looks_at_it_as_its_reader_will(bench: Visitor, tmp_path: Path) -> None:
    flow(bench).save_to(str(tmp_path / "evening.rehab"))
    bench.click("Look at it as they will")

    assert "It is signed with your own key, as Mia Berg." in bench.text
    assert "You have this very version already." in bench.text
    assert not bench.has_button("Know this key")


def test_a_routine_of_ones_own_is_shared_from_its_preview(
    visitor: Visitor, file: Path, tmp_path: Path
) -> None:
    tiles = visitor.window.rooms.library.routines.findChildren(RoutineTile)
    tile = next(each for each in tiles if each.card.title == "Evening")
    (look,) = tile.actions()
    look.trigger()
    assert "This file is among the routines already." in visitor.text
    visitor.click("Share…")
    assert "Share “Evening”" in visitor.text
    visitor.window.rooms.library.incoming.sharing.save_to(str(tmp_path / "evening.rehab"))
    visitor.click("Back")
    assert visitor.shows(visitor.window.rooms.library.preview)

    visitor.window.rooms.open_file(str(routines_folder() / "yin-starter.yaml"))
    assert not visitor.has_button("Share…")


def test_a_new_routine_is_saved_and_shared_under_an_id_made_of_its_title(
    visitor: Visitor, own_home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    visitor.click("Workbench").click("New routine")
    workbench = visitor.window.rooms.workbench
    workbench.flow.page.list.rows.setCurrentRow(0)
    field = workbench.flow.page.form.field("title")
    assert isinstance(field, ValueField)
    title = field.line
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Evening hips")
    visitor.click("Share…")
    workbench.sharing.save_to(str(tmp_path / "evening.rehab"))
    visitor.click("Back").click("Save")

    assert read_bundle(tmp_path / "evening.rehab").manifest.routine_id == "evening-hips"
    assert (own_home / "routines" / "evening-hips.yaml").exists()
