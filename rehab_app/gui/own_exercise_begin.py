"""Where exercises of one's own begin: listed beside the steps, made anew, or copied."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from rehab_app.gui.pictures_beside import PicturesBeside
from rehab_app.gui.widgets.workbench_head import FORM
from rehab_app.model.exercise import Exercise
from rehab_app.model.person import Condition
from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.workbench.edits import Edit
from rehab_app.workbench.exercise_words import named_by
from rehab_app.workbench.own_edits import (
    NEW,
    copied_exercise,
    copied_own,
    free_id,
    new_exercise,
    with_exercise_of_own,
)
from rehab_app.workbench.own_exercises import own_exercises_of

if TYPE_CHECKING:
    from rehab_app.gui.workbench_flow import WorkbenchFlow

_NOT_NAMED = (
    "For {conditions} the catalogue says by name what holds for {name}. That does not go along "
    "with the copy: tick what is true of it."
)


class OwnExerciseBegin(QObject):
    """Stands between the steps and the exercises that a routine brings itself.

    `opened` comes with the number of an exercise that is to be worked on, and what to say of it.
    """

    opened = Signal(int, str)

    def __init__(
        self,
        shipped: Mapping[str, Exercise],
        conditions: Mapping[str, Condition],
        folder: Callable[[], Path],
        bench: "WorkbenchFlow",
    ) -> None:
        """Take what ships, what tells where pictures lie, and where the steps are worked on."""
        super().__init__(bench)
        self._pictures = PicturesBeside(folder)
        self._shipped = shipped
        self._conditions = tuple(conditions.values())
        self._bench = bench
        bench.shown.connect(self._on_bench_shown)
        bench.page.own.edit_requested.connect(lambda number: self.opened.emit(number, ""))
        bench.page.own.new_requested.connect(self._on_new_requested)
        bench.page.finder.own_requested.connect(self._on_own_requested)
        bench.page.finder.copy_requested.connect(self._on_copy_requested)

    # -- inside

    def _make_new(self, *, is_step: bool) -> None:
        new_id = free_id(NEW.name, self._taken())
        self._begin(new_exercise(new_id), replace(NEW, id=new_id), is_step=is_step)

    def _begin(self, item: str, exercise: Exercise, *, is_step: bool, said: str = "") -> None:
        """Put an exercise into the text, with a step of it where one was asked for."""
        text = self._bench.document.text
        number = len(own_exercises_of(text) or ())
        try:
            made = Edit(with_exercise_of_own(text, item))
            made = self._bench.steps.placed(made.text, exercise) if is_step else made
        except (CannotEditError, ValueError) as error:
            self._bench.page.message.show_message(str(error))
            return
        self._bench.page.show_view(FORM)
        self._bench.take(made)
        self.opened.emit(number, said)

    def _taken(self) -> set[str]:
        own = own_exercises_of(self._bench.document.text) or ()
        return {*self._shipped, *(each.id for each in own)}

    # -- slots

    @Slot()
    def _on_bench_shown(self) -> None:
        document, path = self._bench.document, self._bench.steps.chosen_path
        own = own_exercises_of(document.text, document.problems) or ()
        listed, named = self._bench.page.own, (*path, "exercise")
        mine = next((each for each in own if named in [use.path for use in each.uses]), None)
        if not path:
            listed.show_all(own)
        elif mine is not None:
            listed.show_one(mine, self._pictures.picture(mine.values.get("picture", "")))
        else:
            listed.show_none()

    @Slot()
    def _on_new_requested(self) -> None:
        self._make_new(is_step=False)

    @Slot()
    def _on_own_requested(self) -> None:
        self._make_new(is_step=True)

    @Slot(str)
    def _on_copy_requested(self, exercise_id: str) -> None:
        text = self._bench.document.text
        new_id = free_id(f"{exercise_id}-own", self._taken())
        own = next((each for each in own_exercises_of(text) or () if each.id == exercise_id), None)
        if own is not None:
            self._begin(copied_own(text, own, new_id), replace(NEW, id=new_id), is_step=True)
            return
        exercise = self._shipped[exercise_id]
        names = ", ".join(named_by(exercise_id, self._conditions))
        said = _NOT_NAMED.format(conditions=names, name=exercise.name) if names else ""
        item = copied_exercise(exercise, new_id)
        self._begin(item, replace(exercise, id=new_id), is_step=True, said=said)
