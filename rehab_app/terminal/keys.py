"""Single key presses from a terminal, with a time limit, on every system."""

import os
import select
import sys
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol

_ARROWS = {"[C": "right", "[D": "left", "OC": "right", "OD": "left"}


class Keys(Protocol):
    """Where key presses come from."""

    def read(self, timeout_s: float) -> str | None:
        """Return the next key within so many seconds, or None; "left" and "right" are arrows."""
        ...


class NoKeys:
    """No terminal: nobody presses anything, time passes all the same."""

    def read(self, timeout_s: float) -> str | None:
        """Wait and return None."""
        select.select([], [], [], timeout_s)
        return None


if sys.platform == "win32":
    import msvcrt
    import time

    class TerminalKeys(AbstractContextManager["TerminalKeys"]):
        """Keys of a Windows console."""

        def __exit__(
            self,
            kind: type[BaseException] | None,
            error: BaseException | None,
            traceback: TracebackType | None,
        ) -> None:
            """Nothing has to be put back."""

        def read(self, timeout_s: float) -> str | None:
            """Return the next key within so many seconds, or None."""
            left_s = timeout_s
            while not msvcrt.kbhit():
                if left_s <= 0:
                    return None
                time.sleep(min(0.02, left_s))
                left_s -= 0.02
            key = msvcrt.getwch()
            if key in ("\x00", "\xe0"):
                return {"K": "left", "M": "right"}.get(msvcrt.getwch(), "")
            return key

else:
    import termios
    import tty

    class TerminalKeys(AbstractContextManager["TerminalKeys"]):
        """Keys of a terminal that is switched to single presses until the end of a `with`."""

        def __init__(self) -> None:
            self._number = sys.stdin.fileno()
            self._before = termios.tcgetattr(self._number)
            tty.setcbreak(self._number)

        def __exit__(
            self,
            kind: type[BaseException] | None,
            error: BaseException | None,
            traceback: TracebackType | None,
        ) -> None:
            """Put the terminal back as it was."""
            termios.tcsetattr(self._number, termios.TCSADRAIN, self._before)

        def read(self, timeout_s: float) -> str | None:
            """Return the next key within so many seconds, or None."""
            if not self._is_ready(timeout_s):
                return None
            key = os.read(self._number, 1).decode(errors="replace")
            if key != "\x1b":
                return key
            rest = os.read(self._number, 2).decode(errors="replace") if self._is_ready(0.02) else ""
            return _ARROWS.get(rest, "escape" if not rest else "")

        def _is_ready(self, timeout_s: float) -> bool:
            return bool(select.select([self._number], [], [], timeout_s)[0])
