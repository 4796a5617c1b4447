"""What happens to an error nobody expected: it is written down and said, and the rest goes on."""

import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from rehab_app import __version__
from rehab_app.clock import Clock

_OWNER_ONLY_FOLDER = 0o700
_MOST_TOLD = 20


class CrashReporter(QObject):
    """Takes what no slot has caught; `caught` is a sentence to show.

    An error in something that is painted comes back with every frame, so it is told a few times
    only.
    """

    caught = Signal(str)

    def __init__(self, logs: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = logs / "errors.log"
        self._clock = clock
        self._told = 0

    def install(self) -> None:
        """Be the one who is told about uncaught errors from now on."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write an error down and say so."""
        if issubclass(kind, KeyboardInterrupt) or self._told >= _MOST_TOLD:
            return
        self._told += 1
        text = "".join(traceback.format_exception(kind, error, trace))
        if sys.stderr is not None:  # a program without a console has none
            sys.stderr.write(text)
        self.caught.emit(f"{kind.__name__}: {error} ({self._write_down(text)})")

    # -- inside

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        self.take(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)

    def _write_down(self, text: str) -> str:
        try:
            self._file.parent.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
            with self._file.open("a", encoding="utf-8") as log:
                log.write(f"{self._clock.wall().isoformat()} rehab-app {__version__}\n{text}\n")
        except OSError as error:
            return f"not written down: {error}"
        return f"written down in {self._file}"
