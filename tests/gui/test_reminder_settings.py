"""What to be reminded of is chosen in the settings, kept at once, and saved for a calendar."""

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QTimeEdit
from pytestqt.qtbot import QtBot

from rehab_app.context import Context
from rehab_app.gui.surroundings import Surroundings
from rehab_app.gui.tray import TrayNotices
from rehab_app.gui.widgets.reminder_settings import ReminderSettings
from rehab_app.gui.widgets.time_field import TimeField
from rehab_app.guide.notices import Notice
from rehab_app.settings import Settings
from tests.gui.conftest import Visitor


def _clock(field: TimeField) -> QTimeEdit:
    edit = field.findChild(QTimeEdit)
    assert edit is not None
    return edit


def _reminders(visitor: Visitor) -> ReminderSettings:
    visitor.click("Settings")
    return visitor.window.rooms.person.settings.reminders


def _choose(visitor: Visitor, question: str, answer: str, qtbot: QtBot) -> None:
    """Click the chip of a question."""
    buttons = _reminders(visitor).findChildren(type(visitor.button("Today")))
    chip = next(
        each
        for each in buttons
        if each.text() == answer and each.accessibleDescription() == question
    )
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)


def test_all_are_off_until_they_are_switched_on(
    visitor: Visitor, open_context: Callable[[], Context], qtbot: QtBot
) -> None:
    for question in (
        "The morning question",
        "The session of the day",
        "Ice or heat again",
        "An hour after a session",
        "Stay in the tray",
    ):
        _choose(visitor, question, "On", qtbot)
    _choose(visitor, "Quiet hours", "Off", qtbot)

    before, after = Settings(), open_context().settings.settings
    for name in (
        "remind_morning",
        "remind_session",
        "remind_thermal",
        "remind_hour",
        "stays_in_tray",
    ):
        assert (getattr(before, name), getattr(after, name)) == (False, True)
    assert (before.is_quiet, after.is_quiet) == (True, False)


def test_a_time_is_typed_or_moved_by_a_quarter_of_an_hour(
    visitor: Visitor, open_context: Callable[[], Context], qtbot: QtBot
) -> None:
    visitor.click("Settings")
    visitor.click("Time of the session: a quarter of an hour later")
    visitor.click("Quiet hours begin: a quarter of an hour earlier")
    morning = _clock(_reminders(visitor).findChildren(TimeField)[0])
    morning.setFocus()
    qtbot.keyClicks(morning, "0652")
    qtbot.keyClick(morning, Qt.Key.Key_Return)

    settings = open_context().settings.settings
    assert (settings.session_at, settings.quiet_from) == ("18:15", "21:45")
    assert settings.morning_at == "06:52"


@pytest.mark.parametrize(
    ("shown", "later", "earlier"),
    [
        (time(7, 30), time(7, 45), time(7, 30)),
        (time(7, 37), time(7, 45), time(7, 30)),
        (time(23, 50), time(0, 0), time(23, 45)),
    ],
)
def test_the_buttons_go_to_the_next_quarter_round_the_clock(
    qtbot: QtBot, shown: time, later: time, earlier: time
) -> None:
    field = TimeField("at", "Time")
    qtbot.addWidget(field)
    field.show_time(shown)

    field._later.click()
    assert field.time == later
    field._earlier.click()
    assert field.time == earlier


def test_a_click_into_a_time_puts_the_focus_there(visitor: Visitor, qtbot: QtBot) -> None:
    session = _clock(_reminders(visitor).findChildren(TimeField)[1])
    visitor.window.rooms.person.settings.show_reminders()

    qtbot.mouseClick(session.lineEdit(), Qt.MouseButton.LeftButton)

    assert session.hasFocus()


def test_a_time_stays_within_its_limits(qtbot: QtBot) -> None:
    field = TimeField("at", "Time", first=time(4), last=time(11, 45))
    qtbot.addWidget(field)

    field.show_time(time(11, 45))
    field._later.click()
    assert field.time == time(11, 45)
    field.show_time(time(4))
    field._earlier.click()
    assert field.time == time(4)


def test_showing_settings_tells_nothing(qtbot: QtBot) -> None:
    reminders = ReminderSettings()
    qtbot.addWidget(reminders)
    told: list[str] = []
    reminders.changed.connect(lambda name, _value: told.append(name))

    reminders.show_settings(Settings(remind_morning=True, morning_at="05:15", quiet_until="08:00"))

    assert told == []


def test_a_calendar_file_is_saved_where_it_is_wanted(visitor: Visitor, tmp_path: Path) -> None:
    surroundings = Surroundings(visitor.context, visitor.window.rooms, visitor.window)
    visitor.click("Settings").click("Save a calendar file…")
    dialog = visitor.window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.reject()
    path = tmp_path / "mine.ics"

    surroundings.calendar.save(str(path))

    titles = [str(event["summary"]) for event in Calendar.from_ical(path.read_bytes()).events]
    assert titles == ["Daily hip stretch", "This morning's question"]
    assert "The calendar file is saved" in visitor.text
    surroundings.close()


def test_a_calendar_file_that_can_not_be_saved_is_said(visitor: Visitor, tmp_path: Path) -> None:
    surroundings = Surroundings(visitor.context, visitor.window.rooms, visitor.window)

    surroundings.calendar.save(str(tmp_path / "no folder" / "mine.ics"))

    assert "The calendar file could not be saved" in visitor.text
    surroundings.close()


def test_the_summary_offers_to_remind_of_the_morning_once(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").finish("1")
    visitor.click("Remind me at 07:30")

    assert "You are reminded at 07:30" in visitor.text
    assert not visitor.has_button("Remind me at 07:30")
    assert visitor.context.settings.settings.remind_morning
    visitor.press("Enter")
    visitor.click("Routines").start("Daily hip stretch").finish("1")
    assert "You are reminded at 07:30" in visitor.text


class FakeTray:
    """A tray that shows messages, or is not there."""

    def __init__(self, *, is_there: bool) -> None:
        self.is_there = is_there
        self.shown: list[str] = []

    def show_message(self, title: str, text: str) -> None:
        self.shown.append(f"{title}: {text}")


def test_where_there_is_a_tray_alone_it_shows_the_notices() -> None:
    chosen: list[str] = []
    lost: list[Notice] = []
    able: list[bool] = []
    tray = FakeTray(is_there=True)
    notices = TrayNotices(tray, chosen.append, lost.append)

    notices.ask(able.append)
    notices.show(Notice("hour", "An hour after", "How is it?"))
    notices.click()
    notices.take_back("hour")
    notices.click()
    tray.is_there = False
    notices.show(Notice("morning", "Morning", ""))

    assert (able, tray.shown, chosen) == ([True], ["An hour after: How is it?"], ["hour"])
    assert [notice.key for notice in lost] == ["morning"]
