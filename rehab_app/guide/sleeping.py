"""Hears that the computer goes to sleep, wakes up, or that its lid is closed.

A lid that is closed does not always send a computer to sleep (with a second screen it often stays
awake), so it is heard by itself. logind tells of sleep, UPower of the lid. Without them the gap
that sleep leaves in a session's time says the same a moment later.
"""

from collections.abc import Callable
from typing import Any

from rehab_app.guide.bus import Bus, Service

_LOGIN = Service(
    "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
)
_POWER = Service(
    "org.freedesktop.UPower", "/org/freedesktop/UPower", "org.freedesktop.DBus.Properties"
)


class Sleeping:
    """Calls `fell_asleep` before sleep and when the lid closes, `woke` after sleep."""

    def __init__(self, bus: Bus, fell_asleep: Callable[[], None], woke: Callable[[], None]) -> None:
        """Listen on the system's bus; raises NoBusError when it goes."""
        self._fell_asleep = fell_asleep
        self._woke = woke
        bus.listen(_LOGIN, "PrepareForSleep", self._on_prepare_for_sleep)
        bus.listen(_POWER, "PropertiesChanged", self._on_power_changed)

    def _on_prepare_for_sleep(self, body: tuple[Any, ...]) -> None:
        match body:
            case (True,):
                self._fell_asleep()
            case (False,):
                self._woke()

    def _on_power_changed(self, body: tuple[Any, ...]) -> None:
        match body:
            case (_, {"LidIsClosed": ("b", True)}, *_):
                self._fell_asleep()
