"""Notices are shown by a real notification daemon (dunst), clicked there, and taken back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from select import select
from typing import Any

import pytest

from rehab_app.guide.bus import Bus, NoBusError
from rehab_app.guide.notices import DesktopNotices, Notice, Picture, SilentNotices
from tests.helpers.buses import Caller, MakeService, needs_bus
from tests.helpers.displays import needs_dunst, running_dunst, running_screen

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
DUNST = "org.dunstproject.cmd0"
NOTICE = Notice("morning", "This morning's question", "How much does the hip hurt?")
LOOK_S, LOOKS = 0.05, 200


class Desk:
    """The program's side: what it shows, and what it is told."""

    def __init__(self, picture: Picture | None = None) -> None:
        self.bus = Bus.of_session()
        self.chosen: list[str] = []
        self.lost: list[Notice] = []
        self.able: list[bool] = []
        self.notices = DesktopNotices(self.bus, self.chosen.append, self.lost.append, picture)

    def until(self, is_so: Callable[[], bool]) -> None:
        """Read what comes over the bus until something is so."""
        for _ in range(LOOKS):
            if is_so():
                return
            select([self.bus.fileno], [], [], LOOK_S)
            self.bus.read()
        raise AssertionError("it never came")


class Dunst:
    """The real daemon: what it shows, and a finger on it."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def shown(self) -> int:
        """Return how many notices stand on the screen."""
        (value,) = self._caller.call(
            SERVICE, PATH, "org.freedesktop.DBus.Properties", "Get", "ss", DUNST, "displayedLength"
        )
        return int(value[1])

    def click(self) -> None:
        """Do what a click on the first notice does."""
        self._caller.call(SERVICE, PATH, DUNST, "NotificationAction", "u", 0)

    def close_all(self) -> None:
        """Sweep the screen."""
        self._caller.call(SERVICE, PATH, DUNST, "NotificationCloseAll")

    def history(self) -> list[dict[str, Any]]:
        """Return what was shown and closed, the newest first."""
        (entries,) = self._caller.call(SERVICE, PATH, DUNST, "NotificationListHistory")
        return [{name: value[1] for name, value in each.items()} for each in entries]


@pytest.fixture
def dunst(session_bus: str, tmp_path: Path) -> Iterator[Dunst]:
    """Run the real daemon on a screen of its own."""
    with (
        running_screen() as display,
        running_dunst(session_bus, display, tmp_path) as caller,
    ):
        yield Dunst(caller)


@pytest.fixture
def desk(session_bus: str) -> Iterator[Desk]:
    """Return the program's side of the bus."""
    del session_bus
    desk = Desk()
    yield desk
    desk.bus.close()


@needs_dunst
def test_a_click_on_a_notice_hands_back_its_key(dunst: Dunst, desk: Desk) -> None:
    desk.notices.show(NOTICE)
    desk.notices.show(Notice("hour", "An hour later", "How is it now?"))
    desk.until(lambda: dunst.shown == 2)

    dunst.click()
    desk.until(lambda: bool(desk.chosen))

    assert desk.chosen == ["morning"]
    assert desk.lost == []


@needs_dunst
def test_title_and_text_are_shown_as_they_are_written(dunst: Dunst, desk: Desk) -> None:
    title, text = "Hip & <b>bold</b>", 'See <img src="file:///etc/passwd"/> & <i>this</i>'
    desk.notices.show(Notice("hostile", title, text))
    desk.until(lambda: dunst.shown == 1)

    dunst.close_all()
    shown = dunst.history()[0]

    assert shown["summary"] == title
    assert shown["body"] == (
        'See &lt;img src="file:///etc/passwd"/&gt; &amp; &lt;i&gt;this&lt;/i&gt;'
    )
    assert shown["appname"] == "rehab-app"


@needs_dunst
def test_the_same_key_takes_the_place_of_the_older_notice(dunst: Dunst, desk: Desk) -> None:
    desk.notices.show(NOTICE)
    desk.until(lambda: dunst.shown == 1)

    desk.notices.show(Notice("morning", "Still this morning's question", ""))
    desk.notices.show(Notice("hour", "An hour later", ""))
    desk.until(lambda: dunst.shown == 2)


@needs_dunst
def test_a_notice_is_taken_back_and_a_closed_one_is_forgotten(dunst: Dunst, desk: Desk) -> None:
    desk.notices.show(NOTICE)
    desk.until(lambda: dunst.shown == 1)
    desk.notices.take_back("morning")
    desk.until(lambda: dunst.shown == 0)

    desk.notices.show(NOTICE)
    desk.until(lambda: dunst.shown == 1)
    dunst.close_all()
    desk.until(lambda: dunst.shown == 0)
    desk.notices.take_back("morning")
    desk.notices.take_back("never shown")

    assert desk.chosen == []


@needs_dunst
def test_a_desktop_with_a_daemon_says_that_it_shows_notices(dunst: Dunst, desk: Desk) -> None:
    desk.notices.ask(desk.able.append)
    desk.until(lambda: bool(desk.able))

    assert desk.able == [True]
    assert dunst.shown == 0


@needs_bus
def test_without_a_daemon_the_notice_comes_back(desk: Desk) -> None:
    desk.notices.ask(desk.able.append)
    desk.notices.show(NOTICE)
    desk.until(lambda: bool(desk.able and desk.lost))

    assert (desk.able, desk.lost) == ([False], [NOTICE])


@needs_bus
def test_a_daemon_that_takes_no_markup_gets_the_text_as_it_is(
    session_bus: str, make_service: MakeService, desk: Desk
) -> None:
    plain = {"GetCapabilities": ("as", (["body"],)), "Notify": ("u", (7,))}
    daemon = make_service(session_bus, SERVICE, plain)

    desk.notices.show(Notice("hour", "One & two", "1 < 2 & 3"))
    desk.until(lambda: len(daemon.calls) == 2)
    _, notify = daemon.wait_for("GetCapabilities", "Notify")

    assert notify[3:5] == ("One & two", "1 < 2 & 3")


@needs_bus
def test_the_program_and_its_picture_are_sent_along(
    session_bus: str, make_service: MakeService
) -> None:
    able = {"GetCapabilities": ("as", (["body"],)), "Notify": ("u", (7,))}
    daemon = make_service(session_bus, SERVICE, able)
    desk = Desk(Picture(2, 1, bytes(range(8))))

    desk.notices.show(NOTICE)
    desk.until(lambda: len(daemon.calls) == 2)
    _, notify = daemon.wait_for("GetCapabilities", "Notify")
    desk.bus.close()

    assert notify[6]["desktop-entry"] == ("s", "rehab-app")
    assert notify[6]["image-data"] == ("(iiibiiay)", (2, 1, 8, True, 8, 4, bytes(range(8))))


@needs_bus
def test_a_daemon_that_refuses_hands_the_notice_back(
    session_bus: str, make_service: MakeService, desk: Desk
) -> None:
    make_service(session_bus, SERVICE, {"GetCapabilities": ("as", (["body"],))})

    desk.notices.show(NOTICE)
    desk.until(lambda: bool(desk.lost))

    assert desk.lost == [NOTICE]


@needs_bus
def test_a_stranger_can_not_press_a_notice(
    session_bus: str, make_service: MakeService, desk: Desk
) -> None:
    able = {"GetCapabilities": ("as", (["body"],)), "Notify": ("u", (7,))}
    daemon = make_service(session_bus, SERVICE, able)
    stranger = make_service(session_bus, "org.example.Stranger")
    desk.notices.show(NOTICE)
    desk.until(lambda: len(daemon.calls) == 2)
    desk.notices.ask(desk.able.append)  # What comes after its answer came after the notice's.
    desk.until(lambda: desk.able == [True])

    stranger.emit(PATH, SERVICE, "ActionInvoked", "us", (7, "default"))
    daemon.emit(PATH, SERVICE, "ActionInvoked", "us", (7, "another"))
    daemon.emit(PATH, SERVICE, "ActionInvoked", "us", (8, "default"))
    desk.notices.ask(desk.able.append)
    desk.until(lambda: desk.able == [True, True])
    assert desk.chosen == []

    daemon.emit(PATH, SERVICE, "ActionInvoked", "us", (7, "default"))
    desk.until(lambda: bool(desk.chosen))
    assert desk.chosen == ["morning"]


def test_without_a_bus_it_is_said_so() -> None:
    with pytest.raises(NoBusError, match="no session bus"):
        Bus.of_session()
    with pytest.raises(NoBusError, match="no system bus"):
        Bus.of_system()


def test_an_address_that_is_none_is_no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("", "nonsense", "tcp:host=localhost,port=1", "unix:path=/nowhere/bus"):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with pytest.raises(NoBusError):
            Bus.of_session()


@needs_bus
def test_a_bus_that_goes_is_said_when_it_is_read(session_bus: str) -> None:
    del session_bus
    bus = Bus.of_session()
    bus._connection.sock.shutdown(2)

    with pytest.raises(NoBusError):
        bus.read()
    bus.close()


def test_the_stand_in_hands_every_notice_back() -> None:
    lost: list[Notice] = []
    able: list[bool] = []
    silent = SilentNotices(lost.append)

    silent.ask(able.append)
    silent.show(NOTICE)
    silent.take_back("morning")

    assert (able, lost) == ([False], [NOTICE])
