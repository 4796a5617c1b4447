"""A screen that nobody sees, with programs on it that are watched."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rehab_app.locations import HOME_VARIABLE

_SIZE = "1280x800x24"


class Screen:
    """An X server of our own, a home and a cache of compiled modules, as an installed one has."""

    def __init__(self, display: str, folder: Path) -> None:
        self.folder = folder
        self._environ = {
            **{name: value for name, value in os.environ.items() if name not in _UNWANTED},
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        }

    def start(
        self, *words: str, home: str = "home", module: str = "watched"
    ) -> "subprocess.Popen[str]":
        """Start a program of `benchmarks.watched`, or of another module, on this screen."""
        return subprocess.Popen(
            [sys.executable, "-m", f"benchmarks.{module}", *words],
            env={**self._environ, HOME_VARIABLE: str(self.folder / home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )


_UNWANTED = frozenset({"PYTHONDONTWRITEBYTECODE", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY"})


def told(program: "subprocess.Popen[str]") -> dict[str, Any]:
    """Wait for a program to end and return what it has said."""
    output, _ = program.communicate()
    result: dict[str, Any] = json.loads(output)
    return result


@contextmanager
def screen() -> Iterator[Screen]:
    """Start an X server, and end it afterwards."""
    read, write = os.pipe()
    with TemporaryDirectory() as folder:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", _SIZE, "-nolisten", "tcp"],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as said:
            number = said.readline().strip()
        try:
            yield Screen(f":{number}", Path(folder))
        finally:
            server.terminate()
            server.wait()
