"""D1, D2 and D9: the program is killed, or the disk fails, at each call by which it writes.

Every one of these tests plays a scene of tests/history/acting.py some ten to some hundred times.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rehab_app.history.backups import Backups, Reason, check_file
from rehab_app.history.connection import open_to_read
from rehab_app.history.migrations import MIGRATIONS, schema_version
from rehab_app.history.records import Ending
from rehab_app.history.store import HistoryStore
from rehab_app.history.tables import tables_of
from rehab_app.settings import SettingsStore
from tests.history.acting import ANSWERS, NOW
from tests.history.faults import Fault, Played, Stage, faults, needs_strace, stage
from tests.history.samples import ROUTINE_TEXT, answer, make_version, opening

pytestmark = [needs_strace, pytest.mark.slow]

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
def start(tmp_path: Path) -> Path:
    folder = tmp_path / "start"
    folder.mkdir()
    return folder


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


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
@pytest.mark.parametrize(("what", "is_for_ever"), WAYS)
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
