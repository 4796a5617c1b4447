"""A session that was left open: killed at any moment, it is offered at the next start."""

import re
from pathlib import Path
from random import Random

import pytest

from rehab_app.engine.inputs import Answer
from rehab_app.history.records import Ending, StoredSession
from rehab_app.history.store import HistoryStore
from tests.terminal.programs import ROW, Terminal, started, terminal

DECISION = re.compile(r"^ *\d+:\d\d(?::\d\d)?  .*: (\d+) of 10\b")
LEVELS = Random(5).choices((0, 1, 2), k=100)
MOST_LINES = 70  # of the some 80 lines of a whole session
BEFORE = "How much does the hip hurt right now?"


def sessions(home: Path) -> tuple[StoredSession, ...]:
    """Return all sessions, the newest first."""
    with HistoryStore.open(home / "data" / "history.db") as store:
        return tuple(store.session(summary.id) for summary in store.sessions(10))


def levels_of(session: StoredSession) -> list[int | None]:
    return [
        saved.input.reading.level for saved in session.inputs if isinstance(saved.input, Answer)
    ]


def killed_after(lines: int) -> list[int]:
    """Play, kill the program after so many lines, and return the readings it acknowledged."""
    answers = ",".join(map(str, LEVELS))
    with started("play", "daily-hip-stretch", "--speed", "500", "--answers", answers) as player:
        assert player.stdout is not None
        shown = [player.stdout.readline() for _ in range(lines)]
        player.kill()
        shown.extend(player.stdout)  # what it had printed by then
        assert player.wait(20) == -9, "it was over before it could be killed"
    found = (DECISION.match(line) for line in shown if ROW.search(line))
    return [int(match[1]) for match in found if match]


def end_now(screen: Terminal) -> None:
    screen.press("q")
    screen.see("y ends it")
    screen.press("y")
    screen.see("Stopped.")
    screen.see_the_end()


@pytest.mark.slow
@pytest.mark.parametrize("number", range(20))
def test_no_acknowledged_reading_is_lost_and_the_session_is_offered(
    number: int, own_home: Path
) -> None:
    acknowledged = killed_after(Random(number).randint(2, MOST_LINES))

    (killed,) = sessions(own_home)
    saved = levels_of(killed)
    assert killed.ended is None
    assert killed.damaged == 0
    assert saved[: len(acknowledged)] == acknowledged
    assert len(saved) - len(acknowledged) <= 1
    assert saved == LEVELS[: len(saved)]

    with terminal("play", "desk-break-mini") as screen:
        screen.see("Daily hip stretch was left open. g goes on, k keeps what was done, d drops it.")
        key = "gkd"[number % 3]
        screen.press(key)
        screen.see("Space goes on." if key == "g" else BEFORE)
        end_now(screen)

    found = sessions(own_home)
    was_killed = found[-1]
    assert was_killed.ended is (Ending.DROPPED if key == "d" else Ending.STOPPED)
    assert levels_of(was_killed) == saved
    assert len(found) == (1 if key == "g" else 2)
    assert all(session.ended for session in found)


def test_a_session_that_goes_on_stands_where_it_stood(own_home: Path) -> None:
    acknowledged = killed_after(20)
    assert len(acknowledged) >= 2

    with terminal("play", "desk-break-mini") as screen:
        screen.see("was left open")
        screen.press("xg")  # other keys are no choice
        screen.see("This is where the session was. Space goes on.")
        screen.press("p")
        screen.see("How much does it hurt right now?")
        screen.press("0")
        screen.see("0 of 10")
        end_now(screen)

    (session,) = sessions(own_home)
    assert levels_of(session) == [*acknowledged, 0]
    assert session.opening is not None
    assert session.opening.routine_id == "daily-hip-stretch"


def test_the_terminal_can_go_while_the_choice_is_open(own_home: Path) -> None:
    killed_after(10)

    with terminal("play", "desk-break-mini") as screen:
        screen.see("was left open")
        screen.unplug()
        screen.process.wait(20)

    (session,) = sessions(own_home)
    assert session.ended is None


def test_given_answers_begin_a_session_of_their_own(own_home: Path) -> None:
    killed_after(10)

    with started("play", "desk-break-mini", "--answers", "8") as player:
        assert player.wait(20) == 0

    new, killed = sessions(own_home)
    assert new.opening is not None
    assert new.opening.routine_id == "desk-break-mini"
    assert killed.ended is None
