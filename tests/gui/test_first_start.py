"""The first start: answered or passed over by keys alone, and never asked twice."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rehab_app.context import Context
from rehab_app.gui.main_window import MainWindow
from tests.gui.conftest import FakeClock, Visitor


@pytest.fixture
def newcomer(open_context: Callable[[], Context], clock: FakeClock, qtbot: QtBot) -> Visitor:
    """Return a person who opens the program for the first time."""
    context = open_context()
    context.settings.update(has_started=False, flags_on="", page="today")
    window = MainWindow.furnished(context)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return Visitor(window, clock, qtbot)


def test_is_answered_by_keys_alone(newcomer: Visitor, open_context: Callable[[], Context]) -> None:
    assert newcomer.shows(newcomer.window.rooms.person.first_start)

    newcomer.press("Left", "Left", "Tab", "Tab", "Space")  # right, and the first condition
    while QApplication.focusWidget() is not newcomer.button("None of these"):
        newcomer.press("Tab")
    newcomer.press("Enter", "Enter")

    assert newcomer.shows(newcomer.window.rooms.today.page)
    settings = open_context().settings.settings
    assert settings.has_started
    assert settings.sore_side == "right"
    assert settings.conditions == ("hip-osteoarthritis",)
    assert settings.flags_on == "2026-11-22"


def test_can_be_passed_over_and_is_not_shown_again(newcomer: Visitor, qtbot: QtBot) -> None:
    qtbot.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )

    assert newcomer.shows(newcomer.window.rooms.today.page)
    assert newcomer.has_button("Go through the warning signs")


def test_a_yes_shows_what_to_do_and_closes_the_routines(newcomer: Visitor) -> None:
    newcomer.click("None of these")
    yes = [button for button in _buttons(newcomer) if button.text() == "Yes"]
    yes[0].click()
    newcomer.click("What to do now")

    assert newcomer.shows(newcomer.window.rooms.safety.page)
    assert "call your local emergency number now" in newcomer.text
    newcomer.click("I have read this")
    assert newcomer.shows(newcomer.window.rooms.today.page)
    assert not newcomer.has_button("Start · 14 min")


def _buttons(visitor: Visitor) -> list[QPushButton]:
    return [each for each in visitor.window.findChildren(QPushButton) if each.isVisible()]


def test_a_strain_s_day_is_asked_only_of_those_who_have_one(
    newcomer: Visitor, open_context: Callable[[], Context]
) -> None:
    assert "How long ago was the strain?" not in newcomer.text

    newcomer.click("Hip flexor strain").click("Yesterday")
    newcomer.click("None of these").click("Go on")

    context = open_context()
    assert context.settings.settings.strained_on == "2026-11-21"
    assert context.person.strain_day == 1
