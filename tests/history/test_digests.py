"""Sessions in brief: kept beside their inputs, and made anew from them."""

import sqlite3
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from rehab_app.engine.digesting import LEFT_OUT, digest_of
from rehab_app.engine.planning import make_plan
from rehab_app.engine.simulating import simulate
from rehab_app.history.diary import CheckIn
from rehab_app.history.digest_rows import Digested
from rehab_app.history.records import Correction, Ending
from rehab_app.history.store import HistoryStore
from rehab_app.history.transaction import transaction
from rehab_app.model.digest import SessionDigest
from rehab_app.model.pain import Gate, Moment, Outcome, Quality, Reading
from rehab_app.model.person import Side
from tests.helpers.sessions import facts_of, reading, steps
from tests.history.samples import ROUTINE_TEXT, answer, opening

TWO = steps(
    "exercise: supine-figure-four, hold: 30 s, rest: 10 s",
    "exercise: double-leg-bridge, reps: 8, rest: 10 s",
)
EVENING = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def played(*answers: str) -> SessionDigest:
    facts = facts_of(TWO, conditions=())
    state = simulate(facts, [reading(each) for each in answers])
    return digest_of(state, facts, make_plan(facts))


def digested(session_id: int, digest: SessionDigest, **changes: object) -> Digested:
    whole = Digested(
        session_id=session_id,
        key=f"key-{session_id}",
        person="",
        routine_id="test",
        started=EVENING,
        refused=(("supine-figure-four", 0, Side.LEFT),),
        digest=digest,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]  # any field by name


def a_session(store: HistoryStore, **changes: object) -> int:
    session_id = store.start_session(opening(**changes), ROUTINE_TEXT)
    store.append(session_id, answer(0))
    store.end_session(session_id, Ending.COMPLETED, EVENING)
    return session_id


def test_a_digest_says_what_was_planned_done_and_told() -> None:
    digest = played("2", "3:dull", "1", "0", "2")

    first, second, bridge = digest.sets
    assert (first.exercise, first.side, first.planned_s, first.held_s) == (
        "supine-figure-four",
        Side.LEFT,
        30,
        30,
    )
    assert first.after == Reading(3, Quality.DULL)
    assert second.after == Reading(1)
    assert (bridge.reps, bridge.held_s) == (8, bridge.planned_s)
    assert (digest.before, digest.end, digest.highest) == (Reading(2), Reading(2), 3)
    assert digest.did_start


def test_what_pain_left_out_stands_in_the_digest_with_nothing_held() -> None:
    digest = played("2", "9:dull")

    left_out = [each for each in digest.sets if each.ending == LEFT_OUT]
    assert [(each.exercise, each.held_s, each.at_s) for each in left_out] == [
        ("supine-figure-four", 0.0, None),
        ("double-leg-bridge", 0.0, None),
    ]
    assert {each.outcome for each in digest.outcomes} == {Outcome.REGRESS}


def test_a_session_that_did_not_start_has_no_outcomes() -> None:
    digest = played("9:dull")

    assert not digest.did_start
    assert digest.outcomes == ()


def test_a_digest_comes_back_from_the_disk_as_it_was(path: Path) -> None:
    digest = played("2", "4:dull", "1", "0", "2")
    with HistoryStore.open(path) as store:
        whole = digested(a_session(store), digest)
        store.digests.keep(whole)

        back = store.digests.all("")[0]
        sets = store.digests.sets(whole.session_id)

    assert replace(back, digest=replace(back.digest, sets=sets)) == whole


def test_digests_are_found_by_person_routine_and_day(path: Path) -> None:
    digest = played("2", "0")
    with HistoryStore.open(path) as store:
        for back, person, routine in ((0, "", "a"), (1, "", "b"), (2, "other", "a")):
            session_id = a_session(store, key=f"key {back}")
            started = EVENING - timedelta(days=back)
            store.digests.keep(
                digested(session_id, digest, person=person, routine_id=routine, started=started)
            )

        today = EVENING.date()
        yesterday = today - timedelta(days=1)
        assert [each.routine_id for each in store.digests.all("")] == ["b", "a"]
        assert [each.day for each in store.digests.all("", routine_id="b")] == [yesterday]
        assert [each.day for each in store.digests.all("", first=today)] == [today]
        assert [each.day for each in store.digests.all("", last=yesterday)] == [yesterday]
        assert store.digests.befores("") == [(yesterday, 2), (today, 2)]


def test_a_session_that_is_over_is_missing_until_it_is_kept(path: Path) -> None:
    with HistoryStore.open(path) as store:
        session_id = a_session(store)
        dropped = store.start_session(opening(key="dropped"), ROUTINE_TEXT)
        store.end_session(dropped, Ending.DROPPED, EVENING)
        store.start_session(opening(key="open"), ROUTINE_TEXT)
        assert store.digests.missing() == (session_id,)

        store.digests.keep(digested(session_id, played("2", "0")))

        assert store.digests.missing() == ()


def test_a_session_is_missing_again_where_keeping_it_in_brief_was_undone(path: Path) -> None:
    with HistoryStore.open(path) as store:
        session_id = a_session(store)
        with suppress(LookupError), transaction(store._connection, path):
            store.digests.write(digested(session_id, played("2", "0")))
            assert store.digests.missing() == ()
            raise LookupError

        assert store.digests.missing() == (session_id,)


def test_the_levels_before_sessions_can_be_asked_for_in_part(path: Path) -> None:
    days = [EVENING.date() - timedelta(days=back) for back in (3, 2, 1, 0)]
    with HistoryStore.open(path) as store:
        for number, day in enumerate(days):
            session_id = a_session(store, key=f"key {number}")
            started = EVENING - timedelta(days=3 - number)
            digest = played(str(number), "0")
            store.digests.keep(digested(session_id, digest, started=started))
            assert started.date() == day

        assert store.digests.befores("", newest=2) == [(days[2], 2), (days[3], 3)]
        assert store.digests.befores("", last=days[1]) == [(days[0], 0), (days[1], 1)]
        assert store.digests.befores("", first=days[1], last=days[2], newest=1) == [(days[2], 2)]


def test_notable_are_sessions_that_asked_for_something_or_are_asked_about_later(
    path: Path,
) -> None:
    quiet, also_rest = played("2", "0"), replace(played("2", "0"), also=("rest",))
    gated = replace(quiet, gate=Gate.RELIEF_ONLY)
    with HistoryStore.open(path) as store:
        for key, digest in (("q", quiet), ("r", also_rest), ("g", gated), ("h", quiet)):
            session_id = a_session(store, key=key)
            store.digests.keep(digested(session_id, digest, key=key))
        later = CheckIn(
            moment=Moment.HOUR, told=EVENING, reading=Reading(3), session_key="h", person=""
        )
        store.diary.keep_check_in(later)

        assert {each.key for each in store.digests.notable("")} == {"r", "g", "h"}


def test_a_corrected_session_is_missing_again(path: Path) -> None:
    with HistoryStore.open(path) as store:
        session_id = a_session(store)
        store.digests.keep(digested(session_id, played("2", "0")))

        store.correct(session_id, Correction(seq=0, utc=EVENING, reading=Reading(1)))

        assert store.digests.missing() == (session_id,)
        assert store.digests.sets(session_id) == ()


def test_a_damaged_digest_is_left_out(path: Path) -> None:
    with HistoryStore.open(path) as store:
        store.digests.keep(digested(a_session(store), played("2", "0")))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE digest SET end_level = 9")

    with HistoryStore.open(path) as store:
        assert store.digests.all("", first=date(2026, 1, 1)) == ()


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()  # noqa: S608
            for (name,) in names
        }


def test_a_deleted_session_leaves_nothing_and_can_be_put_back_whole(path: Path) -> None:
    with HistoryStore.open(path) as store:
        kept = a_session(store, key="kept")
        session_id = store.start_session(opening(key="deleted"), "format: 1\nid: another\n")
        store.append(session_id, answer(0))
        store.correct(session_id, Correction(seq=0, utc=EVENING, reading=Reading(1)))
        store.mark(session_id, 12.0)
        store.end_session(session_id, Ending.STOPPED, EVENING)
        store.digests.keep(digested(session_id, played("2", "0")))
    before = rows_of(path)

    with HistoryStore.open(path) as store:
        removed = store.remove_session(session_id)
    bare = path.read_bytes()
    assert b"deleted" not in bare
    assert b"id: another" not in bare
    with HistoryStore.open(path) as store:
        assert [each.id for each in store.sessions(10)] == [kept]
        store.put_back(removed)

    assert rows_of(path) == before


def test_a_session_is_put_back_under_another_number_where_its_own_is_taken(path: Path) -> None:
    with HistoryStore.open(path) as store:
        session_id = a_session(store, key="deleted")
        store.digests.keep(digested(session_id, played("2", "0")))
        before = store.session(session_id)
        removed = store.remove_session(session_id)
        assert a_session(store, key="newer") == session_id

        store.put_back(removed)

        again = store.session(session_id + 1)
        assert replace(again, id=session_id) == before
        assert store.digests.sets(session_id + 1) != ()


def test_deleting_a_session_that_is_not_there_is_an_error(path: Path) -> None:
    with HistoryStore.open(path) as store, pytest.raises(KeyError):
        store.remove_session(3)
