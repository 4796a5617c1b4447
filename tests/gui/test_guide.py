"""A session is heard: what the voice is given, what the tones are, and how both are silenced."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehab_app.context import Context
from rehab_app.gui.gallery.looks import settle
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.widgets.flash_frame import FlashFrame
from rehab_app.guide.tones import Sound, ToneSet
from tests.gui.conftest import FakeClock, Visitor
from tests.gui.written_ears import Heard, written_ears


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def visitor(
    open_context: Callable[[], Context], clock: FakeClock, qtbot: QtBot, heard: Heard
) -> Visitor:
    window = MainWindow.furnished(open_context(), written_ears(heard))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.waitUntil(lambda: not window.rooms.library.is_reading)
    return Visitor(window, clock, qtbot)


def begin(visitor: Visitor) -> Visitor:
    visitor.click("Today")
    return visitor.press("Enter")


def test_nothing_is_heard_before_a_session(visitor: Visitor, heard: Heard) -> None:
    visitor.click("Today").click("Settings")

    assert heard == Heard()


def test_the_first_question_is_asked_aloud(visitor: Visitor, heard: Heard) -> None:
    begin(visitor)

    assert heard.said == ["How much does the hip hurt right now? From 0 to 10."]


def test_a_question_half_way_is_asked_aloud(visitor: Visitor, heard: Heard) -> None:
    visitor.start("Yin starter").press("2").wait_for_work()
    heard.said.clear()

    visitor.wait_for(lambda state: state.question is not None)

    assert heard.said[-1] == "How much does it hurt now? From 0 to 10."


def test_a_pose_is_announced_counted_down_and_begun(visitor: Visitor, heard: Heard) -> None:
    begin(visitor).press("1")
    visitor.wait_for_work()

    assert heard.sounds == [Sound.COUNTDOWN] * 3 + [Sound.START]
    assert "Supine windshield wipers." in heard.said


def test_m_is_silence_and_again_is_not(visitor: Visitor, heard: Heard) -> None:
    begin(visitor).press("1").wait(1)
    heard.said.clear()
    heard.sounds.clear()

    visitor.press("M").wait_for_work()
    assert (heard.said, heard.sounds) == ([], [])
    assert heard.stops > 0

    visitor.press("M").press("P")
    assert heard.said == ["How much does it hurt right now? From 0 to 10."]


@pytest.mark.parametrize("keys", [("Space",), ("P",), ("Esc",), ("Esc", "Enter"), ("M",)])
def test_whatever_stops_it_stops_what_is_being_heard(
    visitor: Visitor, heard: Heard, keys: tuple[str, ...]
) -> None:
    begin(visitor).press("1")
    visitor.wait_for_work().wait(1)
    before = (heard.stops, heard.sound_stops)

    visitor.press(*keys)

    assert (heard.stops, heard.sound_stops) > before
    assert heard.sound_stops > before[1]


def test_being_muted_is_seen(visitor: Visitor) -> None:
    begin(visitor).press("1").wait(1).press("M")

    assert "Muted — M lets it be heard." in visitor.text


def test_the_settings_are_used_at_once(visitor: Visitor, heard: Heard) -> None:
    begin(visitor)
    visitor.window.rooms.show_place("settings")

    visitor.click("Faster").click("Calm").click("Names, sides and questions")

    assert heard.manners[-1].rate_percent == 125
    assert heard.sets[-1][0] is ToneSet.CALM
    assert visitor.window.rooms.guide is not None


def test_without_words_the_tones_are_still_heard(visitor: Visitor, heard: Heard) -> None:
    visitor.click("Settings").click("Nothing")
    begin(visitor).press("1")
    visitor.wait_for_work()

    assert heard.said == []
    assert Sound.START in heard.sounds


def test_a_voice_that_fails_is_said_once_and_the_session_goes_on(
    visitor: Visitor, heard: Heard
) -> None:
    begin(visitor).press("1").wait(1)

    for _ in range(2):
        heard.voices[0].failed.emit("The voice has gone away; tones and text go on.")
    visitor.wait(1)

    assert visitor.text.count("The voice has gone away") == 1
    visitor.wait_for_work()
    assert Sound.START in heard.sounds


def test_a_tone_is_seen_where_that_is_wanted(visitor: Visitor) -> None:
    context_settings = visitor.window.rooms.person
    context_settings.update(tones_flash=True)
    begin(visitor).press("1")
    visitor.wait_for_work()

    (flash,) = visitor.window.findChildren(FlashFrame)
    assert flash.isVisible()


def test_the_voices_of_the_computer_can_be_chosen(visitor: Visitor, heard: Heard) -> None:
    visitor.click("Settings").click("Let me hear it")
    settle()

    visitor.click("Bob")

    assert visitor.window.rooms.person.settings is not None
    begin(visitor)
    assert heard.manners[-1].name == "Bob"
