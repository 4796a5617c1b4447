"""Adding a routine never writes over a file."""

import os
from pathlib import Path

import pytest

from rehab_app.routine_io.adding import add_to_folder


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
