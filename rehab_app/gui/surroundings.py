"""What the program does with the computer around its window: screen, sleep, tray, reminders."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from rehab_app.context import Context
from rehab_app.gui.bus_reader import BusReader
from rehab_app.gui.calendar_saver import CalendarSaver
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.places import SETTINGS
from rehab_app.gui.reminder_flow import TRIED, ReminderFlow
from rehab_app.gui.rooms import Rooms
from rehab_app.gui.screen_watch import ScreenWatch
from rehab_app.gui.sleep_watch import SleepWatch
from rehab_app.gui.tray import Tray, TrayNotices, icon, picture
from rehab_app.guide.awake import ScreenAwake
from rehab_app.guide.bus import Bus, NoBusError
from rehab_app.guide.notices import DesktopNotices, Notices
from rehab_app.reminders import Openings, wishes_of

_SHOWN = "This desktop shows them."
_NOT_SHOWN = (
    "This desktop shows no notices. Reminders stand above the page, while the window is open."
)
_NO_TRAY = "It has no tray just now, so closing the window ends the program."
_LOOK_FOR_TRAY_MS = 5000


class Surroundings(QObject):
    """Connects the rooms with the computer, once the window is there."""

    def __init__(self, context: Context, rooms: Rooms, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._rooms = rooms
        self._window = window
        self._is_ending = False
        self._bus: BusReader | None = None
        self._guard = QTimer(self)
        self._guard.setInterval(_LOOK_FOR_TRAY_MS)

        self.screen = ScreenWatch(ScreenAwake, self)
        self.sleep = SleepWatch(self)
        self.tray = Tray(window)
        self.calendar = CalendarSaver(context, window)
        self.reminders = ReminderFlow(
            context.clock,
            lambda: wishes_of(context.settings.settings),
            Openings(context).at,
            rooms.is_playing,
            self,
        )
        QApplication.setWindowIcon(icon())
        self._connect()
        self._on_settings_changed()
        if rooms.is_playing():
            self._on_played()
        self.reminders.show_through(self._notices())

    def close(self) -> None:
        """Leave the computer as it was found."""
        self.screen.close()
        self.sleep.close()
        self.tray.show_wanted(is_wanted=False)
        if self._bus is not None:
            self._bus.close()

    # -- inside

    def _connect(self) -> None:
        rooms = self._rooms
        rooms.played.connect(self._on_played)
        rooms.settings_shown.connect(self._on_settings_shown)
        rooms.settings_changed.connect(self._on_settings_changed)
        rooms.person_changed.connect(self.reminders.begin_anew)
        rooms.reminder_tried.connect(self.reminders.show_one)
        rooms.calendar_requested.connect(self.calendar.ask)
        self.calendar.told.connect(self._window.say)
        self.screen.noted.connect(self._on_screen_noted)
        self.sleep.fell_asleep.connect(self._on_fell_asleep)
        self.sleep.woke.connect(self.reminders.look)
        self.reminders.chosen.connect(self._on_reminder_chosen)
        self.reminders.missed.connect(self._on_reminder_missed)
        self.tray.open_requested.connect(self._window.raise_window)
        self.tray.quit_requested.connect(self._on_quit_requested)
        self._window.stay_behind(self._stays)
        self._guard.timeout.connect(self._on_guard_timeout)

    def _notices(self) -> Notices:
        """Return what shows notices here: the desktop's own service, else the tray."""
        flow = self.reminders
        try:
            bus = Bus.of_session()
            notices = DesktopNotices(bus, flow.choose, flow.lose, picture())
        except NoBusError:
            beside = TrayNotices(self.tray, flow.choose, flow.lose)
            self.tray.message_clicked.connect(beside.click)
            return beside
        self._bus = BusReader(bus, self)
        return notices

    def _stays(self) -> bool:
        """Tell whether the program goes on without its window: one must be able to come back."""
        is_staying = self.tray.is_there and not self._is_ending
        if is_staying:
            self._guard.start()
        return is_staying

    # -- slots: sessions

    @Slot()
    def _on_played(self) -> None:
        if self._rooms.flow.driver is not None:
            self.screen.follow(self._rooms.flow.driver)

    @Slot(str)
    def _on_screen_noted(self, text: str) -> None:
        self._rooms.flow.player.show_screen(text)

    @Slot()
    def _on_fell_asleep(self) -> None:
        if self._rooms.is_playing() and self._rooms.flow.driver is not None:
            self._rooms.flow.driver.fall_asleep()

    # -- slots: reminders and the tray

    @Slot()
    def _on_settings_changed(self) -> None:
        self.tray.show_wanted(is_wanted=self._context.settings.settings.stays_in_tray)
        self.reminders.take_wishes()
        self._show_where()

    @Slot()
    def _on_settings_shown(self) -> None:
        self._show_where()

    def _show_where(self) -> None:
        if self._window.place == SETTINGS:
            self.reminders.ask_where(self._on_where_known)

    def _on_where_known(self, are_shown: bool) -> None:
        wants_tray = self._context.settings.settings.stays_in_tray
        parts = [_SHOWN if are_shown else _NOT_SHOWN]
        if wants_tray and not self.tray.is_there:
            parts.append(_NO_TRAY)
        self._rooms.person.settings.reminders.show_where(" ".join(parts))

    @Slot(str)
    def _on_reminder_chosen(self, key: str) -> None:
        self._window.raise_window()
        if self._rooms.is_playing():
            return
        if key == TRIED:
            self._rooms.show_settings()
            self._rooms.person.settings.show_reminders()
        else:
            self._rooms.show_today()
            self._rooms.today.page.show_about(key.partition(" ")[0])

    @Slot(str, str)
    def _on_reminder_missed(self, title: str, text: str) -> None:
        self._window.say(title, text)
        QApplication.alert(self._window)

    @Slot()
    def _on_guard_timeout(self) -> None:
        """Give the window back where the tray has gone: there is no other way to it."""
        if self._window.isVisible():
            self._guard.stop()
        elif not self.tray.is_there:
            self._window.raise_window()

    @Slot()
    def _on_quit_requested(self) -> None:
        self._is_ending = True
        self._window.close()
        QApplication.quit()
