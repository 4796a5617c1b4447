"""The routines there are, broken ones included."""

import shutil
from pathlib import Path

import pytest

from rehab_app.model.problem import has_errors
from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library, load_shipped
from rehab_app.routine_io.shipped import Shipped
from tests.routine_io.routine_texts import SMALL, routine_with_step

STEP = "{exercise: butterfly, hold: 30 s}"


def write(folder: Path, name: str, id_: str) -> Path:
    path = folder / name
    text = routine_with_step(STEP).replace("small-routine", id_)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def shipped_folder(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(SMALL, tmp_path / "routines"))
    write(folder, "first.yaml", "first-routine")
    return folder


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


@pytest.fixture
def library(small: Shipped, shipped_folder: Path, own_folder: Path) -> Library:
    return Library(small, shipped_folder, own_folder)


def test_every_routine_that_ships_is_sound() -> None:
    folder = routines_folder()
    entries = Library(load_shipped(folder), folder).entries()

    assert len(entries) >= 12
    assert [entry.path.name for entry in entries if has_errors(entry.problems)] == []
    assert all(entry.is_shipped for entry in entries)


def test_tables_are_no_routines(library: Library) -> None:
    assert [entry.path.name for entry in library.entries()] == ["first.yaml"]


def test_a_broken_file_stands_among_the_others_with_its_problems(
    library: Library, own_folder: Path
) -> None:
    write(own_folder, "good.yaml", "good")
    (own_folder / "broken.yaml").write_text("format: [", encoding="utf-8")
    (own_folder / "folder.yaml").mkdir()
    (own_folder / "notes.txt").write_text("not looked at", encoding="utf-8")

    entries = library.own_entries()

    assert [(entry.path.name, entry.routine is not None) for entry in entries] == [
        ("broken.yaml", False),
        ("folder.yaml", False),
        ("good.yaml", True),
    ]
    assert [entry.problems[0].code for entry in entries[:2]] == ["yaml-syntax", "not-a-file"]
    assert not any(entry.is_shipped for entry in entries)


def test_an_id_that_is_taken_is_a_problem_of_the_later_file(
    library: Library, own_folder: Path
) -> None:
    write(own_folder, "a.yaml", "mine")
    write(own_folder, "b.yaml", "mine")
    write(own_folder, "c.yaml", "first-routine")

    first, second, third = library.own_entries()

    assert first.routine
    assert (second.problems[0].code, second.problems[0].line) == ("duplicate-id", 2)
    assert "first.yaml" in third.problems[0].message


def test_folders_are_read_once_until_they_are_reloaded(library: Library, own_folder: Path) -> None:
    assert len(library.entries()) == 1

    write(own_folder, "new.yaml", "new")
    assert len(library.entries()) == 1

    library.reload()
    assert len(library.entries()) == 2


def test_a_missing_own_folder_is_an_empty_one(small: Shipped, shipped_folder: Path) -> None:
    assert Library(small, shipped_folder, shipped_folder / "none").own_entries() == ()
    assert Library(small, shipped_folder).own_entries() == ()


def test_a_routine_is_found_by_its_id_or_its_path(library: Library, own_folder: Path) -> None:
    path = write(own_folder, "file.yaml", "mine")

    assert library.find("mine").path == path
    assert library.find("first-routine").is_shipped
    found = library.find(str(path))
    assert found.routine
    assert found.routine.id == "mine"


def test_a_broken_routine_is_found_by_the_name_of_its_file(
    library: Library, own_folder: Path
) -> None:
    (own_folder / "broken.yaml").write_text("format: [", encoding="utf-8")

    assert library.find("broken").problems[0].code == "yaml-syntax"


def test_a_routine_with_a_taken_id_can_still_be_opened_by_its_path(
    library: Library, own_folder: Path
) -> None:
    path = write(own_folder, "copy.yaml", "first-routine")

    assert library.find(str(path)).routine


def test_a_name_that_nobody_knows_gets_the_nearest(library: Library) -> None:
    entry = library.find("frist-routine")

    assert entry.routine is None
    assert [(found.code, found.line, found.hint) for found in entry.problems] == [
        ("not-found", None, "did you mean first-routine?")
    ]


@pytest.mark.parametrize("name", ["none.yaml", "no/where", "", "a\0b", "x" * 5000])
def test_names_that_are_nothing_are_problems(name: str, library: Library) -> None:
    entry = library.find(name)

    assert entry.routine is None
    assert all(problem.line is None for problem in entry.problems)
    assert len(entry.problems) == 1


def test_a_folder_as_path_is_a_problem(library: Library, own_folder: Path) -> None:
    assert library.find(str(own_folder)).problems[0].code == "not-a-file"
