"""A session heard for real: plays a routine in real time and writes what happened when, as JSON.

python -m tests.ears.child ROUTINE SAYS TONE_VOLUME [what=pause|mute after=NAME seconds=S]
    [warm_up_s=S]

What is done is done once, so many seconds after the first output of that name.
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
_WARM_UP_S = "3.5"
_AFTERWARDS_MS = 1500


def say(**what: object) -> None:
    """Write what happened now, on the clock that the listener has too."""
    sys.stdout.write(json.dumps({"at": CLOCK.now(), **what}) + "\n")
    sys.stdout.flush()


def main(
    routine: str,
    says: str,
    tone_volume: str,
    *,
    what: str = "",
    after: str = "",
    seconds: str = "0",
    warm_up_s: str = _WARM_UP_S,
) -> None:
    """Play a routine's file to its end, or until a while after what is done to it."""
    app = QApplication([])
    context = Context.open(os.environ)
    settings = context.settings.update(voice_says=says, tone_volume_percent=int(tone_volume))
    driver = SessionDriver(context.begin(context.library.read(Path(routine))))
    guide = GuideFlow(system_ears(assets_folder() / "sounds"), context.clock)

    does = {"pause": driver.pause, "mute": guide.toggle_mute}

    def do_it() -> None:
        say(output="done")
        does[what]()
        QTimer.singleShot(_AFTERWARDS_MS, app.quit)

    def on_outputs(outputs: tuple[Output, ...]) -> None:
        for output in outputs:
            name = str(output.tone if isinstance(output, Chimed) else type(output).__name__)
            say(output=name)
            if what and name == after:
                QTimer.singleShot(round(1000 * float(seconds)), do_it)
        if driver.state.phase is Phase.ENDED:
            QTimer.singleShot(_AFTERWARDS_MS, app.quit)

    driver.outputs_came.connect(on_outputs)
    guide.trouble.connect(lambda reason: say(trouble=reason))
    guide.follow(driver, settings)
    QTimer.singleShot(round(1000 * float(warm_up_s)), driver.start)
    say(output="begun")
    app.exec()
    context.close()


if __name__ == "__main__":
    given, options = sys.argv[1:4], dict(each.split("=") for each in sys.argv[4:])
    main(*given, **options)
