"""Plays a session, or waits for its moments, and prints how late the end of each hold came."""

import json
import os
import sys
from io import StringIO
from itertools import accumulate
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import TYPE_CHECKING

from benchmarks.routines import SHORT, facts_of
from rehab_app.clock import SystemClock
from rehab_app.context import Context
from rehab_app.engine.inputs import Output, SegmentStarted
from rehab_app.engine.planning import make_plan
from rehab_app.locations import HOME_VARIABLE
from rehab_app.model.plan import Plan
from rehab_app.playing import Play
from rehab_app.terminal.keys import NoKeys
from rehab_app.terminal.player import TerminalPlayer

if TYPE_CHECKING:
    from collections.abc import Callable

CLOCK = SystemClock()


class TimedLines(StringIO):
    """What the terminal's player prints, with the moment of each line."""

    def __init__(self) -> None:
        super().__init__()
        self.moments: list[float] = []

    def write(self, text: str) -> int:
        """Take a line."""
        self.moments.append(CLOCK.now())
        return super().write(text)


def play_terminal(play: Play) -> list[float]:
    """Return the moments at which the terminal said that a segment began, and the end."""
    out = TimedLines()
    TerminalPlayer(play, NoKeys(), out, is_attended=False).run()
    return [*out.moments, CLOCK.now()]


def play_window(play: Play) -> list[float]:
    """Return the moments at which the window's driver said so."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 (the terminal has no Qt)

    from rehab_app.gui.session_driver import SessionDriver  # noqa: PLC0415 (the same)

    app = QCoreApplication([])
    driver = SessionDriver(play)
    moments: list[float] = []

    def note(outputs: tuple[Output, ...]) -> None:
        moments.extend(CLOCK.now() for output in outputs if isinstance(output, SegmentStarted))

    def note_end() -> None:
        moments.append(CLOCK.now())
        app.quit()

    driver.outputs_came.connect(note)
    driver.ended.connect(note_end)
    driver.start()
    app.exec()
    return moments


def wait_sleeping(due: list[float]) -> list[float]:
    """Return the moments at which a bare sleep until each moment was over."""
    moments = []
    for moment in due:
        sleep(max(0.0, moment - CLOCK.now()))
        moments.append(CLOCK.now())
    return moments


def wait_on_timer(due: list[float]) -> list[float]:
    """Return the moments at which one precise timer fired that was set to each moment."""
    from PySide6.QtCore import QCoreApplication, Qt, QTimer  # noqa: PLC0415 (the same)

    app = QCoreApplication([])
    timer = QTimer()
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    moments: list[float] = []

    def set_timer() -> None:
        timer.start(max(0, ceil((due[len(moments)] - CLOCK.now()) * 1000)))

    def note() -> None:
        moments.append(CLOCK.now())
        if len(moments) == len(due):
            app.quit()
        else:
            set_timer()

    timer.timeout.connect(note)
    set_timer()
    app.exec()
    return moments


def late_ms(moments: list[float], due: list[float], plan: Plan) -> list[float]:
    """Return how late the end of each hold was in milliseconds: what follows it began so late."""
    if len(moments) != len(due):
        raise ValueError(f"{len(moments)} moments for {len(due)} segments")
    late = [(moment - ideal) * 1000 for moment, ideal in zip(moments, due, strict=True)]
    return [late[number + 1] for number, segment in enumerate(plan) if segment.is_work]


def main(name: str) -> None:
    """Play or wait, and print the result as JSON."""
    plan = make_plan(facts_of(SHORT))
    starts = [0, *accumulate(segment.seconds for segment in plan)]
    probes: dict[str, Callable[[list[float]], list[float]]] = {
        "sleep": wait_sleeping,
        "timer": wait_on_timer,
    }
    if name in probes:
        start = CLOCK.now()
        due = [start + seconds for seconds in starts]
        print(json.dumps(late_ms(probes[name](due), due, plan)))
        return
    players = {"terminal": play_terminal, "window": play_window}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "benchmark.yaml"
        path.write_text(SHORT)
        context = Context.open({**os.environ, HOME_VARIABLE: folder}, clock=CLOCK)
        play = context.begin(context.library.find(str(path)))
        zero = CLOCK.now() - play.at
        moments = players[name](play)
        started_s = context.history().session(play.session_id or 0).inputs[0].at_s
        due = [zero + started_s + seconds for seconds in starts]
        context.close()
    print(json.dumps(late_ms(moments, due, plan)))


if __name__ == "__main__":
    main(sys.argv[1])
