"""What is worked on is on the disk before it is saved."""

import os
import stat
from pathlib import Path

import pytest

from rehab_app.workbench.drafts import Draft, Drafts, base_of

DRAFT = Draft(key="a", path="/routines/a.yaml", base=base_of(b"old"), text="title: Grüße\n")


def test_a_draft_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    assert drafts.all() == ()

    drafts.keep(DRAFT)

    assert Drafts(tmp_path / "drafts").all() == (DRAFT,)
    assert drafts.of("a") == DRAFT
    assert drafts.of("b") is None


def test_a_draft_takes_the_place_of_the_one_before_and_the_newest_comes_first(
    tmp_path: Path,
) -> None:
    drafts = Drafts(tmp_path)
    other = Draft(key="b", path="", base="", text="new")
    drafts.keep(DRAFT)
    drafts.keep(other)
    for number, file in enumerate(sorted(tmp_path.iterdir())):
        os.utime(file, (number, number))
    newest = Draft(key="a", path=DRAFT.path, base=DRAFT.base, text="later")

    drafts.keep(newest)

    assert drafts.all() == (newest, other)


def test_a_draft_that_is_dropped_is_gone(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep(DRAFT)
    drafts.drop("a")
    drafts.drop("a")

    assert drafts.all() == ()
    assert list(tmp_path.iterdir()) == []


def test_it_is_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    Drafts(folder).keep(DRAFT)

    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("text", ["", "{", "[]", '{"key": "a"}', '{"key": 1}', "[" * 100_000])
def test_what_can_not_be_read_is_passed_over_and_stays(text: str, tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep(DRAFT)
    damaged = tmp_path / "x.draft.json"
    damaged.write_text(text, encoding="utf-8")

    assert drafts.all() == (DRAFT,)
    assert damaged.exists()
