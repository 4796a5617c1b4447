"""Broken routines and all that is said about each; run with --accept after a wanted change."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rehab_app.model.problem import has_errors
from rehab_app.routine_io.reader import read_routine
from rehab_app.routine_io.shipped import Shipped

BROKEN = Path(__file__).parent.parent / "data" / "broken"
FILES = sorted(BROKEN.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_problems_of_a_broken_file_are_named(
    path: Path, small: Shipped, accept: Callable[[Path, str], None]
) -> None:
    reading = read_routine(
        path.read_bytes(), path.name, small.catalogue, small.conditions, small.rules
    )

    assert has_errors(reading.problems) is not path.stem.startswith("warned-")
    accept(path.with_suffix(".problems"), "".join(f"{problem}\n" for problem in reading.problems))


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 18
