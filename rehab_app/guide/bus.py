"""A connection to a message bus of the desktop (D-Bus) that never waits for an answer.

Whoever has it watches `fileno` and calls `read` when something has come. jeepney is used because
Qt's own D-Bus can't send unsigned numbers from Python, which notifications are made of.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.auth import AuthenticationError
from jeepney.io.blocking import DBusConnection, open_dbus_connection

Answered = Callable[[tuple[Any, ...] | None], None]
Heard = Callable[[tuple[Any, ...]], None]

# What connecting to a bus that is not there, or not as it should be, can raise.
_NO_BUS = (AuthenticationError, KeyError, OSError, RuntimeError, ValueError)


class NoBusError(Exception):
    """There is no message bus, or it has gone."""


@dataclass(frozen=True, slots=True)
class Service:
    """Something on a bus that can be called and heard: its name, path and interface."""

    name: str
    path: str
    interface: str


class Bus:
    """Calls and signals over one connection."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._answers: dict[int, Answered] = {}
        self._heard: list[tuple[MatchRule, Heard]] = []

    @classmethod
    def of_session(cls) -> "Bus":
        """Return a connection to the bus of this desktop; raises NoBusError."""
        return cls(_opened("SESSION"))

    @classmethod
    def of_system(cls) -> "Bus":
        """Return a connection to the bus of this machine; raises NoBusError."""
        return cls(_opened("SYSTEM"))

    @property
    def fileno(self) -> int:
        """Return what to watch for something to read."""
        return int(self._connection.sock.fileno())

    def call(
        self,
        service: Service,
        method: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
        answered: Answered | None = None,
    ) -> None:
        """Call a method; `signature` is D-Bus's own description of `body`.

        `answered` gets what comes back, None for an error. Raises NoBusError.
        """
        address = DBusAddress(service.path, bus_name=service.name, interface=service.interface)
        self._send(new_method_call(address, method, signature, body), answered)

    def listen(self, service: Service, signal: str, heard: Heard) -> None:
        """Have `heard` called with the body of each such signal; raises NoBusError.

        The bus sees to it that the signal comes from the service, which it knows by name.
        """
        parts = {"interface": service.interface, "path": service.path, "member": signal}
        self._heard.append((MatchRule(type="signal", **parts), heard))
        self._send(message_bus.AddMatch(MatchRule(type="signal", sender=service.name, **parts)))

    def read(self) -> None:
        """Take in what has come, without waiting for more; raises NoBusError when the bus goes."""
        while True:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except OSError as error:
                raise NoBusError(str(error)) from error
            self._take(message)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    # -- inside

    def _send(self, message: Message, answered: Answered | None = None) -> None:
        serial = next(self._connection.outgoing_serial)
        if answered is not None:
            self._answers[serial] = answered
        try:
            self._connection.send(message, serial=serial)
        except OSError as error:
            raise NoBusError(str(error)) from error

    def _take(self, message: Message) -> None:
        header = message.header
        serial = header.fields.get(HeaderFields.reply_serial)
        if serial is not None:
            answered = self._answers.pop(serial, None)
            is_error = header.message_type is MessageType.error
            if answered is not None:
                answered(None if is_error else message.body)
            return
        for rule, heard in self._heard:
            if rule.matches(message):
                heard(message.body)


def _opened(name: str) -> DBusConnection:
    if sys.platform in ("win32", "darwin"):
        raise NoBusError("this system has no message bus")
    try:
        return open_dbus_connection(name)
    except _NO_BUS as error:
        raise NoBusError(f"no {name.lower()} bus: {error}") from error
