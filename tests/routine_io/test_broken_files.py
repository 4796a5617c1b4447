"""Broken routines and all that is said about each; run with --accept after a wanted change."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rehab_app.model.problem import has_errors
from tests.routine_io.routine_texts import ReadText

BROKEN = Path(__file__).parent.parent / "data" / "broken"
FILES = sorted(BROKEN.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_problems_of_a_broken_file_are_named(
    path: Path, read_text: ReadText, accept: Callable[[Path, str], None]
) -> None:
    reading = read_text(path.read_bytes().decode("utf-8", "surrogateescape"))

    assert has_errors(reading.problems) or path.stem.startswith("warned-")
    lines = (str(problem).replace("routine.yaml", path.name, 1) for problem in reading.problems)
    accept(path.with_suffix(".problems"), "".join(f"{line}\n" for line in lines))


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 18
