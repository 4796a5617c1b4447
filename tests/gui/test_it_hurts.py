""" "It hurts" stops the hold in the same call, whatever the session is doing."""

from collections.abc import Callable

import pytest

from rehab_app.engine.inputs import PauseReason
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.pain import Moment
from rehab_app.model.plan import SegmentKind
from tests.gui.conftest import Visitor


def _in(kind: SegmentKind) -> Callable[[SessionState], bool]:
    return lambda state: (
        state.phase is Phase.RUNNING and state.segment is not None and state.segment.kind is kind
    )


@pytest.mark.parametrize(
    "kind",
    [
        SegmentKind.READY,
        SegmentKind.SWITCH,
        SegmentKind.HOLD,
        SegmentKind.REPS,
        SegmentKind.OPEN,
        SegmentKind.WALK,
        SegmentKind.JOG,
        SegmentKind.REST,
    ],
)
def test_stops_every_running_segment(visitor: Visitor, kind: SegmentKind) -> None:
    visitor.start("Every feature").click("Left").press("1")
    is_there = _in(kind)
    while not is_there(visitor.state):
        if visitor.state.phase is Phase.ASKING:
            visitor.answer("1")
        elif _in(SegmentKind.OPEN)(visitor.state):
            visitor.press("Right")
        else:
            visitor.wait(1)

    visitor.press("P")

    assert visitor.is_in(Phase.ASKING)
    assert visitor.state.question is not None
    assert visitor.state.question.moment is Moment.HURTS
    assert visitor.shows(visitor.window.rooms.flow.check_in)
    assert not visitor.driver.is_awake


def test_stops_the_lead_in_too(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1").wait_for_work().wait(3)
    visitor.press("Space", "Space")
    assert visitor.is_in(Phase.LEADING_IN)

    visitor.click("It hurts")

    assert visitor.is_in(Phase.ASKING)


def test_asks_in_a_pause_too(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1").wait_for_work().wait(3).press("Space", "P")

    assert visitor.is_in(Phase.ASKING)


def test_no_answer_leaves_the_session_standing(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1").wait_for_work().wait(3)

    visitor.press("P", "N")

    assert visitor.state.pause_reason is PauseReason.HURTS
    assert "You said that it hurts" in visitor.text
    visitor.press("Space")
    assert visitor.is_in(Phase.LEADING_IN)
