"""What comes in from a file: compared, taken in whole, known when it comes again, taken back."""

import json
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from rehab_app.history.diary import CheckIn, Goal, GoalScore, ProgrammeSince
from rehab_app.history.exchange.csv_reading import stage_csv
from rehab_app.history.exchange.skipping import SkipList
from rehab_app.history.exchange.staging import Staging
from rehab_app.history.records import BRIEF_TEXT, Ending
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, Reading
from rehab_app.model.person import Side
from rehab_app.model.programme import Programme
from tests.helpers.histories import (
    HISTORIES,
    History,
    as_json,
    new_store,
    staged,
    take_in,
    work_off,
    write,
)
from tests.history.samples import UTC_START, answer, opening

TEXT = "format: 1\n"
CSV = (
    b"record,time,routine,routine_id,exercise,side,held_s,pain_after,session,key\n"
    b"session,2026-10-25T02:30:00+02:00,Daily,daily-hip-stretch,,,30,1,,played\n"
    b"set,2026-10-25T02:30:05+02:00,,,supine-figure-four,left,30,2,played,\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def play(store: HistoryStore, key: str, *, is_over: bool = True, days: int = 0) -> int:
    started = UTC_START + timedelta(days=days)
    session_id = store.start_session(opening(key=key, started=started), TEXT)
    store.append(session_id, answer(0))
    if is_over:
        store.end_session(session_id, Ending.COMPLETED, started + timedelta(minutes=9))
    return session_id


def exported(*keys: str, is_over: bool = True) -> bytes:
    with new_store() as store:
        for days, key in enumerate(keys):
            play(store, key, days=days, is_over=is_over)
        return as_json(store)


def rows_of(store_path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(store_path) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()  # noqa: S608
            for (name,) in names
        }


@given(HISTORIES, HISTORIES)
@settings(max_examples=10)
def test_what_was_there_stays_and_undo_leaves_no_trace(mine: History, theirs: History) -> None:
    with new_store() as here, new_store() as there:
        write(mine, here)
        write(theirs, there)
        before = as_json(here)

        taken = take_in(as_json(there), here)
        both = json.loads(as_json(here))
        work_off(here.exchange.taking_back(taken))

        assert as_json(here) == before
        kept = {each["key"] for each in json.loads(before)["sessions"]}
        assert kept <= {each["key"] for each in both["sessions"]}


def test_undo_leaves_the_very_same_rows(path: Path) -> None:
    with HistoryStore.open(path) as store:
        play(store, "mine")
    before = rows_of(path)

    with HistoryStore.open(path) as store:
        work_off(store.exchange.taking_back(take_in(exported("a", "b"), store)))

    assert rows_of(path) == before
    assert b"a, key" not in path.read_bytes()


def test_a_session_is_known_by_its_key_and_by_its_routine_and_second(path: Path) -> None:
    with HistoryStore.open(path) as store:
        play(store, "same")
        known = json.loads(exported("same"))
        known["sessions"].append({**known["sessions"][0], "key": "otherkey"})
        known["sessions"].append(
            {**known["sessions"][0], "key": "new", "routine_id": "another-routine"}
        )
        staging, skipped = staged(json.dumps(known).encode())
        comparison = store.exchange.compare(staging)

        assert not skipped.count
        assert (comparison.new_sessions, comparison.known_sessions) == (1, 2)
        store.exchange.take_in(staging)
        assert len(store.sessions(10)) == 2


def test_check_ins_of_both_sides_at_one_moment_are_two(path: Path) -> None:
    told = [
        CheckIn(
            key=side.value, moment=Moment.MORNING, told=UTC_START, reading=Reading(2), side=side
        )
        for side in (Side.LEFT, Side.RIGHT)
    ]
    with new_store() as there:
        for each in told:
            there.diary.keep_check_in(each)
        data = as_json(there)
    with HistoryStore.open(path) as store:
        store.diary.keep_check_in(replace(told[0], key="told-here"))

        comparison = store.exchange.compare(staged(data)[0])
        take_in(data, store)

        assert (comparison.new_check_ins, comparison.known_check_ins) == (1, 1)
        assert {each.key for each in store.diary.check_ins("")} == {"told-here", "right"}


def test_a_later_correction_of_a_check_in_is_taken_in(path: Path) -> None:
    first = CheckIn(key="told", moment=Moment.NOW, told=UTC_START, reading=Reading(2))
    with HistoryStore.open(path) as store, new_store() as there:
        store.diary.keep_check_in(first)
        there.diary.keep_check_in(first)
        there.diary.keep_check_in(replace(first, reading=Reading(5)))

        taken = take_in(as_json(there), store)

        assert store.diary.check_ins("")[0].reading == Reading(5)
        work_off(store.exchange.taking_back(taken))
        assert store.diary.check_ins("")[0].reading == Reading(2)


def test_goals_scores_and_programmes_come_along(path: Path) -> None:
    goal = Goal(key="goal", title="Run 5 km", set_on=UTC_START)
    score = GoalScore(goal="goal", told=UTC_START, able=4)
    since = ProgrammeSince(since=UTC_START, programme=Programme(sequence=("yin-five",)))
    with new_store() as there:
        there.diary.keep_goal(goal)
        there.diary.keep_score(score)
        there.diary.keep_programme(since)
        data = as_json(there)
    with HistoryStore.open(path) as store:
        comparison = store.exchange.compare(staged(data)[0])
        take_in(data, store)

        counts = (comparison.new_goals, comparison.new_scores, comparison.new_programmes)
        assert counts == (1, 1, 1)
        assert store.diary.goals("") == (goal,)
        assert store.diary.scores("goal") == (score,)
        assert store.diary.programmes("") == (since,)


def test_a_file_that_says_more_of_a_session_is_named_and_changes_nothing(path: Path) -> None:
    with HistoryStore.open(path) as store:
        play(store, "open", is_over=False)
        staging, _ = staged(exported("open"))

        comparison = store.exchange.compare(staging)
        store.exchange.take_in(staging)

        assert comparison.differing == ("Daily hip stretch, 2026-10-25",)
        assert not comparison.has_new
        assert store.session(1).ended is None


def test_a_session_known_in_brief_gives_way_to_the_whole_one_and_comes_back(path: Path) -> None:
    with HistoryStore.open(path) as store:
        staging = Staging("")
        for _ in stage_csv(CSV, staging, SkipList()):
            pass
        store.exchange.take_in(staging)
        in_brief = as_json(store)
        assert store.session(1).routine_text == BRIEF_TEXT

        whole, _ = staged(exported("played"))
        comparison = store.exchange.compare(whole)
        taken = store.exchange.take_in(whole)

        assert (comparison.fuller, comparison.new_sessions) == (1, 0)
        assert as_json(store) == exported("played")
        work_off(store.exchange.taking_back(taken))
        assert as_json(store) == in_brief


def test_a_session_in_brief_never_takes_the_place_of_a_whole_one(path: Path) -> None:
    with HistoryStore.open(path) as store:
        play(store, "played")
        staging = Staging("")
        for _ in stage_csv(CSV, staging, SkipList()):
            pass

        assert not store.exchange.compare(staging).has_new


def test_sessions_that_come_in_stand_in_the_order_of_their_days(path: Path) -> None:
    with HistoryStore.open(path) as store:
        play(store, "now", days=9)
        take_in(exported("oldest", "older"), store)

        newest = [each.opening.key for each in store.sessions(10) if each.opening is not None]

    assert newest == ["now", "older", "oldest"]


def test_either_all_is_taken_in_or_nothing(path: Path) -> None:
    with HistoryStore.open(path) as store:
        play(store, "mine")
        before = as_json(store)
        staging, _ = staged(exported("a", "b"))
        staging.connection.execute("DROP TABLE goal_score")  # comes after the sessions

        with pytest.raises(Exception, match="goal_score"):
            store.exchange.take_in(staging)

        assert as_json(store) == before


def test_only_what_came_in_is_taken_back_though_its_number_went_to_another(
    path: Path,
) -> None:
    with HistoryStore.open(path) as store:
        taken = take_in(exported("a", "b"), store)
        last = store.sessions(10)[0].id
        store.remove_session(last)
        assert play(store, "mine", days=9) == last

        work_off(store.exchange.taking_back(taken))

        assert [each.opening.key for each in store.sessions(10) if each.opening] == ["mine"]


def test_what_another_person_here_has_is_not_taken_in_a_second_time(path: Path) -> None:
    with HistoryStore.open(path) as store:
        session_id = store.start_session(opening(key="theirs", person="other"), TEXT)
        store.end_session(session_id, Ending.COMPLETED, UTC_START)

        comparison = store.exchange.compare(staged(exported("theirs"))[0])
        take_in(exported("theirs", "mine"), store)

        assert comparison.known_sessions == 1
        assert len(store.sessions(10)) == 2
