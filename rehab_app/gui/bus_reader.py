"""Reads a message bus whenever something has come over it."""

from PySide6.QtCore import QObject, QSocketNotifier, Slot

from rehab_app.guide.bus import Bus, NoBusError


class BusReader(QObject):
    """Reads until the bus goes; then it hangs up, and nobody is disturbed."""

    def __init__(self, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = bus
        self._notifier = QSocketNotifier(bus.fileno, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)

    @property
    def is_open(self) -> bool:
        """Tell whether the bus is still there."""
        return self._notifier.isEnabled()

    def close(self) -> None:
        """Read no more, and hang up."""
        self._notifier.setEnabled(False)
        self._bus.close()

    # -- slots

    @Slot()
    def _on_notifier_activated(self) -> None:
        try:
            self._bus.read()
        except NoBusError:
            self.close()
