"""A program in its window, for `test_tray`: does what it is told on stdin, says how it stands.

Qt has one connection to the desktop's bus for each process, so that a bus of a test's own needs a
process of its own.
"""

import json
import os
import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from rehab_app.context import Context
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.surroundings import Surroundings


def main() -> int:
    """Run until it is told to quit, or ends by itself."""
    application = QApplication(["rehab-app"])
    context = Context.open(os.environ)
    context.settings.update(has_started=True, flags_on="2026-11-22", page="settings")
    window = MainWindow.furnished(context)
    window.show()
    surroundings = Surroundings(context, window.rooms, window)
    doings = {
        "state": lambda: None,
        "tray on": lambda: window.rooms.person.update(stays_in_tray=True),
        "tray off": lambda: window.rooms.person.update(stays_in_tray=False),
        "close": window.close,
        "try": surroundings.reminders.show_one,
    }

    def obey() -> None:
        doings[sys.stdin.readline().strip()]()
        application.processEvents()
        state = {"visible": window.isVisible(), "tray": surroundings.tray.is_there}
        sys.stdout.write(json.dumps(state) + "\n")
        sys.stdout.flush()

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(obey)
    status = application.exec()
    surroundings.close()
    context.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
