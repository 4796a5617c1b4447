"""Notices on the desktop: a few words in a corner of the screen that can be clicked.

By the Desktop Notifications Specification 1.2 (freedesktop.org), over the session's bus. Whether a
desktop shows any is only known by asking: GetCapabilities is asked before each.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any, Protocol

from rehab_app.guide.bus import Bus, Service

_SERVICE = Service(
    "org.freedesktop.Notifications",
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
)
_APP = "rehab-app"
_CLICK = "default"
_NORMAL_URGENCY = 1
_ITS_OWN_TIME = -1
_HAS_OPACITY, _BITS, _CHANNELS = True, 8, 4
_NOT_YET = 0  # also how the desktop is told that a notice replaces none


@dataclass(frozen=True, slots=True)
class Notice:
    """A title and a text, both plain; `key` tells it from others and is what a click hands back."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture beside the words: row by row, a byte each for red, green, blue and opacity."""

    width_px: int
    height_px: int
    rgba: bytes


class Notices(Protocol):
    """What shows notices outside the window."""

    def ask(self, answered: Callable[[bool], None]) -> None:
        """Have `answered` called with whether notices are shown here."""
        ...

    def show(self, notice: Notice) -> None:
        """Show a notice, in place of an older one with its key."""
        ...

    def take_back(self, key: str) -> None:
        """Take a notice away that no longer says anything."""
        ...


class SilentNotices:
    """Stands in where nothing is shown outside the window; `lost` gets each notice back."""

    def __init__(self, lost: Callable[[Notice], None]) -> None:
        self._lost = lost

    def ask(self, answered: Callable[[bool], None]) -> None:
        """Answer that none are shown."""
        answered(False)  # noqa: FBT003 (the answer itself)

    def show(self, notice: Notice) -> None:
        """Give the notice back."""
        self._lost(notice)

    def take_back(self, key: str) -> None:
        """Have nothing to take away."""


class DesktopNotices:
    """Shows notices through the desktop.

    `chosen` gets the key of one that is clicked, `lost` one that could not be shown. `picture` is
    sent along, so that nothing has to be installed for it to be seen.
    """

    def __init__(
        self,
        bus: Bus,
        chosen: Callable[[str], None],
        lost: Callable[[Notice], None],
        picture: Picture | None = None,
    ) -> None:
        """Listen for clicks; raises NoBusError, as every method does, when the bus goes."""
        self._bus = bus
        self._chosen = chosen
        self._lost = lost
        self._hints = _hints(picture)
        self._numbers: dict[str, int] = {}
        # The desktop tells of clicks only to the connection that sent the notice.
        bus.listen(_SERVICE, "ActionInvoked", self._on_action_invoked)
        bus.listen(_SERVICE, "NotificationClosed", self._on_closed)

    def ask(self, answered: Callable[[bool], None]) -> None:
        """Have `answered` called with whether this desktop shows notices."""
        self._bus.call(
            _SERVICE, "GetCapabilities", answered=lambda body: answered(body is not None)
        )

    def show(self, notice: Notice) -> None:
        """Show a notice, in place of an older one with its key."""
        self._numbers.setdefault(notice.key, _NOT_YET)
        self._bus.call(_SERVICE, "GetCapabilities", answered=partial(self._on_able, notice))

    def take_back(self, key: str) -> None:
        """Take a notice away that no longer says anything."""
        number = self._numbers.pop(key, _NOT_YET)
        if number != _NOT_YET:
            self._close(number)

    # -- inside

    def _on_able(self, notice: Notice, body: tuple[Any, ...] | None) -> None:
        if body is None:
            self._lose(notice)
            return
        takes_markup = "body-markup" in body[0]
        text = escape(notice.text, quote=False) if takes_markup else notice.text
        call = (
            _APP,
            self._numbers.get(notice.key, _NOT_YET),
            "",
            notice.title,
            text,
            [_CLICK, "Open"],
            self._hints,
            _ITS_OWN_TIME,
        )
        shown = partial(self._on_shown, notice)
        self._bus.call(_SERVICE, "Notify", "susssasa{sv}i", call, answered=shown)

    def _on_shown(self, notice: Notice, body: tuple[Any, ...] | None) -> None:
        if body is None:
            self._lose(notice)
        elif notice.key in self._numbers:
            self._numbers[notice.key] = body[0]
        else:
            self._close(body[0])  # It was taken back before it was there.

    def _lose(self, notice: Notice) -> None:
        self._numbers.pop(notice.key, None)
        self._lost(notice)

    def _close(self, number: int) -> None:
        self._bus.call(_SERVICE, "CloseNotification", "u", (number,))

    def _on_action_invoked(self, body: tuple[Any, ...]) -> None:
        key = self._key_of(body[0])
        if key is not None and body[1] == _CLICK:
            self._chosen(key)

    def _on_closed(self, body: tuple[Any, ...]) -> None:
        key = self._key_of(body[0])
        if key is not None:
            del self._numbers[key]

    def _key_of(self, number: int) -> str | None:
        return next((key for key, each in self._numbers.items() if each == number), None)


def _hints(picture: Picture | None) -> dict[str, tuple[str, Any]]:
    """Return what is said beside the words: how urgent, of which program, with which picture."""
    hints: dict[str, tuple[str, Any]] = {
        "urgency": ("y", _NORMAL_URGENCY),
        "desktop-entry": ("s", _APP),
    }
    if picture is not None:
        size = (picture.width_px, picture.height_px, picture.width_px * _CHANNELS)
        data = (*size, _HAS_OPACITY, _BITS, _CHANNELS, picture.rgba)
        hints["image-data"] = ("(iiibiiay)", data)
    return hints
