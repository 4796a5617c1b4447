import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab_app.engine.inputs import AddTime, Answer, CountReps, Input, Pause, PauseReason
from rehab_app.history.diary import CHECK_IN_MOMENTS
from rehab_app.history.errors import DamagedRow
from rehab_app.history.marshalling import (
    Row,
    all_checked,
    checked,
    input_row,
    opening_of,
    recorded_input,
    session_row,
    with_checksum,
)
from rehab_app.history.migrations import MIGRATIONS, migrate
from rehab_app.history.records import Ending, RecordedInput, SessionOpening
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, Quality, Reading
from rehab_app.model.person import Side
from tests.history.samples import ROUTINE_TEXT, answer, opening

SPECIAL = {
    Answer: st.builds(
        Answer,
        st.builds(
            Reading,
            st.none() | st.integers(0, 10),
            st.none() | st.sampled_from(Quality),
            st.booleans(),
        ),
    ),
    AddTime: st.builds(AddTime, st.integers(-3600, 3600)),
    CountReps: st.builds(CountReps, st.integers(0, 1000)),
    Pause: st.builds(Pause, st.sampled_from(PauseReason)),
}
INPUTS = st.one_of([SPECIAL.get(type_, st.builds(type_)) for type_ in get_args(Input)])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.builds(
    lambda zone, seconds: datetime.fromtimestamp(seconds, zone), ZONES, st.floats(0, 4e9)
)

IN_SESSION = [moment for moment in Moment if moment not in CHECK_IN_MOMENTS]
RECORDED = st.builds(
    RecordedInput,
    seq=st.integers(0, 10**6),
    at_s=st.floats(0, 10**6),
    utc=MOMENTS,
    input=INPUTS,
    moment=st.none() | st.sampled_from(IN_SESSION),
    exercise=st.none() | TEXTS,
    side=st.none() | st.sampled_from(Side),
)
OPENINGS = st.builds(
    SessionOpening,
    routine_id=TEXTS,
    routine_title=TEXTS,
    started=MOMENTS,
    person=TEXTS,
    base=st.none() | st.floats(0, 10),
    sore_side=st.none() | st.sampled_from(Side),
    conditions=st.lists(TEXTS, max_size=3).map(tuple),
    strain_day=st.none() | st.integers(0, 5000),
    rungs=st.dictionaries(
        st.tuples(st.integers(0, 99), st.sampled_from(Side)), st.integers(0, 20), max_size=5
    ),
    refused=st.lists(st.tuples(TEXTS, st.integers(0, 5), st.sampled_from(Side)), max_size=3).map(
        tuple
    ),
)


@given(RECORDED)
def test_an_input_comes_back_as_it_was(recorded: RecordedInput) -> None:
    assert recorded_input(input_row(7, recorded)) == recorded


@settings(max_examples=25, deadline=None)
@given(OPENINGS, st.lists(RECORDED, max_size=5, unique_by=lambda recorded: recorded.seq), TEXTS)
def test_a_session_comes_back_from_the_disk_as_it_was(
    opened: SessionOpening, recorded: list[RecordedInput], text: str
) -> None:
    in_order = tuple(sorted(recorded, key=lambda one: one.seq))
    with TemporaryDirectory() as folder, HistoryStore.open(Path(folder, "history.db")) as store:
        session_id = store.start_session(opened, text)
        for one in recorded:
            store.append(session_id, one)

        stored = store.session(session_id)

    assert (stored.opening, stored.routine_text, stored.inputs) == (opened, text, in_order)


@given(OPENINGS)
def test_an_opening_keeps_its_offset(opened: SessionOpening) -> None:
    back, _ = opening_of(session_row(1, opened, "hash"))

    assert back == opened
    assert back.started.utcoffset() == opened.started.utcoffset()


@pytest.mark.parametrize("column", range(len(input_row(1, answer(0)))))
def test_a_changed_value_is_noticed(column: int) -> None:
    row = list(input_row(1, answer(0)))
    row[column] = b"\xff" if row[column] is None else None

    with pytest.raises(DamagedRow):
        recorded_input(tuple(row))


VALUES = st.none() | st.integers() | st.floats() | TEXTS | st.just("a], [b") | st.binary(max_size=3)


@given(st.lists(st.tuples(st.lists(VALUES, max_size=4), st.booleans()), max_size=4))
def test_rows_checked_together_are_found_as_each_by_itself(
    made: list[tuple[list[object], bool]],
) -> None:
    rows = [with_checksum(tuple(values)) if is_whole else (*values, 7) for values, is_whole in made]

    assert repr(all_checked(rows)) == repr([_checked(row) for row in rows])


def _checked(row: Row) -> Row | None:
    try:
        return checked(row)
    except DamagedRow:
        return None


def test_a_time_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        opening(started=datetime(2026, 1, 1))  # noqa: DTZ001 (that is what is refused)


def test_the_tables_know_exactly_the_words_of_the_program() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS)
        query = "SELECT sql FROM sqlite_schema WHERE name IN ('input', 'ending')"
        written = "".join(sql for (sql,) in connection.execute(query))
    lists = re.findall(r"(\w+) IN \(('[^)]*)\)", written)
    words = {column: set(re.findall(r"'([^']+)'", values)) for column, values in lists}
    kinds = {input_row(1, recorded_of(type_))[4] for type_ in get_args(Input)}

    assert words == {
        "kind": kinds,
        "quality": set(Quality),
        "reason": set(PauseReason),
        # The first version of the file thought that a morning is asked in a session.
        "moment": {*IN_SESSION, Moment.MORNING},
        "side": set(Side),
        "how": set(Ending),
    }


def recorded_of(type_: type[Input]) -> RecordedInput:
    values = {Answer: (Reading(0),), AddTime: (15,), CountReps: (8,)}.get(type_, ())
    utc = datetime(2026, 1, 1, tzinfo=UTC)
    return RecordedInput(seq=0, at_s=0, utc=utc, input=type_(*values))


def test_one_text_is_stored_once_for_all_sessions(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with HistoryStore.open(path) as store:
        for _ in range(20):
            store.start_session(opening(), ROUTINE_TEXT)

    assert path.read_bytes().count(ROUTINE_TEXT.encode()) == 1


def test_an_opening_of_before_a_strain_s_day_was_asked_has_none() -> None:
    *known, opened, started, zone, _ = session_row(1, opening(strain_day=3), "hash")
    older = json.loads(str(opened))
    del older["strain_day"]

    back, _ = opening_of(with_checksum((*known, json.dumps(older), started, zone)))

    assert back == replace(opening(strain_day=3), key=back.key, strain_day=None)
