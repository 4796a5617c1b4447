"""Run or rest: the entry, every other day, two days off after too much, and today's pain."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rehab_app.engine.run_gate import (
    Entry,
    RunDays,
    RunGate,
    is_red,
    most_level,
    run_advice,
)
from tests.helpers.sessions import reading, shipped

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = NOON.date()
DAY = timedelta(days=1)
READY = RunDays(entry=frozenset(Entry))
RULES = shipped().rules


def gate(days: RunDays) -> RunGate:
    return run_advice(days, NOON, TODAY, RULES).gate


def test_nobody_runs_before_the_entry_was_asked_and_passed() -> None:
    assert gate(RunDays()) is RunGate.NOT_ASKED
    assert gate(RunDays(entry=frozenset(Entry) - {Entry.HOPS})) is RunGate.NOT_READY
    assert gate(READY) is RunGate.OPEN


@pytest.mark.parametrize(
    ("days_ago", "expected"), [(0, RunGate.TOO_SOON), (1, RunGate.TOO_SOON), (2, RunGate.OPEN)]
)
def test_every_other_day_at_most(days_ago: int, expected: RunGate) -> None:
    advice = run_advice(replace(READY, last_run=TODAY - days_ago * DAY), NOON, TODAY, RULES)

    assert advice.gate is expected
    if expected is RunGate.TOO_SOON:
        assert advice.opens == TODAY + (2 - days_ago) * DAY


def test_two_days_off_after_too_much_by_the_hour() -> None:
    red = NOON - timedelta(hours=47)

    advice = run_advice(replace(READY, reds=[red]), NOON, TODAY, RULES)

    assert (advice.gate, advice.opens) == (RunGate.RED, red + timedelta(hours=48))
    assert gate(replace(READY, reds=[NOON - timedelta(hours=48)])) is RunGate.OPEN


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2", RunGate.OPEN),
        ("2:dull", RunGate.OPEN),
        ("3", RunGate.PAIN),
        ("1:pinch", RunGate.PAIN),
        ("0:tingling", RunGate.PAIN),
        ("-", RunGate.OPEN),
    ],
)
def test_today_s_pain_has_to_be_low_and_dull(told: str, expected: RunGate) -> None:
    assert gate(replace(READY, reading=reading(told))) is expected


def test_a_stressed_bone_runs_without_any_pain() -> None:
    most = most_level(("bone-stress-cleared",))

    assert gate(replace(READY, reading=reading("1"), most_level=most)) is RunGate.PAIN
    assert gate(replace(READY, reading=reading("0"), most_level=most)) is RunGate.OPEN
    assert most_level(("hip-osteoarthritis",)) == 2


def test_a_day_of_rest_is_one_for_running_too() -> None:
    assert gate(replace(READY, is_rest_day=True)) is RunGate.REST_DAY


def test_what_the_last_runs_brought_stands_above_all_questions() -> None:
    known = RunDays(last_run=TODAY - DAY, reds=[NOON - timedelta(hours=1)])

    assert gate(known) is RunGate.RED
    assert gate(replace(known, reds=())) is RunGate.TOO_SOON


@pytest.mark.parametrize(
    ("told", "expected"), [("3:dull", False), ("4:dull", True), ("1:sharp", True), ("-", False)]
)
def test_four_or_sharp_while_jogging_is_red(told: str, expected: bool) -> None:
    assert is_red(reading(told), RULES) is expected
