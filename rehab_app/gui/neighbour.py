"""Whether another window may be open on the same data, told without loading what it takes to ask.

A socket that was left over says yes too; a program without a window says no. Either costs a
moment, no more: who has the history is settled by its lock.
"""

from pathlib import Path

SOCKET_NAME = "window.socket"


def has_neighbour(folder: Path) -> bool:
    """Tell whether somebody has listened for later programs in this folder."""
    return (folder / SOCKET_NAME).exists()
