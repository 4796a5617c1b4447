"""The program and the computer around its window, over private buses with the real messages."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from rehab_app.engine.state import Phase
from rehab_app.gui.screen_watch import SCREEN_NOTES
from rehab_app.gui.surroundings import Surroundings
from rehab_app.guide.awake import Hold
from tests.gui.conftest import Visitor
from tests.helpers.buses import FakeService, MakeService, needs_bus

LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"
POWER, POWER_PATH = "org.freedesktop.UPower", "/org/freedesktop/UPower"
PROPERTIES = "org.freedesktop.DBus.Properties"
INHIBIT = {"Inhibit": ("u", (7,)), "UnInhibit": ("", ())}


@pytest.fixture
def surroundings(visitor: Visitor) -> Iterator[Surroundings]:
    surroundings = Surroundings(visitor.context, visitor.window.rooms, visitor.window)
    yield surroundings
    surroundings.close()


@pytest.fixture
def screen_saver(session_bus: str, make_service: MakeService) -> FakeService:
    return make_service(session_bus, "org.freedesktop.ScreenSaver", INHIBIT)


@pytest.fixture
def login(system_bus: str, make_service: MakeService) -> FakeService:
    return make_service(system_bus, LOGIN)


@pytest.fixture
def power(system_bus: str, make_service: MakeService) -> FakeService:
    return make_service(system_bus, POWER)


@needs_bus
def test_a_session_holds_the_screen_and_says_so(
    screen_saver: FakeService, visitor: Visitor, surroundings: Surroundings
) -> None:
    del surroundings
    visitor.start("Daily hip stretch").answer("1").wait_for_work()
    visitor.until(lambda: SCREEN_NOTES[Hold.HELD] in visitor.text)

    visitor.driver.end()
    visitor.until(lambda: len(screen_saver.calls) == 2)

    screen_saver.wait_for("Inhibit", "UnInhibit")


@needs_bus
def test_closing_the_program_in_a_session_lets_the_screen_go(
    screen_saver: FakeService, visitor: Visitor, surroundings: Surroundings
) -> None:
    visitor.start("Daily hip stretch")
    visitor.until(lambda: len(screen_saver.calls) == 1)

    surroundings.close()

    screen_saver.wait_for("Inhibit", "UnInhibit")


@needs_bus
def test_a_computer_that_goes_to_sleep_pauses_the_session(
    login: FakeService, visitor: Visitor, surroundings: Surroundings, qtbot: QtBot
) -> None:
    visitor.start("Daily hip stretch").answer("1").wait_for_work()
    del surroundings

    with qtbot.waitSignal(visitor.driver.state_changed):
        login.emit(LOGIN_PATH, MANAGER, "PrepareForSleep", "b", (True,))

    assert visitor.is_in(Phase.PAUSED)


@needs_bus
def test_a_lid_that_closes_pauses_the_session(
    login: FakeService, power: FakeService, visitor: Visitor, surroundings: Surroundings
) -> None:
    del login, surroundings
    visitor.start("Daily hip stretch").answer("1").wait_for_work()

    nothing_else: list[str] = []
    body = (POWER, {"LidIsClosed": ("b", True)}, nothing_else)
    power.emit(POWER_PATH, PROPERTIES, "PropertiesChanged", "sa{sv}as", body)
    visitor.until(lambda: visitor.is_in(Phase.PAUSED))

    assert "The computer slept" in visitor.text


def test_without_any_bus_a_session_is_played_as_ever(
    visitor: Visitor, surroundings: Surroundings
) -> None:
    del surroundings
    visitor.start("Daily hip stretch").answer("1").wait_for_work()
    visitor.until(lambda: SCREEN_NOTES[Hold.REFUSED] in visitor.text)

    visitor.finish("1")

    assert visitor.is_in(Phase.ENDED)
