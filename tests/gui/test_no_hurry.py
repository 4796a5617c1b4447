"""Nobody is hurried: a question waits for ever, a hold waits and stretches, nothing moves alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractAnimation, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rehab_app.clock import SystemClock
from rehab_app.context import Context
from rehab_app.engine.state import Phase
from rehab_app.gui.motion import SHORT_MS
from rehab_app.gui.widgets.figure_view import FigureView
from rehab_app.gui.widgets.flash_frame import FlashFrame
from rehab_app.model.pain import Reading
from tests.gui.conftest import FakeClock, Visitor

_HOUR_S = 3600
_FLASHES_A_SECOND = 3


def test_a_question_waits_an_hour_and_no_answer_is_made_up(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1").wait_for_question()
    question, answers = visitor.state.question, visitor.state.answers

    for _ in range(_HOUR_S // 10):
        visitor.clock.advance(10)
        visitor.driver.poll()

    assert visitor.is_in(Phase.ASKING)
    assert visitor.state.question is question
    assert visitor.state.answers == answers
    visitor.press("2")
    assert visitor.last.reading == Reading(2)


def test_a_question_that_the_computer_slept_over_still_waits(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1").wait_for_question()

    visitor.clock.advance(_HOUR_S)
    visitor.driver.poll()

    assert visitor.is_in(Phase.ASKING)


def test_a_hold_waits_as_long_as_it_is_paused_and_gets_longer(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1").wait_for_question().press("1")
    visitor.wait_for_work().wait(5)
    left_s = visitor.driver.left_s

    visitor.press("Space")
    for _ in range(_HOUR_S // 10):
        visitor.clock.advance(10)
        visitor.driver.poll()
    assert visitor.is_in(Phase.PAUSED)
    assert visitor.driver.left_s == pytest.approx(left_s)

    # After half an hour it asks how it is by now, and goes on with the same hold.
    visitor.press("Space").answer("1").wait_for_work().press("+")
    assert visitor.driver.left_s == pytest.approx(left_s + 15, abs=1)


@pytest.mark.parametrize("speed", [0.5, 1.0, 10.0])
def test_a_session_runs_at_half_to_ten_times_the_speed(
    open_context: Callable[[], Context], clock: FakeClock, speed: float
) -> None:
    context = open_context()
    context.settings.update(sore_side="left")
    play = context.begin(context.library.find("daily-hip-stretch"), speed=speed)
    from rehab_app.engine.inputs import Answer, Start

    play.send(Start())
    play.send(Answer(Reading(1)))
    before_s = play.at

    for _ in range(20):
        clock.advance(0.1)
        play.tick()

    assert play.at - before_s == pytest.approx(2 * speed, abs=0.01)
    assert play.state.phase is Phase.RUNNING


def test_transitions_are_shorter_than_a_fifth_of_a_second() -> None:
    assert SHORT_MS < 200


def test_nothing_moves_by_itself_under_reduced_motion(visitor: Visitor) -> None:
    visitor.window.rooms.figures.load()
    visitor.window.rooms.person.update(reduce_motion=True)
    visitor.start("Daily hip stretch").press("1").wait_for_work().wait(2)
    window = visitor.window

    running = [
        each
        for each in window.findChildren(QAbstractAnimation)
        if each.state() is QAbstractAnimation.State.Running
    ]
    ticking = [
        each
        for each in window.findChildren(QTimer)
        if each.isActive() and not each.isSingleShot() and each.interval() < 1000
    ]

    assert not running
    assert not ticking
    assert not [body for body in window.findChildren(FigureView) if body.is_moving]


def test_flashes_that_come_too_fast_are_left_out(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 200)
    page.show()
    frame, flashed = FlashFrame(page), 0
    end = SystemClock().now() + 2.0

    while SystemClock().now() < end:  # As fast as tones ever come: a session at high speed.
        was_hidden = frame.isHidden()
        frame.flash()
        flashed += was_hidden and not frame.isHidden()
        qtbot.wait(5)

    assert 2 <= flashed <= 2 * _FLASHES_A_SECOND


def test_tones_that_are_shown_flash_at_most_three_times_a_second(visitor: Visitor) -> None:
    visitor.window.rooms.person.update(tones_flash=True)
    visitor.start("Daily hip stretch").press("1")
    flashed_s: list[float] = []
    visitor.window.rooms.guide.sounded.connect(lambda: flashed_s.append(visitor.clock.now()))

    visitor.wait_for_question().press("1").wait_for_question()

    assert len(flashed_s) > 5
    most = max(sum(at <= other < at + 1 for other in flashed_s) for at in flashed_s)
    assert most <= _FLASHES_A_SECOND
