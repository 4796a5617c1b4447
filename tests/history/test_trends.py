"""How it went, added up on the disk: by day, by side and by pose."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from rehab_app.history.diary import CheckIn
from rehab_app.history.store import HistoryStore
from rehab_app.history.trends import DayTold
from rehab_app.model.pain import Moment, Reading
from rehab_app.model.person import Side
from tests.helpers.kept_sessions import keep_session

DAY = date(2026, 11, 22)
PIGEON, FIGURE_FOUR = "pigeon-pose", "supine-figure-four"
L, R = Side.LEFT, Side.RIGHT


def back(days: int) -> date:
    return DAY - timedelta(days=days)


def told_at(
    moment: datetime, level: int | None, side: Side | None = None, key: str = "k"
) -> CheckIn:
    return CheckIn(moment=Moment.NOW, told=moment, reading=Reading(level), side=side, key=key)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HistoryStore]:
    with HistoryStore.open(tmp_path / "history.db") as opened:
        yield opened


def test_of_a_day_the_highest_level_counts_whoever_asked(store: HistoryStore) -> None:
    keep_session(store, DAY, before=2, end=1, poses={(PIGEON, L): (4,)})
    keep_session(store, back(1), before=3, end=3)
    store.diary.keep_check_in(told_at(datetime(2026, 11, 21, 9, tzinfo=UTC), 6))

    found = store.trends.days("", back(6), DAY)

    assert found == (DayTold(back(1), 6), DayTold(DAY, 4))


def test_a_check_in_belongs_to_the_day_where_the_person_was(store: HistoryStore) -> None:
    auckland = timezone(timedelta(hours=13))
    store.diary.keep_check_in(told_at(datetime(2026, 11, 22, 7, tzinfo=auckland), 3))
    # In UTC that was the day before.
    assert store.trends.days("", DAY, DAY) == (DayTold(DAY, 3),)
    assert store.trends.days("", back(1), back(1)) == ()


def test_a_corrected_check_in_counts_as_corrected_and_no_answer_is_none(
    store: HistoryStore,
) -> None:
    morning = datetime(2026, 11, 22, 7, tzinfo=UTC)
    store.diary.keep_check_in(told_at(morning, 8))
    store.diary.keep_check_in(told_at(morning, 2))
    store.diary.keep_check_in(told_at(morning - timedelta(days=1), None, key="other"))

    assert store.trends.days("", back(6), DAY) == (DayTold(DAY, 2),)


def test_days_and_poses_of_somebody_else_are_left_out(store: HistoryStore) -> None:
    keep_session(store, DAY, before=5, poses={(PIGEON, L): (5,)}, person="other")

    assert store.trends.days("", back(6), DAY) == ()
    assert store.trends.poses("", back(6), DAY) == ()
    assert store.trends.first_day("") is None


def test_a_side_has_its_own_days(store: HistoryStore) -> None:
    keep_session(store, DAY, before=2, end=5, poses={(PIGEON, L): (3,), (PIGEON, R): (1,)})
    keep_session(store, back(1), before=7, end=6, sore_side=R)
    store.diary.keep_check_in(told_at(datetime(2026, 11, 20, 9, tzinfo=UTC), 4, Side.BOTH))

    assert store.trends.days("", back(6), DAY, L) == (DayTold(back(2), 4), DayTold(DAY, 5))
    assert store.trends.days("", back(6), DAY, R) == (
        DayTold(back(2), 4),
        DayTold(back(1), 7),
        DayTold(DAY, 1),
    )


def test_a_pose_gives_one_pair_for_each_session(store: HistoryStore) -> None:
    keep_session(store, back(1), before=4, poses={(PIGEON, L): (6, 2)})
    keep_session(store, DAY, before=3, poses={(PIGEON, L): (1,), (FIGURE_FOUR, L): (0,)})

    pigeon, figure_four = store.trends.poses("", back(6), DAY)

    assert (pigeon.exercise, pigeon.pairs.count) == (PIGEON, 2)
    assert (pigeon.pairs.before, pigeon.pairs.after) == (3.5, 2.5)
    assert (pigeon.pairs.sum, pigeon.pairs.sum_of_squares) == (-2.0, 4.0)
    assert (figure_four.pairs.count, figure_four.pairs.change) == (1, -3.0)


def test_sets_of_the_side_that_is_not_sore_give_no_pair(store: HistoryStore) -> None:
    keep_session(store, DAY, before=4, poses={(PIGEON, L): (4,), (PIGEON, R): (0,)})

    (pigeon,) = store.trends.poses("", DAY, DAY)

    assert pigeon.pairs.after == 4.0
    assert store.trends.poses("", DAY, DAY, R) == ()


def test_without_a_sore_side_both_sides_give_a_pair(store: HistoryStore) -> None:
    poses: dict[tuple[str, Side], tuple[int | None, ...]] = {(PIGEON, L): (4,), (PIGEON, R): (2,)}
    keep_session(store, DAY, before=4, poses=poses, sore_side=None)

    assert [each.pairs.after for each in store.trends.poses("", DAY, DAY)] == [3.0]
    assert [each.pairs.after for each in store.trends.poses("", DAY, DAY, R)] == [2.0]


def test_without_a_reading_before_or_after_there_is_no_pair(store: HistoryStore) -> None:
    keep_session(store, DAY, poses={(PIGEON, L): (4,)})
    keep_session(store, back(1), before=3, poses={(PIGEON, L): (None,)})

    assert store.trends.poses("", back(6), DAY) == ()


def test_a_rest_that_pain_called_for_is_told_from_a_session(store: HistoryStore) -> None:
    keep_session(store, back(1), before=9, did_start=False, gate="no-session")
    keep_session(store, DAY, before=2)
    keep_session(store, DAY, before=9, did_start=False, gate="no-session")

    rest, both = store.trends.sessions("", back(6), DAY)

    assert (rest.day, rest.count, rest.is_rest, rest.highest) == (back(1), 0, True, 9)
    assert (both.count, both.is_rest, both.highest) == (1, False, 9)


def test_the_first_day_and_the_sides_that_were_told_of(store: HistoryStore) -> None:
    keep_session(store, back(3), before=2, sore_side=R)
    store.diary.keep_check_in(told_at(datetime(2026, 11, 1, 9, tzinfo=UTC), 2, L))

    assert store.trends.first_day("") == date(2026, 11, 1)
    assert store.trends.sides("") == {L, R}


def test_levels_before_and_after_are_those_of_the_session(store: HistoryStore) -> None:
    session_id = keep_session(store, DAY, before=2, end=1)

    assert store.trends.before_and_after(session_id) == (2, 1)
    assert store.trends.before_and_after(session_id + 1) == (None, None)
