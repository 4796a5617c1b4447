"""A screen of its own for programs that need a real one, and dunst, a real notification daemon."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.helpers.buses import Caller

needs_dunst = pytest.mark.skipif(
    any(shutil.which(name) is None for name in ("dbus-daemon", "dunst", "Xvfb")),
    reason="dunst, Xvfb or dbus-daemon is not installed",
)


@contextmanager
def running_screen() -> Iterator[str]:
    """Run a screen in memory (X11), and yield its DISPLAY."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@contextmanager
def running_dunst(bus: str, display: str, folder: Path) -> Iterator[Caller]:
    """Run dunst with the settings that it comes with; yield what calls it."""
    caller = Caller(bus)
    daemon = subprocess.Popen(
        ["dunst"],
        env={
            **os.environ,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "DISPLAY": display,
            "XDG_CONFIG_HOME": str(folder / "no-config"),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        caller.wait_for_name("org.freedesktop.Notifications")
        yield caller
    finally:
        caller.close()
        daemon.terminate()
        daemon.wait()
