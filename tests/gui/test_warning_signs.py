"""Something feels wrong: the screen from every page, the lock, and its way out."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rehab_app.context import Context
from rehab_app.engine.state import Phase
from rehab_app.gui.widgets.yes_no_question import YesNoQuestion
from tests.gui.conftest import Visitor

DAILY = "daily-hip-stretch"


def _feel_wrong(qtbot: QtBot) -> None:
    target = QApplication.focusWidget()
    qtbot.keyClick(target, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)


def _play(visitor: Visitor) -> None:
    visitor.window.rooms.play_routine(visitor.window.rooms.today.entry or _daily(visitor))


def _daily(visitor: Visitor):  # type: ignore[no-untyped-def]
    visitor.window.rooms.show_today()
    return visitor.window.rooms.today.entry


def _say_yes(visitor: Visitor, number: int) -> None:
    questions = visitor.window.rooms.safety.page.findChildren(YesNoQuestion)
    yes = next(b for b in questions[number].findChildren(QPushButton) if b.text() == "Yes")
    yes.click()
    visitor.click("What to do now")


def test_none_of_these_goes_back_to_the_session_which_stands_still(
    visitor: Visitor, qtbot: QtBot
) -> None:
    _play(visitor)
    visitor.press("2").wait_for_work()

    _feel_wrong(qtbot)
    assert visitor.shows(visitor.window.rooms.safety.page)
    visitor.click("None of these")

    assert visitor.shows(visitor.window.rooms.flow.player)
    assert visitor.is_in(Phase.PAUSED)
    visitor.press("Space")
    assert not visitor.is_in(Phase.PAUSED)


def test_a_yes_ends_the_session_and_nothing_starts_any_more(
    visitor: Visitor, qtbot: QtBot, open_context: Callable[[], Context]
) -> None:
    _play(visitor)
    visitor.press("2").wait_for_work()

    _feel_wrong(qtbot)
    _say_yes(visitor, 0)

    assert visitor.state.phase is Phase.ENDED
    assert "call your local emergency number now" in visitor.text
    visitor.click("I have read this")
    assert "Closed by a warning sign" in visitor.text
    _play(visitor)
    assert visitor.shows(visitor.window.rooms.safety.page)
    assert open_context().signs.lock is not None


def test_the_way_out_is_asked_for_once_more(visitor: Visitor) -> None:
    visitor.click("Something feels wrong")
    _say_yes(visitor, 10)

    visitor.click("A clinician has cleared this").click("Not yet")
    assert visitor.has_button("A clinician has cleared this")
    visitor.click("A clinician has cleared this").click("Yes, it is cleared")

    assert "Closed by a warning sign" not in visitor.text
    _play(visitor)
    assert visitor.shows(visitor.window.rooms.flow.check_in)


def test_what_only_changes_sessions_stays_in_sight_and_closes_nothing(visitor: Visitor) -> None:
    visitor.click("Something feels wrong")
    _say_yes(visitor, 15)
    visitor.click("I have read this")

    visitor.click("Today")

    assert "Leave out ice, heat, wraps and rolling" in visitor.text
    assert any(b.text().startswith("Start · ") for b in _visible_buttons(visitor))


@pytest.mark.parametrize("place", ["Today", "Routines", "History", "Settings"])
def test_is_reached_from_every_page_and_leads_back(visitor: Visitor, place: str) -> None:
    visitor.click(place)
    page = visitor.window.page

    visitor.click("Something feels wrong").press("Esc")

    assert visitor.shows(page)


def test_is_reached_by_mouse_from_the_player_and_the_check_in(visitor: Visitor) -> None:
    _play(visitor)
    assert visitor.shows(visitor.window.rooms.flow.check_in)
    visitor.click("Something feels wrong").press("Esc")
    assert visitor.shows(visitor.window.rooms.flow.check_in)

    visitor.press("2").wait_for_work().click("Something feels wrong").press("Esc")

    assert visitor.shows(visitor.window.rooms.flow.player)


def test_is_asked_again_after_two_weeks(
    visit: Callable[[], Visitor], open_context: Callable[[], Context]
) -> None:
    open_context().settings.update(flags_on="2026-11-01")

    visitor = visit()

    assert visitor.shows(visitor.window.rooms.safety.page)
    visitor.click("None of these")
    assert visitor.shows(visitor.window.rooms.today.page)
    assert open_context().settings.settings.flags_on == "2026-11-22"


def _visible_buttons(visitor: Visitor) -> list[QPushButton]:
    return [each for each in visitor.window.findChildren(QPushButton) if each.isVisible()]


def test_six_before_a_session_asks_for_the_signs_once(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("6", "D", "Enter")

    assert visitor.shows(visitor.window.rooms.safety.page)
    assert "6 of 10, dull ache. Does one of these fit as well?" in visitor.text
    visitor.click("None of these")
    assert visitor.shows(visitor.window.rooms.flow.player)
    visitor.press("Space").wait_for_question()
    assert not visitor.shows(visitor.window.rooms.safety.page)


def test_five_before_a_session_does_not_ask_for_the_signs(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("5", "D", "Enter")

    assert not visitor.shows(visitor.window.rooms.safety.page)


def test_a_yes_after_six_ends_the_session(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("6", "D", "Enter")

    _say_yes(visitor, 5)

    assert visitor.is_in(Phase.ENDED)
    assert "The routines stay closed until a clinician has cleared this" in visitor.text
