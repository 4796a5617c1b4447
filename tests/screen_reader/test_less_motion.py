"""What a desktop asks for is done: nothing moves where it wants less motion."""

import subprocess
import sys

import pytest

_CHILD = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from rehab_app.gui.system_motion import SystemMotion

application = QApplication([])
motion = SystemMotion()
motion.changed.connect(lambda: print(motion.is_reduced, flush=True))
QTimer.singleShot(1500, application.quit)
application.exec()
print("at last", motion.is_reduced)
"""


def _said(environ: dict[str, str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", _CHILD],
        env={**environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("1", "1", ["True", "at last True"]),
        ("0", "1", ["True", "at last True"]),
        ("1", "0", ["True", "False", "at last False"]),
    ],
)
def test_what_the_desktop_says_and_changes_is_known(
    environment: dict[str, str], first: str, then: str, said: list[str]
) -> None:
    command = [sys.executable, "-m", "tests.screen_reader.portal", first, then]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as portal:
        assert portal.stdout is not None
        portal.stdout.readline()
        assert _said(environment) == said
        portal.kill()


def test_a_desktop_without_a_portal_asks_for_nothing(environment: dict[str, str]) -> None:
    assert _said(environment) == ["at last False"]
