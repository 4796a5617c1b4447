"""A file that goes out is whole or not there, for its owner only, and takes no other's place."""

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest

from rehab_app.history.exchange.outgoing import write_parts
from rehab_app.history.exchange.skipping import FileRefused


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def test_a_file_is_for_its_owner_only_whatever_the_umask(tmp_path: Path, ours: Path) -> None:
    path = tmp_path / "history.csv"
    before = os.umask(0o022)
    try:
        list(write_parts(path, [b"a", b"b"], ours))
    finally:
        os.umask(before)

    assert path.read_bytes() == b"ab"
    assert S_IMODE(path.stat().st_mode) == 0o600


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path, ours: Path) -> None:
    path = tmp_path / "history.csv"
    path.write_bytes(b"old")
    steps = write_parts(path, [b"a", b"b"], ours)

    next(steps)
    assert path.read_bytes() == b"old"
    list(steps)

    assert path.read_bytes() == b"ab"


def test_what_is_broken_off_leaves_nothing_behind(tmp_path: Path, ours: Path) -> None:
    path = tmp_path / "history.csv"
    path.write_bytes(b"old")

    steps = write_parts(path, [b"a", b"b"], ours)
    next(steps)
    steps.close()

    assert path.read_bytes() == b"old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["data", "history.csv"]


def test_a_failure_on_the_way_leaves_nothing_behind(tmp_path: Path, ours: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"a"
        raise OSError(28, "No space left on device")

    with pytest.raises(FileRefused, match="No space left on device"):
        list(write_parts(tmp_path / "history.csv", parts(), ours))

    assert [each.name for each in tmp_path.iterdir()] == ["data"]


def test_no_place_but_a_file_is_written_to(tmp_path: Path, ours: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, Path("/dev/null"), tmp_path / "no" / "folder.csv", Path("a\0b")):
        with pytest.raises(FileRefused):
            list(write_parts(path, [b"a"], ours))
    assert pipe.is_fifo()


def test_the_programs_own_data_is_never_written_over(tmp_path: Path, ours: Path) -> None:
    history = ours / "history.db"
    history.write_bytes(b"old")
    link = tmp_path / "link.csv"
    link.symlink_to(history)

    for path in (history, link, ours / "new.csv", ours / ".." / "data" / "history.db"):
        with pytest.raises(FileRefused, match="own data"):
            list(write_parts(path, [b"a"], ours))

    assert history.read_bytes() == b"old"
