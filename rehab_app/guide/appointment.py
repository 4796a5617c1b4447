"""Something that comes every week, as a calendar has it."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Something on some days of every week, at a time of the day; Monday is 0.

    `key` makes it the same entry when it is imported again.
    """

    key: str
    title: str
    text: str
    at: time
    minutes: int
    weekdays: frozenset[int]
