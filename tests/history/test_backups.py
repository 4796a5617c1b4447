from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from stat import S_IMODE
from threading import Thread

import pytest

from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.history.backups import Backups, Reason
from rehab_app.history.connection import open_to_read
from rehab_app.history.errors import HistoryDamaged, HistoryUnavailable
from rehab_app.history.migrations import MIGRATIONS
from rehab_app.history.store import HistoryStore
from rehab_app.history.tables import tables_of
from rehab_app.model.pain import Quality
from tests.history.samples import ROUTINE_TEXT, answer, make_version, opening

NOW = datetime(2026, 11, 27, 20, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


@pytest.fixture
def store(path: Path) -> Iterator[HistoryStore]:
    with HistoryStore.open(path) as store:
        yield store


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path / "backups")


def play(store: HistoryStore, count: int = 3) -> int:
    session_id = store.start_session(opening(), ROUTINE_TEXT)
    for seq in range(count):
        store.append(session_id, answer(seq, seq % 11, Quality.SHARP))
    return session_id


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(open_to_read(path)) as connection:
        return {
            table.name: connection.execute(table.select(table.by_key())).fetchall()
            for table in tables_of(len(MIGRATIONS))
        }


def test_a_backup_holds_all_that_is_saved_and_is_for_its_owner_only(
    store: HistoryStore, path: Path, backups: Backups
) -> None:
    play(store)

    backup = backups.make(store.copy_to, NOW, Reason.SESSION)

    assert backups.all() == (backup,)
    assert (backup.made, backup.reason) == (NOW, Reason.SESSION)
    assert [file.name for file in backup.path.parent.iterdir()] == [backup.path.name]
    assert S_IMODE(backup.path.stat().st_mode) == 0o600
    assert S_IMODE(backup.path.parent.stat().st_mode) == 0o700
    store.close()
    assert rows_of(backup.path) == rows_of(path)
    with HistoryStore.open(backup.path) as again:
        assert len(again.session(1).inputs) == 3


def test_a_damaged_history_gets_no_backup_and_pushes_none_out(
    store: HistoryStore, path: Path, backups: Backups
) -> None:
    play(store)
    whole = backups.make(store.copy_to, NOW, Reason.SESSION)
    store.close()
    path.write_bytes(path.read_bytes().replace(b"answer\x02sharp", b"answer\x01sharp"))

    with HistoryStore.open(path) as damaged, pytest.raises(HistoryDamaged, match="1 of its"):
        backups.make(damaged.copy_to, NOW + timedelta(days=1), Reason.SESSION)

    assert backups.all() == (whole,)
    assert list(whole.path.parent.iterdir()) == [whole.path]


def test_two_backups_of_one_moment_are_two(store: HistoryStore, backups: Backups) -> None:
    first, second = (backups.make(store.copy_to, NOW, Reason.ASKED) for _ in range(2))

    assert backups.all() == (second, first)


def test_other_files_in_the_folder_are_no_backups_and_stay(
    store: HistoryStore, backups: Backups
) -> None:
    backup = backups.make(store.copy_to, NOW, Reason.ASKED)
    folder = backup.path.parent
    others = [
        folder / name
        for name in (
            "notes.txt",
            "history-20261399T000000000000Z-asked.db",
            "history-20261127T000000000000Z-unknown.db",
            "copy of history-20261127T000000000000Z-asked.db",
        )
    ]
    for other in others:
        other.write_text("mine")

    later = backups.make(store.copy_to, NOW + timedelta(days=4000), Reason.ASKED)

    assert backups.all() == (later, backup)
    assert all(other.read_text() == "mine" for other in others)


def test_what_an_ended_program_left_unfinished_is_no_backup_and_goes(
    store: HistoryStore, backups: Backups
) -> None:
    folder = backups.make(store.copy_to, NOW, Reason.ASKED).path.parent
    left = folder / "history-20261127T183000000000Z-asked.db.new"
    under_way = folder / "history-20261127T195900000000Z-asked.db.new"
    for each in (left, under_way):
        each.touch()

    backups.make(store.copy_to, NOW, Reason.ASKED)

    assert len(backups.all()) == 2
    assert not left.exists()
    assert under_way.exists()


def test_a_backup_is_due_after_half_an_hour_and_a_change(
    store: HistoryStore, path: Path, backups: Backups
) -> None:
    assert backups.is_due(path, NOW)
    play(store)
    backups.make(store.copy_to, NOW, Reason.SESSION)

    assert not backups.is_due(path, NOW + timedelta(minutes=31))
    play(store)

    assert not backups.is_due(path, NOW + timedelta(minutes=30))
    assert backups.is_due(path, NOW + timedelta(minutes=31))
    assert backups.is_due(path, NOW - timedelta(days=1)), "the clock was set back"


def test_deleted_backups_are_gone(store: HistoryStore, backups: Backups) -> None:
    first = backups.make(store.copy_to, NOW, Reason.ASKED)
    second = backups.make(store.copy_to, NOW + timedelta(minutes=1), Reason.ASKED)

    backups.delete([first])
    assert backups.all() == (second,)
    backups.delete(backups.all())

    assert list(second.path.parent.iterdir()) == []
    backups.delete([first])


def test_a_folder_that_can_not_be_made_is_told(store: HistoryStore, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(HistoryUnavailable):
        Backups(tmp_path / "file" / "backups").make(store.copy_to, NOW, Reason.ASKED)


def test_a_session_goes_on_while_a_thread_copies(
    store: HistoryStore, backups: Backups, path: Path
) -> None:
    for _ in range(40):
        play(store, 100)
    session_id = play(store, 0)
    thread = Thread(target=lambda: backups.make(store.copy_to, NOW, Reason.SESSION))

    thread.start()
    seq = 0
    while thread.is_alive():
        store.append(session_id, answer(seq))
        assert store.session(session_id).next_seq == seq + 1
        seq += 1
    thread.join()

    (backup,) = backups.all()
    copied = [row for row in rows_of(backup.path)["input"] if row[0] == session_id]
    store.close()
    ours = [row for row in rows_of(path)["input"] if row[0] == session_id]
    assert copied == ours[: len(copied)]


def test_an_older_history_is_backed_up_before_it_is_changed(own_home: Path) -> None:
    context = Context.open({}, own_home, SteppedClock(NOW))
    context.locations.prepare()
    make_version(context.locations.history, 1)

    assert context.history().session(1).damaged == 0

    (backup,) = context.keeping.backups.all()
    assert backup.reason is Reason.MIGRATION
    with closing(open_to_read(backup.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    context.close()
    with closing(Context.open({}, own_home, SteppedClock(NOW))) as again:
        again.history()
        assert len(again.keeping.backups.all()) == 1


def test_without_room_for_a_backup_an_older_history_stays_as_it_is(own_home: Path) -> None:
    context = Context.open({}, own_home, SteppedClock(NOW))
    context.locations.prepare()
    make_version(context.locations.history, 1)
    before = context.locations.history.read_bytes()
    context.locations.backups.touch()

    with pytest.raises(HistoryUnavailable):
        context.history()

    assert context.locations.history.read_bytes() == before


def test_a_backup_before_something_large_is_made_through_the_context(own_home: Path) -> None:
    context = Context.open({}, own_home, SteppedClock(NOW))

    backup = context.back_up(Reason.IMPORT)

    assert context.keeping.backups.all() == (backup,)
    assert backup.path.parent == context.locations.backups
    context.close()
