"""One routine while it is worked on: its text, every state before it, and what it says now.

The text is the document. Whoever types and whoever changes something in a form both come to a new
text, so undo and redo go through both alike. While a text has an error, what it said last without
one is still there.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rehab_app.model.problem import Problem, has_errors
from rehab_app.model.routine import Routine
from rehab_app.routine_io.reader import RoutineReading

Read = Callable[[bytes], RoutineReading]


@dataclass(frozen=True, slots=True)
class Sound:
    """A text without errors, and the routine that it says."""

    text: str
    routine: Routine


class Document:
    """A text with undo and redo without limit; what is read is read once for each text."""

    def __init__(self, text: str, read: Read) -> None:
        """Take the text as it is on the disk, and what reads it."""
        self._read = read
        self._saved = text
        self._past: list[str] = []
        self._future: list[str] = []
        self._is_typing = False
        self._text = ""
        self._problems: tuple[Problem, ...] = ()
        self._sound: Sound | None = None
        self._take(text)

    # -- what it is

    @property
    def text(self) -> str:
        """Return the text as it is now."""
        return self._text

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the text, by place."""
        return self._problems

    @property
    def has_errors(self) -> bool:
        """Tell whether the text can't be played as it is."""
        return has_errors(self._problems)

    @property
    def sound(self) -> Sound | None:
        """Return the last text without errors, None where there has been none."""
        return self._sound

    @property
    def is_changed(self) -> bool:
        """Tell whether the text is another than the saved one."""
        return self._text != self._saved

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a state before this one."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Tell whether a state was undone and nothing has been changed since."""
        return bool(self._future)

    # -- what happens to it

    def change(self, text: str) -> None:
        """Take a text that a form has changed: a state of its own."""
        self._is_typing = False
        self._go_on_with(text)

    def type(self, text: str) -> None:
        """Take a text while somebody types: one state with what was typed right before it."""
        if text == self._text:
            return
        if self._is_typing:
            self._future.clear()
            self._take(text)
        else:
            self._go_on_with(text)
        self._is_typing = True

    def pause_typing(self) -> None:
        """Let what is typed from now on be undone by itself: a word or a line is over."""
        self._is_typing = False

    def undo(self) -> None:
        """Go back to the state before this one, if there is one."""
        self._is_typing = False
        if self._past:
            self._future.append(self._text)
            self._take(self._past.pop())

    def redo(self) -> None:
        """Take back what was undone last, if anything was."""
        self._is_typing = False
        if self._future:
            self._past.append(self._text)
            self._take(self._future.pop())

    def note_saved(self) -> None:
        """Know that the text as it is now is on the disk."""
        self._is_typing = False
        self._saved = self._text

    # -- inside

    def _go_on_with(self, text: str) -> None:
        if text == self._text:
            return
        self._past.append(self._text)
        self._future.clear()
        self._take(text)

    def _take(self, text: str) -> None:
        self._text = text
        reading = self._read(text.encode())
        self._problems = reading.problems
        if reading.routine is not None:
            self._sound = Sound(text, reading.routine)
