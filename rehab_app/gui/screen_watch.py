"""Keeps the screen on while a session goes on, and lets it go where nothing goes on any more."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rehab_app.engine.state import Phase
from rehab_app.gui.session_driver import SessionDriver
from rehab_app.guide.awake import Awake, Hold

LONG_PAUSE_MIN = 5
_GOING_ON = (Phase.RUNNING, Phase.LEADING_IN)
SCREEN_NOTES = {
    Hold.FREE: "",
    Hold.HELD: "The screen stays on.",
    Hold.REFUSED: "The screen may go off: it can't be kept on here.",
}


class ScreenWatch(QObject):
    """Follows sessions. One that stands still or asks for some minutes lets the screen go.

    `noted` says in words what became of the screen.
    """

    noted = Signal(str)
    _told = Signal(Hold)

    def __init__(
        self, make_awake: Callable[[Callable[[Hold], None]], Awake], parent: QObject | None = None
    ) -> None:
        """Take what makes that which keeps the screen on; it tells from any thread."""
        super().__init__(parent)
        self._driver: SessionDriver | None = None
        self._is_held = False
        self._awake = make_awake(self._told.emit)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONG_PAUSE_MIN * 60_000)
        self._patience.timeout.connect(self.let_go)
        self._told.connect(self._on_told)

    # -- what others call

    @Slot(SessionDriver)
    def follow(self, driver: SessionDriver) -> None:
        """Follow a session from now on, and no other."""
        if self._driver is not None:
            self._driver.disconnect(self)
        self._driver = driver
        driver.state_changed.connect(self._on_state_changed)
        driver.destroyed.connect(self._on_driver_destroyed)
        self._on_state_changed()

    @Slot()
    def let_go(self) -> None:
        """Leave the screen to its own times, until the session goes on."""
        self._patience.stop()
        self._is_held = False
        self._awake.let_go()

    def close(self) -> None:
        """Let go for good."""
        self._patience.stop()
        self._awake.close()

    # -- slots

    @Slot()
    def _on_state_changed(self) -> None:
        phase = Phase.ENDED if self._driver is None else self._driver.state.phase
        if phase is Phase.ENDED:
            self.let_go()
            return
        if not self._is_held:
            self._is_held = True
            self._awake.hold()
        if phase in _GOING_ON:
            self._patience.stop()
        else:
            self._patience.start()  # Anew with each key that is pressed meanwhile.

    @Slot()
    def _on_driver_destroyed(self) -> None:
        self._driver = None
        self.let_go()

    @Slot(Hold)
    def _on_told(self, hold: Hold) -> None:
        self.noted.emit(SCREEN_NOTES[hold])
