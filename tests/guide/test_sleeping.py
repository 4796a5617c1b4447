"""Sleep and a closed lid are heard from the system's bus, and from nobody else."""

from collections.abc import Iterator
from select import select

import pytest

from rehab_app.guide.bus import Bus
from rehab_app.guide.sleeping import Sleeping
from tests.helpers.buses import FakeService, MakeService, needs_bus

LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
POWER, POWER_PATH = "org.freedesktop.UPower", "/org/freedesktop/UPower"
MANAGER = "org.freedesktop.login1.Manager"
PROPERTIES = "org.freedesktop.DBus.Properties"
LOOK_S, LOOKS = 0.05, 200


class Ear:
    """What hears, and what it has heard."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.bus = Bus.of_system()
        Sleeping(self.bus, self._fall_asleep, self._wake)

    def until(self, count: int) -> list[str]:
        """Read what comes over the bus until so much was heard; return it."""
        for _ in range(LOOKS):
            if len(self.heard) >= count:
                return self.heard
            select([self.bus.fileno], [], [], LOOK_S)
            self.bus.read()
        raise AssertionError(f"only {self.heard} was heard")

    def _fall_asleep(self) -> None:
        self.heard.append("fell asleep")

    def _wake(self) -> None:
        self.heard.append("woke")


@pytest.fixture
def login(system_bus: str, make_service: MakeService) -> FakeService:
    """Return what tells of sleep."""
    return make_service(system_bus, LOGIN)


@pytest.fixture
def power(system_bus: str, make_service: MakeService) -> FakeService:
    """Return what tells of the lid."""
    return make_service(system_bus, POWER)


@pytest.fixture
def ear(login: FakeService, power: FakeService) -> Iterator[Ear]:
    """Return what hears, once the bus knows that it listens."""
    del login, power
    ear = Ear()
    yield ear
    ear.bus.close()


@needs_bus
def test_sleep_and_waking_are_heard(ear: Ear, login: FakeService) -> None:
    _wait_until_listening(ear)

    login.emit(LOGIN_PATH, MANAGER, "PrepareForSleep", "b", (True,))
    login.emit(LOGIN_PATH, MANAGER, "PrepareForSleep", "b", (False,))

    assert ear.until(2) == ["fell asleep", "woke"]


@needs_bus
def test_a_lid_that_closes_is_heard_and_one_that_opens_says_nothing(
    ear: Ear, login: FakeService, power: FakeService
) -> None:
    _wait_until_listening(ear)

    for changed in (
        {"LidIsClosed": ("b", True)},
        {"LidIsClosed": ("b", False)},
        {"OnBattery": ("b", True)},
        {"LidIsClosed": ("b", True), "LidIsPresent": ("b", True)},
    ):
        nothing_else: list[str] = []
        body = (POWER, changed, nothing_else)
        power.emit(POWER_PATH, PROPERTIES, "PropertiesChanged", "sa{sv}as", body)
    assert ear.until(2) == ["fell asleep", "fell asleep"]

    login.emit(LOGIN_PATH, MANAGER, "PrepareForSleep", "b", (False,))
    assert ear.until(3)[2:] == ["woke"]


@needs_bus
def test_a_stranger_s_signal_is_not_heard(
    ear: Ear, system_bus: str, make_service: MakeService, login: FakeService
) -> None:
    _wait_until_listening(ear)
    stranger = make_service(system_bus, "org.example.Stranger", {"Ping": ("", ())})

    stranger.emit(LOGIN_PATH, MANAGER, "PrepareForSleep", "b", (True,))
    stranger.close()  # By now the bus has it.
    login.emit(LOGIN_PATH, MANAGER, "PrepareForSleep", "b", (False,))

    assert ear.until(1) == ["woke"]


@needs_bus
def test_what_is_not_as_expected_is_left_alone(ear: Ear, login: FakeService) -> None:
    _wait_until_listening(ear)

    login.emit(LOGIN_PATH, MANAGER, "PrepareForSleep", "s", ("soon",))
    login.emit(LOGIN_PATH, MANAGER, "PrepareForSleep", "b", (False,))

    assert ear.until(1) == ["woke"]


def _wait_until_listening(ear: Ear) -> None:
    """Wait for an answer of the bus: the calls before it, to listen, are carried out by then."""
    from rehab_app.guide.bus import Service

    answers: list[object] = []
    bus = Service("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
    ear.bus.call(bus, "GetId", answered=answers.append)
    for _ in range(LOOKS):
        if answers:
            return
        select([ear.bus.fileno], [], [], LOOK_S)
        ear.bus.read()
    raise AssertionError("the bus says nothing")
