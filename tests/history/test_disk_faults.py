"""D1, D2 and D9: the program is killed, or the disk fails, at each call by which it writes.

Every one of these tests plays a scene of tests/history/acting.py some ten to some hundred times.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from rehab_app.history.backups import Backup, Backups, Reason, check_file
from rehab_app.history.connection import open_to_read
from rehab_app.history.migrations import MIGRATIONS, schema_version
from rehab_app.history.records import Ending
from rehab_app.history.store import HistoryStore
from rehab_app.history.tables import tables_of
from rehab_app.settings import SettingsStore
from tests.history.acting import ANSWERS, NOW
from tests.history.faults import Fault, Played, Stage, faults, needs_strace, stage
from tests.history.samples import ROUTINE_TEXT, answer, make_version, opening

pytestmark = [needs_strace, pytest.mark.slow, pytest.mark.timeout(300)]

MEMORY = Path("/dev/shm")
KILL = "signal=KILL"
WAYS = [
    pytest.param(KILL, False, id="killed"),
    pytest.param("error=ENOSPC", False, id="disk full once"),
    pytest.param("error=ENOSPC", True, id="disk full for ever"),
    pytest.param("error=EIO", False, id="disk error once"),
]


def played_with_each(
    actors: Stage, start: Path, what: str, is_for_ever: bool
) -> Iterator[tuple[Path, Fault, Played]]:
    """Play a scene from the same start with each fault in turn, and look at what is left."""
    rehearsed = start.with_name("rehearsed")
    shutil.copytree(start, rehearsed)
    calls = actors.calls(rehearsed)
    assert sum(calls.values()) > 10
    for fault in faults(calls, what, is_for_ever=is_for_ever):
        folder = start.with_name("played")
        shutil.copytree(start, folder)
        played = actors.play(folder, fault)
        assert played.status == (-9 if what == KILL else 0), (fault, played)
        yield folder, fault, played
        shutil.rmtree(folder)


def rows_of(path: Path, version: int) -> dict[str, list[tuple[object, ...]]]:
    with closing(open_to_read(path)) as connection:
        return {
            table.name: connection.execute(table.select(table.by_key())).fetchall()
            for table in tables_of(version)
        }


@pytest.fixture
def start() -> Iterator[Path]:
    """Return a folder in memory where there is one: the faults come before any disk."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        start = Path(folder) / "start"
        start.mkdir()
        yield start


@pytest.mark.parametrize(("what", "is_for_ever"), WAYS)
def test_no_fault_in_a_session_loses_what_was_said_to_be_saved(
    start: Path, what: str, is_for_ever: bool
) -> None:
    with HistoryStore.open(start / "history.db") as store:
        old = store.start_session(opening(key="old"), ROUTINE_TEXT)
        store.append(old, answer(0, 9))
        store.end_session(old, Ending.STOPPED, NOW)
        Backups(start / "backups").make(store.copy_to, NOW, Reason.ASKED)

    with stage("session") as actors:
        for folder, fault, played in played_with_each(actors, start, what, is_for_ever):
            saved = [int(line.split()[1]) for line in played.said if line.startswith("saved")]
            least = max(saved, default=0)
            with HistoryStore.open(folder / "history.db") as store:
                sessions = {each.opening and each.opening.key: each for each in store.sessions(9)}
                assert store.session(sessions["old"].id).inputs == (answer(0, 9),), fault
                new = sessions.get("new")
                inputs = store.session(new.id).inputs if new else ()
                offered = [each.id for each in store.open_sessions()]
            assert least <= len(inputs) <= least + 1, (fault, played)
            assert [each.input for each in inputs] == [
                answer(seq, seq).input for seq in range(len(inputs))
            ]
            assert new is None or (new.ended is not None) == (new.id not in offered)
            assert "ended" not in played.said or (new and new.ended is Ending.COMPLETED), fault
            check_file(folder / "history.db")
            backups = Backups(folder / "backups").all()
            for backup in backups:
                check_file(backup.path)
            assert len(backups) >= (2 if "backed up" in played.said else 1), fault
            if what != KILL and not is_for_ever:
                assert (least, "ended" in played.said) == (ANSWERS, True), (fault, played)


# Each version is a transaction of its own, so that the first one comes through all others; a kill
# is tried from each version that ever was.
FROM_VERSIONS = [
    *(pytest.param(KILL, False, each, id=f"killed-{each}") for each in range(1, len(MIGRATIONS))),
    *(pytest.param(*way.values, 1, id=f"{way.id}-1") for way in WAYS[1:]),
]


@pytest.mark.parametrize(("what", "is_for_ever", "version"), FROM_VERSIONS)
def test_no_fault_in_a_migration_loses_a_row(
    start: Path, what: str, is_for_ever: bool, version: int
) -> None:
    make_version(start / "history.db", version)
    before = rows_of(start / "history.db", version)

    with stage("migration") as actors:
        for folder, fault, played in played_with_each(actors, start, what, is_for_ever):
            backups = Backups(folder / "backups").all()
            with closing(sqlite3.connect(folder / "history.db")) as connection:
                reached = schema_version(connection)
            assert reached == version or len(backups) == 1, (fault, played)
            for backup in backups:
                check_file(backup.path)
                assert rows_of(backup.path, version) == before
            HistoryStore.open(folder / "history.db").close()
            check_file(folder / "history.db")
            after = rows_of(folder / "history.db", len(MIGRATIONS))
            assert {name: after[name] for name in before} == before, fault


@pytest.mark.parametrize(("what", "is_for_ever"), WAYS)
def test_no_fault_tears_the_settings(start: Path, what: str, is_for_ever: bool) -> None:
    SettingsStore(start / "settings.toml").update(text_percent=125, sore_side="left")

    with stage("settings") as actors:
        for folder, fault, played in played_with_each(actors, start, what, is_for_ever):
            store = SettingsStore(folder / "settings.toml")
            assert store.notices == (), fault
            assert store.settings.sore_side == "left", fault
            told = [int(line) for line in played.said]
            assert store.settings.text_percent in {[125, *told][-1], 150, 200}
            assert store.settings.text_percent >= max(told, default=0)


def played_history(folder: Path, *keys: str) -> None:
    with HistoryStore.open(folder / "history.db") as store:
        for key in keys:
            session_id = store.start_session(opening(key=key), ROUTINE_TEXT)
            store.append(session_id, answer(0, 3))
            store.end_session(session_id, Ending.COMPLETED, NOW)


def backed_up(folder: Path, days_ago: float) -> None:
    with HistoryStore.open(folder / "history.db") as store:
        moment = NOW - timedelta(days=days_ago)
        Backups(folder / "backups").make(store.copy_to, moment, Reason.SESSION)


def keys_in(folder: Path) -> set[str]:
    with HistoryStore.open(folder / "history.db") as store:
        return {each.opening.key for each in store.sessions(9) if each.opening}


def check_backups(folder: Path) -> int:
    """Check that each file with a backup's name is whole, and return how many there are."""
    for backup in stored(folder):
        check_file(backup.path)
    return len(stored(folder))


def stored(folder: Path) -> tuple[Backup, ...]:
    return Backups(folder / "backups").all()


@pytest.mark.parametrize(("what", "is_for_ever"), WAYS)
def test_no_fault_in_a_restore_leaves_less_than_one_whole_state(
    start: Path, what: str, is_for_ever: bool
) -> None:
    played_history(start, "one")
    backed_up(start, 1)
    played_history(start, "two")

    with stage("restoring") as actors:
        for folder, fault, played in played_with_each(actors, start, what, is_for_ever):
            keys = keys_in(folder)
            assert keys in ({"one"}, {"one", "two"}), (fault, played)
            assert ("restored" in played.said) <= (keys == {"one"}), fault
            assert check_backups(folder) == 2 or keys == {"one", "two"}, fault
            check_file(folder / "history.db")


@pytest.mark.parametrize(("what", "is_for_ever"), WAYS)
def test_no_fault_while_a_history_is_brought_back_loses_it(
    start: Path, what: str, is_for_ever: bool
) -> None:
    played_history(start, "one")
    backed_up(start, 1)
    played_history(start, "two")
    path = start / "history.db"
    whole = path.read_bytes()
    first = whole.rindex(b"Daily hip")  # the newest row is the first of its page
    damaged = whole[:first] + b"d" + whole[first + 1 :]
    path.write_bytes(damaged)

    with stage("recovering") as actors:
        for folder, fault, played in played_with_each(actors, start, what, is_for_ever):
            history = folder / "history.db"
            now = history.read_bytes()
            kept = [each.read_bytes() for each in folder.glob("damaged/*.db")]
            assert now == damaged or damaged in kept, (fault, played)
            assert now != damaged or "recovered" not in played.said, fault
            if now != damaged:
                check_file(history)
                assert keys_in(folder) == {"one", "two"}, fault
            assert check_backups(folder) == 1


@pytest.mark.parametrize(("what", "is_for_ever"), WAYS)
def test_no_fault_while_backups_are_thinned_out_loses_one_that_is_kept(
    start: Path, what: str, is_for_ever: bool
) -> None:
    played_history(start, "one")
    for days_ago in (5.2, 5.1, 5.0, 4.0):
        backed_up(start, days_ago)
    *pushed_out, last_of_day, _ = (each.made for each in reversed(stored(start)))
    assert len(pushed_out) == 2

    with stage("thinning") as actors:
        for folder, fault, played in played_with_each(actors, start, what, is_for_ever):
            assert keys_in(folder) == {"one"}
            check_backups(folder)
            made = {each.made for each in stored(folder)}
            assert made - set(pushed_out) >= {last_of_day, NOW - timedelta(days=4)}, fault
            assert NOW in made or made >= set(pushed_out), (fault, played)
            assert NOW in made or "backed up" not in played.said, fault
