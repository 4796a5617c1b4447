"""What the history says that the next plan goes by: played, told, corrected and deleted."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from rehab_app.checkpoints import made_for
from rehab_app.context import Context
from rehab_app.courses import day_of, mornings_of
from rehab_app.engine.facts import Facts
from rehab_app.engine.mornings import judge_mornings
from rehab_app.engine.progression import Progression, differences, progression
from rehab_app.history.records import StoredSession
from rehab_app.model.pain import Moment, Outcome, Quality, Reading
from rehab_app.model.person import Side
from tests.helpers.clock import FakeClock
from tests.helpers.evenings import (
    ROUTINE,
    add_routine,
    many_evenings,
    next_evening,
    play,
    quiet_evenings,
    tell,
)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def context(own_home: Path, clock: FakeClock) -> Context:
    context = Context.open({"REHAB_APP_HOME": str(own_home)}, clock=clock)
    add_routine(context)
    return context


def holds(context: Context) -> dict[Side, int]:
    """Return how long each side is held in the plan of today."""
    played = context.begin(context.library.find("two-sides"))
    found = {each.side: each.seconds for each in played.state.plan if each.is_work}
    played.drop()
    return found


def newest(context: Context) -> StoredSession:
    summaries = context.history().sessions(10)
    ended = next(each for each in summaries if each.ended == "completed")
    return context.history().session(ended.id)


def test_two_quiet_evenings_with_ordinary_mornings_are_a_step_up(
    context: Context, clock: FakeClock
) -> None:
    quiet_evenings(context, clock, 1)
    assert holds(context) == {Side.LEFT: 20, Side.RIGHT: 20}

    quiet_evenings(context, clock, 1)

    assert holds(context) == {Side.LEFT: 30, Side.RIGHT: 30}


def test_the_plan_says_what_differs_from_the_last_time(context: Context, clock: FakeClock) -> None:
    quiet_evenings(context, clock, 2)
    routine = context.library.find("two-sides").routine
    assert routine is not None
    facts = context.facts_for(routine)

    left, right = differences(context.standing(facts), facts)

    assert (left.step[2], right.step[2]) == (Side.LEFT, Side.RIGHT)
    assert [move.rule for move in left.moves] == ["A6"]


def test_a_sore_side_goes_down_in_the_same_evening(context: Context, clock: FakeClock) -> None:
    quiet_evenings(context, clock, 4)
    play(context, clock, "1", "5:dull", "1", "1")

    assert holds(context) == {Side.LEFT: 30, Side.RIGHT: 45}


def test_a_corrected_reading_gives_other_rungs(context: Context, clock: FakeClock) -> None:
    quiet_evenings(context, clock, 2)
    assert holds(context)[Side.LEFT] == 30
    session = newest(context)

    context.correct(session.id, 1, Reading(3, Quality.DULL))

    assert holds(context) == {Side.LEFT: 20, Side.RIGHT: 30}


def test_a_reading_corrected_before_the_session_counts_every_rise_anew(
    context: Context, clock: FakeClock
) -> None:
    play(context, clock, "3", "3:dull", "3:dull", "3")
    session = newest(context)
    context.catch_up()
    rules = [each.rule for each in context.history().digests.all("")[-1].digest.outcomes]
    assert rules == ["R19", "R19"]

    context.correct(session.id, 0, Reading(0))
    context.catch_up()

    said = context.history().digests.all("")[-1].digest.outcomes
    # The left is a swap now (R17), so that the right is the second one (E1); the end is up 3 (A2).
    assert [(each.outcome, each.rule) for each in said] == [
        (Outcome.REGRESS, "A2"),
        (Outcome.REGRESS, "E1"),
    ]


def test_a_deleted_session_is_as_if_it_had_never_been(context: Context, clock: FakeClock) -> None:
    quiet_evenings(context, clock, 2)
    session = newest(context)
    removed = context.history().remove_session(session.id)
    assert holds(context)[Side.LEFT] == 20

    context.history().put_back(removed)

    assert holds(context)[Side.LEFT] == 30


def test_a_morning_that_is_told_changes_what_the_evening_before_meant(
    context: Context, clock: FakeClock
) -> None:
    quiet_evenings(context, clock, 4)
    play(context, clock)
    clock.advance(12 * 3600)
    assert holds(context)[Side.LEFT] == 45

    check_in = tell(context, 3)
    assert holds(context)[Side.LEFT] == 30

    context.history().diary.keep_check_in(replace(check_in, reading=Reading(1, Quality.DULL)))
    assert holds(context)[Side.LEFT] == 45


def test_an_hour_later_it_has_to_have_settled(context: Context, clock: FakeClock) -> None:
    quiet_evenings(context, clock, 4)
    play(context, clock, "0", "0", "0", "2")
    key = context.history().sessions(1)[0].opening
    assert key is not None
    check_in = tell(context, 2, Moment.HOUR)
    assert holds(context)[Side.LEFT] == 45

    about = replace(check_in, session_key=key.key)
    context.history().diary.keep_check_in(about)

    assert holds(context)[Side.LEFT] == 30


def test_somebody_elses_history_says_nothing(context: Context, clock: FakeClock) -> None:
    quiet_evenings(context, clock, 2)
    other = context.courses.__class__(context.history, clock.wall, "other")
    routine = context.library.find("two-sides").routine
    assert routine is not None

    assert all(
        standing.played is None
        for standing in other.progression(context.facts_for(routine)).standings.values()
    )


def test_without_a_history_to_be_had_the_plan_is_at_its_start(
    context: Context, own_home: Path
) -> None:
    (own_home / "data").mkdir(parents=True, exist_ok=True)
    (own_home / "data" / "history.db").write_bytes(b"not a history at all" * 100)

    assert holds(context) == {Side.LEFT: 20, Side.RIGHT: 20}


@pytest.mark.parametrize(("hour", "days_back"), [(0, 1), (3, 1), (4, 0), (23, 0)])
def test_after_midnight_it_is_still_the_evening_before(hour: int, days_back: int) -> None:
    moment = datetime(2026, 11, 22, hour, 30)  # noqa: DTZ001 (only the day is looked at)

    assert day_of(moment) == moment.date() - timedelta(days=days_back)


def facts_of_two(context: Context) -> Facts:
    routine = context.library.find("two-sides").routine
    assert routine is not None
    return context.facts_for(routine)


def standings(context: Context) -> Progression:
    return context.standing(facts_of_two(context))


def without_checkpoints(context: Context) -> Progression:
    """Return the same from the whole history."""
    facts = facts_of_two(context)
    return progression(context.courses.course(facts), facts)


@pytest.fixture
def months(context: Context, clock: FakeClock) -> Context:
    """Three months of evenings, some of them sore, some mornings not told."""
    many_evenings(context, clock, 90)
    return context


def test_years_are_gone_through_once_and_lead_to_the_same(months: Context) -> None:
    first = standings(months)
    kept = months.history().digests.checkpoint("", "two-sides", made_for(facts_of_two(months)))

    assert kept is not None
    assert standings(months) == first == without_checkpoints(months)


def test_a_correction_long_ago_still_counts(months: Context) -> None:
    standings(months)
    long_ago = months.history().digests.all("")[3].session_id

    months.correct(long_ago, 1, Reading(5, Quality.DULL))

    assert standings(months) == without_checkpoints(months)


def test_a_session_deleted_long_ago_and_put_back_still_counts(months: Context) -> None:
    before = standings(months)
    long_ago = months.history().digests.all("")[5].session_id
    removed = months.history().remove_session(long_ago)
    assert standings(months) == without_checkpoints(months)

    months.history().put_back(removed)

    assert standings(months) == before == without_checkpoints(months)


def test_a_morning_told_anew_long_ago_still_counts(months: Context) -> None:
    standings(months)
    morning = months.history().diary.check_ins("")[4]

    months.history().diary.keep_check_in(replace(morning, reading=Reading(6, Quality.DULL)))
    assert standings(months) == without_checkpoints(months)

    months.history().diary.remove_check_in(morning.key)
    assert standings(months) == without_checkpoints(months)


def test_another_ladder_is_folded_from_the_start(months: Context) -> None:
    standings(months)
    path = months.locations.routines / "two-sides.yaml"

    path.write_text(ROUTINE.replace("20-60 s", "20-45 s"), encoding="utf-8")

    assert standings(months) == without_checkpoints(months)


def test_mornings_are_compared_with_the_usual_pain_of_all_that_was_told_before(
    context: Context, clock: FakeClock
) -> None:
    """Only what a morning can be compared with is read; it has to say what all of it says."""
    for day, morning in enumerate((None, None, 3, None, 2, 1, 4)):
        play(context, clock, str(day % 4), "0", "0", "1")
        next_evening(context, clock, morning)
    context.catch_up()
    routine = context.library.find("two-sides").routine
    assert routine is not None
    facts = context.facts_for(routine)
    history = context.history()
    told = mornings_of(history.diary.check_ins(""))

    judged = context.courses.mornings(facts)

    assert judged == judge_mornings(told, history.digests.befores(""), facts)
    assert len({each.base for each in judged}) > 1
