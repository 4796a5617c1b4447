"""D8, and the preview: an older state comes back whole, and what that changes is said before."""

import random
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from rehab_app.history.backups import Backups, Reason, check_file
from rehab_app.history.connection import open_to_read
from rehab_app.history.errors import HistoryDamaged
from rehab_app.history.migrations import MIGRATIONS
from rehab_app.history.records import Correction, Ending
from rehab_app.history.restoring import Differences, prepare, take_place
from rehab_app.history.store import HistoryStore
from rehab_app.history.tables import tables_of
from rehab_app.model.pain import Reading
from tests.history.acting import NOW
from tests.history.samples import ROUTINE_TEXT, UTC_START, answer, make_version, opening

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path / "backups")


def play(store: HistoryStore, title: str, day: int) -> int:
    started = UTC_START + timedelta(days=day)
    opened = opening(key=title, routine_title=title, started=started)
    session_id = store.start_session(opened, ROUTINE_TEXT)
    store.append(session_id, answer(0, day % 11))
    store.end_session(session_id, Ending.COMPLETED, started)
    return session_id


def rows_of(path: Path) -> Rows:
    with closing(open_to_read(path)) as connection:
        return {
            table.name: connection.execute(table.select(table.by_key())).fetchall()
            for table in tables_of(len(MIGRATIONS))
        }


def preview(store: HistoryStore, backup: Path, new: Path) -> Differences:
    prepare(backup, new)
    return store.differences(new)


def test_what_would_come_go_and_change_is_said_before(path: Path, backups: Backups) -> None:
    new = path.with_name("history.db.new")
    with HistoryStore.open(path) as store:
        play(store, "Stays", 1)
        changed, gone = play(store, "Changes", 2), play(store, "Comes back", 3)
        backup = backups.make(store.copy_to, NOW, Reason.ASKED)
        assert not preview(store, backup.path, new)
        store.correct(changed, Correction(seq=0, utc=NOW, reading=Reading(1)))
        store._connection.execute("DELETE FROM session WHERE id = ?", (gone,))
        play(store, "Goes", 4)

        found = preview(store, backup.path, new)

    titles = [[told.title for told in each] for each in (found.coming, found.going, found.changed)]
    assert titles == [["Comes back"], ["Goes"], ["Changes"]]
    assert found.going[0].started == UTC_START + timedelta(days=4)


def test_every_backup_comes_back_with_every_row(path: Path, backups: Backups) -> None:
    chance = random.Random(8)
    saved: dict[Path, Rows] = {}
    for number in range(24):
        with HistoryStore.open(path) as store:
            for _ in range(chance.randrange(1, 4)):
                play(store, f"{number} {chance.random()}", number)
            now = NOW + timedelta(days=number * 3)
            backup = backups.make(store.copy_to, now, chance.choice(list(Reason)))
        saved[backup.path] = rows_of(path)

    kept = backups.all()
    assert 12 < len(kept) < 24
    for backup in kept:
        new = path.with_name("history.db.new")
        prepare(backup.path, new)
        take_place(new, path)
        with HistoryStore.open(path) as store:
            assert store.session(1).damaged == 0
        check_file(path)
        assert rows_of(path) == saved[backup.path]


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_backup_of_every_version_comes_back(
    path: Path, backups: Backups, tmp_path: Path, version: int
) -> None:
    old = tmp_path / "old.db"
    make_version(old, version)

    prepare(old, path)

    with HistoryStore.open(path) as store:
        assert store.session(1).damaged == 0
        assert store.session(1).inputs == (answer(0, 0), answer(1, 7))


def test_a_backup_that_is_no_longer_whole_is_refused(path: Path, backups: Backups) -> None:
    with HistoryStore.open(path) as store:
        play(store, "Some title", 1)
        backup = backups.make(store.copy_to, NOW, Reason.ASKED)
    backup.path.write_bytes(backup.path.read_bytes().replace(b"Some title", b"Some litle"))

    with pytest.raises(HistoryDamaged, match="damaged"):
        prepare(backup.path, path.with_name("history.db.new"))
