"""A line that the voice is to say: how much it matters, what it is about, how long it may wait."""

from dataclasses import dataclass
from enum import IntEnum


class Weight(IntEnum):
    """What may interrupt what: a line stops only one that weighs less."""

    EXTRA = 1  # a cue, a reason: left out where there is no time for it
    PLACE = 2  # where the session is: the name and the side, half-way, what comes
    NOW = 3  # what somebody has to act on: a question, a pause, the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing to say.

    `about` is the index of the segment it belongs to, None for the session as a whole; it is not
    said, or broken off, once that segment is over. `within_s` is how long it may wait to begin;
    `room_s`, where given, is the time it has to fit into, else it is left out.
    """

    text: str
    weight: Weight = Weight.PLACE
    about: int | None = None
    within_s: float = 4.0
    room_s: float | None = None


# Measured with espeak-ng at its usual rate: 0.065 s a letter, and up to 0.3 s before the first.
_LETTER_S, _BEGIN_S = 0.07, 0.4


def spoken_s(text: str, rate_percent: int = 100) -> float:
    """Return about how many seconds a text takes to say; 100 is the usual rate, 200 twice that."""
    return _BEGIN_S + _LETTER_S * len(text) * 100 / rate_percent
