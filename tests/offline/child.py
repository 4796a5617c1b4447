"""Starts the program and walks through all of it, in a process that has no network.

    python -m tests.offline.child HOME [--reach-out]

What it did is one line of JSON on stdout. With --reach-out a page wants the network at the end, as
a test that this process would not live to tell.
"""

import json
import os
import sys
from pathlib import Path

from tests.offline.no_network import NETWORK_FAMILIES, ends_at, forbid_network

_LOCAL = 1  # AF_UNIX
_PAGES = "rehab_app.gui.pages."
_SIZE = (1280, 800)


def main(arguments: list[str]) -> int:
    """Take the network away, see that it is gone, use the program, and return 0."""
    told: dict[str, object] = {"refused_before": [ends_at(family) for family in NETWORK_FAMILIES]}
    forbid_network()
    home = Path(arguments[0])
    told |= {
        "refused": [ends_at(family) for family in NETWORK_FAMILIES],
        "local": not ends_at(_LOCAL),
    }
    pages = _started(home / "new") | _walked_through(home / "toured")
    told["pages"] = sorted(pages)
    if "--reach-out" in arguments:
        _reach_out()
    sys.stdout.write(json.dumps(told))
    return 0


def _started(home: Path) -> set[str]:
    """Start the program as a person does, for the first time; return the pages that came up."""
    from PySide6.QtCore import QTimer

    from rehab_app.gui.app import run
    from rehab_app.gui.gallery.looks import application
    from rehab_app.locations import Locations

    application()
    seen: set[str] = set()
    looking = QTimer(interval=10)

    def look() -> None:
        seen.update(_pages_in_sight())
        if any(home.rglob("*.socket")) and "first_start_page" in seen:
            looking.stop()
            from PySide6.QtWidgets import QApplication

            QApplication.closeAllWindows()

    looking.timeout.connect(look)
    looking.start()
    status = run(Locations.find({"REHAB_APP_HOME": str(home)}))
    if status:
        raise RuntimeError(f"the program ended with {status}")
    return seen


def _walked_through(home: Path) -> set[str]:
    """Play sessions and open every page; return the pages that came up."""
    from rehab_app.gui.gallery.looks import Look, settle
    from rehab_app.gui.gallery.pages import Tour

    tour = Tour(home, Look("light", 100), _SIZE)
    seen: set[str] = set()
    for _ in tour.sights():
        settle()
        seen |= _pages_in_sight()
    tour.close()
    return seen


def _pages_in_sight() -> set[str]:
    from PySide6.QtWidgets import QApplication

    shown = (type(each).__module__ for each in QApplication.allWidgets() if each.isVisible())
    return {name.removeprefix(_PAGES) for name in shown if name.startswith(_PAGES)}


def _reach_out() -> None:
    from PySide6.QtNetwork import QTcpSocket

    out = QTcpSocket()
    out.connectToHost("127.0.0.1", 9)
    out.waitForConnected(1000)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(sys.argv[1:]))
