"""A history as CSV: a spreadsheet opens it unaided and runs nothing of it; it is read back."""

import csv
import re
from datetime import date, datetime, timedelta, timezone
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rehab_app.history.diary import CheckIn, Note
from rehab_app.history.digest_rows import Digested
from rehab_app.history.exchange.csv_cells import guarded, unguarded
from rehab_app.history.exchange.csv_file import csv_parts
from rehab_app.history.exchange.csv_reading import stage_csv
from rehab_app.history.exchange.csv_table import COLUMNS, COMMA, SEMICOLON
from rehab_app.history.exchange.period import ALWAYS, Period
from rehab_app.history.exchange.skipping import FileRefused, SkipList
from rehab_app.history.exchange.staging import Staging
from rehab_app.history.records import Ending
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, Place, Quality, Reading
from rehab_app.model.person import Side
from tests.helpers.histories import as_json, new_store, take_in
from tests.history.exchange.digest_samples import played
from tests.history.samples import opening

EVENING = datetime(2026, 11, 22, 23, 50, tzinfo=timezone(timedelta(hours=1)))
EVIL = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    '"=1"',
    "'=1",
    "a;=1",
    "a,=1",
    "a\n=1",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def fill(store: HistoryStore, note: str = "", title: str = "Täglich") -> None:
    """Write a session with its digest, a session that is open, and a check-in."""
    session_id = store.start_session(
        opening(key="played", started=EVENING, routine_title=title), "format: 1\n"
    )
    store.end_session(session_id, Ending.COMPLETED, EVENING + timedelta(minutes=5))
    if note:
        store.diary.keep_note(Note(session_id=session_id, text=note, written=EVENING))
    store.digests.keep(
        Digested(
            session_id=session_id,
            key="played",
            person="",
            routine_id="daily-hip-stretch",
            started=EVENING,
            refused=(),
            digest=played("2", "3:dull", "1", "0", "2"),
        )
    )
    store.start_session(opening(key="open"), "format: 1\n")
    store.diary.keep_check_in(
        CheckIn(
            key="told",
            moment=Moment.MORNING,
            told=EVENING + timedelta(hours=9),
            reading=Reading(4, Quality.DULL),
            side=Side.LEFT,
            place=Place.SIT_BONE,
            woke=True,
        )
    )


def exported(store: HistoryStore, separator: str = COMMA, period: Period = ALWAYS) -> bytes:
    return b"".join(csv_parts(store.exchange.source("", period), separator))


def rows_in(data: bytes, separator: str = COMMA) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=separator))


def taken(data: bytes, store: HistoryStore) -> SkipList:
    staging, skipped = Staging(""), SkipList()
    for _ in stage_csv(data.removeprefix(b"\xef\xbb\xbf"), staging, skipped):
        pass
    store.exchange.take_in(staging)
    return skipped


# -- what is in the file


def test_there_is_a_row_for_each_session_set_and_check_in(path: Path) -> None:
    with HistoryStore.open(path) as store:
        fill(store)
        session, first, second, bridge, check_in = rows_in(exported(store))

    assert (session["record"], session["time"]) == ("session", "2026-11-22T23:50:00+01:00")
    assert (session["pain_before"], session["pain_after"], session["ending"]) == (
        *("2", "2"),
        "completed",
    )
    assert (first["exercise"], first["side"], first["dose"]) == (
        *("supine-figure-four", "left"),
        "hold",
    )
    assert (first["planned_s"], first["held_s"], first["ending"]) == ("30", "30", "done")
    assert (first["pain_after"], first["kind_after"]) == ("3", "dull")
    assert second["side"] == "right"
    assert (bridge["planned_reps"], bridge["round"], bridge["set"]) == ("8", "1", "1")
    assert {each["session"] for each in (first, second, bridge)} == {session["key"]}
    assert (check_in["day"], check_in["moment"], check_in["pain"]) == ("2026-11-23", "morning", "4")
    assert (check_in["place"], check_in["woke"]) == ("sit-bone", "yes")


def test_it_begins_as_excel_wants_utf_8_to_begin(path: Path) -> None:
    with HistoryStore.open(path) as store:
        fill(store)
        data = exported(store)

    assert data.startswith(b"\xef\xbb\xbfrecord,day,time,")
    assert "Täglich" in data.decode("utf-8-sig")
    assert data.count(b"\r\n") == data.count(b"\n") == 6


def test_no_number_has_a_decimal_mark_or_sign(path: Path) -> None:
    with HistoryStore.open(path) as store:
        fill(store)
        rows = rows_in(exported(store))

    numbers = [
        column
        for column in COLUMNS
        if column.endswith("_s") or column.startswith(("pain", "planned", "done"))
    ]
    found = [row[column] for row in rows for column in numbers if row[column]]
    assert len(found) > 12
    assert all(re.fullmatch("[0-9]+", each) for each in found)


def test_cells_can_be_separated_as_countries_with_a_decimal_comma_do(path: Path) -> None:
    with HistoryStore.open(path) as store:
        fill(store)
        rows = rows_in(exported(store, SEMICOLON), SEMICOLON)
        assert rows == rows_in(exported(store))


def test_a_set_after_midnight_has_the_next_day(path: Path) -> None:
    with HistoryStore.open(path) as store:
        fill(store)
        store.digests.keep(
            Digested(
                session_id=1,
                key="played",
                person="",
                routine_id="daily-hip-stretch",
                started=EVENING + timedelta(minutes=9, seconds=50),
                refused=(),
                digest=played("2", "1", "1", "1", "2"),
            )
        )
        days = [row["day"] for row in rows_in(exported(store))[:4]]

    assert days == ["2026-11-22", "2026-11-22", "2026-11-23", "2026-11-23"]


def test_a_period_leaves_out_other_days(path: Path) -> None:
    with HistoryStore.open(path) as store:
        fill(store)
        period = Period(date(2026, 11, 23), date(2026, 11, 23))
        records = [row["record"] for row in rows_in(exported(store, period=period))]

    assert records == ["check-in"]


# -- cells that calculate


@pytest.mark.parametrize("text", EVIL)
def test_a_note_or_title_that_would_calculate_stays_a_text(path: Path, text: str) -> None:
    with HistoryStore.open(path) as store:
        fill(store, note=text, title=text)
        session = rows_in(exported(store))[0]

    assert not session["note"].startswith(("=", "+", "-", "@", "\t", "\r", "＝", '"='))
    assert session["note"] == session["routine"] == guarded(text)


# Any text, and more often than by chance one that a spreadsheet would calculate.
CELLS = st.text() | st.text(st.sampled_from("=+-@\t\r\n,;'\"＝a "), max_size=8)


@given(CELLS)
@example("'=1")
@example("''=1")
@example("\t\t=1")
@settings(max_examples=500)
def test_a_guarded_text_is_read_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(CELLS)
@settings(max_examples=500)
def test_no_spreadsheet_sees_a_formula_wherever_it_cuts(text: str) -> None:
    for cell in re.split(r"[,;\t\r\n]", guarded(text)):
        assert not re.match(r"[\"']*[=+\-@＝＋－＠]", cell.removeprefix("'")) or cell[:1] == "'"


# -- back again


def test_what_was_done_comes_back_and_is_known_when_it_comes_again(path: Path) -> None:
    with HistoryStore.open(path) as store, new_store() as there:
        fill(store, note="=not a formula;=1\nsecond line")
        data = exported(store)

        skipped = taken(data, there)

        assert not skipped.count, skipped.listed
        assert exported(there) == data
        here, back = store.exchange.source("").brief(1), there.exchange.source("").brief(1)
        assert here is not None
        assert back is not None
        assert back.digest.sets == here.digest.sets
        assert back.digest.highest == here.digest.highest
        assert there.diary.check_ins("") == store.diary.check_ins("")
        assert there.diary.note(1) == "=not a formula;=1\nsecond line"
        taken(data, there)
        assert exported(there) == data


def test_a_session_from_csv_survives_a_round_by_json(path: Path) -> None:
    with HistoryStore.open(path) as store, new_store() as there, new_store() as further:
        fill(store)
        taken(exported(store), there)

        take_in(as_json(there), further)

        assert as_json(further) == as_json(there)
        assert exported(further) == exported(there)


@pytest.mark.parametrize("separator", [b";", b"\t"])
def test_what_another_spreadsheet_saved_is_read(path: Path, separator: bytes) -> None:
    """Excel and others save with their own separators and line ends, and leave out the mark."""
    with HistoryStore.open(path) as store, new_store() as there:
        fill(store)
        data = exported(store).removeprefix(b"\xef\xbb\xbf")
        data = data.replace(b",", separator).replace(b"\r\n", b"\n")

        assert not taken(data, there).count
        assert exported(there) == exported(store)


BARE = (
    "record,time,routine,exercise,side,held_s,pain_after,moment,pain\n"
    "set,2026-03-01T20:00:00+01:00,Evening,figure-four,left,30,2,,\n"
    "set,2026-03-01T20:01:00+01:00,Evening,figure-four,right,45,1,,\n"
    "set,2026-03-02T20:00:00+01:00,Evening,figure-four,left,30,2,,\n"
    "check-in,2026-03-02T07:00:00+01:00,,,,,,morning,3\n"
)


def test_rows_without_keys_make_a_session_a_day_and_are_known_again(path: Path) -> None:
    with HistoryStore.open(path) as store:
        assert not taken(BARE.encode(), store).count
        taken(BARE.encode(), store)

        sessions = store.digests.all("")
        assert [(each.day, each.digest.worked_s) for each in sessions] == [
            (date(2026, 3, 1), 75.0),
            (date(2026, 3, 2), 30.0),
        ]
        assert [each.digest.highest for each in sessions] == [2, 2]
        assert [each.reading.level for each in store.diary.check_ins("")] == [3]


WRONG = [
    ("set,2026-03-01T20:00:00,A,b,,,,,", "says no offset from UTC"),
    ("set,yesterday,A,b,,,,,", "is no time"),
    ("set,,A,b,,,,,", "no session is named"),
    ("set,2026-03-01T20:00:00+01:00,A,,,,,,", "exercise: it is empty"),
    ("set,2026-03-01T20:00:00+01:00,A,b,up,,,,", "is none of left, right, both"),
    ("set,2026-03-01T20:00:00+01:00,A,b,,3.5,,,", "is no whole number"),
    ("set,2026-03-01T20:00:00+01:00,A,b,,-5,,,", "is no whole number"),
    ("set,2026-03-01T20:00:00+01:00,A,b,,٣,,,", "is no whole number"),
    ("set,2026-03-01T20:00:00+01:00,A,b,,,11,,", "from 0 to 10"),
    ("set,0001-03-01T20:00:00+01:00,A,b,,,,,", "no time of a history"),
    ("run,2026-03-01T20:00:00+01:00,A,b,,,,,", "is none of session, set, check-in"),
    (",2026-03-01T20:00:00+01:00,A,b,,,,,", "record: it is empty"),
    ("check-in,,,,,,,now,3", "time: it is empty"),
    ("check-in,2026-03-02T07:00:00+01:00,,,,,,before,3", "moment"),
    ("session,,A,,,,,,", "time: it is empty"),
    (f"set,2026-03-01T20:00:00+01:00,A,{'b' * 201},,,,,", "more than 200 letters"),
]


@pytest.mark.parametrize(("row", "why"), WRONG)
def test_a_row_that_is_wrong_is_left_out_and_named_with_its_line(
    path: Path, row: str, why: str
) -> None:
    with HistoryStore.open(path) as store:
        skipped = taken(f"{BARE}{row}\n".encode(), store)

        assert why in skipped.listed[0].why
        assert skipped.listed[0].line == 6
        assert len(store.digests.all("")) == 2


def test_the_line_of_a_row_behind_a_note_of_several_lines_is_where_it_begins(path: Path) -> None:
    text = (
        "record,time,note,key\n"
        'session,2026-03-01T20:00:00+01:00,"one\ntwo\nthree",a\n'
        "session,soon,,b\n"
    )
    with HistoryStore.open(path) as store:
        assert [each.line for each in taken(text.encode(), store).listed] == [5]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n\n",
        b"date,pain\n2026-01-01,3\n",
        b"record,time\nset,\xff\n",
        BARE.encode("utf-16"),
        b'record,time\n"set,2026\n',
        b"record,time\nset," + b"9" * 200_000,
    ],
)
def test_what_is_no_table_of_ours_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(FileRefused) as refused:
        list(stage_csv(data, Staging(""), SkipList()))

    assert str(refused.value).endswith(".")


@given(st.binary(max_size=200), st.integers(0, len(BARE)), st.integers(0, 40))
@settings(max_examples=200)
def test_no_bytes_get_anything_else_out_of_the_reader(junk: bytes, place: int, cut: int) -> None:
    data = BARE.encode()[:place] + junk + BARE.encode()[place + cut :]
    staging = Staging("")
    try:
        list(stage_csv(data, staging, SkipList()))
    except FileRefused:
        return
    finally:
        staging.close()
