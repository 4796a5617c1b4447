"""Leads from a damaged history to one that was brought back."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.gui.pages.mending_page import MendingPage
from rehab_app.history.errors import HistoryError
from rehab_app.safekeeping_wording import loss_lines, recovery_lines

if TYPE_CHECKING:
    from rehab_app.history.recovering import Recovery
    from rehab_app.safekeeping import Beside

_LOOK_MS = 20


class MendingFlow(QObject):
    """Reads beside the window what can be read; puts it in its place when that is wished."""

    page_wanted = Signal(QWidget)
    left = Signal()

    def __init__(
        self,
        context: Context,
        keep_page: Callable[[QWidget], None],
        parent: QObject | None = None,
    ) -> None:
        """Take what takes in a page that is built."""
        super().__init__(parent)
        self._context = context
        self._keep_page = keep_page
        self._damage = ""
        self._beside: Beside[Recovery] | None = None
        self._found: Recovery | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._on_look_timeout)

    # -- what others call

    @cached_property
    def page(self) -> MendingPage:
        """Return the page, which hardly anybody ever needs."""
        page = MendingPage()
        self._keep_page(page)
        page.accepted.connect(self._on_accepted)
        page.left.connect(self._on_left)
        return page

    def is_wanted(self) -> bool:
        """Tell whether the history is damaged, as far as a short look can tell."""
        try:
            self._damage = self._context.keeping.damage()
        except HistoryError:
            return False  # It is said where the history is needed.
        return bool(self._damage)

    def show(self) -> None:
        """Show what is wrong, and begin to read what can be read."""
        self._found = None
        self.page.show_reading(self._damage)
        self.page_wanted.emit(self.page)
        self.page.take_focus()
        self._beside = self._context.keeping.recover_beside()
        self._look.start()

    def finish(self) -> None:
        """Wait for what is being read, and show it."""
        if self._beside is not None:
            self._beside.wait()
            self._on_look_timeout()

    # -- slots

    @Slot()
    def _on_look_timeout(self) -> None:
        if self._beside is None or not self._beside.is_done:
            return
        self._look.stop()
        try:
            self._found = self._beside.result()
        except HistoryError as error:
            self.page.show_trouble(str(error))
        else:
            self.page.show_found(self._damage, self._found_lines(), loss_lines(self._found))

    def _found_lines(self) -> tuple[str, ...]:
        zone = self._context.clock.wall().tzinfo
        return recovery_lines(self._found, zone) if self._found else ()

    @Slot()
    def _on_accepted(self) -> None:
        if self._found is None:
            return
        try:
            kept = self._context.keeping.accept(self._found)
        except HistoryError as error:
            self.page.show_trouble(str(error))
        else:
            lines = self._found_lines(), loss_lines(self._found)
            self.page.show_done("" if kept is None else str(kept), *lines)
            self._found = None

    @Slot()
    def _on_left(self) -> None:
        self._look.stop()
        self._context.keeping.discard()
        self.left.emit()
