"""D13 and D14: whatever is done to the clock on the wall, and however long the computer sleeps."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from pathlib import Path

import pytest

from rehab_app.context import Context
from rehab_app.engine.inputs import Answer, End, PauseReason, Resume, Start
from rehab_app.engine.session import GAP_S
from rehab_app.engine.state import Phase
from rehab_app.model.pain import Moment, Reading
from rehab_app.playing import Play

SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))


class Clock:
    """Seconds that go on, and a wall that anybody may turn."""

    def __init__(self, wall: datetime) -> None:
        self.seconds = 500.0
        self.turned = timedelta()
        self.zone: tzinfo | None = wall.tzinfo
        self._start = wall

    def now(self) -> float:
        return self.seconds

    def wall(self) -> datetime:
        passed = timedelta(seconds=self.seconds - 500.0)
        return (self._start + passed + self.turned).astimezone(self.zone)


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 10, 25, 2, 30, tzinfo=SUMMER))


@pytest.fixture
def context(own_home: Path, clock: Clock) -> Iterator[Context]:
    with closing(Context.open({}, own_home, clock)) as context:
        yield context


def begin(context: Context) -> Play:
    play = context.begin(context.library.find("yin-five"))
    play.send(Start())
    play.send(Answer(Reading(1)))
    return play


def to_hold(play: Play, clock: Clock) -> None:
    while play.state.phase is not Phase.RUNNING or not (
        play.state.segment and play.state.segment.is_work
    ):
        clock.seconds += 1
        play.tick()


@pytest.mark.parametrize(
    "turn",
    [timedelta(hours=1), timedelta(hours=-1), timedelta(days=1), timedelta(days=-1)],
)
def test_a_hold_is_as_long_as_it_is_when_the_wall_is_turned(
    context: Context, clock: Clock, turn: timedelta
) -> None:
    play = begin(context)
    to_hold(play, clock)
    planned_s = play.left_s
    began = clock.seconds

    clock.turned = turn
    while play.left_s > 0 and play.state.segment and play.state.segment.is_work:
        clock.seconds += 0.05
        play.tick()

    assert clock.seconds - began == pytest.approx(planned_s, abs=0.1)
    assert all(work.held_s >= 0 for work in play.state.works)


def test_sessions_and_inputs_keep_their_order_and_say_their_zone(
    context: Context, clock: Clock
) -> None:
    changes = (
        (timedelta(), SUMMER),  # 02:30, the first time of that night
        (timedelta(hours=1), WINTER),  # 02:30 again
        (timedelta(hours=-3), WINTER),  # turned back by hand
        (timedelta(), timezone(timedelta(hours=10))),  # a flight later
    )
    for turn, zone in changes:
        clock.turned, clock.zone = turn, zone
        begin(context).send(End())
        clock.seconds += 60

    store = context.history()
    sessions = [store.session(each.id) for each in reversed(context.past_sessions())]
    openings = [each.opening for each in sessions if each.opening]
    ids = {each.opening.key: each.id for each in sessions if each.opening}
    assert [each.started for each in openings] == sorted(each.started for each in openings)
    openings.sort(key=lambda each: ids[each.key])
    assert [each.started.utcoffset() for each in openings] == [
        zone.utcoffset(None) for _, zone in changes
    ]
    first, second = openings[0].started, openings[1].started
    assert (f"{first:%H:%M}", f"{second:%H:%M}") == ("02:30", "02:31")
    assert second - first == timedelta(hours=1, minutes=1)
    for session in sessions:
        assert [each.seq for each in session.inputs] == list(range(len(session.inputs)))
        assert all(one.at_s <= other.at_s for one, other in pairwise(session.inputs))
        assert all(each.utc.utcoffset() == timedelta() for each in session.inputs)
        assert session.reached_s >= 0


@pytest.mark.parametrize("slept_s", [GAP_S + 0.5, 600, 1800])
def test_a_sleep_in_a_hold_is_a_pause_and_no_holding(
    context: Context, clock: Clock, slept_s: float
) -> None:
    play = begin(context)
    to_hold(play, clock)
    clock.seconds += 3
    play.tick()
    left_s = play.left_s

    clock.seconds += slept_s
    play.tick()

    assert play.state.phase is Phase.PAUSED
    assert play.state.pause_reason is PauseReason.GAP
    assert play.left_s == left_s
    play.send(Resume())
    assert play.left_s == left_s


@pytest.mark.parametrize("slept_s", [1801, 8 * 3600])
def test_a_sleep_of_more_than_half_an_hour_asks_before_it_goes_on(
    context: Context, clock: Clock, own_home: Path, slept_s: float
) -> None:
    play = begin(context)
    to_hold(play, clock)
    clock.seconds += 3
    play.tick()
    left_s = play.left_s
    clock.seconds += slept_s

    play.send(Resume())

    assert play.state.question is not None
    assert play.state.question.moment is Moment.RESUME
    play.send(Answer(Reading(2)))
    assert play.state.phase is Phase.LEADING_IN
    assert play.left_s == left_s
    context.close()
    with closing(Context.open({}, own_home, clock)) as again:
        stored = again.history().session(play.session_id or 0)
        told = [(each.recorded.moment, each.reading) for each in stored.standing]
        assert told == [(Moment.BEFORE, Reading(1)), (Moment.RESUME, Reading(2))]
        assert again.go_on(stored.id).state.before == 1


def test_midnight_and_leap_day_are_days_like_others(own_home: Path) -> None:
    clock = Clock(datetime(2028, 2, 28, 23, 59, 57, tzinfo=UTC))
    with closing(Context.open({}, own_home, clock)) as context:
        play = begin(context)
        to_hold(play, clock)
        clock.seconds += 2
        play.tick()
        play.send(End())

        stored = context.history().session(play.session_id or 0)

        assert stored.opening is not None
        assert f"{stored.opening.started:%d %B}" == "28 February"
        assert stored.ended_utc is not None
        assert f"{stored.ended_utc:%d %B %H:%M}" == "29 February 00:00"
