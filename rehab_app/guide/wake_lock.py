"""One hold on the screen, through wakepy, which knows how each system is asked.

Importing this costs a tenth of a second, so it is done in the thread that needs it.
"""

from contextlib import ExitStack

from wakepy import keep
from wakepy.core import BusType, DBusMethodCall
from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter

_APP, _REASON = "rehab-app", "A session is going on."
# What wakepy says for us, where a desktop shows who keeps its screen on.
_SAID = {"wakepy": _APP, "wakelock active": _REASON}


def hold_screen(held: ExitStack) -> bool:
    """Ask for the screen to stay on until `held` is closed; tell whether that is so.

    Closing raises RuntimeError where nobody is there any more to take it back.
    """

    class Adapter(JeepneyDBusAdapter):
        """wakepy's own, but for a garbage collection, which would end widgets in this thread."""

        def process(self, call: DBusMethodCall) -> object:
            """Call the desktop in this program's name."""
            return super().process(
                DBusMethodCall(call.method, [_SAID.get(part, part) for part in call.args])
            )

        def close_connections(self) -> None:
            """Leave that to `held`, which closes them after a refusal as well."""

        def _create_new_connection(self, bus: BusType | str | None = None) -> object:
            connection = super()._create_new_connection(bus)
            held.callback(connection.close)
            return connection

    mode = held.enter_context(keep.presenting(on_fail="pass", dbus_adapter=Adapter))
    return mode.active
