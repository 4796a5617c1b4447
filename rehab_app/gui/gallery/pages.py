"""Every page, as one comes to it: a session is really played, on a clock that is moved by hand."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.engine.state import Phase
from rehab_app.gui.gallery.days import BETWEEN_S, day_sights
from rehab_app.gui.gallery.looks import Look, settle
from rehab_app.gui.gallery.weeks import play_two_weeks, set_goals, start_of
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.screen_watch import SCREEN_NOTES
from rehab_app.gui.widgets.figure_view import FigureView
from rehab_app.guide.awake import Hold
from rehab_app.history.backups import Reason
from rehab_app.model.pain import Quality, Reading
from rehab_app.model.plan import SegmentKind
from rehab_app.resources import routines_folder
from rehab_app.sharing.bundle import pack
from rehab_app.sharing.signing import made_key

EVENING = datetime(2026, 11, 22, 20, 41, tzinfo=UTC)
_MOST_STEPS = 4000
_MOST_WAIT_MS = 20_000
_BETWEEN_RUNS_S = 48 * 3600
_NAP_S = 40 * 60
_DAY_S = 24 * 3600
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
        self.clock = SteppedClock(start_of(EVENING))
        environ = {"REHAB_APP_HOME": str(home)}
        self.context = Context.open(environ, clock=self.clock)
        self.context.settings.update(
            sore_side="right",
            theme=look.theme,
            text_percent=look.text_percent,
            has_started=True,
            flags_on=f"{EVENING:%Y-%m-%d}",
        )
        play_two_weeks(self.context, self.clock, EVENING)
        for reason in (Reason.MIGRATION, Reason.SESSION):
            self.context.back_up(reason)
        set_goals(self.context, EVENING)
        self.window = MainWindow.furnished(self.context)
        self.window.rooms.figures.load()
        self.window.resize(*size)
        self.window.show()

    def sights(self) -> Iterator[str]:
        """Yield the name of each sight once the window shows it."""
        yield from self._stretching()
        yield from self._standing_pages()
        yield from self._files()
        yield from self._workbench()
        yield from day_sights(self)
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
        self.context.close()

    # -- inside

    def begin(self, routine: str) -> None:
        """Begin a routine as a person would."""
        self.window.rooms.play_routine(self.context.library.find(routine))

    def _pass(self, seconds: float) -> None:
        driver = self.window.rooms.flow.driver
        for _ in range(round(seconds)):
            self.clock.advance(1)
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
        self.begin("daily-hip-stretch")
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
        self.click("Mat mode")
        self._give_back_screen()
        yield "player-mat"
        self.click("Leave mat mode")
        self._give_back_screen()
        self.click("End the session")
        yield "player-ending"
        self.click("Go on — Esc")
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
        driver.fall_asleep()
        self.clock.advance(_NAP_S)
        driver.pause_or_resume()
        self.window.rooms.flow.check_in.question.choose_level(5)
        self.window.rooms.flow.check_in.question.choose_kind(Quality.DULL)
        yield "check-in-going-on"
        driver.answer(Reading(2))
        self._until(self._is_over)
        yield "summary"

    def _other_kinds(self) -> Iterator[str]:
        self.clock.advance(_DAY_S)  # What was told before asked for rest.
        for routine, kind, name in (
            ("yin-starter", SegmentKind.HOLD, "player-half-way"),
            ("every-feature", SegmentKind.OPEN, "player-open"),
            ("ice-day-plan", SegmentKind.HOLD, "player-ice"),
            ("walk-jog-return", SegmentKind.JOG, "player-jog"),
        ):
            if kind is SegmentKind.JOG:
                self.clock.advance(_BETWEEN_RUNS_S)
            self.begin(routine)
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
            self.clock.advance(BETWEEN_S)

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
        self.window.rooms.show_settings()
        self.click("Change the keys: Pause")
        yield "settings-keys"
        self.click("Change the keys: Pause")
        self.window.rooms.show_today()
        self.click("Why?")
        yield "today-why"
        self.click("Show less")
        yield from self._history()

    def _history(self) -> Iterator[str]:
        """Look at the facts as tables, rate a goal, correct a session, and delete one."""
        rooms = self.window.rooms
        rooms.show_history()
        for name in ("Pain: as a table", "Sessions: as a table", "Pose by pose: as a table"):
            self.click(name)
        self.click("Rate")
        yield "history-tables"
        rooms.history.page.entry_opened.emit(self._entry_key())
        yield "history-entry"
        self.click("Correct")
        yield "correction"
        self.click("Delete")
        yield "history-deleted"
        self.click("Undo")
        rooms.history.page.entry_opened.emit(self._entry_key("check-in"))
        yield "history-check-in"
        self.window.rooms.show_backups()
        self.click("Delete this backup")
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
        self.click("Take it in")
        self._wait_for_data()
        yield "data-taken"
        self.click("Undo")
        self._wait_for_data()

    def _wait_for_data(self) -> None:
        while self.window.rooms.data.is_busy:
            settle()

    def _entry_key(self, kind: str = "session") -> str:
        keys = self.window.rooms.history.page.keys
        return next(key for key in keys if key.startswith(kind))

    def _files(self) -> Iterator[str]:
        """Open a file that can be played and one that can't, then the library with the latter."""
        whole = routines_folder() / "yin-starter.yaml"
        broken = self._home / "broken.yaml"
        broken.write_text(whole.read_text(encoding="utf-8").replace("hold", "hodl"), "utf-8")
        for name, path in (("preview", whole), ("preview-broken", broken)):
            self.window.rooms.open_file(str(path))
            yield name
        shared = self._home / "shared.rehab"
        text = whole.read_text(encoding="utf-8").replace("id: yin-starter", "id: from-mia")
        key = made_key(self._home / "mia.key")
        shared.write_bytes(
            pack("from-mia", "Yin", text, {}, self.clock.wall(), author="Mia Berg", key=key)
        )
        self.window.rooms.open_file(str(shared))
        yield "preview-shared"
        self.click("Add to my routines")
        newer = text.replace("title: Yin starter", "title: Yin, week 2")
        shared.write_bytes(
            pack("from-mia", "Yin", newer, {}, self.clock.wall(), author="Mia Berg", key=key)
        )
        self.window.rooms.open_file(str(shared))
        yield "preview-newer"
        shared.write_bytes(shared.read_bytes()[:-40])
        self.window.rooms.open_file(str(shared))
        yield "preview-refused"
        (self.context.locations.routines / "from-mia.yaml").unlink()

    def _workbench(self) -> Iterator[str]:
        """Work on a copy of a routine: its form, its text with a mistake, and a new step."""
        rooms = self.window.rooms
        rooms.show_workbench()
        yield "workbench-start"
        rooms.workbench.open(f"file:{routines_folder() / 'daily-hip-stretch.yaml'}")
        flow = rooms.workbench.flow
        flow.page.list.rows.setCurrentRow(5)
        self._when(lambda: flow.page.what_if.asked_count > 0)
        flow.page.what_if.slider(0).slider.setValue(5)
        yield "workbench-form"
        flow.page.list.rows.setCurrentRow(1)
        for beginning in (0, 2):
            flow.page.rules.add(beginning)
        flow.rules.finish()
        yield "workbench-rules"
        for _ in range(2):
            flow.document.undo()
        flow.page.list.rows.setCurrentRow(5)
        flow.page.show_view("text")
        flow.page.editor.setPlainText(flow.document.text.replace("hold:", "hodl:", 1))
        flow.suspend()
        self.settle()
        flow.page.editor.setFocus()
        flow.page.editor.go_to_problem(1)
        yield "workbench-text"
        flow.document.undo()
        flow.page.show_view("form")
        self.click("Add a step")
        yield "workbench-finder"
        yield from self._own_exercise()
        flow.suspend()
        yield from self._sharing()
        yield from self._try_out()

    def _sharing(self) -> Iterator[str]:
        """Hand a routine over: what goes into the file, then what its reader will see."""
        rooms = self.window.rooms
        text = (routines_folder() / "every-feature.yaml").read_text(encoding="utf-8")
        folder = self.context.locations.routines
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "from-me.yaml"
        path.write_text(text.replace("id: every-feature", "id: from-me"), encoding="utf-8")
        picture = "doorway-sway.png"
        (folder / picture).write_bytes((routines_folder() / picture).read_bytes())
        rooms.workbench.open(f"file:{path}")
        self.click("Share")
        yield "share"
        rooms.workbench.sharing.save_to(str(self._home / "from-me.rehab"))
        yield "share-saved"
        path.unlink()
        (folder / picture).unlink()

    def _own_exercise(self) -> Iterator[str]:
        """Copy an exercise to change it, with a picture that waits for its description."""
        rooms = self.window.rooms
        finder = rooms.workbench.flow.page.finder
        finder.search.setText("side plank")
        self.click("Copy this one")
        yield "own-exercise"
        own = rooms.workbench.flow.own
        own.page.looks.show_way("picture")
        own.picture.look_at(str(routines_folder() / "doorway-sway.png"))
        yield "own-exercise-picture"
        self.click("Back to the routine")
        rooms.workbench.flow.page.list.rows.setCurrentRow(0)
        yield "workbench-own"

    def _try_out(self) -> Iterator[str]:
        """Try a routine out: a question, a pose, and the summary of which nothing is kept."""
        workbench = self.window.rooms.workbench
        workbench.try_out()
        yield "try-question"
        driver = workbench.tries.flow.driver
        if driver is None:
            return
        driver.answer(Reading(2))
        while not (driver.state.segment and driver.state.segment.is_work):
            self.clock.advance(1.0)
            driver.poll()
        yield "try-pose"
        driver.end()
        yield "try-summary"
        workbench.tries.leave()

    def _troubles(self) -> Iterator[str]:
        """Say 9, say yes to a warning sign, and see the window of the last resort."""
        rooms = self.window.rooms
        self.begin("daily-hip-stretch")
        driver = rooms.flow.driver
        if driver is not None:
            driver.answer(Reading(9))
        yield "warning-signs-at-9"
        self.click("None of these")
        yield "summary-not-today"
        rooms.ask_signs()
        self.click("Yes")
        self.click("What to do now")
        yield "warning-sign-advice"
        rooms.show_today()
        yield "today-closed"
        yield from self._damage()
        self.window.show_crash("ValueError: a value that nobody expected", "It is in the log.")
        yield "crash"

    def _damage(self) -> Iterator[str]:
        """Damage the history as a failing disk does, and bring it back."""
        self.context.close()
        path = self.context.locations.history
        path.write_bytes(path.read_bytes().replace(b"Daily hip stretch", b"Daily hip str\0tch", 3))
        mending = self.window.rooms.mending
        if not mending.is_wanted():
            raise RuntimeError("the damage was not noticed")
        mending.show()
        mending.finish()
        yield "history-damaged"
        self.click("Bring it back")
        yield "history-brought-back"
        self.click("Go on")

    def _when(self, is_so: Callable[[], bool]) -> None:
        """Let the window go on until something is so that it does after a while."""
        deadline = QDeadlineTimer(_MOST_WAIT_MS)
        while not is_so() and not deadline.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def click(self, text: str) -> None:
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
