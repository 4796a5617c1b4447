"""Values to rows and back. Every row ends in a checksum of all that stands before it."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from hashlib import sha256
from typing import Any, TypeVar
from zlib import crc32

from rehab_app.engine.inputs import (
    AddTime,
    Answer,
    Back,
    CountReps,
    End,
    Hurts,
    Input,
    Overrule,
    Pause,
    PauseReason,
    Resume,
    Skip,
    Start,
    Tick,
    Undo,
)
from rehab_app.history.errors import DamagedRow
from rehab_app.history.records import Correction, Ending, RecordedInput, SessionOpening
from rehab_app.model.pain import Moment, Quality, Reading
from rehab_app.model.person import Side

Row = tuple[Any, ...]

_Value = TypeVar("_Value")

_KINDS: dict[type[Input], str] = {
    Start: "start",
    Tick: "tick",
    Pause: "pause",
    Resume: "resume",
    Skip: "skip",
    Back: "back",
    AddTime: "add-time",
    Hurts: "hurts",
    Answer: "answer",
    CountReps: "count-reps",
    Overrule: "overrule",
    Undo: "undo",
    End: "end",
}
_PLAIN = {
    _KINDS[type(plain)]: plain
    for plain in (Start(), Tick(), Resume(), Skip(), Back(), Hurts(), Overrule(), Undo(), End())
}

_NO_READING = (None, None, None)

# A stored value can be anything once a bit has flipped, so it must always find a text.
_BETWEEN_ROWS = "], ["
_encode = json.JSONEncoder(default=repr).encode


def with_checksum(values: Row) -> Row:
    """Return the row to store: the values and the CRC-32 of all of them."""
    return (*values, crc32(_encode(values).encode()))


def checked(row: Row) -> Row:
    """Return the values of a stored row; raises DamagedRow where they are not what was stored."""
    values = row[:-1]
    if with_checksum(values) != row:
        raise DamagedRow
    return values


def all_checked(rows: Sequence[Row]) -> list[Row | None]:
    """Return the values of stored rows, None where one is not what was stored.

    The same as `checked` in half the time: all of them are put into JSON at once.
    """
    if not rows:
        return []
    of_rows = [row[:-1] for row in rows]
    texts = _encode(of_rows)[2:-2].split(_BETWEEN_ROWS)
    if len(texts) != len(rows):  # a value holds what stands between two rows
        return [_checked_or_none(row) for row in rows]
    return [
        values if crc32(f"[{text}]".encode()) == row[-1] else None
        for row, values, text in zip(rows, of_rows, texts, strict=True)
    ]


def _checked_or_none(row: Row) -> Row | None:
    try:
        return checked(row)
    except DamagedRow:
        return None


def hash_of(text: bytes) -> str:
    """Return the name under which a routine's text is stored once."""
    return sha256(text).hexdigest()


# -- inputs


def input_row(session_id: int, recorded: RecordedInput) -> Row:
    """Return the row of `input`, in the order of its columns."""
    return with_checksum(
        (
            session_id,
            recorded.seq,
            abs(float(recorded.at_s)),  # SQLite keeps no -0.0
            utc_text(recorded.utc),
            *input_columns(recorded.input),
            recorded.moment,
            recorded.exercise,
            recorded.side,
        )
    )


def recorded_input(row: Row) -> RecordedInput:
    """Return the input of a stored row; raises DamagedRow."""
    _, seq, at_s, utc, *columns, moment, exercise, side = checked(row)
    return RecordedInput(
        seq=seq,
        at_s=at_s,
        utc=datetime.fromisoformat(utc),
        input=input_of(tuple(columns)),
        moment=optional(Moment, moment),
        exercise=exercise,
        side=optional(Side, side),
    )


def input_columns(given: Input) -> Row:
    """Return kind, level, quality, skin_fine, seconds, rep_count and reason."""
    kind = _KINDS[type(given)]
    match given:
        case Answer(Reading(level, quality, skin_fine)):
            return (kind, level, quality, int(skin_fine), None, None, None)
        case AddTime(seconds):
            return (kind, *_NO_READING, seconds, None, None)
        case CountReps(count):
            return (kind, *_NO_READING, None, count, None)
        case Pause(reason):
            return (kind, *_NO_READING, None, None, reason)
        case _:
            return (kind, *_NO_READING, None, None, None)


def input_of(columns: Row) -> Input:
    """Return the input of those columns; raises KeyError or ValueError for what is none."""
    kind, level, quality, skin_fine, seconds, rep_count, reason = columns
    match kind:
        case "answer":
            return Answer(Reading(level, optional(Quality, quality), bool(skin_fine)))
        case "add-time":
            return AddTime(seconds)
        case "count-reps":
            return CountReps(rep_count)
        case "pause":
            return Pause(PauseReason(reason))
        case _:
            return _PLAIN[kind]


# -- corrections


def correction_row(session_id: int, number: int, correction: Correction) -> Row:
    """Return the row of `correction`; `number` counts those of one answer from 0."""
    reading = correction.reading
    return with_checksum(
        (
            session_id,
            correction.seq,
            number,
            utc_text(correction.utc),
            reading.level,
            reading.quality,
        )
    )


def correction_of(row: Row) -> Correction:
    """Return the correction of a stored row; raises DamagedRow."""
    _, seq, _, utc, level, quality = checked(row)
    reading = Reading(level, optional(Quality, quality))
    return Correction(seq=seq, utc=datetime.fromisoformat(utc), reading=reading)


# -- sessions


def session_row(session_id: int, opening: SessionOpening, text_hash: str) -> Row:
    """Return the row of `session`, in the order of its columns."""
    return with_checksum(
        (
            session_id,
            opening.key,
            opening.person,
            opening.routine_id,
            opening.routine_title,
            text_hash,
            _opening_json(opening),
            utc_text(opening.started),
            zone_text(opening.started),
        )
    )


def opening_of(row: Row) -> tuple[SessionOpening, str]:
    """Return the opening of a stored row and the hash of its routine's text; raises DamagedRow."""
    _, key, person, routine_id, title, text_hash, opening, started_utc, zone = checked(row)
    known = json.loads(opening)
    opened = SessionOpening(
        key=key,
        person=person,
        routine_id=routine_id,
        routine_title=title,
        started=local_moment(started_utc, zone),
        base=known["base"],
        sore_side=optional(Side, known["sore_side"]),
        conditions=tuple(known["conditions"]),
        strain_day=known.get("strain_day"),  # sessions of before it was asked have none
        refused=tuple((name, nth, Side(side)) for name, nth, side in known.get("refused", ())),
        rungs={(step, Side(side)): rung for step, side, rung in known["rungs"]},
        app_version=known["app_version"],
    )
    return opened, text_hash


def ending_row(session_id: int, how: Ending, utc: datetime, input_count: int) -> Row:
    """Return the row of `ending`."""
    return with_checksum((session_id, how, utc_text(utc), input_count))


def ending_of(row: Row) -> tuple[Ending, datetime, int]:
    """Return how and when a session ended and how many inputs it has; raises DamagedRow."""
    _, how, utc, input_count = checked(row)
    return Ending(how), datetime.fromisoformat(utc), input_count


def mark_row(session_id: int, at_s: float) -> Row:
    """Return the row of `mark`."""
    return with_checksum((session_id, abs(float(at_s))))


def mark_of(row: Row) -> float:
    """Return how far a session's clock was, in seconds; raises DamagedRow."""
    _, at_s = checked(row)
    return float(at_s)


def utc_text(moment: datetime) -> str:
    """Return a moment as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def zone_text(moment: datetime) -> str:
    """Return how far a moment's zone is from UTC: "+0100"."""
    return f"{moment:%z}"


def local_moment(utc: str, zone: str) -> datetime:
    """Return a stored moment in the zone it was in."""
    return datetime.fromisoformat(utc).astimezone(_zone(zone))


def _opening_json(opening: SessionOpening) -> str:
    return json.dumps(
        {
            "base": opening.base,
            "sore_side": opening.sore_side,
            "conditions": opening.conditions,
            "strain_day": opening.strain_day,
            "refused": opening.refused,
            "rungs": [(step, side, rung) for (step, side), rung in opening.rungs.items()],
            "app_version": opening.app_version,
        }
    )


@lru_cache(maxsize=128)
def _zone(offset: str) -> tzinfo | None:
    return datetime.strptime(offset, "%z").tzinfo


def optional(type_: Callable[[str], _Value], text: str | None) -> _Value | None:
    """Return a word of a stored row, None where there is none."""
    return None if text is None else type_(text)
