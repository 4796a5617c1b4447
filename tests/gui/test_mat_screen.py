"""Mat mode fills the screen that was chosen, and the window comes back to its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rehab_app.context import Context
from rehab_app.gui.gallery.looks import settle
from tests.gui.conftest import Visitor
from tests.helpers.figures import tell
from tests.helpers.painted_digits import digits_px

_SCREENS = {
    "synchronousWindowSystemEvents": False,
    "windowFrameMargins": True,
    "screens": [
        {"name": "Desk", "x": 0, "y": 0, "width": 1280, "height": 800, "dpr": 1},
        {"name": "Wall", "x": 1280, "y": 0, "width": 1920, "height": 1080, "dpr": 1},
    ],
}
_CHILD = """
import os, sys
from PySide6.QtWidgets import QApplication
from rehab_app.context import Context
from rehab_app.gui.main_window import MainWindow

application = QApplication([])
context = Context.open(os.environ)
context.settings.update(has_started=True, flags_on="2999-01-01", mat_screen=sys.argv[1])
window = MainWindow.furnished(context)
window.resize(1000, 700)
window.show()

def settle():
    for _ in range(5):
        application.processEvents()

def say(*more):
    settle()
    print(window.screen().name(), window.width(), window.height(), *more)

say()
before = window.geometry()
window.show_full_screen(True)
say()
window.show_full_screen(False)
say(window.geometry() == before)
window.rooms.show_settings()
settle()
print("|".join(chip.text() for chip in window.rooms.person.settings._screens._choice._chips))
window.close()
context.close()
os._exit(0)
"""


def _said(tmp_path: Path, screen: str) -> list[str]:
    screens = tmp_path / "screens.json"
    for each in _SCREENS["screens"]:  # type: ignore[attr-defined]
        each |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    screens.write_text(json.dumps(_SCREENS))
    environ = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, screen],
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.slow
def test_mat_mode_fills_the_other_screen_and_gives_it_back(tmp_path: Path) -> None:
    opened, full, back, choices = _said(tmp_path, "Wall")

    assert opened == "Desk 1000 700"
    assert full == "Wall 1920 1080"
    assert back == "Desk 1000 700 True"
    assert choices == "Where the window is|Desk, 1280 × 800|Wall, 1920 × 1080"


@pytest.mark.slow
def test_a_screen_that_is_gone_is_the_one_of_the_window(tmp_path: Path) -> None:
    _, full, back, _ = _said(tmp_path, "Projector")

    assert full == "Desk 1280 800"
    assert back.startswith("Desk 1000 700")


def test_with_one_screen_nothing_is_asked(
    visitor: Visitor, open_context: Callable[[], Context]
) -> None:
    visitor.click("Settings")

    assert "On which screen?" not in visitor.text


def test_the_digits_of_mat_mode_are_a_third_of_the_window(visitor: Visitor) -> None:
    """Read at 3 m, digits need 12 % of the height; the drawing asks for a third."""
    visitor.start("Daily hip stretch").press("1").wait_for_work().press("F")
    ring = visitor.window.rooms.flow.player.ring
    shares: dict[tuple[int, int], float] = {}
    for size in ((1280, 800), (1920, 1080), (1024, 640), (1024, 600)):
        visitor.window.showNormal()
        visitor.window.resize(*size)
        settle()
        visitor.wait(1)
        settle()
        shares[size] = digits_px(ring) / visitor.window.height()

    tell("height of the digits, as a share of the window", {**shares})
    assert min(shares.values()) >= 1 / 3, shares


def test_mat_mode_says_the_side_at_once_also_while_it_stands_still(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1").wait_for_question().press("1")
    visitor.wait_for_work().wait(3).press("Space")

    visitor.press("F")

    assert "LEFT SIDE · Hold" in visitor.text
