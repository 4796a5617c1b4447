"""Pictures of every page in every theme, made offscreen: `python -m rehab_app.gui.gallery FOLDER`.

A session is really played, on a clock that is moved by hand, so the pictures show real data.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.engine.state import Phase
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.motion import reduce_motion
from rehab_app.model.pain import Quality, Reading
from rehab_app.model.person import Person, Side
from rehab_app.model.plan import SegmentKind

THEMES = ("light", "dark", "high-contrast")
TEXT_PERCENTS = (100, 200)
SIZES = ((1280, 800), (1024, 640))
EVENING = datetime(2026, 11, 22, 20, 41, tzinfo=UTC)
README_PICTURES = {"player-hold": "player.png", "check-in-change": "check-in.png"}
_MOST_STEPS = 4000


class Tour:
    """One walk through the program, in one look; says at which sights to take a picture."""

    def __init__(self, home: Path, theme: str, text_percent: int, size: tuple[int, int]) -> None:
        self._clock = SteppedClock(EVENING)
        environ = {"REHAB_APP_HOME": str(home)}
        self._context = Context.open(environ, clock=self._clock)
        self._context.person = Person(sore_side=Side.RIGHT)
        self._context.settings.update(theme=theme, text_percent=text_percent, has_started=True)
        self.window = MainWindow.furnished(self._context)
        self.window.rooms.figures.load()
        self.window.resize(*size)
        self.window.show()
        self._size = size

    def sights(self) -> Iterator[str]:
        """Yield the name of each sight once the window shows it."""
        yield from self._stretching()
        yield from self._other_kinds()
        yield from self._standing_pages()

    def close(self) -> None:
        """Put everything away."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._context.close()

    # -- inside

    def _begin(self, routine: str) -> None:
        self.window.rooms.play_routine(self._context.library.find(routine))

    def _pass(self, seconds: float) -> None:
        driver = self.window.rooms.flow.driver
        for _ in range(round(seconds)):
            self._clock.advance(1)
            if driver is not None:
                driver.poll()

    def _until(self, is_there: Callable[[], bool]) -> None:
        for _ in range(_MOST_STEPS):
            if is_there():
                return
            self._answer_calmly()
            self._pass(1)
        raise RuntimeError("the session never came to that sight")

    def _answer_calmly(self) -> None:
        driver = self.window.rooms.flow.driver
        if driver is not None and driver.state.question is not None:
            driver.answer(Reading(1))

    def _is_at(self, kind: SegmentKind) -> bool:
        driver = self.window.rooms.flow.driver
        segment = driver.state.segment if driver else None
        is_running = driver is not None and driver.state.phase is Phase.RUNNING
        return is_running and segment is not None and segment.kind is kind

    def _is_asked(self) -> bool:
        driver = self.window.rooms.flow.driver
        return driver is not None and driver.state.question is not None

    def _is_over(self) -> bool:
        driver = self.window.rooms.flow.driver
        return driver is not None and driver.state.phase is Phase.ENDED

    def _to(self, kind: SegmentKind) -> None:
        self._until(lambda: self._is_at(kind))

    def _stretching(self) -> Iterator[str]:
        self._begin("daily-hip-stretch")
        driver = self.window.rooms.flow.driver
        if driver is None:
            raise RuntimeError("no session was begun")
        yield "check-in-before"
        driver.answer(Reading(2))
        yield "player-ready"
        self._to(SegmentKind.REPS)
        self._pass(9)
        yield "player-reps"
        self._to(SegmentKind.HOLD)
        self._pass(11)
        yield "player-hold"
        driver.pause_or_resume()
        yield "player-paused"
        driver.pause_or_resume()
        self._until(self._is_asked)
        self.window.rooms.flow.check_in.question.choose_level(4)
        self.window.rooms.flow.check_in.question.choose_kind(Quality.DULL)
        yield "check-in-change"
        driver.answer(Reading(4, Quality.DULL))
        self._pass(3)
        yield "player-changed"
        self._until(self._is_over)
        yield "summary"
        self._begin("daily-hip-stretch")
        driver = self.window.rooms.flow.driver
        if driver is not None:
            driver.answer(Reading(9))
        yield "summary-not-today"

    def _other_kinds(self) -> Iterator[str]:
        for routine, kind, name in (
            ("yin-starter", SegmentKind.HOLD, "player-half-way"),
            ("walk-jog-return", SegmentKind.JOG, "player-jog"),
            ("every-feature", SegmentKind.OPEN, "player-open"),
            ("ice-day-plan", SegmentKind.HOLD, "player-ice"),
        ):
            self._begin(routine)
            self._to(kind)
            driver = self.window.rooms.flow.driver
            if driver is None:
                return
            if kind is SegmentKind.HOLD:
                self._until_asked_beside()
            else:
                self._pass(7)
            yield name
            driver.end()

    def _until_asked_beside(self) -> None:
        while not self._is_asked():
            self._pass(1)

    def _standing_pages(self) -> Iterator[str]:
        for name, show in self.window.rooms.standing_pages().items():
            show()
            yield name


def take_pictures(folder: Path, looks: Iterator[tuple[str, int, tuple[int, int]]]) -> int:
    """Save a picture of every sight in every look; return how many there are."""
    count = 0
    folder.mkdir(parents=True, exist_ok=True)
    for theme, text_percent, size in looks:
        with tempfile.TemporaryDirectory() as home:
            tour = Tour(Path(home), theme, text_percent, size)
            for sight in tour.sights():
                _settle()
                name = f"{sight}_{theme}_{text_percent}_{size[0]}x{size[1]}.png"
                tour.window.grab().save(str(folder / name))
                count += 1
            tour.close()
    return count


def _settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def main(arguments: list[str]) -> int:
    """Take all pictures into a folder, or with --readme those of the README; return 0."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    application.setStyle("Fusion")
    reduce_motion(is_reduced=True)
    if arguments[:1] == ["--readme"]:
        with tempfile.TemporaryDirectory() as folder:
            take_pictures(Path(folder), iter([("light", 100, SIZES[0])]))
            for sight, name in README_PICTURES.items():
                taken = Path(folder) / f"{sight}_light_100_1280x800.png"
                target = Path("assets/pictures") / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(taken.read_bytes())
        return 0
    folder_name = arguments[0] if arguments else "build/gallery"
    count = take_pictures(Path(folder_name), product(THEMES, TEXT_PERCENTS, SIZES))
    sys.stdout.write(f"{count} pictures in {folder_name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
