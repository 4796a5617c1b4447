"""A history as JSON: complete, the same bytes for the same history, and back again."""

import json
import sqlite3
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from rehab_app.history.diary import CheckIn, Note
from rehab_app.history.exchange.json_file import json_parts
from rehab_app.history.exchange.json_types import history_schema
from rehab_app.history.exchange.period import Period
from rehab_app.history.marshalling import hash_of
from rehab_app.history.records import Correction, Ending
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, Quality, Reading
from rehab_app.routine_io.private_texts import without_private
from tests.helpers.histories import HISTORIES, History, as_json, new_store, staged, take_in, write
from tests.history.samples import UTC_START, answer, opening

SECRET = "left hip looks worse"
TEXT = f"format: 1\nblocks:\n  - steps:\n      - {{exercise: a, private: {SECRET}}}\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def filled(path: Path) -> HistoryStore:
    """Return a history with a session that has everything."""
    store = HistoryStore.open(path)
    session_id = store.start_session(opening(key="played"), TEXT)
    store.append(session_id, answer(0))
    store.append(session_id, answer(1, 5, Quality.SHARP))
    store.correct(session_id, Correction(seq=1, utc=UTC_START, reading=Reading(4)))
    store.correct(session_id, Correction(seq=1, utc=UTC_START, reading=Reading(3)))
    store.mark(session_id, 12.5)
    store.end_session(session_id, Ending.STOPPED, UTC_START + timedelta(minutes=9))
    store.diary.keep_note(Note(session_id=session_id, text="Ache, then ease.", written=UTC_START))
    return store


@given(HISTORIES)
@settings(max_examples=20)
def test_an_export_taken_in_elsewhere_gives_the_same_bytes(history: History) -> None:
    with new_store() as here, new_store() as there:
        write(history, here)
        exported = as_json(here)

        take_in(exported, there)

        assert as_json(there) == exported
        again, _ = staged(exported)
        assert not there.exchange.compare(again).has_new


@given(HISTORIES)
@settings(max_examples=10)
def test_every_export_fits_the_schema(history: History) -> None:
    with new_store() as store:
        write(history, store)
        exported = json.loads(as_json(store))

    schema = history_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(exported)] == []


def test_the_order_in_which_things_were_written_makes_no_difference(tmp_path: Path) -> None:
    first = opening(key="a", started=UTC_START)
    second = opening(key="b", started=UTC_START - timedelta(days=1))
    exported = []
    for name, order in (("one", (first, second)), ("other", (second, first))):
        with HistoryStore.open(tmp_path / name) as store:
            for each in order:
                store.start_session(each, TEXT)
            exported.append(as_json(store))

    assert exported[0] == exported[1]


def test_everything_of_a_session_is_in_the_file(path: Path) -> None:
    with filled(path) as store:
        session = json.loads(as_json(store))["sessions"][0]

    assert session["started"] == "2026-10-25T02:30:00+02:00"
    assert [each["level"] for each in session["inputs"]] == [3, 5]
    assert [each["level"] for each in session["corrections"]] == [4, 3]
    assert session["ending"] == {"how": "stopped", "utc": "2026-10-25T00:39:00Z", "inputs": 2}
    assert session["notes"] == [{"utc": "2026-10-25T00:30:00Z", "text": "Ache, then ease."}]
    assert session["reached_s"] == 12.5


def test_what_is_for_the_physio_alone_is_not_in_the_file(path: Path) -> None:
    with filled(path) as store:
        exported = as_json(store)

    text = json.loads(exported)["texts"][0]
    assert SECRET.encode() not in exported
    assert text["text"] == TEXT.replace(SECRET, '""')
    assert text["hash"] == hash_of(text["text"].encode())


def test_each_record_stands_in_a_line_of_its_own(path: Path) -> None:
    with filled(path) as store:
        lines = as_json(store).decode().splitlines()

    (session,) = (line for line in lines if '"key":"played"' in line)
    assert json.loads(session.rstrip(","))["key"] == "played"


def test_a_period_is_about_the_day_where_the_person_was(path: Path) -> None:
    evening = datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=-8)))  # 2 March in UTC
    with HistoryStore.open(path) as store:
        store.start_session(opening(key="evening", started=evening), TEXT)
        store.start_session(opening(key="later", started=evening + timedelta(days=1)), TEXT)
        store.diary.keep_check_in(
            CheckIn(key="told", moment=Moment.NOW, told=evening, reading=Reading(1))
        )

        period = Period(date(2026, 3, 1), date(2026, 3, 1))
        exported = json.loads(
            b"".join(json_parts(store.exchange.source("", period), without_private))
        )

    assert [each["key"] for each in exported["sessions"]] == ["evening"]
    assert [each["key"] for each in exported["check_ins"]] == ["told"]


def test_what_others_on_the_computer_did_is_not_in_the_file(path: Path) -> None:
    with HistoryStore.open(path) as store:
        store.start_session(opening(key="theirs", person="other"), TEXT)
        exported = json.loads(as_json(store))

    assert (exported["sessions"], exported["texts"]) == ([], [])


def test_damaged_rows_are_left_out_and_counted_and_stay_damaged_elsewhere(path: Path) -> None:
    with filled(path) as store:
        pass
    store = _damaged(path)
    source = store.exchange.source("")
    exported = b"".join(json_parts(source, without_private))

    assert source.damage.count == 3
    session = json.loads(exported)["sessions"][0]
    assert [each["seq"] for each in session["inputs"]] == [1]
    assert json.loads(exported)["texts"] == []
    with new_store() as there:
        take_in(exported, there)
        assert there.session(1).damaged == 2  # the input and the text
        assert as_json(there) == exported
    store.close()


def _damaged(path: Path) -> HistoryStore:
    """Flip a note, an input and a routine's text."""
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER input_is_never_changed")
        connection.execute("UPDATE input SET level = 9 WHERE seq = 0")
        connection.execute("UPDATE note SET text = 'Ache, then ease?'")
        connection.execute("UPDATE routine_text SET text = x'00'")
    connection.close()
    return HistoryStore.open(path)


def test_a_text_that_comes_whole_mends_a_damaged_one(path: Path) -> None:
    text = "format: 1\n"
    with HistoryStore.open(path) as store, new_store() as there:
        store.start_session(opening(key="first"), text)
        whole = as_json(store)
        exported = json.loads(whole)
        exported["texts"] = []
        exported["sessions"][0]["key"] = "second"
        exported["sessions"][0]["routine_id"] = "other"

        take_in(json.dumps(exported).encode(), there)
        assert there.session(1).routine_text is None
        take_in(whole, there)

        assert there.session(1).routine_text == text
        assert there.session(2).routine_text == text


def test_a_file_that_was_set_out_anew_says_the_same(path: Path) -> None:
    with filled(path) as store:
        exported = as_json(store)
    anew = json.dumps(json.loads(exported), indent=2, sort_keys=True).encode()

    with new_store() as there:
        take_in(anew, there)
        assert as_json(there) == exported


def test_an_offset_with_seconds_becomes_one_of_minutes_at_the_same_moment(path: Path) -> None:
    odd = datetime(2026, 1, 1, 12, 0, tzinfo=timezone(timedelta(minutes=53, seconds=28)))
    with HistoryStore.open(path) as store, new_store() as there:
        store.start_session(opening(key="odd", started=odd), TEXT)
        take_in(as_json(store), there)
        stored = there.session(1).opening

    assert stored is not None
    assert stored.started.astimezone(UTC) == odd.astimezone(UTC)
    assert stored.started.utcoffset() == timedelta(minutes=53)
