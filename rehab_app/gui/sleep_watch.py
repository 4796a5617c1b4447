"""Hears that the computer falls asleep or wakes up, where its system tells."""

from PySide6.QtCore import QObject, Signal

from rehab_app.gui.bus_reader import BusReader
from rehab_app.guide.bus import Bus, NoBusError
from rehab_app.guide.sleeping import Sleeping


class SleepWatch(QObject):
    """`fell_asleep` comes before sleep and when the lid closes, `woke` after sleep."""

    fell_asleep = Signal()
    woke = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Listen; where there is nothing to listen to, nothing is heard."""
        super().__init__(parent)
        self._reader: BusReader | None = None
        try:
            bus = Bus.of_system()
            self._sleeping = Sleeping(bus, self.fell_asleep.emit, self.woke.emit)
        except NoBusError:
            return
        self._reader = BusReader(bus, self)

    def close(self) -> None:
        """Listen no more."""
        if self._reader is not None:
            self._reader.close()
