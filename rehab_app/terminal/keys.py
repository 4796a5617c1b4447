"""Single key presses from a terminal, with a time limit, on every system."""

import os
import select
import sys
import time
from contextlib import AbstractContextManager, suppress
from types import TracebackType
from typing import Protocol

_ARROWS = {"[C": "right", "[D": "left", "OC": "right", "OD": "left"}


class Keys(Protocol):
    """Where key presses come from."""

    def read(self, timeout_s: float) -> str | None:
        """Return the next key within so many seconds, or None; "left" and "right" are arrows.

        Raises EOFError once nobody can press a key any more.
        """
        ...


class NoKeys:
    """No terminal: nobody presses anything, time passes all the same."""

    def read(self, timeout_s: float) -> str | None:
        """Wait and return None."""
        time.sleep(timeout_s)
        return None


if sys.platform == "win32":
    import msvcrt

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
            # Keys that were pressed early are kept.
            tty.setcbreak(self._number, termios.TCSADRAIN)

        def __exit__(
            self,
            kind: type[BaseException] | None,
            error: BaseException | None,
            traceback: TracebackType | None,
        ) -> None:
            """Put the terminal back as it was."""
            with suppress(termios.error):  # the terminal may be gone
                termios.tcsetattr(self._number, termios.TCSADRAIN, self._before)

        def read(self, timeout_s: float) -> str | None:
            """Return the next key within so many seconds, or None."""
            if not self._is_ready(timeout_s):
                return None
            key = self._next_bytes(1)
            if key != "\x1b":
                return key
            rest = self._next_bytes(2) if self._is_ready(0.02) else ""
            return _ARROWS.get(rest, "escape" if not rest else "")

        def _next_bytes(self, most: int) -> str:
            """Return what was typed; a terminal that is gone reads as its end."""
            try:
                typed = os.read(self._number, most)
            except OSError:
                typed = b""
            if not typed:
                raise EOFError("the terminal is gone")
            return typed.decode(errors="replace")

        def _is_ready(self, timeout_s: float) -> bool:
            return bool(select.select([self._number], [], [], timeout_s)[0])
