"""Single key presses from a terminal, with a time limit, on every system."""

import os
import select
import signal
import sys
import time
from contextlib import AbstractContextManager, suppress
from types import FrameType, TracebackType
from typing import Protocol, Self

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


class _ControlC(AbstractContextManager["_ControlC"]):
    """Ctrl-C while somebody plays, which always counts.

    A shell starts what runs in the background with Ctrl-C ignored, and Python leaves it so; and an
    exception that comes in the middle of something that can't raise (a finaliser, a callback of a
    library) is lost. So it is heard here, and looked at again with each key that is read.
    """

    def __enter__(self) -> Self:
        self._has_come = False
        self._handler_before = signal.signal(signal.SIGINT, self._on_control_c)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Put the system's handler back."""
        signal.signal(signal.SIGINT, self._handler_before)

    def raise_if_pressed(self) -> None:
        """Raise KeyboardInterrupt where it was pressed and has got lost."""
        if self._has_come:
            raise KeyboardInterrupt

    def _on_control_c(self, _number: int, _frame: FrameType | None) -> None:
        self._has_come = True
        raise KeyboardInterrupt


if sys.platform == "win32":
    import msvcrt

    class TerminalKeys(_ControlC):
        """Keys of a Windows console; Ctrl-C raises KeyboardInterrupt."""

        def read(self, timeout_s: float) -> str | None:
            """Return the next key within so many seconds, or None."""
            self.raise_if_pressed()
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

    class TerminalKeys(_ControlC):
        """Keys of a terminal that is switched to single presses until the end of a `with`.

        Ctrl-C raises KeyboardInterrupt.
        """

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
            super().__exit__(kind, error, traceback)

        def read(self, timeout_s: float) -> str | None:
            """Return the next key within so many seconds, or None."""
            self.raise_if_pressed()
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
