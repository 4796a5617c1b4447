"""The tables beside the routines."""

import shutil
from pathlib import Path

import pytest

from rehab_app.engine.rules import Situation, first_match
from rehab_app.model.pain import Action, Reading, RuleMoment
from rehab_app.resources import routines_folder
from rehab_app.routine_io.shipped import load_shipped
from tests.routine_io.routine_texts import SMALL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "routines"))


def codes(folder: Path) -> list[tuple[str, str]]:
    return [(Path(found.file).name, found.code) for found in load_shipped(folder).problems]


def test_the_tables_that_ship_are_sound() -> None:
    shipped = load_shipped(routines_folder())

    assert shipped.problems == ()
    assert len(shipped.catalogue) >= 100
    assert "runners-hip" in shipped.conditions
    assert shipped.rules.id == "standard"
    assert len(shipped.red_flags.flags) >= 15


def test_an_empty_folder_is_full_of_problems_and_raises_nothing(tmp_path: Path) -> None:
    assert codes(tmp_path) == [
        ("exercises", "no-exercises"),
        ("conditions.yaml", "not-found"),
        ("standard.yaml", "not-found"),
        ("red-flags.yaml", "not-found"),
    ]


def test_broken_rules_leave_a_table_that_allows_nothing(folder: Path) -> None:
    (folder / "rules" / "standard.yaml").write_text("rules: [", encoding="utf-8")

    rules = load_shipped(folder).rules

    situation = Situation(at=RuleMoment.POSE, reading=Reading(0))
    row = first_match(rules.rules, situation, rules)
    assert row
    assert row.do is Action.END_SESSION


def test_an_exercise_in_two_files_is_a_problem_of_the_later(folder: Path) -> None:
    shutil.copy(folder / "exercises" / "strength.yaml", folder / "exercises" / "zzz.yaml")

    assert codes(folder) == [("zzz.yaml", "exercise-taken")]


@pytest.mark.parametrize(
    ("file", "before", "after", "code"),
    [
        (
            "exercises/stretches.yaml",
            "harder: hip-stretch-high",
            "harder: nobody",
            "unknown-exercise",
        ),
        ("conditions.yaml", "avoid: [ice-pack]", "avoid: [ice-pak]", "unknown-exercise"),
        ("conditions.yaml", "care_tags: [impact]", "care_tags: [inpact]", "unknown-tag"),
    ],
)
def test_tables_refer_to_what_exists(
    folder: Path, file: str, before: str, after: str, code: str
) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")

    assert codes(folder) == [(path.name, code)]
