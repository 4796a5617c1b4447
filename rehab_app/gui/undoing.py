"""Something that was done and can be taken back, as long as the program runs."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undoable:
    """What was done, and what takes it back; `undo` raises HistoryError where that can't be."""

    title: str
    undo: Callable[[], object]
