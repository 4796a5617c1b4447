"""A session heard for real: plays a routine in real time and writes what happened when, as JSON.

python -m tests.ears.child ROUTINE SAYS TONE_VOLUME
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from rehab_app.clock import SystemClock
from rehab_app.context import Context
from rehab_app.engine.inputs import Chimed, Output
from rehab_app.engine.state import Phase
from rehab_app.gui.guide_flow import GuideFlow
from rehab_app.gui.session_driver import SessionDriver
from rehab_app.guide.ears import system_ears
from rehab_app.resources import assets_folder

CLOCK = SystemClock()
# The sound card is woken and the voice has come before the session begins, as in the window,
# where a person reads the first question meanwhile.
_WARM_UP_MS = 3500
_AFTERWARDS_MS = 1500


def say(**what: object) -> None:
    """Write what happened now, on the clock that the listener has too."""
    sys.stdout.write(json.dumps({"at": CLOCK.now(), **what}) + "\n")
    sys.stdout.flush()


def main(routine: str, says: str, tone_volume: str) -> None:
    """Play a routine's file to its end."""
    app = QApplication([])
    context = Context.open(os.environ)
    settings = context.settings.update(voice_says=says, tone_volume_percent=int(tone_volume))
    driver = SessionDriver(context.begin(context.library.read(Path(routine))))
    guide = GuideFlow(system_ears(assets_folder() / "sounds"), context.clock)

    def on_outputs(outputs: tuple[Output, ...]) -> None:
        for output in outputs:
            what = output.tone if isinstance(output, Chimed) else type(output).__name__
            say(output=str(what))
        if driver.state.phase is Phase.ENDED:
            QTimer.singleShot(_AFTERWARDS_MS, app.quit)

    driver.outputs_came.connect(on_outputs)
    guide.trouble.connect(lambda reason: say(trouble=reason))
    guide.follow(driver, settings)
    QTimer.singleShot(_WARM_UP_MS, driver.start)
    say(output="begun")
    app.exec()
    context.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
