"""Keeps what is told outside sessions, and takes the last of it back."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from rehab_app.context import Context
from rehab_app.history.diary import CheckIn
from rehab_app.history.errors import HistoryError

_NOT_SAVED = "This could not be saved. Please tell it again"


class Telling(QObject):
    """`told` comes with what is so by now; `taken_back` when the last of it was undone.

    What can be taken back lives as long as the program runs; later a reading can be changed still.
    """

    told = Signal(CheckIn)
    taken_back = Signal()
    trouble = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._before: list[tuple[CheckIn, CheckIn | None]] = []

    # -- what others call

    def tell(self, check_in: CheckIn, before: CheckIn | None = None) -> None:
        """Keep a check-in in the name of who is there; `before` is what was said in its place."""
        check_in = replace(check_in, person=self._context.person_key)
        try:
            self._context.history().diary.keep_check_in(check_in)
        except HistoryError as error:
            self.trouble.emit(f"{_NOT_SAVED}: {error}")
            return
        self._before.append((check_in, before))
        self.told.emit(check_in)

    @property
    def last(self) -> CheckIn | None:
        """Return what can be taken back, None where nothing can."""
        return self._before[-1][0] if self._before else None

    @Slot()
    def take_back(self) -> None:
        """Undo the last: what was said before it stands again, or nothing was ever said."""
        if not self._before:
            return
        check_in, before = self._before[-1]
        diary = self._context.history().diary
        try:
            if before is None:
                diary.remove_check_in(check_in.key)
            else:
                diary.keep_check_in(before)
        except HistoryError as error:
            self.trouble.emit(f"{_NOT_SAVED}: {error}")
            return
        self._before.pop()
        self.taken_back.emit()

    def forget(self) -> None:
        """Let nothing be taken back from now on: somebody else is there."""
        self._before.clear()
