"""What happens to an error nobody expected: it is written down and said, and the rest goes on.

What is written down says what kind of error it was and where in the program, never the values it
was about: a reading or a name must not end up in a log (reliability: logs hold no health value).
"""

import faulthandler
import os
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QObject, Signal

from rehab_app import __version__
from rehab_app.clock import Clock

_OWNER_ONLY_FOLDER = 0o700
_OWNER_ONLY_FILE = 0o600
_MOST_TOLD = 20
_PACKAGE = Path(__file__).parents[2]


class CrashReporter(QObject):
    """Takes what no slot has caught; `caught` says what was written down, and where.

    An error in something that is painted comes back with every frame, so it is told a few times
    only.
    """

    caught = Signal(str, str)

    def __init__(self, logs: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logs = logs
        self._clock = clock
        self._told = 0
        self._fatal: IO[str] | None = None

    def install(self) -> None:
        """Be the one who is told about uncaught errors from now on."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread
        sys.unraisablehook = self._take_unraisable
        try:
            self._fatal = self._opened("fatal.log")
        except OSError:
            return
        faulthandler.enable(self._fatal)

    def uninstall(self) -> None:
        """Let Python itself be told again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        if self._fatal is not None:
            faulthandler.disable()
            self._fatal.close()

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write an error down and say so."""
        if issubclass(kind, KeyboardInterrupt) or self._told >= _MOST_TOLD:
            return
        self._told += 1
        if sys.stderr is not None:  # a program without a console has none
            traceback.print_exception(kind, error, trace, file=sys.stderr)
        text = f"rehab-app {__version__}, {self._clock.wall().isoformat(timespec='seconds')}\n"
        text += without_values(kind, trace)
        self.caught.emit(text, self._write_down(text))

    # -- inside

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        self.take(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)

    def _take_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        self.take(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)

    def _opened(self, name: str) -> IO[str]:
        self._logs.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        path = self._logs / name
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, _OWNER_ONLY_FILE)
        return os.fdopen(descriptor, "a", encoding="utf-8")

    def _write_down(self, text: str) -> str:
        try:
            with self._opened("errors.log") as log:
                log.write(f"{text}\n")
        except OSError as error:
            return f"It could not be written down: {error.strerror}."
        return f"It is written down in {self._logs / 'errors.log'}."


def without_values(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what kind of error it was and the way to it: file, line and function, no values."""
    lines = [f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")]
    for frame in traceback.extract_tb(trace):
        path = Path(frame.filename)
        place = path.relative_to(_PACKAGE) if path.is_relative_to(_PACKAGE) else Path(path.name)
        lines.append(f"  {place.as_posix()}:{frame.lineno} {frame.name}")
    return "\n".join(lines) + "\n"
