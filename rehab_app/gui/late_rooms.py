"""All rooms by their names, each built when somebody first goes there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rehab_app.context import Context
from rehab_app.gui.figures import Figures
from rehab_app.gui.kept_rooms import KeptRooms
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.session_rooms import SessionRooms
from rehab_app.gui.settings_rooms import SettingsRooms
from rehab_app.gui.signs_rooms import SignsRooms
from rehab_app.gui.start_rooms import StartRooms
from rehab_app.gui.workbench_gate import WorkbenchGate

if TYPE_CHECKING:
    from rehab_app.gui.backups_flow import BackupsFlow
    from rehab_app.gui.data_flow import DataFlow
    from rehab_app.gui.guide_flow import GuideFlow
    from rehab_app.gui.history_flow import HistoryFlow
    from rehab_app.gui.library_flow import LibraryFlow
    from rehab_app.gui.pages.keys_page import KeysPage
    from rehab_app.gui.person_flow import PersonFlow
    from rehab_app.gui.session_flow import SessionFlow
    from rehab_app.gui.workbench_rooms import WorkbenchRooms
    from rehab_app.guide.ears import Ears


class LateRooms(QObject):
    """The rooms by the idea that they belong to; no part knows the ways to the others."""

    def __init__(
        self, context: Context, window: MainWindow, ears: "Ears", speed: float = 1.0
    ) -> None:
        """Take what a session is heard with, and how much faster than the world it runs."""
        super().__init__(window)
        self.figures = Figures(context, self)
        self._session = SessionRooms(context, window, self.figures, ears, speed)
        self._start = StartRooms(context, window, self.figures, self._session, speed)
        self._signs = SignsRooms(context, window, self._session)
        self._kept = KeptRooms(context, window, lambda: self.is_saved)
        self._workbench = WorkbenchGate(context, window, self.figures, lambda: self.guide)
        self._settings = SettingsRooms(context, window, self.figures, self._session)

        self.today = self._start.today
        self.behind_today = self._start.behind_today
        self.unfinished = self._start.unfinished
        self.safety = self._signs.safety
        self.mending = self._kept.mending
        self.keeper = self._kept.keeper

    @property
    def flow(self) -> "SessionFlow":
        """Return what leads over a session."""
        return self._session.flow

    @property
    def guide(self) -> "GuideFlow":
        """Return what lets a session be heard."""
        return self._session.guide

    @property
    def library(self) -> "LibraryFlow":
        """Return what leads through the routines."""
        return self._start.library

    @property
    def history(self) -> "HistoryFlow":
        """Return what leads through past sessions."""
        return self._kept.history

    @property
    def backups(self) -> "BackupsFlow":
        """Return what leads over the backups."""
        return self._kept.backups

    @property
    def workbench(self) -> "WorkbenchRooms":
        """Return what leads over routines that are worked on."""
        return self._workbench.rooms

    @property
    def person(self) -> "PersonFlow":
        """Return what leads over what a person chooses."""
        return self._settings.person

    @property
    def data(self) -> "DataFlow":
        """Return what exports the history and takes files in."""
        return self._settings.data

    @property
    def keys(self) -> "KeysPage":
        """Return the page that lists the keys."""
        return self._settings.keys

    @property
    def is_saved(self) -> bool:
        """Tell whether all that was said in sessions is on the disk."""
        return self._session.is_saved

    def is_playing(self) -> bool:
        """Tell whether a session is under way."""
        return self._session.is_playing()
