"""A screen reader's world: a D-Bus session, a display without a screen, and the program in it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

import pytest

from tests.screen_reader.at_spi import CLOCK, Bus, BusError, Heard, Node

_SIZE = "1280x800x24"
_PATIENCE_S = 30.0
_SILENT = 'voice_says = "nothing"\n'
_NEEDED = {"Xvfb": "xvfb", "dbus-daemon": "dbus"}
_BUS_SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here starts the whole program."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.timeout(180))


class Reader:
    """Somebody who does not see the window: finds things by role and name, and listens."""

    def __init__(self, bus: Bus, program: Node, process: "subprocess.Popen[bytes]") -> None:
        self._bus = bus
        self._next = 0
        self.program = program
        self.process = process

    @property
    def heard(self) -> list[Heard]:
        """Return all that was announced so far."""
        return self._bus.heard

    @property
    def now_s(self) -> float:
        """Return the clock that announcements are timed by."""
        return CLOCK.now()

    def there_is(self, role: str, name: str) -> Node:
        """Return what has this role and a name that begins like this, as soon as it can be seen."""
        found: list[Node] = []

        def looks() -> bool:
            found[:] = [node] if (node := self.find(role, name)) else []
            return bool(found)

        self.wait(looks, f"no {role} {name!r}")
        return found[0]

    def find(self, role: str, name: str) -> Node | None:
        """Return what has this role and a name that begins like this, None where it is not."""
        return self.program.find(role, lambda each: each.startswith(name))

    def press(self, name: str, role: str = "push button") -> None:
        """Press something."""
        self.there_is(role, name).press()

    def has_heard(self, text: str) -> bool:
        """Tell whether an announcement held a text."""
        return any(text in each.text for each in self.heard)

    def hear(self, *texts: str) -> Heard:
        """Return the next announcement that holds one of these texts; what came before is past."""

        def place() -> int | None:
            ahead = enumerate(self.heard[self._next :], start=self._next)
            return next((n for n, each in ahead if any(text in each.text for text in texts)), None)

        self.wait(lambda: place() is not None, f"none of {texts} is announced")
        self._next = (place() or 0) + 1
        return self.heard[self._next - 1]

    def wait(self, is_so: Callable[[], bool], complaint: str) -> None:
        """Listen until something is so."""
        end = CLOCK.now() + _PATIENCE_S
        while not is_so():
            said = [each.text for each in self.heard[-8:]]
            assert CLOCK.now() < end, f"{complaint}; heard {said}"
            self._bus.listen(0.05)

    def listen(self, for_s: float) -> None:
        """Do nothing but listen."""
        self._bus.listen(for_s)

    def texts(self) -> list[str]:
        """Return the name of everything that can be seen."""
        return [node.name for node in self.program.showing()]


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Return the environment of a desktop of its own, which goes away with the test."""
    missing = [package for command, package in _NEEDED.items() if shutil.which(command) is None]
    if not _BUS_SERVICE.exists():
        missing.append("at-spi2-core")
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    environ = {**os.environ, "XDG_RUNTIME_DIR": str(runtime)}
    daemon, address = _started(
        ["dbus-daemon", "--session", "--nofork", "--print-address={fd}"], environ
    )
    server, number = _started(
        ["Xvfb", "-displayfd", "{fd}", "-screen", "0", _SIZE, "-nolisten", "tcp"], environ
    )
    yield {
        **environ,
        "DBUS_SESSION_BUS_ADDRESS": address,
        "DISPLAY": f":{number}",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    for process in (server, daemon):
        _end(process)


@pytest.fixture
def open_program(environment: dict[str, str], own_home: Path) -> Iterator[Callable[..., Reader]]:
    """Return a way to start the program on this test's home, with options and lines of settings.

    Its own voice is silent: a server for it would outlive the test.
    """
    started: list[tuple[subprocess.Popen[bytes], Bus]] = []

    def open_it(*options: str, settings: str = "") -> Reader:
        (own_home / "config").mkdir(parents=True)
        (own_home / "config" / "settings.toml").write_text(f"{_SILENT}{settings}")
        bus = Bus(environment["DBUS_SESSION_BUS_ADDRESS"])
        command = [sys.executable, "-m", "rehab_app", *options]
        program = subprocess.Popen(command, env=environment)
        started.append((program, bus))
        end = CLOCK.now() + _PATIENCE_S
        while (node := bus.program("rehab-app")) is None:
            assert program.poll() is None, f"the program ended with {program.returncode}"
            assert CLOCK.now() < end, "the program is not on the bus"
            bus.listen(0.05)
        return Reader(bus, node, program)

    yield open_it
    for program, bus in started:
        _end(program)
        with suppress(BusError, OSError):
            bus.close()


def _started(command: list[str], environ: dict[str, str]) -> tuple["subprocess.Popen[bytes]", str]:
    """Start a server and return it with the line that it writes when it is ready."""
    ours, theirs = os.pipe()
    words = [word.format(fd=theirs) for word in command]
    process = subprocess.Popen(
        words, env=environ, pass_fds=[theirs], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        line = _line(pipe)
    assert line, f"{command[0]} did not start"
    return process, line


def _line(pipe: IO[str]) -> str:
    return pipe.readline().strip()


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
