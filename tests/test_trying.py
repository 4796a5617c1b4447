"""A session that is tried out: the engine's own, at any pace, and unknown to the history."""

import pytest

from rehab_app.clock import PacedClock
from rehab_app.engine.inputs import Answer, Start
from rehab_app.engine.state import Phase
from rehab_app.model.pain import Quality, Reading
from rehab_app.trying import TryOut
from tests.helpers.clock import FakeClock
from tests.helpers.sessions import facts_of


def begun(clock: FakeClock, speed: float = 1.0) -> TryOut:
    tried = TryOut(facts_of("daily-hip-stretch"), clock, speed)
    tried.play.send(Start())
    tried.play.send(Answer(Reading(1)))
    return tried


def go_on(tried: TryOut, clock: FakeClock, seconds: float) -> None:
    clock.advance(seconds)
    tried.play.tick()


def test_a_clock_changes_its_pace_without_a_jump() -> None:
    clock = FakeClock()
    paced = PacedClock(clock, 1)
    start = paced.now()

    clock.advance(3)
    paced.run_at(20)
    assert paced.now() == start + 3
    clock.advance(2)
    assert paced.now() == start + 43
    paced.run_at(0.5)
    clock.advance(2)

    assert paced.now() == start + 44
    assert paced.wall() == clock.wall()


@pytest.mark.parametrize("speed", [0, -1])
def test_a_clock_neither_stands_nor_goes_back(speed: float) -> None:
    with pytest.raises(ValueError, match="time goes forward"):
        PacedClock(FakeClock(), speed)


@pytest.mark.parametrize("speed", [1, 2, 5, 10, 20])
def test_a_hold_takes_a_part_of_its_time(speed: int) -> None:
    clock = FakeClock()
    tried = begun(clock, speed)
    left_s = tried.play.left_s

    wake_in_s = tried.play.wake_in_s
    go_on(tried, clock, 2 / speed)

    assert wake_in_s is not None
    assert wake_in_s <= 1 / speed
    assert tried.play.left_s == pytest.approx(left_s - 2)


def test_the_pace_can_be_changed_within_a_hold() -> None:
    clock = FakeClock()
    tried = begun(clock)
    left_s = tried.play.left_s
    go_on(tried, clock, 1)

    tried.run_at(20)
    assert tried.play.left_s == pytest.approx(left_s - 1)
    go_on(tried, clock, 0.1)

    assert tried.play.left_s == pytest.approx(left_s - 3)


def test_a_fast_clock_is_no_gap_but_a_minute_of_the_world_is() -> None:
    clock = FakeClock()
    tried = begun(clock, 20)

    go_on(tried, clock, 1)
    assert tried.play.state.phase is not Phase.PAUSED
    go_on(tried, clock, 60)

    assert tried.play.state.phase in (Phase.PAUSED, Phase.ASKING)


def test_answers_bend_the_plan_as_they_would_and_nothing_has_a_number() -> None:
    clock = FakeClock()
    tried = begun(clock, 20)
    planned = tried.play.state.plan
    while tried.play.state.question is None:
        go_on(tried, clock, 0.2)

    tried.play.send(Answer(Reading(6, Quality.DULL)))

    assert tried.play.state.plan != planned
    assert tried.play.session_id is None
    assert tried.play.trouble is None
