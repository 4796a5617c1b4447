"""Paths that are no routine files."""

import os
import sys
from pathlib import Path

import pytest

from rehab_app.routine_io.decoding import MOST_BYTES
from rehab_app.routine_io.file_reading import read_bytes, read_yaml_bytes
from rehab_app.routine_io.problem_list import ProblemList

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")


def read(path: Path) -> tuple[bytes | None, list[tuple[str, int | None]]]:
    problems = ProblemList(str(path))
    data = read_yaml_bytes(path, problems)
    return data, [(problem.code, problem.line) for problem in problems.sorted()]


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"format: 1\n")

    assert read(path) == (b"format: 1\n", [])


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert read(tmp_path) == (None, [("not-a-file", None)])


@on_posix
def test_a_pipe_is_refused_without_waiting_for_its_other_end(tmp_path: Path) -> None:
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)

    assert read(path) == (None, [("not-a-file", None)])


@on_posix
@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
def test_a_device_is_refused(device: str) -> None:
    assert read(Path(device)) == (None, [("not-a-file", None)])


@on_posix
def test_a_link_is_followed_and_a_broken_one_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"x")
    (tmp_path / "good.yaml").symlink_to("a.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")

    assert read(tmp_path / "good.yaml") == (b"x", [])
    assert read(tmp_path / "loop.yaml") == (None, [("unreadable", None)])


def test_no_more_than_one_byte_too_many_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"x" * (MOST_BYTES * 4))

    data = read_bytes(path, ProblemList("large.yaml"))

    assert data is not None
    assert len(data) == MOST_BYTES + 1


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert read(tmp_path / "none.yaml") == (None, [("not-found", None)])


def test_a_name_that_no_file_can_have_is_a_problem() -> None:
    assert read(Path("a\0b.yaml")) == (None, [("unreadable", None)])


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read anything")
def test_a_closed_file_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "closed.yaml"
    path.write_bytes(b"x")
    path.chmod(0)

    assert read(path) == (None, [("unreadable", None)])


def test_another_ending_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")

    assert read(path) == (None, [("not-yaml", None)])
