import sqlite3
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from stat import S_IMODE

import pytest

from rehab_app.history.errors import HistoryInUse, HistoryRefused, HistoryUnavailable
from rehab_app.history.migrations import MIGRATIONS
from rehab_app.history.store import HistoryStore
from tests.history.samples import ROUTINE_TEXT, answer, child, line_of, opening, pipe, tell


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def hash_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def make(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


# -- what is not ours stays as it is


def test_a_newer_history_is_refused_and_keeps_every_byte(path: Path) -> None:
    HistoryStore.open(path).close()
    make(path, f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = hash_of(path)

    with pytest.raises(HistoryRefused, match="newer version"):
        HistoryStore.open(path)

    assert hash_of(path) == before


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE song (title TEXT)"],
        ["PRAGMA application_id = 5", "CREATE TABLE song (title TEXT)"],
        ["PRAGMA application_id = 5"],
        ["PRAGMA user_version = 1"],
        ["PRAGMA journal_mode = WAL", "CREATE TABLE song (title TEXT)"],
    ],
)
def test_a_file_of_another_program_is_refused_and_keeps_every_byte(
    path: Path, statements: list[str]
) -> None:
    make(path, *statements)
    before = hash_of(path)

    with pytest.raises(HistoryRefused, match="not a history"):
        HistoryStore.open(path)

    assert hash_of(path) == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"notes of mine", b"x" * 9000])
@pytest.mark.parametrize("has_journal", [False, True])
def test_what_is_no_data_base_is_refused_and_keeps_every_byte(
    path: Path, content: bytes, has_journal: bool
) -> None:
    path.write_bytes(content)
    if has_journal:
        path.with_name("history.db-journal").touch()

    with pytest.raises(HistoryRefused, match="not a history"):
        HistoryStore.open(path)

    assert path.read_bytes() == content


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    path.mkdir()

    with pytest.raises(HistoryRefused, match="not a file"):
        HistoryStore.open(path)


def test_an_empty_file_becomes_a_history(path: Path) -> None:
    path.touch()

    with HistoryStore.open(path) as store:
        assert store.start_session(opening(), ROUTINE_TEXT) == 1


def test_a_missing_folder_is_told(path: Path) -> None:
    with pytest.raises(HistoryUnavailable, match="written"):
        HistoryStore.open(path.parent / "gone" / "history.db")


# -- rights and settings


def test_the_file_and_its_journal_are_for_their_owner_only(path: Path) -> None:
    path.touch(mode=0o644)

    with HistoryStore.open(path) as store:
        store.start_session(opening(), ROUTINE_TEXT)
        files = list(path.parent.iterdir())
        modes = {file.name: S_IMODE(file.stat().st_mode) for file in files}

    assert modes == {"history.db": 0o600, "history.db-journal": 0o600}
    assert list(path.parent.iterdir()) == [path]


def test_nothing_of_earlier_pages_stays_in_the_journal(path: Path) -> None:
    with HistoryStore.open(path) as store:
        session_id = store.start_session(opening(), ROUTINE_TEXT)
        store.append(session_id, answer(0))

        assert path.with_name("history.db-journal").stat().st_size == 0


def test_an_input_can_be_neither_changed_nor_deleted_alone(path: Path) -> None:
    with HistoryStore.open(path) as store:
        store.append(store.start_session(opening(), ROUTINE_TEXT), answer(0))
        connection = store._connection

        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            connection.execute("UPDATE input SET level = 0")
        with pytest.raises(sqlite3.IntegrityError, match="only with its session"):
            connection.execute("DELETE FROM input")
        connection.execute("DELETE FROM session")

        assert connection.execute("SELECT count(*) FROM input").fetchone() == (0,)


# -- one at a time


def test_a_second_one_in_the_same_program_is_kept_out(path: Path) -> None:
    with HistoryStore.open(path), pytest.raises(HistoryInUse, match="another window"):
        HistoryStore.open(path)


def test_a_second_program_is_kept_out_until_the_first_is_killed(path: Path) -> None:
    with child("take", path) as holder:
        tell(holder)
        assert [line_of(holder), line_of(holder)] == ["ready", "won"]
        with pytest.raises(HistoryInUse):
            HistoryStore.open(path)

        holder.kill()
        holder.wait()

        HistoryStore.open(path).close()


def test_of_twelve_at_once_exactly_one_wins(path: Path) -> None:
    with ExitStack() as stack:
        children = [stack.enter_context(child("take", path)) for _ in range(12)]
        assert {line_of(one) for one in children} == {"ready"}

        for one in children:
            tell(one)
        told = [line_of(one) for one in children]

        assert sorted(told) == ["in use"] * 11 + ["won"]
        for one in children:
            pipe(one.stdin).close()
