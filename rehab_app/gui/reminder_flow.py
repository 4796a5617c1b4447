"""Reminds: looks once a minute what is due, and has it shown outside the window."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rehab_app.clock import Clock
from rehab_app.engine.reminding import (
    Open,
    Reminder,
    ReminderKind,
    Said,
    Wishes,
    may_be_due,
    remind,
    still_open,
)
from rehab_app.guide.bus import NoBusError
from rehab_app.guide.notices import Notice, Notices

TRIED = "tried"
_MINUTE_MS = 60_000
_TEXTS = {
    ReminderKind.MORNING: ("This morning's question", "How much does the hip hurt this morning?"),
    ReminderKind.SESSION: ("Today's session", "{about} is next."),
    ReminderKind.THERMAL: ("{about} is open again", "The wait after the last time is over."),
    ReminderKind.HOUR: ("An hour after the session", "How is it now, after {about}?"),
}


class ReminderFlow(QObject):
    """Goes by the clock on the wall alone: each look is made anew, and nothing is set far ahead.

    `chosen` is emitted where a notice is clicked, with its key, `missed` with the title and text of
    one that can't be shown outside the window.
    """

    chosen = Signal(str)
    missed = Signal(str, str)

    def __init__(
        self,
        clock: Clock,
        wishes: Callable[[], Wishes],
        open_at: Callable[[datetime], Open],
        is_busy: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """Take the clock, what is wanted, what is open at a moment, and whether to wait with it."""
        super().__init__(parent)
        self._clock = clock
        self._read_wishes = wishes
        self._open_at = open_at
        self._is_busy = is_busy
        self._wishes = wishes()
        self._said = Said(clock.wall())
        self._shown: set[str] = set()
        self._notices: Notices | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    # -- what others call

    def show_through(self, notices: Notices) -> None:
        """Show reminders this way, and begin to look."""
        self._notices = notices
        self.look()

    @Slot()
    def take_wishes(self) -> None:
        """Go by what is wanted now; what was due by another wish is not made up for."""
        wishes = self._read_wishes()
        if wishes != self._wishes:
            self._wishes = wishes
            self._said = Said(self._clock.wall(), self._said.keys)
            self.look()

    @Slot()
    def begin_anew(self) -> None:
        """Take back everything and remember nothing: somebody else is there."""
        for key in self._shown:
            self._take_back(key)
        self._shown.clear()
        self._wishes = self._read_wishes()
        self._said = Said(self._clock.wall())

    @Slot()
    def look(self) -> None:
        """Remind of what is due, take back what is not open any more, look again in a minute."""
        now = self._clock.wall()
        passed_ms = now.second * 1000 + now.microsecond // 1000
        self._timer.start(_MINUTE_MS - passed_ms)
        is_worth_it = bool(self._shown) or may_be_due(self._said, now, self._wishes)
        if self._notices is None or not is_worth_it or self._is_busy():
            return
        open_ = self._open_at(now)
        for key in self._shown - still_open(self._shown, self._wishes, open_, now):
            self._shown.discard(key)
            self._take_back(key)
        self._said, due = remind(self._said, now, self._wishes, open_)
        for reminder in due:
            self._shown.add(reminder.key)
            self._show(_notice(reminder))

    @Slot()
    def show_one(self) -> None:
        """Show a notice that says that this is where they appear."""
        self._show(Notice(TRIED, "This is a reminder", "They appear here. A click opens the page."))

    def ask_where(self, answered: Callable[[bool], None]) -> None:
        """Have `answered` called with whether notices are shown outside the window here."""
        try:
            if self._notices is not None:
                self._notices.ask(answered)
        except NoBusError:
            answered(False)  # noqa: FBT003 (the answer itself)

    def lose(self, notice: Notice) -> None:
        """Say in the window what can't be shown outside it."""
        self.missed.emit(notice.title, notice.text)

    def choose(self, key: str) -> None:
        """Take that a notice was clicked."""
        self._shown.discard(key)
        self.chosen.emit(key)

    # -- inside

    def _show(self, notice: Notice) -> None:
        try:
            if self._notices is not None:
                self._notices.show(notice)
        except NoBusError:
            self.lose(notice)

    def _take_back(self, key: str) -> None:
        try:
            if self._notices is not None:
                self._notices.take_back(key)
        except NoBusError:
            pass  # With the bus the notice has gone.


def _notice(reminder: Reminder) -> Notice:
    title, text = _TEXTS[reminder.kind]
    about = reminder.about
    return Notice(reminder.key, title.format(about=about), text.format(about=about))
