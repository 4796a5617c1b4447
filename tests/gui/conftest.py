"""A window on a history of its own, a clock that is moved by hand, and a person in front of it."""

import gc
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from rehab_app.context import Context
from rehab_app.engine.state import Answered, Phase, SessionState
from rehab_app.gui.collector import collect_what_is_due
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.session_driver import SessionDriver
from rehab_app.gui.styling import TEXT_PX, current_theme, show_everything
from rehab_app.gui.theme import read_theme
from rehab_app.gui.widgets.plain_label import PlainLabel
from rehab_app.gui.widgets.routine_card import RoutineTile
from rehab_app.resources import assets_folder

_MOST_S = 3 * 3600
_NAMED_KEYS = {
    "Space": Qt.Key.Key_Space,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Home": Qt.Key.Key_Home,
    "F1": Qt.Key.Key_F1,
    "End": Qt.Key.Key_End,
    "Backspace": Qt.Key.Key_Backspace,
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Qt."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.gui)


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self._now_s = 1000.0
        self._wall = datetime(2026, 11, 22, 20, 41, tzinfo=UTC)

    def now(self) -> float:
        return self._now_s

    def wall(self) -> datetime:
        return self._wall

    def advance(self, seconds: float) -> None:
        self._now_s += seconds
        self._wall += timedelta(seconds=seconds)


class Visitor:
    """A person in front of the window: presses, clicks, waits and reads."""

    def __init__(self, window: MainWindow, clock: FakeClock, qtbot: QtBot) -> None:
        self.window = window
        self.clock = clock
        self.qtbot = qtbot

    @property
    def context(self) -> Context:
        """Return what the window works on."""
        return self.window.rooms._context

    # -- doing

    def press(self, *keys: str) -> "Visitor":
        """Press keys where the focus is."""
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None, f"nothing has the focus to take {key}"
            self.qtbot.keyClick(target, _NAMED_KEYS.get(key, key))
        return self

    def click(self, text: str) -> "Visitor":
        """Click the button with this text or name."""
        self.qtbot.mouseClick(self.button(text), Qt.MouseButton.LeftButton)
        return self

    def wait(self, seconds: float) -> "Visitor":
        """Let time pass, the driver looking each second as its timer would make it."""
        end = self.clock.now() + seconds
        while self.clock.now() < end - 1e-9:
            self.clock.advance(min(1.0, end - self.clock.now()))
            self.driver.poll()
        return self

    def wait_for(self, is_so: Callable[[SessionState], bool]) -> "Visitor":
        """Let time pass until something is so."""
        waited_s = 0
        while not is_so(self.state):
            assert waited_s < _MOST_S, f"it never came; {self.state.phase}, {self.state.segment}"
            self.wait(1.0)
            waited_s += 1
        return self

    def wait_for_question(self) -> "Visitor":
        """Let time pass until the session stands still and asks, or is over."""
        return self.wait_for(lambda state: state.phase in (Phase.ASKING, Phase.ENDED))

    def wait_for_work(self) -> "Visitor":
        """Let time pass until somebody holds, moves, walks or jogs."""
        return self.wait_for(
            lambda state: (
                state.segment is not None and state.segment.is_work and state.phase is Phase.RUNNING
            )
        )

    def until(self, is_so: Callable[[], bool]) -> "Visitor":
        """Let the window go on until something is so."""
        self.qtbot.waitUntil(is_so)
        return self

    def start(self, title: str) -> "Visitor":
        """Go to a routine of the grid with the arrow keys, and start it with Enter."""
        page = self.window.rooms.library.routines
        self.press("Home")
        for _ in range(40):
            if page.current_title == title:
                return self.press("Enter")
            self.press("Right")
        raise AssertionError(f"{title} is not among the routines")

    def answer(self, *keys: str) -> "Visitor":
        """Answer the open question, with Enter where the answer is shown before it counts."""
        question = self.state.question
        self.press(*keys)
        return self.press("Enter") if self.state.question is question else self

    def finish(self, *keys: str) -> "Visitor":
        """Play to the end, with the same answer to every question."""
        for _ in range(60):
            if self.wait_for_question().state.phase is Phase.ENDED:
                return self
            self.answer(*keys)
        raise AssertionError("it asks and asks")

    def click_routine(self, title: str) -> "Visitor":
        """Click a routine's card."""
        tiles = self.window.rooms.library.routines.findChildren(RoutineTile)
        tile = next(tile for tile in tiles if tile.isVisible() and title in tile.card.title)
        self.qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
        return self

    def open_newest(self) -> "Visitor":
        """Go to History and open what is listed first."""
        self.click("History")
        self.window.rooms.history.page.focus_rows()
        return self.press("Enter")

    # -- looking

    @property
    def past(self) -> str:
        """Return all that is said of the entry of the past that is open."""
        return self.window.rooms.history.entry.page.text

    @property
    def driver(self) -> SessionDriver:
        driver = self.window.rooms.flow.driver
        assert driver is not None
        return driver

    @property
    def state(self) -> SessionState:
        return self.driver.state

    @property
    def last(self) -> Answered:
        """Return the last reading of the log."""
        return [entry for entry in self.state.log if isinstance(entry, Answered)][-1]

    def is_in(self, phase: Phase) -> bool:
        """Tell whether the session is in a phase."""
        return self.state.phase is phase

    def shows(self, page: QWidget) -> bool:
        """Tell whether this is the page that is shown."""
        return self.window.page is page

    @property
    def text(self) -> str:
        """Return every text that is visible in the page."""
        return texts_in(self.window)

    def button(self, text: str) -> QPushButton:
        """Return the visible button with this text or accessible name."""
        buttons = self.window.findChildren(QPushButton)
        found = [
            button
            for button in buttons
            if button.isVisible() and text in (button.text(), button.accessibleName())
        ]
        assert found, f"no button {text!r} in {[b.text() for b in buttons if b.isVisible()]}"
        return found[0]

    def has_button(self, text: str) -> bool:
        return any(
            button.isVisible() and text in (button.text(), button.accessibleName())
            for button in self.window.findChildren(QPushButton)
        )


def texts_in(widget: QWidget) -> str:
    """Return the visible labels inside a widget, a line each."""
    labels = widget.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


@pytest.fixture(autouse=True, scope="session")
def no_garbage_in_other_threads() -> Iterator[None]:
    """Collect between the tests, in the window's thread, as the program does."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def garbage_of_the_test(qapp: QApplication) -> Iterator[None]:
    yield
    collect_what_is_due()


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> None:
    """Begin every test with the light theme at 100 %, whatever the one before has left."""
    theme = read_theme(assets_folder() / "themes" / "light.toml")
    if (current_theme(), qapp.font().pixelSize()) != (theme, TEXT_PX) or not qapp.styleSheet():
        show_everything(theme, 100)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def open_context(own_home: Path, clock: FakeClock) -> Iterator[Callable[[], Context]]:
    """Return a way to open the program's context on this test's home, again and again."""
    opened: list[Context] = []

    def open_again() -> Context:
        for context in opened:
            context.close()
        context = Context.open(os.environ, clock=clock)
        if not opened:  # A person who has been here before, and has gone through the signs.
            context.settings.update(has_started=True, flags_on="2026-11-22", page="routines")
        opened.append(context)
        return context

    assert not own_home.exists()
    yield open_again
    for context in opened:
        context.close()


@pytest.fixture
def visit(
    open_context: Callable[[], Context], clock: FakeClock, qtbot: QtBot
) -> Callable[[], Visitor]:
    """Return a way to start the program on this test's home, again and again."""

    def start_program() -> Visitor:
        window = MainWindow.furnished(open_context())
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        qtbot.waitUntil(lambda: not window.rooms.library.is_reading)
        return Visitor(window, clock, qtbot)

    return start_program


@pytest.fixture
def visitor(visit: Callable[[], Visitor]) -> Visitor:
    """Return a person in front of a window that has just opened."""
    return visit()
