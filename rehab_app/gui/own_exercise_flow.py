"""Leads over a routine's own exercises: made, copied, changed and taken away beside the steps."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.gui.figures import Figures
from rehab_app.gui.own_body import OwnBody
from rehab_app.gui.own_exercise_begin import OwnExerciseBegin
from rehab_app.gui.own_picture import OwnPicture
from rehab_app.gui.pages.own_exercise_page import OwnExercisePage
from rehab_app.gui.widgets.looks_card import BODY, LIKE, PICTURE
from rehab_app.gui.widgets.own_exercise_form import OwnEdit
from rehab_app.gui.workbench_view import found_exercises, problem_line
from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.workbench.drafts import Drafts
from rehab_app.workbench.edits import Edit
from rehab_app.workbench.exercise_words import tag_effect
from rehab_app.workbench.own_edits import (
    with_id,
    with_id_of_name,
    without_exercise,
)
from rehab_app.workbench.own_exercises import OwnExercise, own_exercises_of
from rehab_app.workbench.own_values import with_pose_of, with_text, with_words

if TYPE_CHECKING:
    from rehab_app.gui.workbench_flow import WorkbenchFlow


class OwnExerciseFlow(QObject):
    """Works on the exercises of the routine that is on the workbench; every edit is its document's.

    `page_wanted` comes with the page of an exercise, `left` when the steps are wanted again.
    """

    page_wanted = Signal(QWidget)
    left = Signal()

    def __init__(self, context: Context, figures: Figures, bench: "WorkbenchFlow") -> None:
        super().__init__(bench)
        self._context = context
        self._figures = figures
        self._bench = bench
        self._drafts = Drafts(context.locations.drafts)
        self._number: int | None = None
        self._sought = ""
        bench.shown.connect(self._on_bench_shown)
        shipped = context.shipped
        self._beginning = OwnExerciseBegin(
            shipped.catalogue, shipped.conditions, self._folder, bench
        )
        self._beginning.opened.connect(self.edit)

    @cached_property
    def page(self) -> OwnExercisePage:
        """Return the page of an exercise, built when the first one is opened."""
        shipped = self._context.shipped
        conditions = tuple(shipped.conditions.values())
        effect = partial(tag_effect, conditions=conditions, nerve_tags=shipped.nerve_avoid_tags)
        page = OwnExercisePage(self._figures, effect)
        page.left.connect(self._on_left)
        page.save_requested.connect(self._on_save_requested)
        page.undo_requested.connect(self._bench.page.undo_requested)
        page.redo_requested.connect(self._bench.page.redo_requested)
        page.form.remove_requested.connect(self._on_remove_requested)
        page.form.edited.connect(self._on_edited)
        page.form.typed.connect(self._on_typed)
        page.form.left.connect(self._on_field_left)
        page.form.id_wanted.connect(self._on_id_wanted)
        page.form.variant_requested.connect(self._on_variant_requested)
        page.tags.changed.connect(self._on_tags_changed)
        page.looks.like_requested.connect(self._on_like_requested)
        page.looks.pose_removed.connect(self._on_pose_removed)
        page.finder.chosen.connect(self._on_exercise_chosen)
        page.finder.left.connect(page.show_form)
        self._figures.changed.connect(self._on_figures_changed)
        return page

    @cached_property
    def picture(self) -> OwnPicture:
        """Return what leads over its picture."""
        picture = OwnPicture(self.page.looks.picture, self._folder, self)
        picture.edited.connect(self._on_edited)
        picture.typed.connect(self._on_typed)
        picture.left.connect(self._on_field_left)
        return picture

    @cached_property
    def body(self) -> OwnBody:
        """Return what leads over its pose."""
        body = OwnBody(self._figures, self._context.shipped.catalogue, self.page, self)
        body.edited.connect(self._on_edited)
        return body

    # -- what others call

    @Slot(int, str)
    def edit(self, number: int, said: str = "") -> None:
        """Work on an exercise, by its number in the file, and say something of it."""
        self._number = number
        page = self.page
        self.page_wanted.emit(page)
        page.begin(said)
        self._show()
        exercise = self.exercise
        if exercise is not None:
            has_picture = bool(exercise.values.get("picture")) and "pose" not in exercise.values
            way = BODY if exercise.has_body else PICTURE if has_picture else LIKE
            page.looks.show_way(way)
        page.take_focus()

    def finish(self) -> None:
        """Take in what is being typed."""
        if self._number is not None:
            self.page.finish()

    @property
    def exercise(self) -> OwnExercise | None:
        """Return the exercise that is worked on, None where it is there no more."""
        document = self._bench.document
        all_own = own_exercises_of(document.text, document.problems) or ()
        number = self._number
        return all_own[number] if number is not None and number < len(all_own) else None

    # -- inside: what is shown

    @Slot()
    def _show(self) -> None:
        """Show the exercise that is worked on as the text has it now."""
        exercise = self.exercise
        if exercise is None:
            self._on_left()
            return
        document, page = self._bench.document, self.page
        names = self._names()
        page.show_head(
            exercise.name,
            exercise.step_count,
            can_undo=document.can_undo,
            can_redo=document.can_redo,
        )
        page.show_problems([problem_line(each) for each in exercise.problems])
        page.form.show_exercise(exercise, names)
        page.tags.show_tags(exercise.lists.get("tags", ()))
        self._show_looks(exercise, names)

    def _show_looks(self, exercise: OwnExercise, names: Mapping[str, str]) -> None:
        looks, values = self.page.looks, exercise.values
        pose = values.get("pose", "")
        looks.show_looks(values, names.get(pose, pose), has_body=exercise.has_body)
        self.body.show_exercise(self._bench.document.text, exercise)
        self.picture.show_exercise(exercise)

    def _folder(self) -> Path:
        return self._bench.piece.picture_folder(self._drafts)

    def _names(self) -> dict[str, str]:
        shipped = self._context.shipped.catalogue
        own = own_exercises_of(self._bench.document.text) or ()
        return {**{each.id: each.name for each in shipped.values()}, **{o.id: o.name for o in own}}

    # -- inside: what is changed

    def _try(self, make: Callable[[], str], *, is_typing: bool = False) -> bool:
        """Take what comes of an edit, or say why it can't be; tell whether it was taken."""
        try:
            text = make()
        except (CannotEditError, ValueError) as error:
            self.page.message.show_message(str(error))
            return False
        self.page.message.show_nothing()
        self._bench.take(Edit(text), is_typing=is_typing)
        return True

    def _change(self, edit: OwnEdit, *, is_typing: bool = False) -> None:
        exercise, text = self.exercise, self._bench.document.text
        if exercise is not None:
            self._try(lambda: edit(text, exercise.path), is_typing=is_typing)

    def _find(self, sought: str, heading: str) -> None:
        """Let an exercise be chosen for one of the keys of this one."""
        self._sought = sought
        catalogue = self._context.shipped.catalogue
        sound = self._bench.document.sound
        if sound is not None and sought != LIKE:
            catalogue = catalogue.with_own(sound.routine.exercises)
        exercise = self.exercise
        found = [
            each
            for each in found_exercises(None, catalogue)
            if exercise is None or each.id != exercise.id
        ]
        self.page.show_finder(heading, found)

    # -- slots: from the bench

    @Slot()
    def _on_bench_shown(self) -> None:
        if self._number is None:
            return
        if self.page.isHidden():  # somebody went elsewhere in the window
            self._number = None
        else:
            self._show()

    # -- slots: the page

    @Slot()
    def _on_left(self) -> None:
        if self._number is not None:
            self.page.finish()
            self._number = None
            self.left.emit()

    @Slot()
    def _on_save_requested(self) -> None:
        self._on_left()
        self._bench.page.head.save_requested.emit()

    @Slot()
    def _on_remove_requested(self) -> None:
        exercise = self.exercise
        if exercise is None:
            return
        number, self._number = self._number, None
        if self._try(lambda: without_exercise(self._bench.document.text, exercise)):
            self.left.emit()
        else:
            self._number = number

    @Slot(object)
    def _on_edited(self, edit: object) -> None:
        self._change(cast("OwnEdit", edit))

    @Slot(object)
    def _on_typed(self, edit: object) -> None:
        self._change(cast("OwnEdit", edit), is_typing=True)

    @Slot()
    def _on_field_left(self) -> None:
        """Let what is typed next be undone by itself; a new exercise's id follows its name."""
        taken = self._names()
        self._change(lambda text, path: with_id_of_name(text, path, taken), is_typing=True)
        self._bench.document.pause_typing()

    @Slot(str)
    def _on_id_wanted(self, new_id: str) -> None:
        exercise = self.exercise
        if exercise is not None:
            taken = self._names()
            self._try(lambda: with_id(self._bench.document.text, exercise, new_id, taken))
            self._show()

    @Slot(object)
    def _on_tags_changed(self, words: object) -> None:
        tags = cast("tuple[str, ...]", words)
        self._change(lambda text, path: with_words(text, path, "tags", tags))

    @Slot(str)
    def _on_variant_requested(self, key: str) -> None:
        self._find(key, f"Which exercise is {key}?")

    @Slot()
    def _on_like_requested(self) -> None:
        self._find(LIKE, "Draw it like which exercise?")

    @Slot(str)
    def _on_exercise_chosen(self, exercise_id: str) -> None:
        self.page.show_form()
        if self._sought == LIKE:
            self._change(lambda text, path: with_pose_of(text, path, exercise_id))
        else:
            key = self._sought
            self._change(lambda text, path: with_text(text, path, key, exercise_id))

    @Slot()
    def _on_pose_removed(self) -> None:
        self._change(lambda text, path: with_pose_of(text, path, ""))

    @Slot()
    def _on_figures_changed(self) -> None:
        self.body.show_look()
        if self._number is not None:
            self._show()
