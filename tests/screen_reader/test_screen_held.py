"""The whole program keeps the screen on while a session goes on; whatever ends it lets it go."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.helpers.buses import FakeService
from tests.screen_reader.conftest import Reader

_SHORT = """format: 1
id: own-short
title: Own short
kind: stretch
blocks:
  - title: All
    steps:
      - {exercise: supine-figure-four, hold: 10 s, sides: left}
"""
_BEEN_HERE = 'has_started = true\nflags_on = "2999-01-01"\nsore_side = "left"\n'
_NAME = "org.freedesktop.ScreenSaver"
_COOKIE = 4_000_000_000
_ANSWERS = {"Inhibit": ("u", (_COOKIE,)), "UnInhibit": ("", ())}


@pytest.fixture
def screen_saver(environment: dict[str, str]) -> Iterator[FakeService]:
    service = FakeService(environment["DBUS_SESSION_BUS_ADDRESS"], _NAME, _ANSWERS)
    yield service
    service.close()


@pytest.fixture
def playing(
    screen_saver: FakeService, own_home: Path, open_program: Callable[..., Reader]
) -> Reader:
    """Return somebody whose session has just begun, and whose screen is held."""
    own_home.mkdir()
    routine = own_home / "own-short.yaml"
    routine.write_text(_SHORT)
    reader = open_program(str(routine), settings=_BEEN_HERE)
    reader.press("Play once")
    screen_saver.wait_for("Inhibit")
    return reader


def test_it_is_held_from_the_first_question_to_the_end(
    playing: Reader, screen_saver: FakeService
) -> None:
    playing.press("Pain 1", role="radio button")
    playing.hear("Hold: left side, 10 s.")
    playing.there_is("label", "The screen stays on.")
    playing.press("End the session")
    playing.press("End session — Enter")
    playing.hear("The session has ended.")

    held, let_go = screen_saver.wait_for("Inhibit", "UnInhibit")
    assert held == ("rehab-app", "A session is going on.")
    assert let_go == (_COOKIE,)


def test_a_program_that_is_killed_in_a_session_leaves_nothing_held(
    playing: Reader, screen_saver: FakeService
) -> None:
    playing.press("Pain 1", role="radio button")
    playing.hear("Hold: left side, 10 s.")

    playing.process.kill()
    playing.process.wait()

    # What a desktop holds for a program ends with the connection that asked for it.
    screen_saver.wait_until_callers_gone()
    screen_saver.wait_for("Inhibit")
