"""Whatever a file holds: it ends soon, in little memory, with a problem at its place, and plain.

The limits are held by the kernel: a fork that takes more than 1 s of processor time or 100 MB more
than an empty run is killed, and then its exit is not 0. `python -m tests.hostile` prints figures.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.contents import CONTENTS, GOOD
from tests.hostile.paths import PATHS
from tests.hostile.reading import Child, FileRead

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="needs fork and limits for processes"
)


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child() as child:
        yield child


def assert_plain(read: FileRead) -> None:
    for text in (read.file, *read.texts):
        assert text.isprintable(), ascii(text)
        assert len(text) < 1500
        text.encode()


@pytest.mark.parametrize("name", CONTENTS)
def test_a_hostile_file_is_refused_at_its_place_or_is_only_text(
    name: str, child: Child, tmp_path: Path
) -> None:
    data, code = CONTENTS[name]
    path = tmp_path / "file.yaml"
    path.write_bytes(data)

    outcome = child.read(path)

    assert outcome.exit == 0
    (read,) = outcome.files
    assert read.is_routine is (code is None)
    assert code is None or code in {found for found, _, _ in read.problems}
    for found, line, column in read.problems:
        assert (line and column) or found == "file-too-large"
    assert_plain(read)


@pytest.mark.parametrize("name", PATHS)
def test_a_path_that_is_no_routine_file_is_refused(name: str, child: Child, tmp_path: Path) -> None:
    make, code = PATHS[name]

    outcome = child.read(make(tmp_path))

    assert outcome.exit == 0
    (read,) = outcome.files
    assert read.is_routine is False
    assert code in {found for found, _, _ in read.problems}
    assert_plain(read)


def test_a_shelf_full_of_them_still_has_its_good_routine(child: Child, tmp_path: Path) -> None:
    for number, (make, _) in enumerate(PATHS.values()):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        path = make(folder)
        path.rename(tmp_path / f"{number}-{path.name}")
        folder.rmdir()
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")

    outcome = child.read(tmp_path)

    assert outcome.exit == 0
    assert len(outcome.files) == len(PATHS) + 1
    assert [read.file for read in outcome.files if read.is_routine] == ["good.yaml"]


def test_there_are_enough_of_them() -> None:
    assert len(CONTENTS) + len(PATHS) >= 60


def test_a_fork_that_takes_too_much_would_be_noticed(child: Child, tmp_path: Path) -> None:
    # 400 large routines are more than anybody has, and do take more than a second.
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for number in range(400):
        (shelf / f"{number}.yaml").write_bytes(CONTENTS["a ladder of 4,000 rungs"][0])

    assert child.read(shelf).exit != 0
