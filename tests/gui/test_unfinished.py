"""After the program was killed in a session, the next start offers what to do with it."""

from collections.abc import Callable

import pytest

from rehab_app.engine.inputs import PauseReason
from rehab_app.engine.state import Phase
from rehab_app.model.pain import Reading
from tests.gui.conftest import Visitor

Visit = Callable[[], Visitor]


@pytest.fixture
def visitor_after_a_kill(visit: Visit) -> Visitor:
    """Return a person in front of a new window, the last one having been killed in a hold."""
    first = visit()
    first.start("Daily hip stretch").press("1").wait_for_question().press("1")
    first.wait_for_work().wait(12)
    first.window.hide()
    second = visit()
    assert "A session was left open" in second.text
    assert "Daily hip stretch, 22 November 2026" in second.text
    return second


def test_goes_on_where_it_was(visitor_after_a_kill: Visitor) -> None:
    visitor = visitor_after_a_kill

    visitor.press("Enter")

    assert visitor.is_in(Phase.PAUSED)
    assert visitor.state.pause_reason is PauseReason.RESTORED
    assert "This is where the session was left" in visitor.text
    assert [entry.reading for entry in visitor.state.answers] == [Reading(1), Reading(1)]
    assert 7 <= visitor.driver.spent_s <= 12  # a mark at least every 5 s
    visitor.press("Space")
    assert visitor.is_in(Phase.LEADING_IN)
    visitor.wait_for_question()
    assert visitor.state.question is not None


def test_keeps_what_was_done(visitor_after_a_kill: Visitor) -> None:
    visitor = visitor_after_a_kill

    visitor.click("Keep what was done")

    assert "A session was left open" not in visitor.text
    visitor.open_newest()
    assert "Stopped" in _listed(visitor)
    assert "1 of 10" in visitor.past


def test_drops_it(visitor_after_a_kill: Visitor) -> None:
    visitor = visitor_after_a_kill

    visitor.click("Drop it")

    assert "A session was left open" not in visitor.text
    visitor.click("History")
    assert "Thrown away" in _listed(visitor)


def test_a_closed_window_leaves_the_session_to_the_second(visit: Visit) -> None:
    first = visit()
    first.start("Daily hip stretch").press("1").wait_for_work().wait(7.5)
    spent_s = first.driver.spent_s
    first.window.close()

    second = visit()
    second.click("Go on where it was")

    assert second.is_in(Phase.PAUSED)
    assert second.driver.spent_s == spent_s


def test_an_open_question_is_asked_again(visit: Visit) -> None:
    first = visit()
    first.start("Daily hip stretch").press("1").wait_for_question()
    question = first.state.question
    first.window.hide()

    second = visit()
    second.click("Go on where it was")

    assert second.shows(second.window.rooms.flow.check_in)
    assert second.state.question == question


def _listed(visitor: Visitor) -> str:
    return visitor.window.rooms.history.page.listed
