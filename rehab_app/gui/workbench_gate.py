"""The way to the workbench: its rooms are built when somebody first goes there."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.gui.figures import Figures
from rehab_app.gui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehab_app.gui.guide_flow import GuideFlow
    from rehab_app.gui.workbench_rooms import WorkbenchRooms


class WorkbenchGate(QObject):
    """Stands before the workbench, which most people never enter."""

    page_wanted = Signal(QWidget, str)

    def __init__(
        self,
        context: Context,
        window: MainWindow,
        figures: Figures,
        guide: "Callable[[], GuideFlow]",
    ) -> None:
        """Take what lets a session be heard, for routines that are tried out."""
        super().__init__(window)
        self._guide = guide
        self._context = context
        self._window = window
        self._figures = figures

    @cached_property
    def rooms(self) -> "WorkbenchRooms":
        """Return the rooms behind it."""
        from rehab_app.gui.workbench_rooms import WorkbenchRooms  # noqa: PLC0415 (seldom)

        rooms = WorkbenchRooms(self._context, self._window, self._figures, self._guide)
        rooms.page_wanted.connect(self.page_wanted)
        return rooms

    def suspend(self) -> None:
        """Keep what is being worked on, if anything is."""
        if "rooms" in self.__dict__:
            self.rooms.suspend()
