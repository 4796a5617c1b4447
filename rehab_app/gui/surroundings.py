"""What the program has to do with the computer around its window: the screen, sleep."""

from PySide6.QtCore import QObject, Slot

from rehab_app.gui.rooms import Rooms
from rehab_app.gui.screen_watch import ScreenWatch
from rehab_app.gui.sleep_watch import SleepWatch
from rehab_app.guide.awake import ScreenAwake


class Surroundings(QObject):
    """Connects the rooms with the computer, once the window is there."""

    def __init__(self, rooms: Rooms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rooms = rooms
        self.screen = ScreenWatch(ScreenAwake, self)
        self.sleep = SleepWatch(self)

        rooms.played.connect(self._on_rooms_played)
        self.screen.noted.connect(self._on_screen_noted)
        self.sleep.fell_asleep.connect(self._on_fell_asleep)

    def close(self) -> None:
        """Leave the computer as it was found."""
        self.screen.close()
        self.sleep.close()

    # -- slots

    @Slot()
    def _on_rooms_played(self) -> None:
        if self._rooms.flow.driver is not None:
            self.screen.follow(self._rooms.flow.driver)

    @Slot(str)
    def _on_screen_noted(self, text: str) -> None:
        self._rooms.flow.player.show_screen(text)

    @Slot()
    def _on_fell_asleep(self) -> None:
        if self._rooms.is_playing():
            driver = self._rooms.flow.driver
            if driver is not None:
                driver.fall_asleep()
