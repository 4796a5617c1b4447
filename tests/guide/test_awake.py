"""The screen is held through the desktop's own services, on a private bus, and always let go."""

import gc
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from queue import SimpleQueue

import pytest

from rehab_app.guide.awake import Hold, ScreenAwake
from tests.helpers.buses import MakeService, needs_bus

COOKIE = 4_000_000_000  # More than a signed number holds.
INHIBIT = {"Inhibit": ("u", (COOKIE,)), "UnInhibit": ("", ()), "Uninhibit": ("", ())}
SCREEN_SAVER, GNOME = "org.freedesktop.ScreenSaver", "org.gnome.SessionManager"
GNOME_IDLE = 8
WAIT_S = 10.0
HOLDER = """
import sys
from rehab_app.guide.awake import ScreenAwake
awake = ScreenAwake(lambda hold: print(hold, flush=True))
awake.hold()
sys.stdin.read()
"""

Told = SimpleQueue[Hold]


@pytest.fixture
def told() -> Told:
    """Return what is told, one after the other."""
    return SimpleQueue()


@pytest.fixture
def awake(told: Told) -> Iterator[ScreenAwake]:
    """Return what is tested, which closes at the end."""
    awake = ScreenAwake(told.put)
    yield awake
    awake.close()


@pytest.fixture
def service(session_bus: str, make_service: MakeService) -> MakeService:
    """Return a way to put a service on the bus that keeps the screen on."""
    return partial(make_service, session_bus, answers=INHIBIT)


@needs_bus
def test_the_screen_is_held_and_let_go_with_the_same_cookie(
    service: MakeService, awake: ScreenAwake, told: Told
) -> None:
    screen_saver = service(SCREEN_SAVER)

    awake.hold()
    assert told.get(timeout=WAIT_S) is Hold.HELD
    awake.let_go()
    assert told.get(timeout=WAIT_S) is Hold.FREE

    held, let_go = screen_saver.wait_for("Inhibit", "UnInhibit")
    assert held == ("rehab-app", "A session is going on.")
    assert let_go == (COOKIE,)


@needs_bus
def test_gnome_is_asked_in_its_own_way(
    service: MakeService, awake: ScreenAwake, told: Told
) -> None:
    gnome = service(GNOME)

    awake.hold()
    assert told.get(timeout=WAIT_S) is Hold.HELD
    awake.close()

    held, let_go = gnome.wait_for("Inhibit", "Uninhibit")
    assert held[3] & GNOME_IDLE
    assert let_go == (COOKIE,)


@needs_bus
def test_a_second_wish_asks_nobody_again(
    service: MakeService, awake: ScreenAwake, told: Told
) -> None:
    screen_saver = service(SCREEN_SAVER)

    for _ in range(3):
        awake.hold()
    awake.let_go()
    awake.let_go()
    assert [told.get(timeout=WAIT_S) for _ in range(2)] == [Hold.HELD, Hold.FREE]
    awake.close()

    screen_saver.wait_for("Inhibit", "UnInhibit")


@needs_bus
def test_its_thread_collects_no_garbage(
    service: MakeService, awake: ScreenAwake, told: Told
) -> None:
    """A widget that Python's collector ends outside the window's thread crashes Qt."""
    service(SCREEN_SAVER)
    collected: list[str] = []
    gc.collect()
    gc.disable()
    gc.callbacks.append(lambda phase, _info: collected.append(phase))

    awake.hold()
    assert told.get(timeout=WAIT_S) is Hold.HELD
    awake.close()

    gc.callbacks.pop()
    gc.enable()
    assert collected == []


@needs_bus
def test_a_program_that_is_killed_leaves_the_bus_and_with_it_the_hold(
    service: MakeService,
) -> None:
    screen_saver = service(SCREEN_SAVER)
    holder = _holder(HOLDER)
    assert screen_saver.gone == []

    holder.send_signal(signal.SIGKILL)
    holder.communicate()

    screen_saver.wait_until_gone(1)
    screen_saver.wait_for("Inhibit")


@needs_bus
def test_a_program_that_ends_without_a_word_lets_go(service: MakeService) -> None:
    screen_saver = service(SCREEN_SAVER)

    holder = _holder(HOLDER.replace("sys.stdin.read()", "sys.stdin.readline()"))

    holder.communicate("\n")

    assert holder.returncode == 0
    screen_saver.wait_until_gone(1)


def test_without_a_bus_it_is_refused_and_nothing_fails(awake: ScreenAwake, told: Told) -> None:
    awake.hold()
    assert told.get(timeout=WAIT_S) is Hold.REFUSED
    awake.let_go()
    assert told.get(timeout=WAIT_S) is Hold.FREE


@needs_bus
def test_a_desktop_without_such_a_service_refuses_and_is_asked_anew_later(
    service: MakeService, awake: ScreenAwake, told: Told
) -> None:
    other = service("org.example.Other")
    awake.hold()
    assert told.get(timeout=WAIT_S) is Hold.REFUSED

    service(SCREEN_SAVER)
    awake.hold()

    assert told.get(timeout=WAIT_S) is Hold.HELD
    assert other.calls == []


@needs_bus
def test_a_service_that_never_answers_is_given_up(
    service: MakeService, awake: ScreenAwake, told: Told
) -> None:
    service(SCREEN_SAVER, deaf=frozenset({"Inhibit"}))

    awake.hold()

    assert told.get(timeout=WAIT_S) is Hold.REFUSED


@needs_bus
def test_a_service_that_has_gone_needs_no_letting_go(
    service: MakeService, awake: ScreenAwake, told: Told
) -> None:
    screen_saver = service(SCREEN_SAVER)
    awake.hold()
    assert told.get(timeout=WAIT_S) is Hold.HELD

    screen_saver.close()
    awake.let_go()

    assert told.get(timeout=WAIT_S) is Hold.FREE


def test_what_was_never_held_closes_at_once(awake: ScreenAwake, told: Told) -> None:
    awake.let_go()
    awake.close()

    assert told.empty()


def _holder(script: str) -> subprocess.Popen[str]:
    """Start a program that holds the screen, and wait until it does."""
    holder = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder
