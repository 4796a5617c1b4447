"""Pictures of own exercises are copied beside the routine, and what was chosen is left alone."""

from pathlib import Path

import pytest

from rehab_app.resources import routines_folder
from rehab_app.routine_io.pictures import read_picture
from rehab_app.workbench.own_pictures import carry, copy_beside

PICTURE = routines_folder() / "doorway-sway.png"
TEXT = "exercises:\n  - id: sway   # mine\n    picture: sway.png\n"


def test_a_picture_is_copied_under_a_free_name_and_twice_under_the_same(tmp_path: Path) -> None:
    (tmp_path / "sway.png").write_bytes(b"something else")

    first = copy_beside(PICTURE, tmp_path, "sway")
    again = copy_beside(PICTURE, tmp_path, "sway")

    assert (first, again) == ("sway-2.png", "sway-2.png")
    assert read_picture(tmp_path / first) == PICTURE.read_bytes()
    assert (tmp_path / "sway.png").read_bytes() == b"something else"


def test_the_name_says_what_the_picture_is_whatever_it_was_called(tmp_path: Path) -> None:
    shouted = tmp_path / "PHOTO 1.JPG"
    shouted.write_bytes(PICTURE.read_bytes())

    name = copy_beside(shouted, tmp_path / "beside", "sway")

    assert name == "sway.png"
    assert shouted.read_bytes() == PICTURE.read_bytes()


def test_what_is_no_picture_is_refused_with_the_reason_and_nothing_is_left(tmp_path: Path) -> None:
    text = tmp_path / "notes.png"
    text.write_text("no picture")
    link = tmp_path / "link.png"
    link.symlink_to(PICTURE)
    folder = tmp_path / "beside"

    with pytest.raises(ValueError, match="is no picture that can be shown: save it as PNG"):
        copy_beside(text, folder, "sway")
    with pytest.raises(ValueError, match="is a link"):
        copy_beside(link, folder, "sway")
    with pytest.raises(OSError, match="No such file"):
        copy_beside(tmp_path / "gone.png", folder, "sway")
    assert not folder.exists()


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.png")

    with pytest.raises(ValueError, match="device or a pipe"):
        copy_beside(tmp_path / "pipe.png", tmp_path, "sway")


def test_pictures_go_along_when_a_routine_gets_its_file(tmp_path: Path) -> None:
    draft, routines = tmp_path / "draft", tmp_path / "routines"
    copy_beside(PICTURE, draft, "sway")

    assert carry(TEXT, draft, routines) == TEXT
    assert read_picture(routines / "sway.png") == PICTURE.read_bytes()


def test_a_name_that_is_taken_there_is_changed_in_the_text(tmp_path: Path) -> None:
    draft, routines = tmp_path / "draft", tmp_path / "routines"
    copy_beside(PICTURE, draft, "sway")
    routines.mkdir()
    (routines / "sway.png").write_bytes(b"another's")

    assert carry(TEXT, draft, routines) == TEXT.replace("sway.png", "sway-2.png")
    assert (routines / "sway.png").read_bytes() == b"another's"


def test_a_picture_that_is_not_there_or_leads_elsewhere_is_left_to_the_problems(
    tmp_path: Path,
) -> None:
    away = TEXT.replace("sway.png", "../sway.png")

    assert carry(TEXT, tmp_path / "draft", tmp_path) == TEXT
    assert carry(away, tmp_path / "draft", tmp_path) == away
    assert list(tmp_path.iterdir()) == []
