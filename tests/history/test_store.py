import itertools
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rehab_app.engine.inputs import Answer, Input, Start, Undo
from rehab_app.history.errors import HistoryError
from rehab_app.history.records import Correction, Ending
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Quality, Reading
from tests.history.samples import ROUTINE_TEXT, UTC_START, answer, child, line_of, opening, pipe


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


@pytest.fixture
def store(path: Path) -> Iterator[HistoryStore]:
    with HistoryStore.open(path) as store:
        yield store


def test_a_session_is_open_until_it_ends(store: HistoryStore) -> None:
    first, second = (store.start_session(opening(), ROUTINE_TEXT) for _ in range(2))

    store.end_session(first, Ending.COMPLETED, UTC_START)

    assert [one.id for one in store.open_sessions()] == [second]
    assert [(one.id, one.ended) for one in store.sessions(9)] == [
        (second, None),
        (first, Ending.COMPLETED),
    ]
    assert [one.id for one in store.sessions(1)] == [second]


def test_the_first_ending_counts(store: HistoryStore) -> None:
    session_id = store.start_session(opening(), ROUTINE_TEXT)

    store.end_session(session_id, Ending.STOPPED, UTC_START)
    store.end_session(session_id, Ending.DROPPED, UTC_START)

    assert store.session(session_id).ended is Ending.STOPPED


def test_an_unknown_session_is_a_key_error(store: HistoryStore) -> None:
    with pytest.raises(KeyError):
        store.session(5)


def test_what_is_written_twice_is_there_once(store: HistoryStore) -> None:
    opened = opening()
    session_id = store.start_session(opened, ROUTINE_TEXT)
    assert store.start_session(opened, ROUTINE_TEXT) == session_id

    store.append(session_id, answer(0))
    store.append(session_id, answer(0))

    assert store.session(session_id).inputs == (answer(0),)


def test_another_input_with_the_same_number_is_refused(store: HistoryStore) -> None:
    session_id = store.start_session(opening(), ROUTINE_TEXT)
    store.append(session_id, answer(0, 3))

    with pytest.raises(Exception, match="UNIQUE"):
        store.append(session_id, answer(0, 4))


def test_the_furthest_of_mark_and_inputs_is_where_the_session_is(store: HistoryStore) -> None:
    session_id = store.start_session(opening(), ROUTINE_TEXT)
    assert store.session(session_id).reached_s == 0
    store.mark(session_id, 5.0)
    store.mark(session_id, 10.0)
    assert store.session(session_id).reached_s == 10.0

    store.append(session_id, answer(2))

    assert store.session(session_id).reached_s == answer(2).at_s


# -- damage


def test_each_flipped_bit_of_a_level_or_quality_is_noticed(path: Path) -> None:
    with HistoryStore.open(path) as store:
        session_id = store.start_session(opening(), ROUTINE_TEXT)
        for seq, level in enumerate((2, 7, 4)):
            store.append(session_id, answer(seq, level, Quality.SHARP))
    whole = path.read_bytes()
    place = whole.index(b"answer\x07sharp") + len("answer")

    for bit in range(8 * len(b"\x07sharp")):
        damaged = bytearray(whole)
        damaged[place + bit // 8] ^= 1 << bit % 8
        path.write_bytes(damaged)
        with HistoryStore.open(path) as store:
            session = store.session(session_id)

        assert session.damaged == 1
        assert [recorded.seq for recorded in session.inputs] == [0, 2]


@pytest.mark.slow
def test_no_flipped_bit_anywhere_changes_what_is_read(path: Path) -> None:
    with HistoryStore.open(path) as store:
        session_id = store.start_session(opening(), ROUTINE_TEXT)
        for seq in range(5):
            store.append(session_id, answer(seq, seq + 2))
        store.end_session(session_id, Ending.COMPLETED, UTC_START)
        session = store.session(session_id)
    whole = path.read_bytes()
    places = [place for place, byte in enumerate(whole) if byte]

    for place in random.Random(1).sample(places, 400):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        path.write_bytes(damaged)
        try:
            with HistoryStore.open(path) as store:
                read = store.session(session_id)
        except (HistoryError, KeyError):
            continue

        assert set(read.inputs) <= set(session.inputs)
        assert read.opening in (session.opening, None)
        assert read.routine_text in (session.routine_text, None)
        assert read.damaged or read.inputs == session.inputs


def test_mixed_up_pages_show_nothing_of_another_session(path: Path) -> None:
    with HistoryStore.open(path) as store:
        ids = [store.start_session(opening(), ROUTINE_TEXT) for _ in range(8)]
        for session_id in ids:
            for seq in range(40):
                store.append(session_id, answer(seq, session_id))
            store.correct(session_id, Correction(seq=0, utc=UTC_START, reading=Reading(session_id)))
            store.end_session(session_id, Ending.COMPLETED, UTC_START)
    whole = path.read_bytes()
    full = [
        place
        for place in range(4096, len(whole), 4096)
        if whole.count(b"supine-figure-four", place, place + 4096) > 20
    ]

    mixed = 0
    for one, other in itertools.pairwise(full):
        pages = {one: whole[other : other + 4096], other: whole[one : one + 4096]}
        damaged = bytearray(whole)
        for place, page in pages.items():
            damaged[place : place + 4096] = page
        path.write_bytes(damaged)
        with HistoryStore.open(path) as store:
            for session_id in ids:
                session = store.session(session_id)
                levels = {
                    given.input.reading.level
                    for given in session.answers
                    if isinstance(given.input, Answer)
                }
                assert levels <= {session_id}
                assert len(session.inputs) == 40 or session.damaged
                mixed += session.damaged > 0
    assert mixed > 10


def test_a_damaged_text_is_noticed_and_heals_when_it_is_played_again(path: Path) -> None:
    with HistoryStore.open(path) as store:
        session_id = store.start_session(opening(), ROUTINE_TEXT)
    path.write_bytes(path.read_bytes().replace(b"format: 1", b"format: 9"))

    with HistoryStore.open(path) as store:
        session = store.session(session_id)
        assert (session.routine_text, session.damaged) == (None, 1)
        store.start_session(opening(), ROUTINE_TEXT)

        assert store.session(session_id).routine_text == ROUTINE_TEXT


# -- kill -9


@pytest.mark.slow
def test_what_was_acknowledged_is_there_after_a_kill_at_any_moment(path: Path) -> None:
    chance = random.Random()
    for _ in range(20):
        with child("write", path) as writing:
            session_id = int(line_of(writing))
            for _ in range(chance.randrange(60)):
                line_of(writing)
            writing.kill()
            rest = pipe(writing.stdout).read().split()
            told = int(rest[-1]) + 1 if rest else None

        with HistoryStore.open(path) as store:
            session = store.session(session_id)

        assert session.damaged == 0
        assert told is None or len(session.inputs) in (told, told + 1)
        assert session.inputs == tuple(answer(seq, seq % 11) for seq in range(len(session.inputs)))


def test_a_correction_counts_and_what_was_said_first_stays(store: HistoryStore) -> None:
    session_id = store.start_session(opening(), ROUTINE_TEXT)
    store.append(session_id, answer(0, 3))
    store.append(session_id, answer(1, 7))

    store.correct(session_id, Correction(seq=1, utc=UTC_START, reading=Reading(5)))
    store.correct(session_id, Correction(seq=1, utc=UTC_START, reading=Reading(2, Quality.DULL)))

    session = store.session(session_id)
    assert session.inputs == (answer(0, 3), answer(1, 7))
    assert [each.reading.level for each in session.standing] == [3, 2]
    assert session.damaged == 0


def test_a_correction_is_never_changed(store: HistoryStore, path: Path) -> None:
    session_id = store.start_session(opening(), ROUTINE_TEXT)
    store.append(session_id, answer(0, 3))
    store.correct(session_id, Correction(seq=0, utc=UTC_START, reading=Reading(5)))
    store.close()

    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("UPDATE correction SET level = 0")
    with pytest.raises(sqlite3.IntegrityError, match="goes only with its session"):
        connection.execute("DELETE FROM correction")
    connection.close()


def test_the_levels_of_a_session_are_those_that_stand(path: Path) -> None:
    inputs: list[Input] = [
        Start(),
        *(Answer(Reading(level)) for level in (2, 4, None, 7)),
        Undo(),
        Answer(Reading(5)),
    ]
    with HistoryStore.open(path) as store:
        session_id = store.start_session(opening(), ROUTINE_TEXT)
        for seq, given in enumerate(inputs):
            store.append(session_id, replace(answer(seq), input=given))
        store.correct(session_id, Correction(seq=2, utc=UTC_START, reading=Reading(6)))

        standing = store.session(session_id).standing
        levels = store.levels(session_id)

    assert levels == (2, 6, 5)
    assert levels == tuple(each.reading.level for each in standing if each.reading.is_answer)


def test_sessions_since_a_moment_are_those_of_the_person_the_newest_first(path: Path) -> None:
    with HistoryStore.open(path) as store:
        for hours, person in ((0, ""), (1, ""), (2, "other"), (3, "")):
            started = UTC_START + timedelta(hours=hours)
            begun = opening(key=f"key {hours}", started=started, person=person)
            store.start_session(begun, ROUTINE_TEXT)

        since = store.sessions_since(UTC_START + timedelta(hours=1), "")

    assert [each.opening.key for each in since if each.opening] == ["key 3", "key 1"]
