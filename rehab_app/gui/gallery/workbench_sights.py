"""The sights of the workbench: a routine made, shared and tried out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rehab_app.model.pain import Reading
from rehab_app.resources import routines_folder

if TYPE_CHECKING:
    from rehab_app.gui.gallery.pages import Tour


def workbench_sights(tour: "Tour") -> Iterator[str]:
    """Work on a copy of a routine: its form, its text with a mistake, and a new step."""
    rooms = tour.window.rooms
    rooms.show_workbench()
    yield "workbench-start"
    rooms.workbench.open(f"file:{routines_folder() / 'daily-hip-stretch.yaml'}")
    flow = rooms.workbench.flow
    flow.page.list.rows.setCurrentRow(5)
    flow.beside.finish()
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
    tour.settle()
    flow.page.editor.setFocus()
    flow.page.editor.go_to_problem(1)
    yield "workbench-text"
    flow.document.undo()
    flow.page.show_view("form")
    tour.click("Add a step")
    yield "workbench-finder"
    yield from _own_exercise(tour)
    flow.suspend()
    yield from _sharing(tour)
    yield from _try_out(tour)


def _sharing(tour: "Tour") -> Iterator[str]:
    """Hand a routine over: what goes into the file, then what its reader will see."""
    rooms = tour.window.rooms
    text = (routines_folder() / "every-feature.yaml").read_text(encoding="utf-8")
    folder = tour.context.locations.routines
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "from-me.yaml"
    path.write_text(text.replace("id: every-feature", "id: from-me"), encoding="utf-8")
    picture = "doorway-sway.png"
    (folder / picture).write_bytes((routines_folder() / picture).read_bytes())
    rooms.workbench.open(f"file:{path}")
    tour.click("Share")
    yield "share"
    rooms.workbench.sharing.save_to(str(tour.home / "from-me.rehab"))
    yield "share-saved"
    path.unlink()
    (folder / picture).unlink()


def _own_exercise(tour: "Tour") -> Iterator[str]:
    """Copy an exercise to change it, with a picture that waits for its description."""
    rooms = tour.window.rooms
    finder = rooms.workbench.flow.page.finder
    finder.search.setText("side plank")
    tour.click("Copy this one")
    yield "own-exercise"
    own = rooms.workbench.flow.own
    own.page.looks.show_way("picture")
    own.picture.look_at(str(routines_folder() / "doorway-sway.png"))
    yield "own-exercise-picture"
    own.page.looks.show_way("body")
    tour.click("Pose the body")
    yield "own-exercise-pose"
    tour.click("Back to the routine")
    rooms.workbench.flow.page.list.rows.setCurrentRow(0)
    yield "workbench-own"


def _try_out(tour: "Tour") -> Iterator[str]:
    """Try a routine out: a question, a pose, and the summary of which nothing is kept."""
    workbench = tour.window.rooms.workbench
    workbench.try_out()
    yield "try-question"
    driver = workbench.tries.flow.driver
    if driver is None:
        return
    driver.answer(Reading(2))
    while not (driver.state.segment and driver.state.segment.is_work):
        tour.clock.advance(1.0)
        driver.poll()
    yield "try-pose"
    driver.end()
    yield "try-summary"
    workbench.tries.leave()
