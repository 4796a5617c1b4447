"""Offers to go on with a session that was left open, to keep what was done, or to drop it."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal, Slot

from rehab_app.context import Context
from rehab_app.history.errors import HistoryError
from rehab_app.history.records import SessionSummary
from rehab_app.playing import Play
from rehab_app.replaying import CannotRestoreError
from rehab_app.warning_signs import LockedError


class UnfinishedFlow(QObject):
    """Looks for the newest open session, other than those of this window.

    `found` says a title and a line, both empty where nothing is open; `played` what to go on with.
    """

    found = Signal(str, str)
    played = Signal(Play)
    closed = Signal()
    locked = Signal()
    trouble = Signal(str, str)

    def __init__(
        self,
        context: Context,
        own_sessions: Callable[[], Collection[int | None]],
        parent: QObject | None = None,
        *,
        speed: float = 1.0,
    ) -> None:
        """Take a way to ask which sessions this window has under way.

        What is gone on with runs `speed` times as fast as the world.
        """
        super().__init__(parent)
        self._context = context
        self._own_sessions = own_sessions
        self._speed = speed

    # -- what others call

    def look(self) -> None:
        """Say what is open now."""
        try:
            summary = self._newest()
        except HistoryError as error:
            self.found.emit("", "")
            self.trouble.emit("The history can't be used now", str(error))
            return
        if summary is None:
            self.found.emit("", "")
        else:
            self.found.emit("A session was left open", _title(summary))

    @Slot(str)
    def choose(self, what: str) -> None:
        """Do what was chosen: go on, keep or drop."""
        try:
            summary = self._newest()
            if summary is None:
                self.look()
            elif what == "go on":
                self.played.emit(self._context.go_on(summary.id, speed=self._speed))
            else:
                self._close(summary, what)
        except LockedError:
            self.locked.emit()
        except (HistoryError, CannotRestoreError) as error:
            self.trouble.emit("That was not possible", str(error))

    # -- inside

    def _newest(self) -> SessionSummary | None:
        own = self._own_sessions()
        return next((each for each in self._context.unfinished() if each.id not in own), None)

    def _close(self, summary: SessionSummary, what: str) -> None:
        if what == "keep":
            self._context.keep_as_stopped(summary.id)
        else:
            self._context.drop(summary.id)
        self.closed.emit()


def _title(summary: SessionSummary) -> str:
    if summary.opening is None:
        return f"Session {summary.id}: its first entry is damaged"
    started = summary.opening.started
    return f"{summary.opening.routine_title}, {started.day} {started:%B %Y, %H:%M}"
