"""A desktop's portal that knows one setting: whether there should be less motion.

`python -m tests.screen_reader.portal FIRST THEN`: answers with FIRST (0 or 1); once it was asked,
it says that the setting has become THEN.
"""

import sys

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

_NAME = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
_SETTING = ("org.freedesktop.appearance", "reduced-motion")


def main() -> None:
    first, then = (int(word) for word in sys.argv[1:])
    bus = open_dbus_connection("SESSION")
    bus.send_and_get_reply(message_bus.RequestName(_NAME))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        message = bus.receive()
        is_call = message.header.message_type is MessageType.method_call
        if is_call and message.header.fields.get(HeaderFields.member) == "ReadOne":
            assert message.body == _SETTING
            bus.send(new_method_return(message, "v", (("u", first),)))
            where = DBusAddress(_PATH, _NAME, _SETTINGS)
            bus.send(new_signal(where, "SettingChanged", "ssv", (*_SETTING, ("u", then))))


if __name__ == "__main__":
    main()
