"""Persons who share a computer: settings, warning signs and histories of their own."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rehab_app.context import Context
from rehab_app.engine.inputs import Answer, End, Start
from rehab_app.history.backups import Reason
from rehab_app.history.diary import CheckIn, Goal, GoalScore, Note, ProgrammeSince
from rehab_app.history.migrations import MIGRATIONS
from rehab_app.history.tables import tables_of
from rehab_app.model.pain import Moment, Reading
from rehab_app.model.programme import Programme
from rehab_app.people import FIRST, People, clean_name
from rehab_app.person_removal import remove_person
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


def test_who_is_removed_is_gone_with_everything_and_can_be_put_back(
    context: Context, own_home: Path
) -> None:
    context.settings.update(name="Anna")
    ben = context.people.add("Ben")
    for key in (FIRST, ben):
        context.choose_person(key)
        _fill(context)
    before = _contents(own_home)

    undo = remove_person(context, ben)

    assert [each.name for each in context.people.all()] == ["Anna"]
    assert (context.person_key, context.settings.settings.name) == (FIRST, "Anna")
    assert context.history().counts_of(ben) == (0, 0)
    assert context.history().counts_of(FIRST) == (1, 1)
    assert not any(ben in str(row) for rows in _contents(own_home).values() for row in rows)
    assert context.keeping.backups.all()[0].reason is Reason.DELETION

    undo()

    assert [each.name for each in context.people.all()] == ["Anna", "Ben"]
    assert _contents(own_home) == before
    context.choose_person(ben)
    assert context.settings.settings.name == "Ben"


def test_a_session_whose_number_was_given_away_gets_another(context: Context) -> None:
    ben = context.people.add("Ben")
    context.choose_person(ben)
    _fill(context)
    undo = remove_person(context, ben)
    _fill(context)

    undo()

    assert context.history().counts_of(ben) == (1, 1)
    assert context.history().counts_of(FIRST) == (1, 1)
    numbers = [each.id for each in context.history().sessions(9)]
    assert len(set(numbers)) == 2
    assert all(context.history().session(number).damaged == 0 for number in numbers)


def test_the_first_can_be_removed_but_not_the_only_one(context: Context, own_home: Path) -> None:
    context.settings.update(name="Anna")
    ben = context.people.add("Ben")

    remove_person(context, FIRST)

    again = People(context.locations.config)
    assert [each.name for each in again.all()] == ["Ben"]
    assert again.current == ben
    with pytest.raises(KeyError):
        remove_person(context, ben)
    assert [each.name for each in People(context.locations.config).all()] == ["Ben"]


def _fill(context: Context) -> None:
    """Let who is here have a session, a reading, a goal with a score and days."""
    play = context.begin(context.library.find("desk-break-mini"))
    play.send(Start())
    play.send(Answer(Reading(1)))
    play.send(End())
    context.catch_up()
    store, person, now = context.history(), context.person_key, context.clock.wall()
    store.diary.keep_note(Note(session_id=play.session_id or 0, text="fine", written=now))
    said = CheckIn(person=person, moment=Moment.NOW, told=now, reading=Reading(2))
    store.diary.keep_check_in(said)
    goal = Goal(person=person, title="stairs", set_on=now)
    store.diary.keep_goal(goal)
    store.diary.keep_score(GoalScore(goal=goal.key, told=now, able=4))
    store.diary.keep_programme(
        ProgrammeSince(person=person, since=now, programme=Programme(sequence=("yin-five",)))
    )


def _contents(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of the history by table, but for where folds had come to."""
    (path,) = home.rglob("history.db")
    with closing(sqlite3.connect(f"file:{path}?mode=ro&nolock=1", uri=True)) as connection:
        names = [table.name for table in tables_of(len(MIGRATIONS)) if table.name != "checkpoint"]
        query = "SELECT * FROM {} ORDER BY 1, 2"
        return {name: connection.execute(query.format(name)).fetchall() for name in names}
