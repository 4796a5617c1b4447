"""The terminal says what a session has otherwise than the last time, and keeps what may be kept."""

from pathlib import Path

import pytest

from rehab_app.context import Context
from tests.helpers.clock import FakeClock
from tests.helpers.evenings import ROUTINE_ID, add_routine, play, quiet_evenings
from tests.terminal.programs import run


@pytest.fixture
def context(own_home: Path) -> Context:
    context = Context.open({"REHAB_APP_HOME": str(own_home)}, clock=FakeClock())
    add_routine(context)
    return context


def played(context: Context, *options: str) -> str:
    context.close()
    return run("play", ROUTINE_ID, "--speed", "600", "--answers", "1", *options).stdout


def test_a_first_session_has_nothing_to_compare_with(context: Context) -> None:
    assert "Since the last time" not in played(context)


def test_a_step_up_is_told_with_its_reason(context: Context) -> None:
    clock = context.clock
    assert isinstance(clock, FakeClock)
    quiet_evenings(context, clock, 2)

    said = played(context)

    assert "Supine figure four, each side: 20 s becomes 30 s." in said
    assert "2 sessions in a row went well" in said


def test_a_step_up_is_kept_away_on_demand(context: Context) -> None:
    clock = context.clock
    assert isinstance(clock, FakeClock)
    quiet_evenings(context, clock, 2)

    said = played(context, "--as-last-time")

    assert "20 s becomes 30 s. (kept as last time)" in said
    assert "Supine figure four, left side: 20 s" in said


def test_what_a_stop_made_gentler_stays_so(context: Context) -> None:
    clock = context.clock
    assert isinstance(clock, FakeClock)
    quiet_evenings(context, clock, 4)
    play(context, clock, "1", "5:dull", "1", "1")

    said = played(context, "--as-last-time")

    assert "45 s becomes 30 s." in said
    assert "kept as last time" not in said
