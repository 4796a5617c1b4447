"""The way to the warning signs and back, from wherever somebody is."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.places import FIRST_START, PLACES, SIGNS, TODAY, TRY
from rehab_app.gui.safety_flow import SafetyFlow
from rehab_app.gui.session_rooms import SessionRooms

_WRONG_WHY = "Answer yes to what fits now. What nobody touches is no."
_DUE_WHY = "Asked at the start and every two weeks. What nobody touches is no."


class SignsRooms(QObject):
    """Asks for the warning signs, and ends the session that is under way where one fits.

    `about_to_leave` comes before a page is left for them. `left` comes with the place to go to
    after them; a page of a session that still holds is shown again by itself.
    """

    page_wanted = Signal(QWidget, str)
    about_to_leave = Signal()
    left = Signal(str)
    trouble = Signal(str)

    def __init__(self, context: Context, window: MainWindow, session: SessionRooms) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._before: tuple[QWidget, str] | None = None

        self.safety = SafetyFlow(context.signs, window.keep_page, self)
        self.safety.bar.setProperty("place", "above")
        window.above.addWidget(self.safety.bar)

        window.wrong_requested.connect(self.ask_what_is_wrong)
        session.wrong_requested.connect(self.ask_what_is_wrong)
        session.signs_wanted.connect(self.ask_now)
        session.locked.connect(self.safety.show_advice)
        self.safety.page_wanted.connect(self._on_page_wanted)
        self.safety.answered.connect(self._on_answered)
        self.safety.left.connect(self._on_left)
        self.safety.trouble.connect(self.trouble)

    # -- what others call

    @Slot()
    def ask_due(self) -> None:
        """Ask for the warning signs, which are due from time to time."""
        self.safety.ask(_DUE_WHY, "Not now")

    @Slot()
    def ask_what_is_wrong(self) -> None:
        """Ask for the warning signs, wherever somebody is."""
        if self._window.place not in (SIGNS, FIRST_START):
            self.ask_now(_WRONG_WHY)

    @Slot(str)
    def ask_now(self, why: str) -> None:
        """Let a session stand still, and ask for the warning signs."""
        self._before = (self._window.page, self._window.place)
        self.about_to_leave.emit()
        self.safety.ask(why, "Back to the session" if self._session.is_playing() else "Back")

    # -- slots

    @Slot(QWidget)
    def _on_page_wanted(self, page: QWidget) -> None:
        self.page_wanted.emit(page, SIGNS)

    @Slot(bool)
    def _on_answered(self, is_any: bool) -> None:
        if is_any:
            self._session.end()

    @Slot()
    def _on_left(self) -> None:
        before, self._before = self._before, None
        page, place = before or (None, TODAY)
        if page is None or not self._session.return_to(page):
            self.left.emit(place if place in (*PLACES, TRY) else TODAY)
