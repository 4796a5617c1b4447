"""Leads over the steps of the routine on the workbench: which is chosen, and what is done to it."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from rehab_app.gui.problem_words import problem_words
from rehab_app.gui.widgets.workbench_head import FORM
from rehab_app.gui.workbench_fields import BLOCK_FIELDS, DOSE, routine_fields, step_fields
from rehab_app.gui.workbench_fields import dose_of as shown_dose
from rehab_app.gui.workbench_view import (
    Row,
    found_exercises,
    list_of,
    problem_line,
    rows_of,
    stairs_of,
)
from rehab_app.model.exercise import Exercise
from rehab_app.model.problem import Problem
from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.routine_io.editing import copy
from rehab_app.routine_io.spans import KeyPath
from rehab_app.workbench.edits import (
    Edit,
    duplicated,
    moved,
    pasted,
    removed,
    with_block,
    with_dose,
    with_exercise,
    with_step,
    with_value,
)
from rehab_app.workbench.moves import is_step, neighbour, onto
from rehab_app.workbench.outline import OutlineBlock, outline_of, routine_values
from rehab_app.workbench.rules import rules_of

if TYPE_CHECKING:
    from rehab_app.gui.workbench_flow import WorkbenchFlow

_FIRST_BLOCK = 2  # the routine itself and its rules stand first


class StepFlow(QObject):
    """Shows the list of steps and the form of the chosen one; every edit is the bench's to try."""

    def __init__(self, bench: "WorkbenchFlow") -> None:
        super().__init__(bench)
        self._bench = bench
        self._page = bench.page
        self._blocks: tuple[OutlineBlock, ...] = ()
        self._rows: list[Row] = []
        self._chosen = 0
        self._is_changing = False
        self._connect()

    # -- what others call

    def begin(self) -> None:
        """Choose the first block of another routine."""
        self._chosen = _FIRST_BLOCK

    def show(self, blocks: tuple[OutlineBlock, ...] | None, total: str) -> None:
        """List the steps, and say how long all takes; the last ones where the text is no YAML."""
        if blocks is not None:
            self._blocks = blocks
            self._rows = rows_of(blocks)
        self._chosen = max(0, min(self._chosen, len(self._rows) - 1))
        rule_count = len(rules_of(self._text) or ())
        self._page.list.show_steps(list_of(self._rows, rule_count), self._chosen, total)
        if blocks is not None:
            self.show_chosen()

    def show_chosen(self) -> None:
        """Show the form of what is chosen, or the rules."""
        bench, form, row = self._bench, self._page.form, self._rows[self._chosen]
        self._page.show_as_form(self._page.rules if row.is_rules else form)
        problems = self._problems(row)
        others = [each for each in bench.document.problems if each not in problems]
        self._page.show_problems([problem_line(each) for each in others])
        mine = [problem_words(each) for each in problems]
        if row.step is not None:
            specs = step_fields(row.step.values, bench.catalogue)
            values = {**row.step.values, DOSE: shown_dose(row.step.values)}
            form.show_values(row.step.name, specs, values, mine, has_exercise=True)
        elif row.block is not None:
            values = {"title": row.block.title, "rounds": row.block.rounds}
            form.show_values(row.block.title or "A block", BLOCK_FIELDS, values, mine)
        else:
            specs = routine_fields(bench.conditions)
            form.show_values("The whole routine", specs, routine_values(self._text), mine)
        form.stairs.show_stairs(*stairs_of(row.path, bench.facts))
        bench.beside.show_step(row.step, bench.catalogue)

    def choose(self, path: KeyPath | None, text: str) -> None:
        """Choose what stands at a path of a text that is shown next; None leaves the choice."""
        blocks = outline_of(text, self._bench.catalogue) if path is not None else None
        paths = [row.path for row in rows_of(blocks or ())]
        self._chosen = paths.index(path) if path in paths else self._chosen

    def placed(self, text: str, exercise: Exercise) -> Edit:
        """Return a text in which an exercise stands where one was asked for."""
        if self._is_changing and is_step(self.chosen_path):
            return with_exercise(text, self.chosen_path, exercise.id)
        return with_step(text, self.chosen_path, self._blocks, exercise)

    @property
    def chosen_path(self) -> KeyPath:
        """Return the path of what is chosen, empty for the whole routine."""
        return self._rows[self._chosen].path if self._chosen < len(self._rows) else ()

    # -- inside

    @property
    def _text(self) -> str:
        return self._bench.document.text

    def _problems(self, row: Row) -> list[Problem]:
        """Return the problems that a form shows: a step's own, or those that are no step's."""
        if row.step is not None:
            return list(row.step.problems)
        if row.block is not None or row.is_rules:
            return []
        steps = [step for block in self._blocks for step in block.steps]
        elsewhere = {problem for step in steps for problem in step.problems}
        return [each for each in self._bench.document.problems if each not in elsewhere]

    def _find(self, heading: str, *, is_changing: bool = False) -> None:
        """Let an exercise be chosen, to be added or to take another's place."""
        self._is_changing = is_changing
        self._page.show_middle(self._page.finder)
        found = found_exercises(self._bench.facts, self._bench.catalogue)
        self._page.finder.ask(heading, found)

    def _move(self, path: KeyPath, to: KeyPath | None) -> None:
        if to is not None:
            self._bench.try_edit(lambda: moved(self._text, path, to))

    def _connect(self) -> None:
        page = self._page
        page.list.tool_chosen.connect(self._on_tool_chosen)
        page.list.rows.row_chosen.connect(self._on_row_chosen)
        page.list.rows.moved.connect(self._on_moved)
        page.list.rows.dropped.connect(self._on_dropped)
        page.list.rows.remove_requested.connect(self._on_remove_requested)
        page.form.changed.connect(self._on_value_changed)
        page.form.typed.connect(self._on_value_typed)
        page.form.exercise_requested.connect(self._on_exercise_requested)
        page.finder.chosen.connect(self._on_exercise_chosen)
        page.finder.pointed.connect(self._on_exercise_pointed)
        page.finder.left.connect(self._on_finder_left)

    # -- slots: the list and the form

    @Slot(int)
    def _on_row_chosen(self, number: int) -> None:
        if number == self._chosen or number >= len(self._rows):
            return
        self._chosen = number
        if self._page.is_finding:
            self._page.show_view(FORM)
        self.show_chosen()
        self._bench.shown.emit()

    @Slot(str, str)
    def _on_value_changed(self, key: str, value: str) -> None:
        text, path, step = self._text, self.chosen_path, self._rows[self._chosen].step
        if key == DOSE and step is not None:
            exercise = self._bench.catalogue.get(step.exercise)
            self._bench.try_edit(lambda: with_dose(text, path, value, exercise))
        else:  # one state with what was half typed before
            self._bench.try_edit(lambda: with_value(text, path, key, value), is_typing=True)
            self._bench.document.pause_typing()

    @Slot(str, str)
    def _on_value_typed(self, key: str, value: str) -> None:
        """Take what is half typed, so that it is not lost; what can't be written yet waits."""
        with suppress(CannotEditError, ValueError):
            edit = with_value(self._text, self.chosen_path, key, value)
            self._bench.take(edit, is_typing=True)

    @Slot(int, int)
    def _on_moved(self, row: int, by: int) -> None:
        path = self._rows[row].path if 0 <= row < len(self._rows) else ()
        self._move(path, neighbour(self._blocks, path, by))

    @Slot(int, int)
    def _on_dropped(self, row: int, target: int) -> None:
        self._move(self._rows[row].path, onto(self._rows[row].path, self._rows[target].path))

    @Slot()
    def _on_remove_requested(self) -> None:
        self._on_tool_chosen("remove")

    @Slot(str)
    def _on_tool_chosen(self, name: str) -> None:
        path, text, clipboard = self.chosen_path, self._text, QGuiApplication.clipboard()
        try_edit = self._bench.try_edit
        match name:
            case "add":
                self._find("Add which exercise?")
            case "block":
                try_edit(lambda: with_block(text, self._blocks))
                self._find("Which exercise comes first in it?")
            case "paste":
                try_edit(lambda: pasted(text, path, self._blocks, clipboard.text()))
            case "up" | "down":
                self._move(path, neighbour(self._blocks, path, -1 if name == "up" else 1))
            case "duplicate" if path:
                try_edit(lambda: duplicated(text, path))
            case "copy" | "cut" if path:
                clipboard.setText(copy(text, path).text)
        if name in ("cut", "remove") and path:
            try_edit(lambda: removed(text, path)[0])

    # -- slots: exercises

    @Slot()
    def _on_exercise_requested(self) -> None:
        self._find("Change it to which exercise?", is_changing=True)

    @Slot(str)
    def _on_exercise_pointed(self, exercise_id: str) -> None:
        self._bench.beside.show_exercise(self._bench.catalogue[exercise_id])

    @Slot(str)
    def _on_exercise_chosen(self, exercise_id: str) -> None:
        self._page.show_view(FORM)
        exercise = self._bench.catalogue[exercise_id]
        self._bench.try_edit(lambda: self.placed(self._text, exercise))
        self._page.take_focus()

    @Slot()
    def _on_finder_left(self) -> None:
        self._page.show_view(FORM)
        self.show_chosen()
        self._page.take_focus()
