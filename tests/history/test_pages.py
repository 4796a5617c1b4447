"""Rows read from pages are those that SQLite reads, without a tree and without a schema."""

import random
import struct
from contextlib import closing
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.history.connection import open_to_read
from rehab_app.history.migrations import MIGRATIONS
from rehab_app.history.pages import records_in
from rehab_app.history.records import Correction, Ending
from rehab_app.history.store import HistoryStore
from rehab_app.history.tables import Table, tables_of
from rehab_app.model.pain import Quality, Reading
from tests.history.samples import UTC_START, answer, make_version, opening

Rows = dict[str, set[tuple[object, ...]]]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a history whose inputs fill several levels of pages, with texts of many lengths."""
    path = tmp_path_factory.mktemp("pages") / "history.db"
    with HistoryStore.open(path) as store:
        store._connection.execute("PRAGMA synchronous = OFF")
        for number in range(120):
            text = "format: 1\n" + "a line of a routine\n" * (number * number // 4)
            started = UTC_START + timedelta(days=number)
            session_id = store.start_session(opening(started=started), text)
            for seq in range(30):
                store.append(session_id, answer(seq, seq % 11, Quality.SHARP))
            store.correct(session_id, Correction(seq=3, utc=started, reading=Reading(2)))
            store.end_session(session_id, Ending.COMPLETED, started)
    return path


def rows_by_sql(path: Path, version: int = len(MIGRATIONS)) -> Rows:
    with closing(open_to_read(path)) as connection:
        return {table.name: set(connection.execute(table.select())) for table in tables_of(version)}


def rows_by_pages(data: bytes, version: int = len(MIGRATIONS)) -> Rows:
    rows: Rows = {table.name: set() for table in tables_of(version)}
    for record in records_in(data):
        for table in tables_of(version):
            row = table.row_of(record)
            if row is not None and table.is_whole(row):
                rows[table.name].add(row)
    return rows


def test_all_rows_are_found_and_no_others(path: Path) -> None:
    assert rows_by_pages(path.read_bytes()) == rows_by_sql(path)


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_all_rows_of_every_version_are_found(tmp_path: Path, version: int) -> None:
    old = tmp_path / "old.db"
    make_version(old, version)

    assert rows_by_pages(old.read_bytes(), version) == rows_by_sql(old, version)


def test_pages_in_any_order_and_without_the_first_give_the_same_rows(path: Path) -> None:
    whole = path.read_bytes()
    pages = [whole[place : place + 4096] for place in range(4096, len(whole), 4096)]
    random.Random(4).shuffle(pages)

    rows = rows_by_pages(bytes(4096) + b"".join(pages))

    expected = rows_by_sql(path)
    assert rows["input"] == expected["input"]
    assert rows["session"] == expected["session"]


def test_no_row_fits_two_tables(path: Path) -> None:
    def shape(table: Table) -> tuple[object, ...]:
        return (table.has_rowid, table.types)

    for version in range(1, len(MIGRATIONS) + 1):
        shapes = sorted(map(str, map(shape, tables_of(version))))
        assert all(one != other for one, other in pairwise(shapes))


@given(st.binary(min_size=1, max_size=20_000), st.integers(0, 2**32))
def test_nonsense_gives_no_whole_row_and_no_error(nonsense: bytes, seed: int) -> None:
    chance = random.Random(seed)
    page = bytearray(4096)
    page[0] = chance.choice((2, 10, 13))
    struct.pack_into(">H", page, 3, chance.randrange(65536))
    page[8:] = chance.randbytes(4088)

    for data in (nonsense, bytes(4096) + bytes(page), bytes(4096) + bytes(page) + nonsense):
        assert not any(rows_by_pages(data).values())


def test_flipped_bits_of_a_page_cost_the_rows_of_that_page_at_most(path: Path) -> None:
    whole = path.read_bytes()
    chance = random.Random(6)
    expected = rows_by_sql(path)
    for _ in range(10):
        damaged = bytearray(whole)
        damaged[chance.randrange(4096, len(whole))] ^= 1 << chance.randrange(8)

        rows = rows_by_pages(bytes(damaged))

        assert all(rows[name] <= expected[name] for name in expected)
        assert len(expected["input"] - rows["input"]) < 40
