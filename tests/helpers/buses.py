"""A private message bus (D-Bus), and services on it that say what a test wants them to say."""

import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

_LEAVINGS = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")

# Without folders of services: nothing is started that a test has not started.
_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

needs_bus = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed"
)


@contextmanager
def running_bus(folder: Path) -> Iterator[str]:
    """Run a bus of one's own, and yield its address."""
    config = folder / "bus.conf"
    config.write_text(_CONFIG.format(folder / "bus"), encoding="utf-8")
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.kill()
        daemon.wait()
        daemon.stdout.close()


class FakeService:
    """A name on a bus that answers calls from a table, and writes down who called what.

    `answers` has for each method the signature and the body of what comes back; for any other it
    is an error. A method in `deaf` is never answered.
    """

    def __init__(
        self,
        bus: str,
        name: str,
        answers: Mapping[str, tuple[str, tuple[Any, ...]]] | None = None,
        deaf: frozenset[str] = frozenset(),
    ) -> None:
        self._answers = answers or {}
        self._deaf = deaf
        self._connection = open_dbus_connection(bus)
        self._sending = threading.Lock()
        self._has_news = threading.Condition()
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.callers: list[str] = []
        self.gone: list[str] = []
        reply = self._connection.send_and_get_reply(message_bus.RequestName(name))
        assert unwrap_msg(reply) == (1,), f"{name} is taken"
        self._connection.send(message_bus.AddMatch(_LEAVINGS))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def wait_for(self, *methods: str, timeout_s: float = 10.0) -> list[tuple[Any, ...]]:
        """Wait until these methods, and no others, were called in turn; return their bodies."""
        with self._has_news:
            self._has_news.wait_for(lambda: len(self.calls) >= len(methods), timeout_s)
            assert tuple(name for name, _ in self.calls) == methods
            return [body for _, body in self.calls]

    def wait_until_gone(self, count: int, timeout_s: float = 10.0) -> None:
        """Wait until so many connections have left the bus."""
        with self._has_news:
            assert self._has_news.wait_for(lambda: len(self.gone) >= count, timeout_s)

    def wait_until_callers_gone(self, timeout_s: float = 10.0) -> None:
        """Wait until everybody who has called has left the bus."""
        with self._has_news:
            assert self._has_news.wait_for(lambda: set(self.callers) <= set(self.gone), timeout_s)

    def emit(
        self, path: str, interface: str, signal: str, signature: str, body: tuple[Any, ...]
    ) -> None:
        """Send a signal to whoever listens."""
        emitter = DBusAddress(path, interface=interface)
        with self._sending:
            self._connection.send(new_signal(emitter, signal, signature, body))

    def close(self) -> None:
        """Leave the bus; more than once is no more than once."""
        if not self._thread.is_alive():
            return
        self._connection.sock.shutdown(2)
        self._thread.join()
        self._connection.close()

    # -- inside, in the thread

    def _serve(self) -> None:
        while True:
            try:
                message = self._connection.receive()
            except OSError:
                return
            if message.header.message_type is MessageType.method_call:
                self._answer(message)
            elif _LEAVINGS.matches(message) and message.body[0].startswith(":"):
                self._note_leaving(message)

    def _answer(self, message: Message) -> None:
        method = message.header.fields[HeaderFields.member]
        if method not in self._deaf:
            answer = self._answers.get(method)
            if answer is None:
                reply = new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
            else:
                reply = new_method_return(message, *answer)
            with self._sending:
                self._connection.send(reply)
        with self._has_news:
            self.calls.append((method, message.body))
            self.callers.append(message.header.fields[HeaderFields.sender])
            self._has_news.notify_all()

    def _note_leaving(self, message: Message) -> None:
        name, _, owner = message.body
        if not owner:
            with self._has_news:
                self.gone.append(name)
                self._has_news.notify_all()


MakeService = Callable[..., FakeService]


class Caller:
    """Calls services of a bus and waits for what they say."""

    def __init__(self, bus: str) -> None:
        self._connection = open_dbus_connection(bus)

    def call(
        self, name: str, path: str, interface: str, method: str, signature: str = "", *body: Any
    ) -> tuple[Any, ...]:
        """Call a method and return the body of its answer."""
        address = DBusAddress(path, bus_name=name, interface=interface)
        message = new_method_call(address, method, signature, body)
        reply = unwrap_msg(self._connection.send_and_get_reply(message, timeout=10))
        return tuple(reply)

    def wait_for_name(self, name: str) -> None:
        """Wait until somebody on the bus has a name."""
        rule = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
        rule.add_arg_condition(0, name)
        self._connection.send_and_get_reply(message_bus.AddMatch(rule))
        with self._connection.filter(rule) as owners:
            reply = self._connection.send_and_get_reply(message_bus.NameHasOwner(name))
            if not unwrap_msg(reply)[0]:
                self._connection.recv_until_filtered(owners, timeout=20)

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()
