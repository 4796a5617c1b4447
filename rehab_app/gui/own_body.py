"""The pose of an own exercise: drawn as the text has it, and put together by hand."""

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QObject, Signal, Slot

from rehab_app.gui.figures import Figures
from rehab_app.gui.pages.own_exercise_page import OwnExercisePage
from rehab_app.gui.widgets.pose_editor import PoseEditor
from rehab_app.model.exercise import Catalogue, Exercise
from rehab_app.model.pose import Pose, WrittenPose
from rehab_app.posing.starting import standing
from rehab_app.routine_io.pose_writer import pose_text
from rehab_app.workbench.own_edits import NEW
from rehab_app.workbench.own_exercises import OwnExercise
from rehab_app.workbench.own_poses import pose_in
from rehab_app.workbench.own_values import with_body


class OwnBody(QObject):
    """Stands between the pose in the text and what draws and changes it.

    `edited` comes with an edit of the text, as the form has it.
    """

    edited = Signal(object)

    def __init__(
        self, figures: Figures, catalogue: Catalogue, page: OwnExercisePage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._figures = figures
        self._catalogue = catalogue
        self._page = page
        self._written: WrittenPose | None = None
        self._pose: Pose | None = None
        self._name = ""
        page.looks.body_requested.connect(self._on_body_requested)

    @cached_property
    def editor(self) -> PoseEditor:
        """Return what changes a pose, built when somebody first does."""
        editor = PoseEditor(self._figures.now, self._figures.look)
        editor.changed.connect(self._on_changed)
        self._page.take_in_poser(editor)
        return editor

    # -- what others call

    def show_exercise(self, text: str, exercise: OwnExercise) -> None:
        """Show the pose that an exercise has in a text."""
        self._written, self._name = pose_in(text, exercise.path), exercise.name
        self._pose = self._drawn(replace(NEW, pose=self._written)) if self._written else None
        self._page.looks.show_pose(self._pose, self._name)
        if "editor" in self.__dict__ and self._page.is_posing and self._pose != self.editor.pose:
            self.editor.show_pose(self._pose or standing(), self._name)

    def show_look(self) -> None:
        """Draw in another theme or body."""
        self._page.looks.show_look()
        if "editor" in self.__dict__:
            self.editor.show_look()

    # -- inside

    def _drawn(self, exercise: Exercise) -> Pose | None:
        return self._figures.pose(exercise)

    # -- slots

    @Slot()
    def _on_body_requested(self) -> None:
        self.editor.show_pose(self._pose or standing(), self._name)
        self._page.show_poser(self._name)

    @Slot(object)
    def _on_changed(self, pose: object) -> None:
        """Write a pose as what it has otherwise than the one it began with, else whole."""
        if not isinstance(pose, Pose):
            return
        start = self._written.start_from if self._written else ""
        base = self._drawn(self._catalogue[start]) if start in self._catalogue else None
        said = pose_text(pose, start_from=start, base=base) if base else pose_text(pose)
        self.edited.emit(lambda text, path: with_body(text, path, said))
