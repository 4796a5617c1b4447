"""Reminders on a clock moved by hand: shown once, taken back when done, held in a session."""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehab_app.engine.reminding import Open, Opening, Quiet, Wishes
from rehab_app.gui.gallery.looks import settle
from rehab_app.gui.places import SETTINGS, TODAY
from rehab_app.gui.reminder_flow import ReminderFlow
from rehab_app.gui.surroundings import Surroundings
from rehab_app.guide.bus import NoBusError
from rehab_app.guide.notices import Notice, SilentNotices
from tests.gui.conftest import FakeClock, Visitor
from tests.helpers.buses import Caller
from tests.helpers.displays import needs_dunst, running_dunst, running_screen

SERVICE, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
DUNST = "org.dunstproject.cmd0"
EVENING = Wishes(session_at=time(20, 45))


class FakeNotices:
    """Writes down what is shown and taken back; `is_gone` makes the bus go."""

    def __init__(self) -> None:
        self.shown: list[Notice] = []
        self.taken_back: list[str] = []
        self.is_gone = False

    def ask(self, answered: Callable[[bool], None]) -> None:
        self._look()
        answered(True)  # noqa: FBT003

    def show(self, notice: Notice) -> None:
        self._look()
        self.shown.append(notice)

    def take_back(self, key: str) -> None:
        self._look()
        self.taken_back.append(key)

    def _look(self) -> None:
        if self.is_gone:
            raise NoBusError("gone")


class Desk:
    """A flow with everything around it in a test's hands."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.wishes = EVENING
        self.is_busy = False
        self.looks = 0
        self.open = Open(day=clock.wall().date(), session="Daily hip stretch")
        self.notices = FakeNotices()
        self.missed: list[str] = []
        self.flow = ReminderFlow(clock, lambda: self.wishes, self._open_at, lambda: self.is_busy)
        self.flow.missed.connect(lambda title, _text: self.missed.append(title))
        self.flow.show_through(self.notices)

    @property
    def titles(self) -> list[str]:
        return [notice.title for notice in self.notices.shown]

    def wait(self, minutes: int) -> None:
        """Let time pass, with a look each minute."""
        for _ in range(minutes):
            self.clock.advance(60)
            self.flow.look()

    def _open_at(self, now: datetime) -> Open:
        assert now == self.clock.wall()
        self.looks += 1
        return self.open


@pytest.fixture
def desk(clock: FakeClock, qapp: object) -> Desk:
    del qapp
    return Desk(clock)


def test_a_reminder_is_shown_at_its_time_and_once(desk: Desk) -> None:
    desk.wait(3)
    assert desk.titles == []

    desk.wait(30)

    assert desk.titles == ["Today's session"]
    assert desk.notices.shown[0].text == "Daily hip stretch is next."


def test_what_is_done_meanwhile_is_taken_back(desk: Desk) -> None:
    desk.wait(5)
    desk.open = Open(day=desk.open.day)

    desk.wait(2)

    assert desk.notices.taken_back == [desk.notices.shown[0].key]


def test_in_a_session_nothing_is_said_and_after_it_what_is_still_open(desk: Desk) -> None:
    desk.is_busy = True
    desk.wait(10)
    assert desk.titles == []

    desk.is_busy = False
    desk.wait(1)

    assert desk.titles == ["Today's session"]


def test_a_time_that_is_changed_holds_at_once_and_makes_up_for_nothing(desk: Desk) -> None:
    desk.wishes = Wishes(session_at=time(20, 30))
    desk.flow.take_wishes()
    desk.wait(5)
    assert desk.titles == []

    desk.wishes = Wishes(session_at=time(20, 50))
    desk.flow.take_wishes()
    desk.wait(5)
    assert desk.titles == ["Today's session"]


def test_somebody_else_has_reminders_of_their_own(desk: Desk) -> None:
    desk.wait(5)

    desk.flow.begin_anew()
    assert desk.notices.taken_back == [desk.notices.shown[0].key]
    desk.wishes = Wishes(session_at=time(20, 50))
    desk.flow.take_wishes()
    desk.wait(5)

    assert desk.titles == ["Today's session", "Today's session"]


def test_where_nothing_is_wanted_the_history_is_left_alone(desk: Desk) -> None:
    desk.wishes = Wishes(quiet=Quiet(time(22), time(7)))
    desk.flow.take_wishes()
    looks = desk.looks

    desk.wait(10)

    assert desk.looks == looks


def test_each_kind_says_what_it_is_about(desk: Desk) -> None:
    now = desk.clock.wall()
    desk.wishes = Wishes(morning_at=time(20, 42), thermal=True, hour=True)
    desk.flow.take_wishes()
    desk.clock.advance(90)
    later = desk.clock.wall()
    ice, hour = Opening("1", "Ice", later), Opening("7", "Daily hip stretch", later)
    desk.open = Open(day=now.date(), asks_morning=True, thermal=ice, hour=hour)
    desk.flow.look()

    assert {notice.title: notice.text for notice in desk.notices.shown} == {
        "This morning's question": "How much does the hip hurt this morning?",
        "Ice is open again": "The wait after the last time is over.",
        "An hour after the session": "How is it now, after Daily hip stretch?",
    }


def test_a_desktop_that_goes_leaves_it_to_the_window(desk: Desk) -> None:
    able: list[bool] = []
    desk.notices.is_gone = True

    desk.wait(5)
    desk.flow.ask_where(able.append)
    desk.open = Open(day=desk.open.day)
    desk.wait(1)

    assert desk.missed == ["Today's session"]
    assert able == [False]


def test_a_desktop_without_notices_leaves_it_to_the_window(desk: Desk) -> None:
    desk.flow.show_through(SilentNotices(desk.flow.lose))

    desk.wait(5)

    assert desk.missed == ["Today's session"]


def test_it_looks_again_at_the_next_full_minute(desk: Desk) -> None:
    desk.clock.advance(17.5)
    desk.flow.look()

    assert desk.flow._timer.interval() == 42_500


# -- the whole way, with a real daemon


@pytest.fixture
def dunst(session_bus: str, tmp_path: Path) -> Iterator[Caller]:
    with running_screen() as display, running_dunst(session_bus, display, tmp_path) as caller:
        yield caller


@pytest.fixture
def surroundings(visitor: Visitor) -> Iterator[Surroundings]:
    surroundings = Surroundings(visitor.context, visitor.window.rooms, visitor.window)
    yield surroundings
    surroundings.close()


def _shown(dunst: Caller) -> int:
    properties = "org.freedesktop.DBus.Properties"
    (value,) = dunst.call(SERVICE, PATH, properties, "Get", "ss", DUNST, "displayedLength")
    return int(value[1])


def _closed(dunst: Caller) -> list[dict[str, Any]]:
    dunst.call(SERVICE, PATH, DUNST, "NotificationCloseAll")
    (entries,) = dunst.call(SERVICE, PATH, DUNST, "NotificationListHistory")
    return [{name: value[1] for name, value in each.items()} for each in entries]


@needs_dunst
@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_click_on_the_day_s_session_opens_today(
    dunst: Caller, visitor: Visitor, surroundings: Surroundings, clock: FakeClock, qtbot: QtBot
) -> None:
    visitor.window.rooms.person.update(remind_session=True, session_at="20:45")
    visitor.click("History")
    clock.advance(5 * 60)
    surroundings.reminders.look()
    qtbot.waitUntil(lambda: _shown(dunst) == 1)

    with qtbot.waitSignal(surroundings.reminders.chosen):
        dunst.call(SERVICE, PATH, DUNST, "NotificationAction", "u", 0)

    assert visitor.window.place == TODAY
    surroundings.reminders.look()
    assert _closed(dunst)[0]["summary"] == "Today's session"


@pytest.mark.qt_log_ignore("This plugin does not support raise")
@pytest.mark.parametrize("name", ["thermal", "session"])
def test_a_click_brings_what_it_is_about_into_sight(
    visitor: Visitor, surroundings: Surroundings, name: str
) -> None:
    visitor.window.resize(1024, 640)
    visitor.click("History")

    surroundings.reminders.choose(f"{name} 2026-11-22")
    settle()

    page = visitor.window.rooms.today.page
    card = page.also.thermal if name == "thermal" else page._card
    focused = QApplication.focusWidget()
    assert focused is not None
    assert visitor.window.place == TODAY
    assert card.isAncestorOf(focused)
    assert focused.visibleRegion().boundingRect() == focused.rect()


@needs_dunst
@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_the_settings_show_one_and_say_where(
    dunst: Caller, visitor: Visitor, surroundings: Surroundings, qtbot: QtBot
) -> None:
    visitor.click("Settings")
    visitor.until(lambda: "This desktop shows them." in visitor.text)

    visitor.click("Show one now")
    qtbot.waitUntil(lambda: _shown(dunst) == 1)
    visitor.click("History")
    with qtbot.waitSignal(surroundings.reminders.chosen):
        dunst.call(SERVICE, PATH, DUNST, "NotificationAction", "u", 0)

    assert visitor.window.place == SETTINGS


def test_without_a_desktop_a_reminder_stands_above_the_page(
    visitor: Visitor, surroundings: Surroundings, clock: FakeClock
) -> None:
    visitor.window.rooms.person.update(remind_session=True, session_at="20:45")
    visitor.click("Settings")
    assert "This desktop shows no notices." in visitor.text

    clock.advance(5 * 60)
    surroundings.reminders.look()

    assert "Daily hip stretch is next." in visitor.text
