"""Broken routines and all that is said about each; run with --accept after a wanted change."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rehab_app.model.problem import has_errors
from rehab_app.routine_io import reader
from rehab_app.routine_io.reader import RoutineReading, read_routine
from rehab_app.routine_io.shipped import Shipped

DATA = Path(__file__).parent.parent / "data"
BROKEN = DATA / "broken"
FILES = sorted(BROKEN.glob("*.yaml"))
SOUND = sorted((DATA / "sound").glob("*.yaml"))
SOURCE = sorted(Path(reader.__file__).parent.glob("*.py"))
OTHERS = {"taken-by-another": "another.yaml"}

# Codes without a file of their own, and the test that shows them.
ELSEWHERE = {
    # no text that could be kept in a file: paths, and what is too large to keep
    "not-found": "test_library.py",
    "not-a-file": "test_file_reading.py",
    "unreadable": "test_file_reading.py",
    "not-yaml": "test_file_reading.py",
    "picture-not-a-file": "test_pictures.py",
    "file-too-large": "test_decoding.py",
    "too-many-nodes": "test_nodes.py",
    # of the tables and poses that ship, never of a routine
    "no-exercises": "test_shipped.py",
    "pose-taken": "test_poses.py",
    "bad-days": "test_durations.py",
    "quality-without-class": "test_rule_set_reader.py",
    "rules-have-gap": "test_rule_set_reader.py",
}
MANY_CLASSES = {"all-at-once"}


def read(path: Path, small: Shipped) -> RoutineReading:
    tables = (small.catalogue, small.conditions, small.rules)
    return read_routine(path.read_bytes(), path.name, *tables, OTHERS, path.parent)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_problems_of_a_broken_file_are_named(
    path: Path, small: Shipped, accept: Callable[[Path, str], None]
) -> None:
    problems = read(path, small).problems

    assert has_errors(problems) is not path.stem.startswith("warned-")
    assert path.stem in MANY_CLASSES or len({problem.code for problem in problems}) == 1
    accept(path.with_suffix(".problems"), "".join(f"{problem}\n" for problem in problems))


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_what_is_just_right_is_not_warned_of(path: Path, small: Shipped) -> None:
    warned = (BROKEN / f"warned-{path.stem}.yaml").read_text(encoding="utf-8").splitlines()
    sound = path.read_text(encoding="utf-8").splitlines()

    assert read(path, small).problems == ()
    assert len(set(warned) ^ set(sound)) <= 4 + 4  # id and title, and what makes the difference


def test_there_are_at_least_forty_of_them_one_class_of_problems_each() -> None:
    assert len(FILES) >= 40


def test_every_problem_the_reader_can_give_has_a_reference_file() -> None:
    shown = {
        code
        for path in FILES
        for code in re.findall(r"\[([a-z0-9-]+)\]$", _expected(path), re.MULTILINE)
    }
    given = {code for path in SOURCE for code in _codes_in(path)}

    assert len(given) > 60
    assert given - shown - set(ELSEWHERE) == set()
    assert set(ELSEWHERE) & shown == set(), "these have one: take them out of ELSEWHERE"
    for code, test in ELSEWHERE.items():
        assert f'"{code}"' in (Path(__file__).parent / test).read_text(encoding="utf-8")


def test_every_warning_has_a_file_that_just_has_not() -> None:
    warned = {path.stem.removeprefix("warned-") for path in FILES if "warned-" in path.stem}

    assert {path.stem for path in SOUND} == warned


def _expected(path: Path) -> str:
    return path.with_suffix(".problems").read_text(encoding="utf-8")


def _codes_in(path: Path) -> Iterator[str]:
    """Yield the codes of the problems that a module gives, as its calls have them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        words = [text for text in texts if isinstance(text, str)]
        match node.func:
            case ast.Name(id="GrammarError" | "_NotShownError"):
                yield words[0]
            case ast.Name(id="check_words"):
                yield f"unknown-{words[-1]}"
            case ast.Attribute(attr="error" | "warning" | "refuse" | "only" | "unknown"):
                yield from words[:1]
