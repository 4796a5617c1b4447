"""What is kept beside the sessions: check-ins, notes, goals and a programme."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.history.diary import (
    CHECK_IN_MOMENTS,
    CheckIn,
    Goal,
    GoalScore,
    Note,
    ProgrammeSince,
)
from rehab_app.history.diary_rows import (
    check_in_of,
    check_in_row,
    programme_of,
    programme_row,
)
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, Place, Quality, Reading
from rehab_app.model.person import Side
from rehab_app.model.programme import Programme
from tests.history.samples import ROUTINE_TEXT, opening
from tests.history.test_marshalling import MOMENTS, TEXTS

EVENING = datetime(2026, 11, 22, 20, 0, tzinfo=timezone(timedelta(hours=1)))
CHECK_INS = st.builds(
    CheckIn,
    moment=st.sampled_from(CHECK_IN_MOMENTS),
    told=MOMENTS,
    reading=st.builds(
        Reading, st.none() | st.integers(0, 10), st.none() | st.sampled_from(Quality)
    ),
    person=TEXTS,
    side=st.none() | st.sampled_from(Side),
    place=st.none() | st.sampled_from(Place),
    woke=st.booleans(),
    session_key=st.none() | TEXTS,
    key=TEXTS,
)
PROGRAMMES = st.builds(
    Programme,
    sequence=st.lists(TEXTS, max_size=3).map(tuple),
    weekdays=st.frozensets(st.integers(0, 6)),
    by_weekday=st.dictionaries(st.integers(0, 6), TEXTS),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def told(level: int | None = 4, **changes: object) -> CheckIn:
    check_in = CheckIn(moment=Moment.NOW, told=EVENING, reading=Reading(level, Quality.DULL))
    return replace(check_in, **changes)  # type: ignore[arg-type]  # any field by name


@given(CHECK_INS)
def test_a_check_in_comes_back_as_it_was(check_in: CheckIn) -> None:
    back = check_in_of(check_in_row(check_in, 0))

    assert back == check_in
    assert back.told.utcoffset() == check_in.told.utcoffset()


@given(st.builds(ProgrammeSince, since=MOMENTS, programme=PROGRAMMES, person=TEXTS))
def test_a_programme_comes_back_as_it_was(since: ProgrammeSince) -> None:
    assert programme_of(programme_row(since)) == since


def test_a_check_in_is_still_there_when_the_file_is_opened_again(path: Path) -> None:
    check_in = told(side=Side.RIGHT, place=Place.SIT_BONE)
    with HistoryStore.open(path) as store:
        store.diary.keep_check_in(check_in)

    with HistoryStore.open(path) as store:
        assert store.diary.check_ins("") == (check_in,)
        assert store.diary.check_ins("somebody else") == ()


def test_a_corrected_check_in_counts_and_the_first_stays_in_the_file(path: Path) -> None:
    first = told(4)
    corrected = replace(first, reading=Reading(2, Quality.STRETCH))
    with HistoryStore.open(path) as store:
        store.diary.keep_check_in(first)
        store.diary.keep_check_in(corrected)

        assert store.diary.check_ins("") == (corrected,)

    with sqlite3.connect(path) as connection:
        levels = connection.execute("SELECT level FROM check_in ORDER BY number").fetchall()
    assert levels == [(4,), (2,)]


def test_check_ins_come_by_time_and_from_a_moment_on(path: Path) -> None:
    earlier, later = told(told=EVENING - timedelta(days=1)), told(told=EVENING)
    with HistoryStore.open(path) as store:
        store.diary.keep_check_in(later)
        store.diary.keep_check_in(earlier)

        assert store.diary.check_ins("") == (earlier, later)
        assert store.diary.check_ins("", EVENING.astimezone(UTC)) == (later,)


def test_a_deleted_check_in_leaves_nothing_and_can_be_put_back_whole(path: Path) -> None:
    check_in = told(4)
    with HistoryStore.open(path) as store:
        store.diary.keep_check_in(check_in)
        store.diary.keep_check_in(replace(check_in, reading=Reading(9, Quality.NUMB)))
        removed = store.diary.remove_check_in(check_in.key)
        assert store.diary.check_ins("") == ()
        assert check_in.key.encode() not in path.read_bytes()

        store.diary.put_back(removed)

        assert [each.reading.level for each in store.diary.check_ins("")] == [9]


def test_a_damaged_check_in_is_left_out(path: Path) -> None:
    with HistoryStore.open(path) as store:
        store.diary.keep_check_in(told(4))
        store.diary.keep_check_in(told(5))
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER check_in_is_never_changed")
        connection.execute("UPDATE check_in SET level = 1 WHERE level = 5")

    with HistoryStore.open(path) as store:
        assert [each.reading.level for each in store.diary.check_ins("")] == [4]


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        told(told=datetime(2026, 11, 22, 20, 0))  # noqa: DTZ001 (this is what is tested)


def test_a_reading_in_a_session_is_no_check_in() -> None:
    with pytest.raises(ValueError, match="session"):
        told(moment=Moment.AFTER)


def test_the_last_note_of_a_session_counts(path: Path) -> None:
    with HistoryStore.open(path) as store:
        session_id = store.start_session(opening(), ROUTINE_TEXT)
        assert store.diary.note(session_id) == ""
        store.diary.keep_note(Note(session_id=session_id, text="pinched", written=EVENING))
        store.diary.keep_note(Note(session_id=session_id, text="pinched, left", written=EVENING))

        assert store.diary.note(session_id) == "pinched, left"


def test_a_goal_keeps_its_scores_under_a_new_wording(path: Path) -> None:
    goal = Goal(title="Run 5 km", set_on=EVENING)
    score = GoalScore(goal=goal.key, told=EVENING, able=2)
    with HistoryStore.open(path) as store:
        store.diary.keep_goal(goal)
        store.diary.keep_score(score)
        store.diary.keep_goal(replace(goal, title="Run 5 km without hip pain"))

        assert [each.title for each in store.diary.goals("")] == ["Run 5 km without hip pain"]
        assert store.diary.scores(goal.key) == (score,)


def test_a_score_is_on_the_scale() -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        GoalScore(goal="a", told=EVENING, able=11)


def test_what_was_meant_before_a_new_programme_stays_known(path: Path) -> None:
    first = ProgrammeSince(since=EVENING, programme=Programme(sequence=("daily-hip-stretch",)))
    second = ProgrammeSince(
        since=EVENING + timedelta(days=7), programme=Programme(by_weekday={0: "yin-five"})
    )
    with HistoryStore.open(path) as store:
        store.diary.keep_programme(first)
        store.diary.keep_programme(second)

        assert store.diary.programmes("") == (first, second)
