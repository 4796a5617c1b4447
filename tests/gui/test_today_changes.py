"""Today says what its session has otherwise than the last time, why, and takes a no."""

from collections.abc import Callable

import pytest

from rehab_app.context import Context
from rehab_app.model.person import Side
from tests.gui.conftest import FakeClock, Visitor
from tests.helpers.evenings import add_routine, play, quiet_evenings, tell


@pytest.fixture
def context(open_context: Callable[[], Context]) -> Context:
    context = open_context()
    add_routine(context)
    return context


def holds(visitor: Visitor) -> dict[Side, int]:
    """Return how long each side is held in the session that is played."""
    return {each.side: each.seconds for each in visitor.state.plan if each.is_work}


def test_nothing_is_said_of_changes_where_there_are_none(
    visit: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    quiet_evenings(context, clock, 1)

    text = visit().click("Today").text

    assert "gentler" not in text
    assert "One step up" not in text


def test_a_step_up_is_told_with_its_reason_on_demand(
    visit: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    quiet_evenings(context, clock, 2)
    visitor = visit().click("Today")
    assert "One step up." in visitor.text
    assert "Supine figure four, each side: 20 s becomes 30 s." in visitor.text
    assert "2 sessions in a row went well" not in visitor.text

    visitor.click("Why?")

    assert "2 sessions in a row went well, the last today." in visitor.text
    assert "(rule A6)" in visitor.text


def test_a_step_up_can_be_refused_for_once(
    visit: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    quiet_evenings(context, clock, 2)
    visitor = visit().click("Today").click("Why?")

    keep = "Keep it as last time: Supine figure four, each side: 20 s becomes 30 s."
    visitor.click(keep)
    assert visitor.button(keep).text() == "Kept as last time"
    visitor.click("Start · 1 min")

    assert holds(visitor) == {Side.LEFT: 20, Side.RIGHT: 20}


def test_a_refusal_can_be_taken_back(
    visit: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    quiet_evenings(context, clock, 2)
    visitor = visit().click("Today").click("Why?")
    keep = "Keep it as last time: Supine figure four, each side: 20 s becomes 30 s."

    visitor.click(keep).click(keep).click("Start · 2 min")

    assert holds(visitor) == {Side.LEFT: 30, Side.RIGHT: 30}


def test_what_was_made_gentler_by_a_stop_can_not_be_refused(
    visit: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    quiet_evenings(context, clock, 4)
    play(context, clock, "1", "5:dull", "1", "1")

    visitor = visit().click("Today").click("Why?")

    assert "Made gentler for today." in visitor.text
    assert "Supine figure four, left side: 45 s becomes 30 s." in visitor.text
    assert "5 of 10, dull ache, after the pose today. It had to stop" in visitor.text
    assert "Keep it as last time" not in visitor.text


def test_a_week_of_much_more_work_is_said(
    visit: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    for evening in range(14):
        if evening < 7 and evening % 2:
            clock.advance(24 * 3600)
        else:
            quiet_evenings(context, clock, 1)

    assert "% more work than the last one" in visit().click("Today").text


def test_weeks_that_climb_ask_for_somebody_to_look_at_the_plan(
    visit: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    for day in range(22):
        tell(context, 1 + day // 7)
        clock.advance(24 * 3600)

    text = visit().click("Today").text

    assert "Time for a look at the plan" in text
    assert "Your mornings have climbed two weeks in a row" in text
