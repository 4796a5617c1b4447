"""How much room a page has, from the height of its window and the size of its text."""

from enum import IntEnum


class Room(IntEnum):
    """From a low window with large text up to a very large screen."""

    LOW = 0
    SNUG = 1
    ROOMY = 2
    LARGE = 3


# From this many lines of text on there is the room.
_LEAST_LINES = {Room.LARGE: 75, Room.ROOMY: 36, Room.SNUG: 24}


def room_of(lines: float) -> Room:
    """Return the room that a height gives, in lines of text."""
    return next((room for room, least in _LEAST_LINES.items() if lines >= least), Room.LOW)
