"""Plays session after session in a real window on a made-up clock, and watches what grows."""

import gc
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from benchmarks.ten_years import twelve_poses
from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.engine.state import Phase
from rehab_app.gui.collector import collect_what_is_due
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.session_driver import SessionDriver
from rehab_app.model.pain import Quality, Reading

TICKS_A_SECOND = 10
SETTLED = 0.05
_KIB = 1024
_LEVELS = (1, 2, 2, 3)


@dataclass(frozen=True, slots=True)
class State:
    """What a process holds: memory, open files, and references to None."""

    rss_kib: float
    file_count: int
    none_count: int

    @classmethod
    def now(cls) -> "State":
        """Return it as it is now; only Linux tells."""
        gc.collect()
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
        rss = next(line.split()[1] for line in lines if line.startswith("VmRSS"))
        return cls(float(rss), len(list(Path("/proc/self/fd").iterdir())), sys.getrefcount(None))


@dataclass(frozen=True, slots=True)
class Soaked:
    """How much was done, and what it left behind: after the first twentieth, and at the end."""

    session_count: int
    tick_count: int
    question_count: int
    settled: State
    last: State

    @property
    def grown_mib(self) -> float:
        """Return how much more memory there is in MiB."""
        return (self.last.rss_kib - self.settled.rss_kib) / _KIB

    @property
    def files_more(self) -> int:
        """Return how many more files are open."""
        return self.last.file_count - self.settled.file_count

    @property
    def none_lost(self) -> int:
        """Return how many references to None were lost; where too many are, the program ends.

        Some bindings keep one now and then, which does no harm.
        """
        return max(0, self.settled.none_count - self.last.none_count)


class Soak:
    """A window in which sessions are played, each second looked at so many times."""

    def __init__(
        self, window: MainWindow, context: Context, clock: SteppedClock, pose_count: int = 12
    ) -> None:
        self._window = window
        self._pose_count = pose_count
        self._context = context
        self._clock = clock
        self._random = Random(24)
        self._ticks = self._questions = 0

    def run(self, session_count: int, tick_count: int = 0) -> Soaked:
        """Play so many sessions to their end, with a visit to each page after every one.

        The clock is looked at ten times a second until that was `tick_count` times, then once.
        """
        settled: State | None = None
        for number in range(session_count):
            self._play(TICKS_A_SECOND if self._ticks < tick_count else 1)
            self._visit()
            if settled is None and number + 1 >= SETTLED * session_count:
                settled = State.now()
        last = State.now()
        return Soaked(session_count, self._ticks, self._questions, settled or last, last)

    def _play(self, ticks_a_second: int) -> None:
        self._window.rooms.play_routine(twelve_poses(self._context, self._pose_count))
        driver = self._window.rooms.flow.driver
        if driver is None:
            raise RuntimeError("no session was begun")
        while driver.state.phase is not Phase.ENDED:
            if driver.state.question is not None:
                self._answer(driver)
            for _ in range(ticks_a_second):
                self._clock.advance(1 / ticks_a_second)
                driver.poll()
                self._ticks += 1
            QApplication.processEvents()
        if driver.trouble:
            raise OSError(driver.trouble)

    def _answer(self, driver: SessionDriver) -> None:
        self._questions += 1
        is_before = not driver.state.works
        level = 2 if is_before else self._random.choice(_LEVELS)
        driver.answer(Reading(level, Quality.STRETCH))
        QApplication.processEvents()

    def _visit(self) -> None:
        """Go once around, as people do, half an hour and more before the next session."""
        self._context.keeping.finish()
        for show in self._window.rooms.standing_pages().values():
            show()
            QApplication.processEvents()
        self._window.rooms.show_today()
        QApplication.processEvents()
        # A loop that runs by itself, as the program's does, deletes what is to be deleted later.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        collect_what_is_due()
        self._clock.advance(12 * 3600)


def soaking_context(home: Path, clock: SteppedClock) -> Context:
    """Return the context of somebody who has been here before, in an empty home."""
    context = Context.open({}, home, clock)
    context.settings.update(
        has_started=True,
        flags_on=f"{clock.wall():%Y-%m-%d}",
        sore_side="left",
        reduce_motion=True,
    )
    return context
