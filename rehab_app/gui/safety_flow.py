"""Leads over the warning signs: asking, what to do now, the lock and its way out."""

from collections.abc import Callable, Collection
from functools import cached_property

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.gui.pages.red_flags_page import RedFlagsPage
from rehab_app.gui.widgets.lock_bar import LockBar
from rehab_app.warning_signs import WarningSigns

_TROUBLE = "This could not be saved; it holds until the program ends."


class SafetyFlow(QObject):
    """Hands what is answered to the warning signs.

    `bar` says on the pages that routines are closed, as long as they are. `answered` comes with
    whether any sign fits, before its advice is shown.
    """

    page_wanted = Signal(QWidget)
    answered = Signal(bool)
    left = Signal()
    trouble = Signal(str)

    def __init__(
        self,
        signs: WarningSigns,
        keep_page: Callable[[QWidget], None],
        parent: QObject | None = None,
    ) -> None:
        """Take what takes in a page that is built."""
        super().__init__(parent)
        self._keep_page = keep_page
        self._signs = signs
        self.bar = LockBar()
        self.bar.hide()
        self.bar.advice_requested.connect(self.show_advice)
        self.bar.clearing_requested.connect(self._on_clearing_requested)

    # -- what others call

    @cached_property
    def page(self) -> RedFlagsPage:
        """Return the page with the signs, which few visits need."""
        page = RedFlagsPage(self._signs.screen.flags)
        self._keep_page(page)
        page.answered.connect(self.take_answers)
        page.cleared.connect(self._on_page_cleared)
        page.left.connect(self.left)
        return page

    def ask(self, why: str, back: str) -> None:
        """Ask for the signs; what is known to fit is answered already."""
        lock = self._signs.lock
        known = [flag.id for flag in (*(lock.flags if lock else ()), *self._signs.cautions)]
        self.page.ask(why, back, known)
        self._show_page()

    @Slot()
    def show_advice(self) -> None:
        """Show what to do now about the signs that fit."""
        lock = self._signs.lock
        flags = (*(lock.flags if lock else ()), *self._signs.cautions)
        self.page.show_advice(flags, is_locked=lock is not None)
        self._show_page()

    def show_bar(self, *, is_wanted: bool) -> None:
        """Say that the routines are closed, if they are and it is wanted here."""
        self.bar.setVisible(is_wanted and self._signs.lock is not None)

    @Slot(tuple)
    def take_answers(self, yes: Collection[str]) -> None:
        """Take the answers to the whole screen, and show what follows from them."""
        try:
            self._signs.answer(yes)
        except OSError as error:
            self.trouble.emit(f"{_TROUBLE} {error}")
        self.answered.emit(bool(yes))
        if yes:
            self.show_advice()
        else:
            self.left.emit()

    # -- inside

    def _show_page(self) -> None:
        self.page_wanted.emit(self.page)
        self.page.take_focus()

    # -- slots

    @Slot()
    def _on_page_cleared(self) -> None:
        try:
            self._signs.clear()
        except OSError as error:
            self.trouble.emit(f"{_TROUBLE} {error}")
        self.left.emit()

    @Slot()
    def _on_clearing_requested(self) -> None:
        self.show_advice()
        self.page.ask_to_clear()
