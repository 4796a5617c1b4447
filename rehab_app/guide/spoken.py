"""Words for the ear: units in full, no signs."""

import re

from rehab_app.engine.facts import Facts
from rehab_app.model.ladder import Hold, Open, Reps
from rehab_app.model.person import Side
from rehab_app.model.plan import Segment, SegmentKind

_SIDES = {Side.LEFT: "left side", Side.RIGHT: "right side", Side.BOTH: ""}
_UNITS = (
    (re.compile(r"\b(\d+) s\b"), "second"),
    (re.compile(r"\b(\d+) min\b"), "minute"),
    (re.compile(r"\b(\d+) h\b"), "hour"),
)
_SIGNS = {
    "→": " becomes ",
    "×": " times ",
    "–": " to ",
    "—": ", ",
    "%": " percent",
    " (": ", ",
    ")": "",
}
_MINUTE_S = 60


def spoken_name(segment: Segment, facts: Facts) -> str:
    """Return an exercise and its side: "Supine figure four, left side"."""
    exercise = facts.exercise(segment.exercise)
    name = exercise.spoken or exercise.name
    side = _SIDES[segment.side]
    return f"{name}, {side}" if side else name


def spoken_side(side: Side) -> str:
    """Return a side; nothing for both at once."""
    return _SIDES[side]


def spoken_amount(segment: Segment) -> str:
    """Return how much of a segment there is: "30 seconds", "10 repetitions", "Walk 4 minutes"."""
    match segment.kind, segment.dose:
        case SegmentKind.WALK | SegmentKind.JOG, _:
            return f"{segment.kind.value.capitalize()} {spoken_seconds(segment.seconds)}"
        case _, Reps(count):
            return "1 repetition" if count == 1 else f"{count} repetitions"
        case _, Open():
            return "As long as you like; press the right arrow when you are done"
        case _, Hold():
            return spoken_seconds(segment.seconds)
    return spoken_seconds(segment.seconds)


def spoken_seconds(seconds: float) -> str:
    """Return a time as people say it: "30 seconds", "1 minute 30 seconds"."""
    minutes, left = divmod(round(seconds), _MINUTE_S)
    parts = [_count(minutes, "minute")] if minutes else []
    parts += [_count(left, "second")] if left or not minutes else []
    return " ".join(parts)


def for_the_ear(text: str) -> str:
    """Return a written sentence as it can be said: "30 s → 15 s" is "30 seconds becomes …"."""
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    for unit, word in _UNITS:
        text = unit.sub(lambda found, word=word: _count(int(found[1]), word), text)  # type: ignore[misc]
    return " ".join(text.split())


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
