"""The window with a routine in every place where its texts are shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.engine.state import Phase
from rehab_app.gui.gallery.looks import application, settle
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.widgets.plain_label import PlainLabel
from rehab_app.model.pain import Reading

_EVENING = datetime(2026, 11, 27, 20, 0, tzinfo=UTC)
_MOST_STEPS = 400


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is to see at a moment, as soon as the window shows it."""

    name: str
    window: MainWindow

    def texts(self) -> set[str]:
        """Let the window show it, and return its texts."""
        settle()
        labels = self.window.findChildren(PlainLabel)
        return {" ".join(each.text().split()) for each in labels if each.isVisible()}


def visited(home: Path, path: Path, size: tuple[int, int]) -> Iterator[Sight]:
    """Yield each sight of a routine in turn."""
    held = application()
    clock = SteppedClock(_EVENING)
    context = Context.open({"REHAB_APP_HOME": str(home)}, clock=clock)
    context.settings.update(has_started=True, sore_side="left", flags_on="2026-11-27")
    window = MainWindow.furnished(context)
    window.resize(*size)
    window.show()
    settle()
    while window.rooms.library.is_reading:
        settle()

    rooms = window.rooms
    rooms.show_routines()
    yield Sight("routines", window)
    rooms.open_file(str(path))
    yield Sight("preview", window)
    rooms.workbench.open(f"file:{path}")
    for row in range(rooms.workbench.flow.page.list.rows.count()):
        rooms.workbench.flow.page.list.rows.setCurrentRow(row)
        yield Sight(f"workbench, row {row}", window)
    rooms.workbench.suspend()
    rooms.play_routine(context.library.find(str(path)))
    for _ in range(_MOST_STEPS):
        driver = rooms.flow.driver
        if driver is None or driver.state.phase is Phase.ENDED:
            break
        if driver.state.question is not None:
            driver.answer(Reading(1))
        yield Sight("player", window)
        clock.advance(4)
        driver.poll()
    yield Sight("summary", window)
    rooms.show_history()
    yield Sight("history", window)
    window.close()
    context.close()
    del held
