"""Two persons in one window: neither sees anything of the other."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from rehab_app.context import Context
from rehab_app.gui.widgets.person_choice import PersonChoice
from tests.gui.conftest import FakeClock, Visitor

TO_MORNING_S = 11 * 3600


def type_name(visitor: Visitor, qtbot: QtBot, field: str, name: str) -> None:
    """Type a name into a field of the settings."""
    fields = visitor.window.page.findChildren(QLineEdit)
    found = next(each for each in fields if each.accessibleName() == field and each.isVisible())
    found.clear()
    qtbot.keyClicks(found, name)


def come_in(visitor: Visitor, name: str) -> None:
    """Let somebody be here who has been here before."""
    visitor.click("Settings").click(name)


@pytest.fixture
def two(visitor: Visitor, qtbot: QtBot) -> Visitor:
    """Return a window with Anna, whose left side hurts, and Ben, who has just been added."""
    visitor.window.rooms.person.update(sore_side="left")
    visitor.click("Settings")
    type_name(visitor, qtbot, "What you are called here", "Anna")
    visitor.click("Save the name")
    type_name(visitor, qtbot, "Name of somebody else", "Ben")
    visitor.click("Add a person")
    return visitor


def test_who_is_added_is_asked_what_everybody_is_asked_first(two: Visitor) -> None:
    assert two.shows(two.window.rooms.person.first_start)

    two.click("Right").click("None of these").click("Go on")

    assert two.shows(two.window.rooms.today.page)
    context = two.window.rooms._context
    assert context.settings.settings.name == "Ben"
    assert context.settings.settings.sore_side == "right"
    come_in(two, "Anna")
    assert context.settings.settings.sore_side == "left"


def test_neither_sees_the_other_s_sessions_or_readings(two: Visitor, clock: FakeClock) -> None:
    two.click("None of these").click("Go on")
    come_in(two, "Anna")
    two.click("Routines").start("Daily hip stretch").answer("4", "D").finish("4", "D")
    two.click("Today").press("P", "7", "D", "Enter")
    assert "7 of 10" in two.text
    clock.advance(TO_MORNING_S)
    two.click("Today").press("3")
    assert "▲ 3 of 10" in two.text

    come_in(two, "Ben")
    two.click("Today")

    assert "No readings in the last two weeks." in two.text
    assert "until noon" in two.text
    assert all("of 10" not in words for words in two.window.rooms.today.page.day_words)
    assert two.window.rooms.today.telling.last is None
    two.click("History")
    assert "Daily hip stretch" not in two.text
    two.click("Today").press("1")
    come_in(two, "Anna")
    two.click("Today")
    assert "▲ 3 of 10" in two.text


def test_a_session_that_one_left_open_is_not_offered_to_the_other(two: Visitor) -> None:
    two.click("None of these").click("Go on")
    come_in(two, "Anna")
    two.window.rooms._context.begin(two.window.rooms._context.library.find("yin-five"))
    from rehab_app.engine.inputs import Start

    play = two.window.rooms._context.begin(two.window.rooms._context.library.find("yin-five"))
    play.send(Start())
    two.click("Today")
    assert "A session was left open" in two.text

    come_in(two, "Ben")
    two.click("Today")

    assert "A session was left open" not in two.text


def test_a_warning_sign_closes_the_routines_of_one_only(two: Visitor) -> None:
    two.click("None of these").click("Go on")
    two.window.rooms._context.signs.answer(["F1"])
    two.click("Today")
    assert not two.has_button("Start · 14 min")

    come_in(two, "Anna")
    two.click("Today")

    assert two.has_button("Start · 14 min")


def test_who_was_here_last_is_here_again(
    two: Visitor, visit: Callable[[], Visitor], open_context: Callable[[], Context]
) -> None:
    two.click("None of these").click("Go on").window.close()

    again = visit()

    again.click("Settings")
    chooser = again.window.page.findChild(PersonChoice)
    assert again.button("Ben").isChecked()
    assert not again.button("Anna").isChecked()
    assert chooser is not None


def test_a_name_is_saved_with_enter_and_nothing_else_is_pressed(
    visitor: Visitor, qtbot: QtBot
) -> None:
    visitor.click("Settings")
    type_name(visitor, qtbot, "What you are called here", "  Anna   Berg ")
    field = next(
        each
        for each in visitor.window.page.findChildren(QLineEdit)
        if each.accessibleName() == "What you are called here"
    )
    field.setFocus()
    visitor.press("Enter")

    assert visitor.window.rooms._context.settings.settings.name == "Anna Berg"
    visitor.until(lambda: visitor.has_button("Anna Berg"))
    assert QApplication.focusWidget() is not None


def test_nobody_is_added_without_a_name(visitor: Visitor) -> None:
    visitor.click("Settings").click("Add a person")

    assert len(visitor.window.rooms._context.people.all()) == 1


def test_who_is_removed_is_asked_about_twice_and_put_back(two: Visitor, clock: FakeClock) -> None:
    two.click("None of these").click("Go on")
    two.press("P", "7", "D", "Enter")
    two.click("Settings")

    two.click("Remove who is here…")

    assert "Remove Ben from this computer?" in two.text
    assert "1 reading outside them, the goals, the days and the settings." in two.text
    assert two.press("Space").has_button("Ben")
    two.click("Remove who is here…").click("Yes, remove")
    assert not two.has_button("Ben")
    assert "Ben was removed" in two.text
    assert two.window.rooms._context.settings.settings.name == "Anna"
    assert not two.has_button("Remove who is here…")

    two.press("Space").until(lambda: two.has_button("Ben"))

    come_in(two, "Ben")
    assert "7 of 10" in two.click("Today").text
