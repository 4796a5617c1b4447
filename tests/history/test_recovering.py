"""D5 and D6 for the files: what can be read comes back, and what is lost is said."""

import random
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from rehab_app.history.backups import Backup, Backups, Reason
from rehab_app.history.deletions import FILE_NAME, Deletions
from rehab_app.history.diary import CheckIn, Goal
from rehab_app.history.merging import NAMELESS_TITLE
from rehab_app.history.records import Correction, Ending
from rehab_app.history.recovering import Recovery, recover
from rehab_app.history.restoring import set_aside, take_place
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, Quality, Reading
from tests.history.acting import NOW
from tests.history.samples import ROUTINE_TEXT, UTC_START, answer, make_version, opening

COUNT = 40


class Home:
    """A history of some sessions, and its backups."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "history.db"
        self.new = folder / "history.db.new"
        self.backups = Backups(folder / "backups")

    def play(self, first: int, last: int) -> None:
        with HistoryStore.open(self.path) as store:
            for number in range(first, last + 1):
                opened = opening(
                    key=f"session {number}",
                    routine_title=f"Routine {number}",
                    started=UTC_START + timedelta(days=number),
                )
                session_id = store.start_session(opened, ROUTINE_TEXT)
                for seq in range(12):
                    store.append(session_id, answer(seq, (number + seq) % 11, Quality.SHARP))
                reading = Reading(2, Quality.DULL)
                store.correct(session_id, Correction(seq=3, utc=UTC_START, reading=reading))
                store.end_session(session_id, Ending.COMPLETED, UTC_START)

    def back_up(self) -> Backup:
        with HistoryStore.open(self.path) as store:
            return self.backups.make(store.copy_to, NOW, Reason.SESSION)

    def recover(self) -> Recovery:
        return recover(self.path, self.new, self.backups.all(), [ROUTINE_TEXT.encode()])

    def change(self, old: bytes, new: bytes) -> None:
        whole = self.path.read_bytes()
        assert whole.count(old) == 1, whole.count(old)
        self.path.write_bytes(whole.replace(old, new))

    def spoil_pages(self, *numbers: int) -> None:
        whole = bytearray(self.path.read_bytes())
        for number in numbers:
            whole[4096 * (number - 1) : 4096 * number] = b"\xa5" * 4096
        self.path.write_bytes(whole)

    def pages_of(self, table: str) -> list[int]:
        """Return the pages of a table, its root first."""
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("ATTACH ? AS h", (str(self.path),))
            try:
                rows = connection.execute(
                    "SELECT pageno FROM dbstat('h') WHERE name = ?", (table,)
                ).fetchall()
            except sqlite3.OperationalError:
                pytest.skip("this SQLite does not tell where the pages of a table are")
        return [int(row[0]) for row in rows]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.play(1, COUNT)
    return home


def whole_keys(path: Path) -> set[str]:
    """Return the sessions that have all they ever had."""
    with HistoryStore.open(path) as store:
        sessions = [store.session(each.id) for each in store.sessions(9999)]
    return {
        each.opening.key
        for each in sessions
        if each.opening and each.damaged == 0 and len(each.inputs) == 12 and each.corrections
        if each.routine_text == ROUTINE_TEXT and each.ended is Ending.COMPLETED
    }


def test_a_whole_history_comes_back_as_it_is(home: Home) -> None:
    recovery = home.recover()

    assert (recovery.session_count, recovery.from_file_count) == (COUNT, COUNT)
    assert not recovery.has_losses
    assert len(whole_keys(home.new)) == COUNT


def test_one_changed_entry_comes_from_the_backup(home: Home) -> None:
    home.back_up()
    home.play(COUNT + 1, COUNT + 2)
    place = home.path.read_bytes().index(b"answer\x07sharp")
    whole = bytearray(home.path.read_bytes())
    whole[place + 6] = 3
    home.path.write_bytes(whole)

    recovery = home.recover()

    assert recovery.from_file_count == recovery.session_count == COUNT + 2
    assert not recovery.has_losses
    assert len(whole_keys(home.new)) == COUNT + 2


def test_without_a_backup_it_is_said_which_session_lacks_an_entry(home: Home) -> None:
    with HistoryStore.open(home.path) as store:
        session_id = store.start_session(opening(key="last", routine_title="Last"), ROUTINE_TEXT)
        store.append(session_id, answer(0, 5, Quality.ELECTRIC))
        store.append(session_id, answer(1, 5))
        store.end_session(session_id, Ending.STOPPED, UTC_START)
    home.change(b"answer\x05electric", b"answer\x01electric")

    recovery = home.recover()

    assert [(told.title, told.lost_count) for told in recovery.lacking] == [("Last", 1)]
    assert recovery.session_count == COUNT + 1
    assert len(whole_keys(home.new)) == COUNT


def test_a_session_whose_first_entry_is_lost_keeps_its_readings(home: Home) -> None:
    home.change(b"Routine 7", b"Routine 9")

    recovery = home.recover()

    (told,) = recovery.lacking
    assert told.title == NAMELESS_TITLE
    assert told.started == UTC_START
    assert recovery.session_count == COUNT
    with HistoryStore.open(home.new) as store:
        session = store.session(7)
        assert len(session.inputs) == 12
        assert session.damaged == 0
        assert session.opening is not None
        assert session.opening.routine_title == NAMELESS_TITLE


def test_a_session_whose_routine_is_lost_keeps_its_readings(home: Home) -> None:
    home.change(b"format: 1", b"format: 9")

    recover(home.path, home.new, [], [])

    with HistoryStore.open(home.new) as store:
        session = store.session(7)
        assert (session.routine_text, session.damaged) == ("", 0)
        assert len(session.inputs) == 12
        assert session.opening is not None
        assert session.opening.key == "session 7"


def test_the_text_of_a_routine_that_is_still_there_comes_back(home: Home) -> None:
    home.change(b"format: 1", b"format: 9")

    assert not home.recover().has_losses

    assert len(whole_keys(home.new)) == COUNT


@pytest.mark.parametrize("content", [None, b"", b"notes of mine", b"\xa5" * 90_000])
def test_where_nothing_can_be_read_the_backup_comes_back(home: Home, content: bytes | None) -> None:
    backup = home.back_up()
    home.play(COUNT + 1, COUNT + 1)
    home.path.unlink()
    if content is not None:
        home.path.write_bytes(content)

    recovery = home.recover()

    assert recovery.backup == backup
    assert recovery.from_file_count == 0
    assert len(recovery.from_backup) == recovery.session_count == COUNT
    ((last, following),) = recovery.gaps
    assert (last.title, following) == (f"Routine {COUNT}", None)
    assert len(whole_keys(home.new)) == COUNT


def test_a_definition_that_is_no_text_any_more_costs_nothing(home: Home) -> None:
    whole = home.path.read_bytes()
    place = whole.index(b"CREATE TABLE note")
    home.path.write_bytes(whole[:place] + b"\xff\xfe\xfd" + whole[place + 3 :])

    recovery = home.recover()

    assert recovery.from_file_count == recovery.session_count == COUNT
    assert len(whole_keys(home.new)) == COUNT


def test_a_file_of_another_program_gives_nothing(home: Home) -> None:
    home.path.unlink()
    with closing(sqlite3.connect(home.path)) as connection:
        connection.execute("CREATE TABLE session (id INTEGER PRIMARY KEY, title TEXT)")
        connection.execute("INSERT INTO session VALUES (1, 'a song')")
        connection.commit()

    assert home.recover().session_count == 0


def test_a_backup_that_is_no_longer_whole_is_passed_over(home: Home) -> None:
    good = home.back_up()
    bad = home.back_up()
    bad.path.write_bytes(bad.path.read_bytes().replace(b"Routine 7", b"Routine 9"))
    home.path.write_bytes(b"")

    assert home.recover().backup == good


def test_damage_in_the_middle_of_a_table_costs_only_what_stood_there(home: Home) -> None:
    pages = home.pages_of("input")
    assert len(pages) > 10
    home.spoil_pages(pages[3], pages[7])

    recovery = home.recover()

    assert recovery.session_count == COUNT
    assert len(whole_keys(home.new)) >= COUNT - 14
    assert sum(told.lost_count for told in recovery.lacking) < 100
    assert len(whole_keys(home.new)) + len(recovery.lacking) == COUNT


def test_sessions_whose_first_entries_are_lost_keep_their_readings(home: Home) -> None:
    home.play(COUNT + 1, COUNT + 60)
    home.spoil_pages(home.pages_of("session")[2])

    recovery = home.recover()

    assert recovery.session_count == COUNT + 60, "their readings are there still"
    assert recovery.lacking
    assert {told.title for told in recovery.lacking} == {NAMELESS_TITLE}


def test_a_session_that_had_been_deleted_is_no_gap(home: Home) -> None:
    with HistoryStore.open(home.path) as store:
        store._connection.execute("DELETE FROM session WHERE id = 12")
    home.back_up()
    home.change(b"Routine 7", b"Routine 9")

    recovery = home.recover()

    assert recovery.gaps == ()
    assert recovery.session_count == COUNT - 1
    assert [told.title for told in recovery.from_backup] == ["Routine 7"]


def test_a_number_that_came_again_does_not_mix_two_sessions(home: Home) -> None:
    home.back_up()
    with HistoryStore.open(home.path) as store:
        store._connection.execute("DELETE FROM session WHERE id = ?", (COUNT,))
        other = store.start_session(opening(key="other", routine_title="Another one"), ROUTINE_TEXT)
        store.append(other, answer(0, 1, Quality.BURNING))
    home.change(b"Another one", b"Another two")

    recovery = home.recover()

    assert recovery.session_count == COUNT + 1
    with HistoryStore.open(home.new) as store:
        assert store.session(COUNT).inputs == (answer(0, 1, Quality.BURNING),)
        came = store.session(COUNT + 1)
        assert came.opening is not None
        assert came.opening.key == f"session {COUNT}"
        assert (len(came.inputs), came.damaged) == (12, 0)


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_damaged_history_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    home = Home(tmp_path)
    make_version(home.path, version)
    home.change(b"Daily hip stretch", b"Daily hip stretcH")

    recovery = home.recover()

    assert recovery.session_count == 1
    with HistoryStore.open(home.new) as store:
        assert store.session(1).inputs == (answer(0, 0), answer(1, 7))


@pytest.mark.slow
@pytest.mark.parametrize("has_backup", [False, True])
def test_of_many_damages_nearly_all_that_was_not_hit_comes_back(
    home: Home, has_backup: bool
) -> None:
    if has_backup:
        home.back_up()
    whole = home.path.read_bytes()
    chance = random.Random(5)
    found = hit = 0
    for number in range(60):
        damaged = bytearray(whole)
        match number % 3:
            case 0:
                damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
            case 1:
                del damaged[chance.randrange(4096, len(whole)) :]
            case _:
                one, other = (4096 * chance.randrange(1, len(whole) // 4096) for _ in range(2))
                damaged[one : one + 4096], damaged[other : other + 4096] = (
                    whole[other : other + 4096],
                    whole[one : one + 4096],
                )
        home.path.write_bytes(damaged)
        recovery = home.recover()
        keys = whole_keys(home.new)
        assert keys <= {f"session {number + 1}" for number in range(COUNT)}
        found += len(keys)
        hit += COUNT - recovery.session_count
    assert not has_backup or found == 60 * COUNT
    assert found > 0.5 * 60 * COUNT


# -- in its place


def test_a_damaged_history_is_kept_with_its_date_and_the_new_one_takes_its_place(
    home: Home, tmp_path: Path
) -> None:
    home.back_up()
    home.path.write_bytes(b"notes of mine")
    journal = home.path.with_name("history.db-journal")
    journal.write_bytes(b"half a change")

    home.recover()
    kept = set_aside(home.path, tmp_path / "damaged", NOW)
    again = set_aside(home.path, tmp_path / "damaged", NOW)
    take_place(home.new, home.path)

    assert kept is not None
    assert kept.name == "history-20261127T200000Z.db"
    assert again not in (None, kept)
    assert kept.read_bytes() == b"notes of mine"
    assert kept.with_name(f"{kept.name}-journal").read_bytes() == b"half a change"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert not journal.exists()
    assert len(whole_keys(home.path)) == COUNT
    names = {each.name for each in tmp_path.iterdir()}
    assert names == {"history.db", "backups", "damaged", "home"} & names


def test_of_a_missing_history_nothing_is_kept(tmp_path: Path) -> None:
    assert set_aside(tmp_path / "history.db", tmp_path / "damaged", NOW) is None
    (tmp_path / "history.db").touch()
    assert set_aside(tmp_path / "history.db", tmp_path / "damaged", NOW) is None


def test_what_was_deleted_after_the_backup_does_not_come_back(home: Home) -> None:
    told = CheckIn(moment=Moment.NOW, told=UTC_START, reading=Reading(5), key="told")
    with HistoryStore.open(home.path) as store:
        store.diary.keep_check_in(told)
    home.back_up()
    with HistoryStore.open(home.path) as store:
        ids = {each.opening.key: each.id for each in store.sessions(99) if each.opening}
        store.remove_session(ids["session 7"])
        store.put_back(store.remove_session(ids["session 8"]))
        store.diary.remove_check_in("told")
    home.path.write_bytes(b"nothing that can be read" * 300)

    recovery = home.recover()

    assert recovery.session_count == COUNT - 1
    assert "session 7" not in whole_keys(home.new)
    assert "session 8" in whole_keys(home.new)
    with HistoryStore.open(home.new) as store:
        assert store.diary.check_ins("") == ()
    assert b"session 7" not in (home.path.parent / FILE_NAME).read_bytes()


def test_a_person_who_was_removed_after_the_backup_does_not_come_back(home: Home) -> None:
    with HistoryStore.open(home.path) as store:
        store.start_session(opening(key="theirs", person="p2"), ROUTINE_TEXT)
        goal = Goal(title="Run", set_on=UTC_START, person="p2")
        store.diary.keep_goal(goal)
    home.back_up()
    with HistoryStore.open(home.path) as store:
        store.remove_person("p2")
    home.path.write_bytes(b"nothing that can be read" * 300)

    home.recover()

    with HistoryStore.open(home.new) as store:
        assert store.sessions(9, "p2") == ()
        assert store.diary.goals("p2") == ()
        assert len(store.sessions(99)) == COUNT


def test_a_deleted_session_makes_no_gap_that_is_told_of(home: Home) -> None:
    home.back_up()
    with HistoryStore.open(home.path) as store:
        store.remove_session(7)
    home.spoil_pages(*home.pages_of("session")[:1])

    recovery = home.recover()

    assert recovery.session_count == COUNT - 1
    assert recovery.gaps == ()


def test_what_the_damaged_history_still_has_is_kept_whatever_the_list_says(home: Home) -> None:
    Deletions(home.path).add("session 3")

    home.recover()

    assert "session 3" in whole_keys(home.new)
