"""Makes the backups that are due, beside the window, and says what became of them."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rehab_app.context import Context
from rehab_app.history.backups import Backup, Reason
from rehab_app.history.errors import HistoryDamaged, HistoryError

if TYPE_CHECKING:
    from rehab_app.safekeeping import Beside

_LOOK_MS = 50
_DUE_MS = 30 * 60 * 1000
_FIRST_MS = 30 * 1000


class BackupKeeper(QObject):
    """Backs up after a session, every half hour where something changed, and once a week.

    `failed` says why there is no backup, `damaged` that making one has found damage.
    """

    made = Signal()
    failed = Signal(str)
    damaged = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._beside: Beside[Backup] | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._on_look_timeout)
        self._due = QTimer(self)
        self._due.setInterval(_DUE_MS)
        self._due.timeout.connect(self.keep)

    # -- what others call

    def begin(self) -> None:
        """Look every half hour from now on, and soon whether a week has gone by."""
        self._due.start()
        QTimer.singleShot(_FIRST_MS, self, self._on_first_timeout)

    @Slot()
    def keep(self) -> None:
        """Make a backup if one is due."""
        try:
            is_due = self._context.keeping.is_due()
        except HistoryError as error:
            self.failed.emit(str(error))
        else:
            if is_due:
                self.make(Reason.SESSION)

    @Slot()
    def make(self, reason: Reason = Reason.ASKED) -> None:
        """Make a backup in any case."""
        try:
            self._beside = self._context.keeping.back_up_beside(reason)
        except HistoryError as error:
            self.failed.emit(str(error))
        else:
            self._look.start()

    @property
    def is_making(self) -> bool:
        """Tell whether a backup is under way."""
        return self._look.isActive()

    # -- slots

    @Slot()
    def _on_first_timeout(self) -> None:
        with suppress(HistoryError):  # It is said when a backup is due.
            if self._context.keeping.is_week_over():
                self.make(Reason.WEEK)

    @Slot()
    def _on_look_timeout(self) -> None:
        if self._beside is None or not self._beside.is_done:
            return
        self._look.stop()
        try:
            self._beside.result()
        except HistoryDamaged as error:
            self.damaged.emit(str(error))
        except HistoryError as error:
            self.failed.emit(str(error))
        else:
            self.made.emit()
