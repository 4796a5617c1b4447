"""Persons who share a computer: settings, warning signs and histories of their own."""

from pathlib import Path

import pytest

from rehab_app.context import Context
from rehab_app.engine.inputs import Answer, Start
from rehab_app.model.pain import Reading
from rehab_app.people import FIRST, People, clean_name
from tests.helpers.clock import FakeClock


@pytest.fixture
def context(own_home: Path) -> Context:
    return Context.open({"REHAB_APP_HOME": str(own_home)}, clock=FakeClock())


def test_without_a_file_there_is_one_person(tmp_path: Path) -> None:
    people = People(tmp_path)

    assert people.current == FIRST
    assert [each.name for each in people.all()] == ["Person 1"]
    assert people.settings_path() == tmp_path / "settings.toml"
    assert list(tmp_path.iterdir()) == []


def test_who_is_there_is_there_at_the_next_start_too(context: Context, own_home: Path) -> None:
    context.settings.update(name="Anna", sore_side="left")
    key = context.people.add("  Ben \n Berg ")
    context.choose_person(key)
    context.settings.update(sore_side="right", conditions=("labral-tear",))

    again = Context.open({"REHAB_APP_HOME": str(own_home)}, clock=FakeClock())

    assert again.person_key == key
    assert again.settings.settings.name == "Ben Berg"
    assert again.settings.settings.conditions == ("labral-tear",)
    assert [each.name for each in again.people.all()] == ["Anna", "Ben Berg"]
    again.choose_person(FIRST)
    assert again.settings.settings.sore_side == "left"
    assert again.person.conditions == ()


def test_persons_keep_their_order(tmp_path: Path) -> None:
    people = People(tmp_path)
    for name in ("B", "C", "D"):
        people.add(name)

    assert [each.name for each in People(tmp_path).all()] == ["Person 1", "B", "C", "D"]


@pytest.mark.parametrize(
    "text", ["", "current = 7", 'current = "../../etc"', 'current = "deadbeef"', "\x00\xff", "= ="]
)
def test_a_file_that_says_nothing_sensible_leaves_the_first(tmp_path: Path, text: str) -> None:
    (tmp_path / "people.toml").write_text(text, encoding="latin-1")

    assert People(tmp_path).current == FIRST


def test_nobody_is_not_chosen(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        People(tmp_path).choose("0123abcd")


def test_files_of_persons_are_for_their_owner_only(tmp_path: Path) -> None:
    people = People(tmp_path)
    people.add("Ben")

    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.iterdir())


def test_a_long_name_fits_on_a_line() -> None:
    assert len(clean_name("x" * 200)) == 40
    assert clean_name(" a\tb ") == "a b"


def is_locked(context: Context) -> bool:
    return context.signs.lock is not None


def test_each_has_warning_signs_of_their_own(context: Context) -> None:
    context.signs.answer(["F1"])
    assert is_locked(context)

    context.choose_person(context.people.add("Ben"))
    assert not is_locked(context)
    assert context.signs.is_due

    context.choose_person(FIRST)
    assert is_locked(context)


def test_neither_sees_what_the_other_left_open(context: Context) -> None:
    play = context.begin(context.library.find("daily-hip-stretch"))
    play.send(Start())
    play.send(Answer(Reading(2)))
    assert len(context.unfinished()) == 1

    context.choose_person(context.people.add("Ben"))

    assert context.unfinished() == ()
    assert context.past_sessions() == ()
    context.choose_person(FIRST)
    assert len(context.unfinished()) == 1
