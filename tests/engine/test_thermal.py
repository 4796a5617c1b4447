"""Ice and heat: so often a day, so far apart, and time to warm up after ice."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.engine.thermal import POOL, Use, daily_allowance, thermal_allowance, warm_at
from rehab_app.model.routine import PerDay
from rehab_app.model.rule import ThermalCap
from tests.helpers.sessions import shipped

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = NOON.date()
CAPS = shipped().rules.thermal
ICE, HEAT, WRAP = CAPS


def use(minutes_ago: float, kind: str = "ice", day: date = TODAY) -> Use:
    return Use(kind=kind, day=day, ended=NOON - timedelta(minutes=minutes_ago))


def test_ice_opens_two_hours_after_it_ended() -> None:
    left = thermal_allowance(ICE, [use(60)], CAPS, TODAY)

    assert (left.done, left.most) == (1, 4)
    assert left.opens == NOON + timedelta(hours=1)
    assert not left.is_open(NOON + timedelta(minutes=59))
    assert left.is_open(NOON + timedelta(minutes=60))


def test_ice_and_heat_wait_for_each_other() -> None:
    assert not thermal_allowance(HEAT, [use(60)], CAPS, TODAY).is_open(NOON)
    assert not thermal_allowance(ICE, [use(60, "heat")], CAPS, TODAY).is_open(NOON)
    assert thermal_allowance(WRAP, [use(1)], CAPS, TODAY).is_open(NOON)


def test_the_cap_is_used_up_and_opens_on_another_day() -> None:
    uses = [use(150 + 130 * number) for number in range(4)]

    assert thermal_allowance(ICE, uses, CAPS, TODAY).is_used_up
    assert thermal_allowance(HEAT, uses, CAPS, TODAY).is_open(NOON)
    tomorrow = thermal_allowance(ICE, uses, CAPS, TODAY + timedelta(days=1))
    assert (tomorrow.done, tomorrow.is_open(NOON)) == (0, True)


def test_the_gap_holds_over_midnight() -> None:
    left = thermal_allowance(ICE, [use(60, day=TODAY - timedelta(days=1))], CAPS, TODAY)

    assert left.done == 0
    assert not left.is_open(NOON)


def test_a_file_can_only_be_stricter() -> None:
    strict = PerDay(times=2, gap_s=4 * 3600)
    loose = PerDay(times=9, gap_s=60)

    assert thermal_allowance(ICE, [use(180)], CAPS, TODAY, strict).most == 2
    assert not thermal_allowance(ICE, [use(180)], CAPS, TODAY, strict).is_open(NOON)
    assert thermal_allowance(ICE, [use(90)], CAPS, TODAY, loose).most == 4
    assert not thermal_allowance(ICE, [use(90)], CAPS, TODAY, loose).is_open(NOON)


@given(st.lists(st.tuples(st.integers(0, 2000), st.sampled_from(["ice", "heat"])), max_size=8))
def test_one_more_use_never_opens_anything(uses: list[tuple[int, str]]) -> None:
    known = [use(minutes, kind) for minutes, kind in uses]
    for cap in CAPS:
        fewer = thermal_allowance(cap, known[1:], CAPS, TODAY)
        all_ = thermal_allowance(cap, known, CAPS, TODAY)
        assert fewer.is_open(NOON) or not all_.is_open(NOON)


@pytest.mark.parametrize(("minutes_ago", "is_cold"), [(0, True), (29, True), (30, False)])
def test_half_an_hour_after_ice_exercise_opens(minutes_ago: int, is_cold: bool) -> None:
    assert (warm_at([use(minutes_ago)], NOON) is not None) == is_cold
    assert warm_at([use(minutes_ago, "heat")], NOON) is None


def test_a_routine_s_own_times_and_gap() -> None:
    left = daily_allowance(PerDay(times=2, gap_s=3600), [NOON])

    assert not left.is_used_up
    assert left.opens == NOON + timedelta(hours=1)
    assert daily_allowance(PerDay(times=1, gap_s=0), [NOON]).is_used_up
    assert daily_allowance(PerDay(times=1, gap_s=0), []).is_open(NOON)


def test_what_treats_two_places_needs_two_of_what_is_left_of_the_day() -> None:
    uses = [use(150 + 130 * number) for number in range(3)]

    assert thermal_allowance(ICE, uses, CAPS, TODAY).is_open(NOON)
    assert thermal_allowance(ICE, uses, CAPS, TODAY, wanted=2).is_used_up
    assert thermal_allowance(ICE, uses[1:], CAPS, TODAY, wanted=2).is_open(NOON)
    twice = PerDay(times=2, gap_s=0)
    assert thermal_allowance(ICE, uses[1:], CAPS, TODAY, twice, wanted=2).is_open(NOON)


_ATTEMPTS = st.lists(
    st.tuples(st.integers(0, 3000), st.sampled_from(CAPS), st.integers(1, 3)), max_size=40
)
_PER_DAY = st.none() | st.builds(PerDay, times=st.integers(1, 24), gap_s=st.integers(0, 24 * 3600))


@given(_ATTEMPTS, _PER_DAY)
def test_whatever_is_tried_and_whatever_a_file_says_caps_and_gaps_hold(
    attempts: list[tuple[int, ThermalCap, int]], per_day: PerDay | None
) -> None:
    """Somebody tries again and again, over two days, and begins wherever it is open."""
    sessions: list[tuple[datetime, datetime, ThermalCap, int]] = []
    for minute, cap, wanted in sorted(attempts, key=lambda attempt: attempt[0]):
        now = NOON + timedelta(minutes=minute)
        uses = [
            Use(kind=kind.kind, day=begun.date(), ended=ended)
            for begun, ended, kind, count in sessions
            for _ in range(count)
        ]
        if thermal_allowance(cap, uses, CAPS, now.date(), per_day, wanted).is_open(now):
            sessions.append((now, now + timedelta(minutes=10), cap, wanted))

    for number, (begun, _, cap, _) in enumerate(sessions):
        for _, ended, earlier, _ in sessions[:number]:
            is_one_pool = earlier == cap or {earlier.kind, cap.kind} <= POOL
            assert not is_one_pool or begun - ended >= timedelta(seconds=cap.gap_s)
        count = sum(
            count
            for start, _, kind, count in sessions
            if kind == cap and start.date() == begun.date()
        )
        assert count <= cap.times
