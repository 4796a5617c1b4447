"""Lengths of time: 30 s, 90s, 5 min, 1 min 30 s, 1 h, 0:30, 1:30, 45, and ranges of them."""

import re

from rehab_app.model.ladder import Range
from rehab_app.routine_io.grammar import Grammar, GrammarError, whole_number
from rehab_app.routine_io.problem_list import quoted

SHORTEST_S = 1
LONGEST_S = 4 * 3600
LONGEST_GAP_S = 24 * 3600

_LONGEST_TEXT = 40
_FORMS = "30 s, 5 min, 1 min 30 s or 1:30"
_SECONDS_OF = {"s": 1, "min": 60, "h": 3600}
_UNITS = re.compile(r"(?:([0-9]+) *h)? *(?:([0-9]+) *min)? *(?:([0-9]+) *s)?")
_CLOCK = re.compile(r"([0-9]+):([0-9]{2})")
_BARE = re.compile(r"[0-9]+")
_LAST_UNIT = re.compile(r"[0-9]+ *(s|min|h)")
_FRACTION = re.compile(r"([0-9]{1,4})[.,]([0-9]{1,2}) *(min|h)")
_HOURS_CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])")
_OTHER_UNIT = re.compile(
    r"([0-9]+) *(sec|secs|seconds?|m|mins|minutes?|hrs?|hours?|S|Sec|M|Min|MIN|H|\"|')"
)
_TEMPO = re.compile(r"([0-9]+)(?:-([0-9]+)-([0-9]+))? *s?")
_LONGEST_TEMPO_S = 60
_DAYS = re.compile(r"([0-9]{1,3}) *d")


def seconds_between(least: int, most: int) -> Grammar[int]:
    """Return the grammar of a length of time from `least` to `most` seconds."""

    def seconds(text: str) -> int:
        return _within(_seconds_in(text, most), text, least, most)

    return seconds


duration = seconds_between(SHORTEST_S, LONGEST_S)
pause = seconds_between(0, LONGEST_S)
gap = seconds_between(0, LONGEST_GAP_S)


def duration_range(text: str) -> Range:
    """Return the least and the most seconds; a unit at the end counts for both."""
    first, dash, last = text.partition("-")
    if not dash or not first.strip():
        seconds = duration(text)
        return Range(seconds, seconds)
    first, last = first.strip(), last.strip()
    if _BARE.fullmatch(first) and not _BARE.fullmatch(last):
        unit = _LAST_UNIT.fullmatch(last)
        if not unit:
            raise GrammarError(
                "bad-range", f"{quoted(text)} is no range of times", "write 20-45 s or 30 s-2 min"
            )
        first += unit[1]
    elif _BARE.fullmatch(last) and not _BARE.fullmatch(first):
        raise GrammarError(
            "bad-range",
            f"{quoted(text)} has a unit before the dash only",
            "write the unit at the end: 20-45 s",
        )
    least, most = _end_of_range(first), _end_of_range(last)
    if least > most:
        turned = f"{in_words(most)}-{in_words(least)}"
        raise GrammarError(
            "reversed-range",
            f"{quoted(text)} begins with the higher value",
            f"write {turned}",
            turned,
        )
    return Range(least, most)


def tempo(text: str) -> tuple[int, ...]:
    """Return the seconds of a rep's phases: one, or up, top and down."""
    found = _TEMPO.fullmatch(text) if len(text) <= _LONGEST_TEXT else None
    if not found:
        raise GrammarError(
            "bad-tempo", f"{quoted(text)} is no tempo", "write 4 s, or up-top-down as 3-1-2 s"
        )
    phases = tuple(whole_number(phase, _LONGEST_TEMPO_S) for phase in found.groups() if phase)
    if not 1 <= sum(phases) <= _LONGEST_TEMPO_S:
        raise GrammarError(
            "tempo-limits",
            f"{quoted(text)} is no tempo for one rep",
            f"write 1 to {_LONGEST_TEMPO_S} s altogether",
        )
    return phases


def days(text: str) -> int:
    """Return the number of days of a text such as 7 d."""
    found = _DAYS.fullmatch(text)
    if not found:
        raise GrammarError("bad-days", f"{quoted(text)} is no number of days", "write 7 d")
    return int(found[1])


def in_words(seconds: int) -> str:
    """Return a length of time as a file would have it: 45 s, 5 min, 1 min 30 s, 1 h."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "min"), (rest, "s"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 s"


def _end_of_range(text: str) -> int:
    try:
        return duration(text)
    except GrammarError as error:
        error.instead = ""  # it is that of one end, not of the whole range
        raise


def _seconds_in(text: str, most: int) -> int:
    if len(text) <= _LONGEST_TEXT:
        if _BARE.fullmatch(text):
            return whole_number(text, most)
        clock = _CLOCK.fullmatch(text)
        if clock and clock[2] < "60":
            return whole_number(clock[1], most) * 60 + int(clock[2])
        units = _UNITS.fullmatch(text)
        if units and any(units.groups()) and _is_carried(units):
            hours, minutes, seconds = (whole_number(part or "0", most) for part in units.groups())
            return hours * 3600 + minutes * 60 + seconds
    meant = _meant(text)
    raise GrammarError(
        "bad-duration",
        f"{quoted(text)} is no length of time",
        f"write {meant or _forms(text)}",
        meant,
    )


def _is_carried(units: re.Match[str]) -> bool:
    """Tell whether no smaller unit beside a greater one reaches 60, as in 1 min 75 s."""
    hours, minutes, seconds = units.groups()
    minutes_fit = not (hours and minutes) or whole_number(minutes, 60) < 60
    return minutes_fit and (not (seconds and (hours or minutes)) or whole_number(seconds, 60) < 60)


def _within(seconds: int, text: str, least: int, most: int) -> int:
    if not least <= seconds <= most:
        raise GrammarError(
            "duration-limits",
            f"{quoted(text)} is too {'short' if seconds < least else 'long'}",
            f"write {in_words(least)} to {in_words(most)}",
        )
    return seconds


def _meant(text: str) -> str:
    """Return what the author probably meant, empty where that can't be told."""
    if len(text) > _LONGEST_TEXT or not text.isascii():
        return ""
    if (fraction := _FRACTION.fullmatch(text)) and float(f"{fraction[1]}.{fraction[2]}"):
        exact = float(f"{fraction[1]}.{fraction[2]}") * _SECONDS_OF[fraction[3]]
        return in_words(round(exact))
    if hours := _HOURS_CLOCK.fullmatch(text):
        return in_words(int(hours[1]) * 3600 + int(hours[2]) * 60 + int(hours[3]))
    if clock := _CLOCK.fullmatch(text):
        return in_words(whole_number(clock[1], LONGEST_S) * 60 + int(clock[2]))
    if other := _OTHER_UNIT.fullmatch(text):
        return f"{other[1]} {_unit_meant(other[2])}"
    return ""


def _forms(text: str) -> str:
    """Return how a length of time is written."""
    if len(text) <= _LONGEST_TEXT and not text.isascii():
        return f"{_FORMS} with plain digits and spaces"
    if len(text) <= _LONGEST_TEXT and text.startswith("-"):
        return "a time without a minus"
    return _FORMS


def _unit_meant(unit: str) -> str:
    if unit in {'"', "S"} or unit.lower().startswith("sec"):
        return "s"
    return "h" if unit.lower().startswith("h") else "min"
