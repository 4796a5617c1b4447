"""Adding a routine never writes over a file."""

import os
from pathlib import Path

import pytest

from rehab_app.resources import routines_folder
from rehab_app.routine_io.adding import add_to_folder, own_copy
from rehab_app.routine_io.library import Library, load_shipped


def test_takes_the_name_where_it_is_free(tmp_path: Path) -> None:
    path = add_to_folder("text", "/far/away/mine.yaml", tmp_path / "routines")

    assert path == tmp_path / "routines" / "mine.yaml"
    assert path.read_text() == "text"


def test_takes_the_next_free_name(tmp_path: Path) -> None:
    names = [add_to_folder(f"text {number}", "mine.yaml", tmp_path).name for number in range(3)]

    assert names == ["mine.yaml", "mine-2.yaml", "mine-3.yaml"]
    assert (tmp_path / "mine.yaml").read_text() == "text 0"


def test_does_not_follow_a_link_that_lies_there(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").symlink_to(tmp_path / "nowhere")

    path = add_to_folder("text", "mine.yaml", tmp_path)

    assert path.name == "mine-2.yaml"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_says_where_nothing_can_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(OSError, match="ermission"):
        add_to_folder("text", "mine.yaml", tmp_path)


@pytest.mark.parametrize(
    "title", ["Daily hips", '"Daily: hips"', "'Daily hips'", "Daily hips  # short"]
)
def test_a_copy_has_an_id_of_its_own_and_every_other_line_as_it_was(title: str) -> None:
    text = f"# mine\nformat: 1\nid: daily   # kept\ntitle: {title}\nblocks: []\n"

    copy, own_id = own_copy(text, "daily", {"daily", "daily-own"})

    assert own_id == "daily-own-2"
    lines = copy.splitlines()
    assert lines[2] == "id: daily-own-2   # kept"
    assert "(own copy)" in lines[3]
    assert [lines[0], lines[1], lines[4]] == ["# mine", "format: 1", "blocks: []"]


@pytest.mark.parametrize(
    "path",
    sorted(
        path
        for path in routines_folder().glob("*.yaml")
        if path.name not in ("conditions.yaml", "red-flags.yaml")
    ),
)
def test_a_copy_of_every_shipped_routine_can_be_read(path: Path) -> None:
    library = Library(load_shipped(routines_folder()), routines_folder())
    entry = library.read(path)
    assert entry.routine is not None

    text, own_id = own_copy(entry.text, entry.routine.id, ())

    copy = library.read_data(text.encode(), "copy").routine
    assert copy is not None
    assert (copy.id, copy.title) == (own_id, f"{entry.routine.title} (own copy)")
    assert copy.blocks == entry.routine.blocks
