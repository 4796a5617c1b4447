"""The way to the workbench: its rooms are built when somebody first goes there."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.gui.figures import Figures
from rehab_app.gui.main_window import MainWindow

if TYPE_CHECKING:
    from rehab_app.gui.workbench_rooms import WorkbenchRooms


class WorkbenchGate(QObject):
    """Stands before the workbench, which most people never enter."""

    page_wanted = Signal(QWidget, str)

    def __init__(self, context: Context, window: MainWindow, figures: Figures) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._figures = figures

    @cached_property
    def rooms(self) -> "WorkbenchRooms":
        """Return the rooms behind it."""
        from rehab_app.gui.workbench_rooms import WorkbenchRooms  # noqa: PLC0415 (seldom)

        rooms = WorkbenchRooms(self._context, self._window, self._figures)
        rooms.page_wanted.connect(self.page_wanted)
        return rooms

    def suspend(self) -> None:
        """Keep what is being worked on, if anything is."""
        if "rooms" in self.__dict__:
            self.rooms.suspend()
