"""The program stays in a tray that is there, and nowhere else."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.buses import Caller, FakeService, MakeService
from tests.helpers.displays import needs_dunst, running_screen

WATCHER, WATCHER_PATH = "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher"
ITEM, ITEM_PATH = "org.kde.StatusNotifierItem", "/StatusNotifierItem"
MENU, MENU_PATH = "com.canonical.dbusmenu", "/MenuBar"
ANSWERS = {"Get": ("v", (("b", True),)), "RegisterStatusNotifierItem": ("", ())}
CHECKOUT = Path(__file__).parents[2]

pytestmark = needs_dunst


class Program:
    """The program in a process of its own."""

    def __init__(self, display: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.gui.tray_child"],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        )

    def do(self, what: str) -> dict[str, bool]:
        """Tell it to do something, and return how it stands then."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        state: dict[str, bool] = json.loads(self.process.stdout.readline())
        return state


@pytest.fixture
def program(session_bus: str) -> Iterator[Program]:
    """Run the program on a screen and a bus of its own."""
    del session_bus
    with running_screen() as display:
        program = Program(display)
        yield program
        program.process.kill()
        program.process.communicate()


@pytest.fixture
def watcher(session_bus: str, make_service: MakeService) -> FakeService:
    """Return the desktop's tray."""
    return make_service(session_bus, WATCHER, ANSWERS)


@pytest.fixture
def caller(session_bus: str) -> Iterator[Caller]:
    """Return what presses the icon and its menu."""
    caller = Caller(session_bus)
    yield caller
    caller.close()


def test_where_there_is_no_tray_closing_the_window_ends_the_program(program: Program) -> None:
    assert program.do("tray on") == {"visible": True, "tray": False}

    program.do("close")

    assert program.process.wait(20) == 0


def test_in_a_tray_that_is_not_wanted_closing_ends_the_program(
    watcher: FakeService, program: Program
) -> None:
    assert program.do("state") == {"visible": True, "tray": False}

    program.do("close")

    assert program.process.wait(20) == 0
    assert _icon_in(watcher) == ""


def test_in_a_tray_the_program_goes_on_and_comes_back(
    watcher: FakeService, program: Program, caller: Caller
) -> None:
    assert program.do("tray on") == {"visible": True, "tray": True}
    assert program.do("close") == {"visible": False, "tray": True}

    caller.call(_icon_in(watcher), ITEM_PATH, ITEM, "Activate", "ii", 0, 0)

    assert program.do("state")["visible"]


def test_a_tray_that_goes_gives_the_window_back(watcher: FakeService, program: Program) -> None:
    program.do("tray on")
    assert not program.do("close")["visible"]

    watcher.close()

    assert any(
        program.do("state")["visible"] for _ in iter(int, None)
    )  # or the test's time is over


def test_its_menu_ends_it(watcher: FakeService, program: Program, caller: Caller) -> None:
    program.do("tray on")
    program.do("close")
    icon = _icon_in(watcher)
    ask = (icon, MENU_PATH, MENU)
    _, (_, _, children) = caller.call(*ask, "GetLayout", "iias", 0, -1, ["label"])
    labels = {each[1][1]["label"][1]: each[1][0] for each in children if "label" in each[1][1]}
    assert list(labels) == ["Open rehab-app", "Quit"]

    caller.call(*ask, "Event", "isvu", labels["Quit"], "clicked", ("s", ""), 0)

    assert program.process.wait(20) == 0


def _icon_in(watcher: FakeService) -> str:
    """Return who on the bus has put an icon into the tray."""
    calls = [body for name, body in watcher.calls if name == "RegisterStatusNotifierItem"]
    return str(calls[-1][0]) if calls else ""
