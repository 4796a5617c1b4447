"""The poses of a session in their order, each small, with its name and how much of it there is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.model.pose import Pose

_GAP_PX = 12
_CELL_EMS = 7.4


class PoseRow(QWidget):
    """As many beside each other as the width has room for, the rest in rows below."""

    def __init__(
        self, make_picture: Callable[[], FigurePicture], parent: QWidget | None = None
    ) -> None:
        """Take a way to make what draws a pose."""
        super().__init__(parent)
        self._make_picture = make_picture
        self._cells: list[_Cell] = []
        self._shown_count = 0
        self._arranged = (0, 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._grid.setVerticalSpacing(_GAP_PX)

    # -- what others call

    def show_poses(self, poses: Sequence[tuple[str, str]]) -> None:
        """Show the names and doses of poses, in their order."""
        while len(self._cells) < len(poses):
            self._cells.append(_Cell(self._make_picture(), self))
        self._shown_count = len(poses)
        for cell, (name, dose) in zip(self._cells, poses, strict=False):
            cell.show_words(name, dose)
        for number, cell in enumerate(self._cells):
            cell.setVisible(number < len(poses))
        self._arrange()

    def show_pictures(self, poses: Sequence[Pose | None]) -> None:
        """Show how the poses look, in the order of their names."""
        for cell, pose in zip(self._cells, poses, strict=False):
            cell.show_picture(pose)

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        cells = self._cells[: self._shown_count]
        width = max((cell.minimumSizeHint().width() for cell in cells), default=0)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- inside

    def _arrange(self) -> None:
        cell_px = round(_CELL_EMS * self.font().pixelSize())
        per_row = max(1, (self.width() + _GAP_PX) // (cell_px + _GAP_PX))
        if self._arranged == (per_row, self._shown_count):
            return
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < per_row))
        for number, cell in enumerate(self._cells):
            self._grid.removeWidget(cell)
            if number < self._shown_count:
                row, column = divmod(number, per_row)
                self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
                self._grid.setColumnStretch(column, 1)
        self._arranged = (per_row, self._shown_count)


class _Cell(QWidget):
    def __init__(self, picture: FigurePicture, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture
        self._name = PlainLabel(type_=Type.NOTE)
        self._dose = PlainLabel(type_=Type.NOTE, tone="muted")
        panel = QFrame()
        panel.setProperty("look", "sunk")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(0, 4, 0, 4)
        inside.addWidget(picture, 0, Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(panel)
        column.addSpacing(4)
        column.addWidget(self._name)
        column.addWidget(self._dose)

    def show_words(self, name: str, dose: str) -> None:
        self._name.setText(name)
        self._dose.setText(dose)

    def show_picture(self, pose: Pose | None) -> None:
        self._picture.show_pose(pose, self._name.text())
        self._picture.show_look()
