"""A client of the accessibility bus: what a screen reader sees of a program, and what it can do.

It speaks AT-SPI 2 over D-Bus, as Orca does (https://gitlab.gnome.org/GNOME/at-spi2-core, xml/).
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from jeepney import DBusAddress, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from rehab_app.clock import SystemClock

CLOCK = SystemClock()

_ATSPI = "org.a11y.atspi"
_ROOT = "/org/a11y/atspi/accessible/root"
_REGISTRY = "org.a11y.atspi.Registry"
_ON_SCREEN = 0
# Bits of AtspiStateType that are asked for here.
_STATES = {
    "checked": 4,
    "enabled": 8,
    "focusable": 11,
    "focused": 12,
    "sensitive": 24,
    "showing": 25,
    "visible": 30,
}


class BusError(Exception):
    """The program or the bus refused a call, or is gone."""


class Value(NamedTuple):
    """What a value interface says."""

    least: float
    now: float
    most: float


class Extents(NamedTuple):
    """A place on the screen in pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Heard:
    """An announcement: its text, whether it waits its turn, and when it came."""

    text: str
    is_polite: bool
    at_s: float


class Bus:
    """The accessibility bus of a D-Bus session, with what is announced on it."""

    def __init__(self, session_address: str) -> None:
        session = open_dbus_connection(session_address)
        where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        address = session.send_and_get_reply(new_method_call(where, "GetAddress")).body[0]
        session.close()
        self._connection: DBusConnection = open_dbus_connection(address)
        self.heard: list[Heard] = []
        self._listen("object:announcement", "Announcement")

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def call(
        self, node: tuple[str, str], interface: str, method: str, signature: str = "", *body: object
    ) -> tuple[Any, ...]:
        """Call a method of an object and return what it answers; raises BusError."""
        address = DBusAddress(node[1], node[0], f"{_ATSPI}.{interface}")
        return self._ask(new_method_call(address, method, signature or None, body))

    def get(self, node: tuple[str, str], interface: str, name: str) -> Any:
        """Return a property of an object; raises BusError."""
        address = DBusAddress(node[1], node[0], "org.freedesktop.DBus.Properties")
        body = (f"{_ATSPI}.{interface}", name)
        return self._ask(new_method_call(address, "Get", "ss", body))[0][1]

    def set_number(self, node: tuple[str, str], interface: str, name: str, value: float) -> None:
        """Set a property that is a number; raises BusError."""
        address = DBusAddress(node[1], node[0], "org.freedesktop.DBus.Properties")
        body = (f"{_ATSPI}.{interface}", name, ("d", value))
        self._ask(new_method_call(address, "Set", "ssv", body))

    def listen(self, for_s: float) -> None:
        """Take in what is announced for so long."""
        end = CLOCK.now() + for_s
        while (left_s := end - CLOCK.now()) > 0:
            try:
                self._take(self._connection.receive(timeout=left_s))
            except TimeoutError:
                return

    def program(self, name: str) -> "Node | None":
        """Return a program on the bus by its name, None where there is none."""
        for child in Node(self, (_REGISTRY, _ROOT)).children():
            try:
                if child.name == name:
                    return child
            except BusError:
                continue  # A program that is going.
        return None

    # -- inside

    def _listen(self, event: str, member: str) -> None:
        rule = MatchRule(type="signal", interface=f"{_ATSPI}.Event.Object", member=member)
        self._ask(message_bus.AddMatch(rule))
        address = DBusAddress("/org/a11y/atspi/registry", _REGISTRY, _REGISTRY)
        self._ask(new_method_call(address, "RegisterEvent", "sas", (event, [])))

    def _ask(self, message: Any) -> tuple[Any, ...]:
        serial = next(self._connection.outgoing_serial)
        self._connection.send(message, serial=serial)
        end = CLOCK.now() + 10
        while True:
            try:
                reply = self._connection.receive(timeout=max(0.0, end - CLOCK.now()))
            except (TimeoutError, OSError) as error:
                raise BusError(f"no answer: {error}") from error
            kind = reply.header.message_type
            if kind is MessageType.signal:
                self._take(reply)
            elif reply.header.fields.get(5) == serial:  # REPLY_SERIAL
                if kind is MessageType.error:
                    raise BusError(str(reply.body))
                return tuple(reply.body)

    def _take(self, message: Any) -> None:
        is_signal = message.header.message_type is MessageType.signal
        if is_signal and message.header.fields.get(3) == "Announcement":  # MEMBER
            _, politeness, _, (_, text), *_ = message.body
            self.heard.append(Heard(str(text), politeness == 1, CLOCK.now()))


@dataclass(frozen=True, slots=True)
class Node:
    """Something on the bus: a window, a button, a text. Two are equal where they are the same."""

    bus: Bus
    place: tuple[str, str]

    @property
    def name(self) -> str:
        return str(self.bus.get(self.place, "Accessible", "Name"))

    @property
    def description(self) -> str:
        return str(self.bus.get(self.place, "Accessible", "Description"))

    @property
    def role(self) -> str:
        return str(self.bus.call(self.place, "Accessible", "GetRoleName")[0])

    @property
    def states(self) -> frozenset[str]:
        low, high = self.bus.call(self.place, "Accessible", "GetState")[0]
        bits = low | high << 32
        return frozenset(name for name, bit in _STATES.items() if bits >> bit & 1)

    @property
    def interfaces(self) -> frozenset[str]:
        found = self.bus.call(self.place, "Accessible", "GetInterfaces")[0]
        return frozenset(str(each).removeprefix(f"{_ATSPI}.") for each in found)

    @property
    def value(self) -> Value:
        names = ("MinimumValue", "CurrentValue", "MaximumValue")
        return Value(*(float(self.bus.get(self.place, "Value", name)) for name in names))

    @property
    def extents(self) -> Extents:
        return Extents(*self.bus.call(self.place, "Component", "GetExtents", "u", _ON_SCREEN)[0])

    def set_value(self, value: float) -> None:
        self.bus.set_number(self.place, "Value", "CurrentValue", value)

    def press(self) -> None:
        """Do the first thing that can be done with it, as a screen reader's click does."""
        assert self.bus.call(self.place, "Action", "DoAction", "i", 0)[0]

    def children(self) -> "list[Node]":
        found = self.bus.call(self.place, "Accessible", "GetChildren")[0]
        return [Node(self.bus, (str(name), str(path))) for name, path in found]

    def showing(self) -> "Iterator[Node]":
        """Yield everything below that can be seen now, in the order of the tree."""
        waiting = deque(self.children())
        while waiting:
            node = waiting.popleft()
            try:
                if "showing" not in node.states:
                    continue
                yield node
                waiting.extendleft(reversed(node.children()))
            except BusError:
                continue  # It has gone while we looked.

    def find(self, role: str, name: str | Callable[[str], bool]) -> "Node | None":
        """Return what has a role and a name and can be seen, None where nothing has."""
        fits = name if callable(name) else name.__eq__
        for node in self.showing():
            try:
                if node.role == role and fits(node.name):
                    return node
            except BusError:
                continue
        return None
