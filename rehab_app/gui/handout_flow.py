"""Hands a routine over on paper: asks where to, makes the PDF, and says where it is."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.gui.saving_reports import SavingReports
from rehab_app.gui.widgets.notice import Notice
from rehab_app.handing_out import handout_of, own_fingerprint
from rehab_app.model.routine import Routine

_OPEN = "open"
_NOT_OPENED = "Nothing on this computer opens it"


class HandoutFlow(QObject):
    """Saves handouts, and tells of it in a notice that can open them."""

    def __init__(
        self, context: Context, window: QWidget, notice: Notice, parent: QObject | None = None
    ) -> None:
        """Take the window that a dialog for files belongs to, and where it is told."""
        super().__init__(parent)
        self._context = context
        self._notice = notice
        self._path = ""
        self.saving = SavingReports(window, self, what="handout")
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(self._on_failed)
        notice.chosen.connect(self._on_notice_chosen)

    # -- what others call

    def save_handout(self, routine: Routine, folder: Path) -> None:
        """Ask where a routine's handout goes; `folder` holds the pictures of its own exercises."""
        self._notice.show_nothing()
        self.saving.ask(f"{routine.id}.pdf", partial(self._made, routine, folder))

    # -- inside

    def _made(self, routine: Routine, folder: Path) -> bytes:
        signed_by = own_fingerprint(self._context)
        return handout_of(self._context, routine, folder, signed_by=signed_by)

    # -- slots

    @Slot(str, str)
    def _on_saved(self, title: str, path: str) -> None:
        self._path = path
        self._notice.show_message(title, [path])
        self._notice.focus_on(_OPEN)

    @Slot(str, str)
    def _on_failed(self, title: str, line: str) -> None:
        self._notice.show_message(title, [line], only=())

    @Slot(str)
    def _on_notice_chosen(self, _name: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(self._path)):
            self._notice.show_message(_NOT_OPENED, [self._path], only=())
