"""The exercises that a routine brings itself, or the one that a step is of."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.form import rule_line
from rehab_app.gui.widgets.picture_view import PictureView
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.workbench.own_exercises import OwnExercise


class OwnExerciseList(QWidget):
    """A line for each exercise. `edit_requested` comes with its number in the file, from 0."""

    edit_requested = Signal(int)
    new_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = PlainLabel(type_=Type.STRONG)
        self._new = LargeButton("Make an exercise of your own", look="link")
        self._picture = PictureView()
        self._rows: list[QWidget] = []
        self._shown: tuple[OwnExercise, ...] = ()
        self._column = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(rule_line())
        column.addWidget(self._heading)
        column.addLayout(self._column)
        column.addWidget(self._picture)
        row = FlowLayout()
        row.addWidget(self._new)
        column.addLayout(row)
        self._new.clicked.connect(self.new_requested)
        self.hide()

    # -- what others call

    def show_all(self, exercises: Sequence[OwnExercise]) -> None:
        """List all exercises of a routine, and let one be made."""
        self._picture.show_picture(QImage(), "")
        self._show("Exercises of your own", exercises, has_new=True)

    def show_none(self) -> None:
        """Go away."""
        self.hide()

    def show_one(self, exercise: OwnExercise, picture: QImage) -> None:
        """Show the exercise that a step is of, with its picture where it has one."""
        self._picture.show_picture(picture, exercise.values.get("description", ""))
        self._show("An exercise of your own", [exercise], has_new=False)

    # -- inside

    def _show(self, heading: str, exercises: Sequence[OwnExercise], *, has_new: bool) -> None:
        self._heading.setText(heading)
        self._new.setVisible(has_new)
        self.show()
        if tuple(exercises) == self._shown:
            return  # what has the focus keeps it
        self._shown = tuple(exercises)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(each) for each in exercises]
        for row in self._rows:
            self._column.addWidget(row)
            row.show()

    def _row(self, exercise: OwnExercise) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        steps = f"in {exercise.step_count} step{'s' * (exercise.step_count != 1)}"
        bad = f" · {len(exercise.problems)} to mend" if exercise.problems else ""
        column.addWidget(PlainLabel(exercise.name))
        column.addWidget(PlainLabel(f"{steps}{bad}", type_=Type.NOTE, tone="muted"))
        edit = LargeButton("Edit exercise", look="link", name=f"Edit exercise: {exercise.name}")
        number = int(exercise.path[1])
        edit.clicked.connect(lambda: self.edit_requested.emit(number))
        column.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)
        return row
