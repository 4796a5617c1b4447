"""The pictures of docs/for-physios.md: a routine made at the workbench, handed over and opened."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from rehab_app.gui.gallery.looks import SIZES, Look
from rehab_app.gui.gallery.pages import Tour
from rehab_app.gui.workbench_flow import WorkbenchFlow

LOOK = Look("light", 100)
NAME = "Mia Berg, physiotherapist"
# What stands in the text once all that the page tells is done.
ROUTINE = """\
format: 1
id: evening-hips
title: Evening hips
kind: stretch
suits: [runners-hip]
blocks:
  - title: Stretch
    steps:
      - exercise: supine-figure-four
        hold: 20-45 s
        rest: 10 s
        note: Keep the lower back on the mat.
      - exercise: half-kneeling-hip-flexor-stretch
        hold: 45 s
        rest: 10 s
        private: Look at the right hip again in week 3.
      - exercise: seated-butterfly
        hold: 60 s
pain_rules:
  base: standard
  rules:
    - {at: pose, target: hip-flexor, pain: 3-10, do: skip-target, because: "agreed in week 1"}
"""
_RULES = 1
_FIRST_STEP = 3  # after the routine itself, its rules and its first block
_A_DULL_ACHE = 5
_PATIENCE_MS = 30_000


def sights(tour: Tour, home: Path) -> Iterator[str]:
    """Yield the name of each picture once the window shows what it is of."""
    rooms = tour.window.rooms
    rooms.show_workbench()
    tour.click("New routine")
    tour.click("Add a step")
    rooms.workbench.flow.page.finder.search.setText("hip flexor")
    yield "workbench-finder"
    flow = rooms.workbench.flow
    flow.page.show_view("form")
    flow.document.change(ROUTINE)
    flow.refresh()
    flow.page.list.rows.setCurrentRow(_FIRST_STEP)
    _wait_until_checked(flow)
    flow.page.what_if.slider(0).slider.setValue(_A_DULL_ACHE)
    flow.page.take_focus()
    yield "workbench"
    flow.page.list.rows.setCurrentRow(_RULES)
    yield "workbench-rules"
    rooms.workbench.share()
    sharing = rooms.workbench.sharing
    sharing.page.show_name(NAME)
    shared = home / "evening-hips.rehab"
    sharing.save_to(str(shared))
    tour.click("Back")
    rooms.workbench.share()
    yield "share"
    # Its reader has another computer, which knows nothing of this key.
    tour.context.locations.signing_key.unlink()
    rooms.open_file(str(shared))
    yield "shared-preview"


def _wait_until_checked(flow: WorkbenchFlow) -> None:
    """Let the window go on until every path was walked, in the process that does it."""
    loop, checker = QEventLoop(), flow.beside.checker
    checker.checked.connect(loop.quit)
    checker.failed.connect(loop.quit)
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    loop.exec()


def take_pictures(target: Path) -> None:
    """Save the pictures in a folder, under the names of what they are of."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        tour = Tour(Path(home), LOOK, SIZES[0])
        for sight in sights(tour, Path(home)):
            tour.settle()
            tour.shown.grab().save(str(target / f"{sight}.png"))
        tour.window.rooms.workbench.flow.suspend()
        tour.close()
