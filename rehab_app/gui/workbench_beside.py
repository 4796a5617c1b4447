"""What stands beside the form: the pose, what pain would do, every path, the time by muscle."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from rehab_app.gui.figures import Figures
from rehab_app.gui.pages.workbench_page import WorkbenchPage
from rehab_app.gui.path_checker import PathChecker
from rehab_app.gui.workbench_bending import asked_spots, bent_lines, spot_text
from rehab_app.gui.workbench_view import muscles_text, paths_text
from rehab_app.model.exercise import Catalogue, Exercise
from rehab_app.model.pain import Quality
from rehab_app.workbench.outline import OutlineStep
from rehab_app.workbench.pain_table import pain_rows, step_number
from rehab_app.workbench.what_if import Spot, WhatIf

if TYPE_CHECKING:
    from rehab_app.engine.facts import Facts

_REST_MS = 200
_WAITS = "It is checked as soon as the text has no error."


class WorkbenchBeside(QObject):
    """Says what a text means. What takes longer than a key may wait comes once nobody types."""

    def __init__(self, page: WorkbenchPage, figures: Figures, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._figures = figures
        self._text = ""
        self._facts: Facts | None = None
        self._sessions: WhatIf | None = None
        self._step: OutlineStep | None = None
        self._catalogue: Catalogue | None = None
        self._exercise: Exercise | None = None
        self._told: dict[Spot, int] = {}
        self._asked: tuple[Spot, ...] = ()
        self.checker = PathChecker(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest_timeout)
        self._page.what_if.level_chosen.connect(self._on_level_chosen)
        self._page.what_if.kind_chosen.connect(self._on_kind_chosen)
        self._page.what_if.cleared.connect(self._on_cleared)
        self._figures.changed.connect(self._on_figures_changed)
        self.checker.began.connect(self._on_check_began)
        self.checker.checked.connect(self._on_checked)
        self.checker.failed.connect(self._on_check_failed)

    # -- what others call

    def begin(self) -> None:
        """Forget what was told of another routine."""
        self._told.clear()
        self._asked = ()

    def show_text(self, text: str, facts: "Facts | None") -> None:
        """Say soon what a text means; without facts it has an error."""
        self._text, self._facts, self._sessions = text, facts, None
        self._rest.start()

    def show_step(self, step: OutlineStep | None, catalogue: Catalogue) -> None:
        """Show the pose of the step that is chosen, and ask about it."""
        self._step, self._catalogue = step, catalogue
        known = step is not None and step.exercise in catalogue
        self.show_exercise(catalogue[step.exercise] if step and known else None)
        self._show_pain()
        self._ask()

    def show_exercise(self, exercise: Exercise | None) -> None:
        """Show the pose of an exercise."""
        self._exercise = exercise
        pose = self._figures.pose(exercise) if exercise else None
        self._page.show_picture(is_shown=pose is not None)
        self._page.picture.show_pose(pose, exercise.name if exercise else "")

    def finish(self) -> None:
        """Say at once what would be said once nobody types."""
        self._rest.stop()
        self._on_rest_timeout()

    def stop(self) -> None:
        """Begin nothing any more, and give up what is under way."""
        self._rest.stop()
        self.checker.stop()

    # -- inside

    def _show_pain(self) -> None:
        """Say what answers about the step do; while the text has an error it is not known."""
        table, facts = self._page.pain, self._facts
        if self._step is None or facts is None:
            table.show_nothing()
        elif not self._rest.isActive():  # what stands there stays until nobody types
            table.show_rows(pain_rows(facts, step_number(facts.routine, self._step.path)))

    def _ask(self) -> None:
        """Ask about the step that is chosen, and what was told already."""
        sessions, catalogue = self._sessions, self._catalogue
        if sessions is None or catalogue is None:
            return  # What is asked stays until the text is read.
        self._asked = asked_spots(self._step, sessions.spots, self._told)
        told = [(spot_text(spot, catalogue), self._told.get(spot, 0)) for spot in self._asked]
        self._page.what_if.ask(told)
        self._show_bent()

    def _show_bent(self) -> None:
        sessions = self._sessions
        if sessions is None or self._facts is None:
            self._page.what_if.show_bent("", [])
            return
        told = {spot: level for spot, level in self._told.items() if spot in sessions.spots}
        kind = Quality(self._page.what_if.kind)
        self._page.what_if.show_bent(*bent_lines(sessions, self._facts, told, kind))

    # -- slots

    @Slot()
    def _on_rest_timeout(self) -> None:
        self._show_pain()
        if self._facts is None:
            self.checker.stop()
            self._page.show_paths(_WAITS)
            self._page.list.show_muscles("")
            self._show_bent()
        else:
            self._sessions = WhatIf(self._facts)
            self.checker.check(self._text)
            self._page.list.show_muscles(muscles_text(self._facts))
            self._ask()

    @Slot(int, int)
    def _on_level_chosen(self, number: int, level: int) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self._on_rest_timeout()
        if number < len(self._asked):
            self._told[self._asked[number]] = level
        self._show_bent()

    @Slot()
    def _on_kind_chosen(self) -> None:
        self._show_bent()

    @Slot()
    def _on_cleared(self) -> None:
        self._told.clear()
        self._ask()

    @Slot()
    def _on_figures_changed(self) -> None:
        self._page.picture.show_look()
        self.show_exercise(self._exercise)

    @Slot()
    def _on_check_began(self) -> None:
        self._page.show_paths("Walking every answer …")

    @Slot(object)
    def _on_checked(self, said: object) -> None:
        if isinstance(said, dict):
            self._page.show_paths(*paths_text(said))

    @Slot()
    def _on_check_failed(self) -> None:
        self._page.show_paths("It could not be checked.", "watch")
