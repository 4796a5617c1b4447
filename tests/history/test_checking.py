from contextlib import closing
from pathlib import Path

import pytest

from rehab_app.history.checking import Damage, damage_in, recent_damage_in
from rehab_app.history.connection import open_to_read
from rehab_app.history.migrations import MIGRATIONS
from rehab_app.history.records import Ending
from rehab_app.history.store import HistoryStore
from rehab_app.history.tables import tables_of
from rehab_app.model.pain import Quality
from tests.history.samples import ROUTINE_TEXT, UTC_START, answer, opening


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "history.db"
    with HistoryStore.open(path) as store:
        for _ in range(30):
            session_id = store.start_session(opening(), ROUTINE_TEXT)
            for seq in range(10):
                store.append(session_id, answer(seq, seq, Quality.SHARP))
            store.end_session(session_id, Ending.COMPLETED, UTC_START)
    return path


def damage(path: Path) -> Damage:
    with closing(open_to_read(path)) as connection:
        return damage_in(connection)


def change(path: Path, old: bytes, new: bytes) -> None:
    """Change the bytes of the first row that has them."""
    whole = path.read_bytes()
    assert old in whole
    path.write_bytes(whole.replace(old, new, 1))


def test_a_whole_history_has_no_damage(path: Path) -> None:
    assert damage(path) == Damage()
    assert str(damage(path)) == "The history is whole."


def test_a_changed_level_is_found_though_the_file_is_sound(path: Path) -> None:
    change(path, b"answer\x07sharp", b"answer\x03sharp")

    found = damage(path)

    assert (found.faults, found.rows) == ((), {"input": 1})
    assert str(found) == "The history is damaged: 1 of its entries can't be read."


def test_a_changed_text_of_a_routine_is_found(path: Path) -> None:
    change(path, b"format: 1", b"format: 9")

    assert damage(path).rows == {"routine_text": 1}


def test_a_page_of_nonsense_is_found(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xa5" * 4096 + whole[12288:])

    assert damage(path).faults


def test_a_file_that_lost_its_end_is_found(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])

    assert damage(path).faults


def test_a_row_that_belongs_to_nothing_is_found(path: Path) -> None:
    with HistoryStore.open(path) as store:
        store._connection.execute("PRAGMA foreign_keys = OFF")
        store._connection.execute("DELETE FROM session WHERE id = 3")

    assert damage(path).faults == ("a row belongs to nothing",)


def test_the_newest_rows_are_looked_at_by_themselves(path: Path) -> None:
    whole = path.read_bytes()
    change(path, b"answer\x07sharp", b"answer\x03sharp")
    with closing(open_to_read(path)) as connection:
        # Of 300 inputs the newest 200 are looked at; the damage is in one of the first.
        assert recent_damage_in(connection) == Damage()

    path.write_bytes(whole)
    with HistoryStore.open(path) as store:
        newest = store.start_session(opening(routine_title="The newest"), ROUTINE_TEXT)
        store.append(newest, answer(0, 4, Quality.ELECTRIC))
    for old, new in (
        (b"answer\x04electric", b"answer\x02electric"),
        (b"The newest", b"The oldest"),
    ):
        whole = path.read_bytes()
        change(path, old, new)
        with closing(open_to_read(path)) as connection:
            assert sum(recent_damage_in(connection).rows.values()) == 1
        path.write_bytes(whole)


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_every_table_of_every_version_can_tell_which_rows_are_whole(version: int) -> None:
    tables = tables_of(version)

    names = [table.name for table in tables]
    assert {"routine_text", "session", "input", "mark", "ending"} <= set(names)
    for number, table in enumerate(tables):
        assert set(table.parents.values()) <= set(names[:number])
        assert table.key
        assert table.columns[-1] == "crc" or table.name == "routine_text"
