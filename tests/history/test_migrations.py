import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rehab_app.history.migrations import MIGRATIONS, migrate, schema_version
from rehab_app.history.records import Ending
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, Quality, Reading
from tests.history.samples import ROUTINE_TEXT, answer, child, line_of, make_version, opening


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_history_of_every_version_opens_with_all_it_holds(path: Path, version: int) -> None:
    make_version(path, version)

    with HistoryStore.open(path) as store:
        session = store.session(1)
        kept = (
            [each.reading.level for each in store.diary.check_ins("")],
            store.diary.note(1),
            [
                score.able
                for goal in store.diary.goals("")
                for score in store.diary.scores(goal.key)
            ],
            len(store.diary.programmes("")),
            len(store.digests.sets(1)),
        )

    assert session.damaged == 0
    assert session.opening == opening(key="the-first", app_version="0.1.0")
    assert session.routine_text == ROUTINE_TEXT
    assert session.inputs == (answer(0, 0), answer(1, 7))
    assert session.inputs[0].moment is Moment.AFTER
    assert (session.ended, session.reached_s) == (Ending.STOPPED, 12.0)
    corrected = [Reading(6, Quality.DULL), Reading(2, Quality.STRETCH)] if version >= 2 else []
    assert [each.reading for each in session.corrections] == corrected
    assert kept == (([4], "pinched, left", [2], 1, 3) if version >= 3 else ([], "", [], 0, 0))


def test_a_migration_that_fails_leaves_the_version_before(path: Path) -> None:
    def second(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE ending")
        raise sqlite3.OperationalError("disk I/O error")

    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, (*MIGRATIONS, second))

    assert schema_version(connection) == len(MIGRATIONS)
    assert connection.execute("SELECT count(*) FROM ending").fetchone() == (0,)
    connection.close()


def test_a_kill_in_a_migration_leaves_the_version_before(path: Path) -> None:
    with HistoryStore.open(path) as store:
        session_id = store.start_session(opening(), ROUTINE_TEXT)
        store.append(session_id, answer(0))
    size = path.stat().st_size

    with child("migrate", path) as migrating:
        assert line_of(migrating) == "half-way"
        migrating.kill()
        migrating.wait()

    assert path.stat().st_size > size  # it had begun to reach the file
    with HistoryStore.open(path) as store:
        assert store.session(session_id).inputs == (answer(0),)
    assert path.stat().st_size == size


def test_going_on_can_be_asked_about_in_an_older_history_too(path: Path) -> None:
    make_version(path, 4)
    said = replace(answer(2, 3), moment=Moment.RESUME, exercise=None, side=None)

    with HistoryStore.open(path) as store:
        store.append(1, said)
    with HistoryStore.open(path) as store:
        assert store.session(1).inputs[-1] == said

    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE mark SET at_s = -1")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
