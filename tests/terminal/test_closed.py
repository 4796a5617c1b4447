"""The terminal goes by the same limits of a day as the window."""

from pathlib import Path

import pytest

from tests.terminal.programs import run

ROUTINE = """\
format: 1
id: once-a-day
title: Once a day
kind: stretch
per_day: {times: 1, gap: 0 min}
blocks:
  - title: All
    steps:
      - {exercise: seated-butterfly, hold: 20 s}
"""


@pytest.fixture
def played_today(own_home: Path, tmp_path: Path) -> Path:
    """Return a file that is meant once a day, and was played just now."""
    path = tmp_path / "once-a-day.yaml"
    path.write_text(ROUTINE)
    done = run("play", path, "--speed", "600", "--answers", "1")
    assert done.returncode == 0, done.stderr
    return path


def test_what_a_file_limits_for_a_day_is_kept(played_today: Path) -> None:
    again = run("play", played_today, "--speed", "600", "--answers", "1")

    assert again.returncode == 1
    assert "Once a day was done once today, and it is meant once a day." in again.stderr
    assert "--all-the-same begins it nonetheless." in again.stderr


def test_who_means_it_plays_it_once_more(played_today: Path) -> None:
    again = run("play", played_today, "--speed", "600", "--answers", "1", "--all-the-same")

    assert again.returncode == 0, again.stderr
