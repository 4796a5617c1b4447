"""Every page, as one comes to it: a session is really played, on a clock that is moved by hand."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.engine.state import Phase
from rehab_app.gui.gallery.looks import Look, settle
from rehab_app.gui.gallery.weeks import (
    Evening,
    next_morning,
    play_through,
    play_two_weeks,
    start_of,
)
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.screen_watch import SCREEN_NOTES
from rehab_app.gui.widgets.figure_view import FigureView
from rehab_app.guide.awake import Hold
from rehab_app.history.backups import Reason
from rehab_app.model.pain import Place, Quality, Reading
from rehab_app.model.plan import SegmentKind
from rehab_app.resources import routines_folder

EVENING = datetime(2026, 11, 22, 20, 41, tzinfo=UTC)
_MOST_STEPS = 4000
_RISING = Evening(0, "desk-break-mini", 1, 1, 3, None)
_BETWEEN_RUNS_S = 48 * 3600
_BETWEEN_S = 61 * 60  # an hour later is asked then, and no ice keeps anything closed any more
_TABLE = """record,time,routine,exercise,side,planned_s,held_s,pain_after
set,2026-10-04T19:30:00+02:00,Evening stretch,supine-figure-four,left,30,30,2
set,2026-10-04T19:31:00+02:00,Evening stretch,supine-figure-four,right,30,30,1
set,2026-10-05 at night,Evening stretch,supine-figure-four,left,30,30,2
"""


class Tour:
    """One walk through the program, in one look; says at which sights to take a picture."""

    def __init__(self, home: Path, look: Look, size: tuple[int, int]) -> None:
        """Open the program on an empty folder, in a look and a size of the window in pixels.

        Two weeks of evenings come before this one.
        """
        self._home = home
        self._size = size
        self._clock = SteppedClock(start_of(EVENING))
        environ = {"REHAB_APP_HOME": str(home)}
        self._context = Context.open(environ, clock=self._clock)
        self._context.settings.update(
            sore_side="right",
            theme=look.theme,
            text_percent=look.text_percent,
            has_started=True,
            flags_on=f"{EVENING:%Y-%m-%d}",
        )
        play_two_weeks(self._context, self._clock, EVENING)
        for reason in (Reason.MIGRATION, Reason.SESSION):
            self._context.back_up(reason)
        self.window = MainWindow.furnished(self._context)
        self.window.rooms.figures.load()
        self.window.resize(*size)
        self.window.show()

    def sights(self) -> Iterator[str]:
        """Yield the name of each sight once the window shows it."""
        yield from self._stretching()
        yield from self._standing_pages()
        yield from self._files()
        yield from self._days()
        yield from self._other_kinds()
        yield from self._troubles()

    @property
    def shown(self) -> QWidget:
        """Return the window that the present sight is in."""
        crash = self.window.crash
        return self.window if crash is None else crash

    def settle(self) -> None:
        """Let all that is in sight be laid out, and the pictures in it be drawn."""
        settle()
        self.window.rooms.figures.stills.finish()
        for body in self.window.findChildren(FigureView):
            body.finish()
        settle()

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
        self.window.rooms.flow.player.show_screen(SCREEN_NOTES[Hold.HELD])
        yield "player-ready"
        self._to(SegmentKind.REPS)
        self._pass(9)
        yield "player-reps"
        self._to(SegmentKind.HOLD)
        self._pass(11)
        yield "player-hold"
        self._click("Mat mode")
        self._give_back_screen()
        yield "player-mat"
        self._click("Leave mat mode")
        self._give_back_screen()
        self._click("End the session")
        yield "player-ending"
        self._click("Go on — Esc")
        driver.pause_or_resume()
        self.window.rooms.flow.player.show_screen(SCREEN_NOTES[Hold.REFUSED])
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

    def _other_kinds(self) -> Iterator[str]:
        for routine, kind, name in (
            ("yin-starter", SegmentKind.HOLD, "player-half-way"),
            ("every-feature", SegmentKind.OPEN, "player-open"),
            ("ice-day-plan", SegmentKind.HOLD, "player-ice"),
            ("walk-jog-return", SegmentKind.JOG, "player-jog"),
        ):
            if kind is SegmentKind.JOG:
                self._clock.advance(_BETWEEN_RUNS_S)
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
            self._clock.advance(_BETWEEN_S)

    def _days(self) -> Iterator[str]:
        """Tell the morning, pain in between and the hour after a session; be refused, and rest."""
        rooms, today = self.window.rooms, self.window.rooms.today.page
        self._clock.advance((next_morning(self._clock.wall()) - self._clock.wall()).total_seconds())
        rooms.show_today()
        yield "today-morning"
        today.also.press("level 2")
        today.also.press("woke")
        yield "today-morning-told"
        self._click("Report pain now")
        yield "report-pain"
        settle()
        report = rooms.behind_today.report.page
        report.hip_map.button(Place.OUTER).click()
        self._click("Pain 8")
        self._click("Dull ache")
        yield "report-pain-8"
        self._click("Save")
        yield "today-told"
        self._click("Undo")
        self._click("My days")
        self._click("Routines in turn")
        self._click("Add the routine")
        yield "my-days-in-turn"
        self._click("By weekday")
        yield "my-days-by-weekday"
        self._click("No plan")
        self._click("Back")
        self._click("Answer the four questions")
        yield "run-entry"
        self._click("Back")
        yield from self._hour()

    def _hour(self) -> Iterator[str]:
        rooms = self.window.rooms
        play_through(self._context, _RISING, self._clock)
        rooms.show_today()
        self._begin(_RISING.routine)
        yield "today-not-now"
        self._clock.advance(_BETWEEN_S)
        rooms.show_today()
        yield "today-hour"
        rooms.today.page.also.press("level 6")
        self._clock.advance(24 * 3600)
        rooms.show_today()
        yield "today-rest"

    def _until_asked_beside(self) -> None:
        while not self._is_asked():
            self._pass(1)

    def _standing_pages(self) -> Iterator[str]:
        for name, show in self.window.rooms.standing_pages().items():
            show()
            yield name
        settings = self.window.rooms.person.settings
        self.window.rooms.person.update(remind_morning=True, remind_session=True)
        self.window.rooms.show_settings()
        settle()
        settings.reminders.show_where("This desktop shows them.")
        settings.show_reminders()
        yield "settings-reminders"
        self.window.rooms.show_today()
        self._click("Why?")
        yield "today-why"
        self._click("Show less")
        self.window.rooms.show_history()
        self._click("Correct")
        yield "correction"
        self.window.rooms.show_backups()
        self._click("Delete this backup")
        yield "backups-deleting"
        yield from self._data()

    def _data(self) -> Iterator[str]:
        """Take in a table of another's evenings, of which one can't be read."""
        path = self._home / "evenings.csv"
        path.write_text(_TABLE, "utf-8")
        rooms = self.window.rooms
        rooms.show_data()
        rooms.data.look_at(str(path))
        self._wait_for_data()
        yield "data-preview"
        self._click("Take it in")
        yield "data-taken"
        self._click("Undo")

    def _wait_for_data(self) -> None:
        while self.window.rooms.data.is_busy:
            settle()

    def _files(self) -> Iterator[str]:
        """Open a file that can be played and one that can't, then the library with the latter."""
        whole = routines_folder() / "yin-starter.yaml"
        broken = self._home / "broken.yaml"
        broken.write_text(whole.read_text(encoding="utf-8").replace("hold", "hodl"), "utf-8")
        for name, path in (("preview", whole), ("preview-broken", broken)):
            self.window.rooms.open_file(str(path))
            yield name

    def _troubles(self) -> Iterator[str]:
        """Say 9, say yes to a warning sign, and see the window of the last resort."""
        rooms = self.window.rooms
        self._begin("daily-hip-stretch")
        driver = rooms.flow.driver
        if driver is not None:
            driver.answer(Reading(9))
        yield "warning-signs-at-9"
        self._click("None of these")
        yield "summary-not-today"
        rooms.ask_signs()
        self._click("Yes")
        self._click("What to do now")
        yield "warning-sign-advice"
        rooms.show_today()
        yield "today-closed"
        yield from self._damage()
        self.window.show_crash("ValueError: a value that nobody expected", "It is in the log.")
        yield "crash"

    def _damage(self) -> Iterator[str]:
        """Damage the history as a failing disk does, and bring it back."""
        self._context.close()
        path = self._context.locations.history
        path.write_bytes(path.read_bytes().replace(b"Daily hip stretch", b"Daily hip str\0tch", 3))
        mending = self.window.rooms.mending
        if not mending.is_wanted():
            raise RuntimeError("the damage was not noticed")
        mending.show()
        mending.finish()
        yield "history-damaged"
        self._click("Bring it back")
        yield "history-brought-back"
        self._click("Go on")

    def _click(self, text: str) -> None:
        """Click the first button in sight whose text or name begins like this."""
        settle()
        for button in self.window.findChildren(QPushButton):
            names = (button.text(), button.accessibleName())
            if button.isVisible() and any(name.startswith(text) for name in names):
                button.click()
                return
        raise RuntimeError(f"there is no button {text}")

    def _give_back_screen(self) -> None:
        """Leave the full screen, whose size is not the one that is wanted."""
        self.window.showNormal()
        self.window.resize(*self._size)


def take_pictures(folder: Path, looks: Iterable[tuple[Look, tuple[int, int]]]) -> int:
    """Save a picture of every sight in every look and size; return how many there are."""
    count = 0
    for look, size in looks:
        with tempfile.TemporaryDirectory() as home:
            tour = Tour(Path(home), look, size)
            for sight in tour.sights():
                tour.settle()
                name = f"{sight}_{look.name}_{size[0]}x{size[1]}.png"
                tour.shown.grab().save(str(folder / name))
                count += 1
            tour.close()
    return count
