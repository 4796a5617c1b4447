"""A routine is tried out in the real player, and the history is byte for byte what it was."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehab_app.context import Context
from rehab_app.engine.state import Phase
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.pages.try_page import SPEEDS, TryPage
from rehab_app.gui.session_driver import SessionDriver
from rehab_app.gui.try_rooms import TryRooms
from rehab_app.model.person import Person, Side
from tests.gui.conftest import FakeClock, Visitor
from tests.gui.written_ears import Heard, written_ears
from tests.helpers.kept_sessions import keep_session
from tests.helpers.sessions import steps

CHECKOUT = Path(__file__).parents[2]
CHILD = """
import os, sys
from PySide6.QtCore import QTimer
from rehab_app.context import Context
from rehab_app.gui.app import QApplication
from rehab_app.gui.main_window import MainWindow
from rehab_app.model.pain import Reading

app = QApplication(sys.argv[:1])
context = Context.open(os.environ)
window = MainWindow.furnished(context)
window.show()
rooms = window.rooms.workbench
rooms.open("file:" + sys.argv[1])
rooms.try_out()
rooms.tries.run_at(20)
driver = rooms.tries.flow.driver
driver.answer(Reading(2))

def tell():
    if driver.state.works:
        print("in the middle", flush=True)

driver.state_changed.connect(tell)
app.exec()
"""


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def visitor(
    open_context: Callable[[], Context], clock: FakeClock, qtbot: QtBot, heard: Heard
) -> Visitor:
    """Return a physio who has played a session before, and has a routine on the workbench."""
    window = MainWindow.furnished(open_context(), written_ears(heard))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.waitUntil(lambda: not window.rooms.library.is_reading)
    visitor = Visitor(window, clock, qtbot)
    keep_session(visitor.context.history(), date(2026, 11, 20), before=3, end=2)
    visitor.click("Workbench")
    path = visitor.context.library.find("desk-break-mini").path
    window.rooms.workbench.open(f"file:{path}")
    heard.said.clear()
    heard.sounds.clear()
    return visitor


@pytest.fixture
def kept(visitor: Visitor) -> Callable[[], dict[str, bytes]]:
    """Return a way to read all files that tell of a person's sessions."""
    visitor.context.catch_up()
    return lambda: files_of(visitor.context.locations.data)


def files_of(data: Path) -> dict[str, bytes]:
    """Return what is on the disk but drafts and pictures of poses, which a workbench makes."""
    return {
        str(path.relative_to(data)): path.read_bytes()
        for path in sorted(data.rglob("*"))
        if path.is_file()
        and not {"drafts", "pictures"} & set(path.parts)
        # Who has read which part of the history, while it is open; nothing of it is data.
        and path.suffix != ".db-shm"
    }


def tries_of(visitor: Visitor) -> TryRooms:
    return visitor.window.rooms.workbench.tries


def driver_of(visitor: Visitor) -> SessionDriver:
    driver = tries_of(visitor).flow.driver
    assert driver is not None
    return driver


def page_of(visitor: Visitor) -> TryPage:
    return tries_of(visitor).page


def try_out(visitor: Visitor, speed: int = 1) -> SessionDriver:
    visitor.window.rooms.workbench.try_out()
    if speed > 1:
        visitor.click(f"{speed}×")
    return driver_of(visitor)


def go_on(visitor: Visitor, world_s: float) -> None:
    """Let time pass in the world, the driver looking as often as its timer would."""
    driver = driver_of(visitor)
    for _ in range(round(world_s / 0.05)):
        visitor.clock.advance(0.05)
        driver.poll()


def go_on_until(visitor: Visitor, is_so: Callable[[], bool]) -> None:
    for _ in range(20_000):
        if is_so():
            return
        go_on(visitor, 0.05)
    raise AssertionError("it never came")


def asks_or_is_over(driver: SessionDriver) -> bool:
    return driver.state.question is not None or driver.state.phase is Phase.ENDED


def play_to_the_end(visitor: Visitor, level: str = "1") -> None:
    driver = driver_of(visitor)
    for _ in range(80):
        go_on_until(visitor, lambda: asks_or_is_over(driver))
        if driver.state.phase is Phase.ENDED:
            return
        visitor.press(level)
        if driver.state.question is not None:
            visitor.press("Enter")
    raise AssertionError("it asks and asks")


def test_a_whole_try_at_20_times_leaves_the_history_byte_for_byte(
    visitor: Visitor, kept: Callable[[], dict[str, bytes]]
) -> None:
    before = kept()
    assert any(name.endswith(".db") for name in before)

    try_out(visitor, 20)
    play_to_the_end(visitor)
    assert visitor.shows(page_of(visitor))
    assert "A try: nothing is kept" in visitor.text
    assert "Pain after each pose" in visitor.text
    visitor.click("Back to the workbench")

    assert visitor.shows(visitor.window.rooms.workbench.flow.page)
    assert kept() == before
    assert visitor.context.unfinished() == ()
    assert len(visitor.context.past_sessions()) == 1


def test_a_try_left_in_the_middle_leaves_nothing_to_go_on_with(
    visitor: Visitor, kept: Callable[[], dict[str, bytes]]
) -> None:
    before = kept()
    driver = try_out(visitor, 20)
    visitor.press("1")
    go_on_until(visitor, lambda: bool(driver.state.works))

    visitor.press("Esc")

    assert visitor.shows(visitor.window.rooms.workbench.flow.page)
    assert not tries_of(visitor).is_trying
    assert kept() == before
    visitor.click("Today")
    assert "left open" not in visitor.text
    assert visitor.context.unfinished() == ()


@pytest.mark.timeout(60)
def test_a_kill_in_the_middle_leaves_the_history_byte_for_byte(
    visitor: Visitor, own_home: Path, tmp_path: Path
) -> None:
    context = visitor.context
    data = context.locations.data
    routine = next(
        e.path for e in context.library.shipped_entries() if e.path.stem == "yin-starter"
    )
    visitor.window.close()
    context.close()
    before = files_of(data)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(routine)],
        cwd=CHECKOUT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "in the middle\n"
        child.send_signal(signal.SIGKILL)

    after = {name: data for name, data in files_of(data).items() if not name.endswith("-wal")}
    assert after == {name: data for name, data in before.items() if not name.endswith("-wal")}
    assert Context.open(os.environ).unfinished() == ()


def test_esc_leaves_at_once_from_every_page_and_does_not_ask(visitor: Visitor) -> None:
    bench = visitor.window.rooms.workbench.flow.page
    for reach in (
        lambda: None,  # the first question
        lambda: visitor.press("1"),
        lambda: (visitor.press("1"), driver_of(visitor).end()),
    ):
        try_out(visitor)
        reach()

        visitor.press("Esc")

        assert visitor.shows(bench)
        assert not driver_is_awake(visitor)


def driver_is_awake(visitor: Visitor) -> bool:
    driver = tries_of(visitor).flow.driver
    return driver is not None and driver.is_awake


def test_an_answer_of_7_bends_the_plan_and_says_why(visitor: Visitor) -> None:
    flow = visitor.window.rooms.workbench.flow
    flow.document.change(steps("exercise: supine-figure-four, hold: 30 s, sets: 3"))
    flow.refresh()
    driver = try_out(visitor, 20)
    visitor.press("4", "D", "Enter")  # From less, a 7 would end it.
    go_on_until(visitor, lambda: driver.state.phase is Phase.ASKING)
    planned = driver.state.plan

    visitor.press("7", "D")
    assert "What happens next at 7 of 10" in visitor.text
    visitor.press("Enter")

    assert driver.state.plan != planned
    assert sum(each.seconds for each in driver.state.plan) < sum(each.seconds for each in planned)


def test_the_speed_can_be_chosen_while_it_runs(visitor: Visitor) -> None:
    driver = try_out(visitor)
    visitor.press("1")
    go_on(visitor, 1)
    for speed in SPEEDS:
        visitor.click(f"{speed}×")
        at_s = driver.state.seen_at
        go_on(visitor, 0.1)

        assert driver.state.seen_at - at_s == pytest.approx(0.1 * speed, abs=0.01)


def test_it_is_spoken_at_1_times_sounded_up_to_2_and_silent_above(
    visitor: Visitor, heard: Heard
) -> None:
    driver = try_out(visitor)
    visitor.press("1")
    go_on(visitor, 6)
    assert heard.said
    assert heard.sounds

    for speed, has_tones in ((2, True), (5, False), (20, False)):
        visitor.click(f"{speed}×")
        heard.said.clear()
        heard.sounds.clear()
        go_on_until(visitor, lambda: asks_or_is_over(driver))
        visitor.press("1")
        assert heard.said == [], speed
        assert bool(heard.sounds) is has_tones, speed


def test_what_is_shown_at_the_end_offers_nothing_to_keep(visitor: Visitor) -> None:
    try_out(visitor, 20)
    play_to_the_end(visitor)

    for kept in ("Save report as PDF", "Correct: Before you start"):
        assert not visitor.has_button(kept), kept
    assert "Note" not in visitor.text
    assert visitor.has_button("Back to the workbench")
    assert "Tomorrow morning" in visitor.text


def test_it_is_for_somebody_whose_left_side_is_sore_and_whom_the_routine_suits(
    visitor: Visitor,
) -> None:
    facts = try_out(visitor).facts

    assert facts.person == Person(sore_side=Side.LEFT, conditions=facts.routine.suits)


def test_it_stands_still_while_something_else_is_looked_at(visitor: Visitor) -> None:
    driver = try_out(visitor, 5)
    visitor.press("1")
    go_on(visitor, 1)

    visitor.press("F1")
    assert driver.state.phase is Phase.PAUSED
    visitor.press("F1")

    assert visitor.shows(page_of(visitor))
    visitor.press("Space")
    assert driver.state.phase in (Phase.RUNNING, Phase.LEADING_IN)


def test_no_session_is_said_to_be_played_so_that_no_screen_is_held(visitor: Visitor) -> None:
    played: list[bool] = []
    visitor.window.rooms.played.connect(lambda: played.append(True))

    try_out(visitor, 20)
    play_to_the_end(visitor)

    assert played == []
    assert not visitor.window.rooms.is_playing()


def test_a_text_with_an_error_is_not_tried(visitor: Visitor) -> None:
    flow = visitor.window.rooms.workbench.flow
    flow.document.change(flow.document.text.replace("hold:", "hodl:", 1))
    flow.refresh()

    visitor.window.rooms.workbench.try_out()

    assert visitor.shows(flow.page)
    assert "Mend what is wrong" in visitor.text


def test_a_second_try_begins_anew(visitor: Visitor) -> None:
    first = try_out(visitor, 20)
    visitor.press("1")
    go_on(visitor, 2)
    visitor.press("Esc")

    second = try_out(visitor)

    assert second is not first
    assert second.state.session_s == 0
    assert second.state.question is not None
