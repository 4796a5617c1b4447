"""Reads a JSON export, without trusting it: what is no record of a history is left out and named.

The outer object is looked through without building anything of it; then one record after the other
is taken on its own, so that a long file needs little memory and a broken record spoils no other.
"""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec

from rehab_app.history.exchange.briefs import digest_of_record
from rehab_app.history.exchange.json_records import (
    believed,
    check_ins_of,
    correction_of,
    goals_of,
    input_of_record,
    opening_of,
    programme_of,
)
from rehab_app.history.exchange.json_types import (
    FORMAT,
    VERSION,
    CheckInRecord,
    GoalRecord,
    ProgrammeRecord,
    SessionRecord,
    TextRecord,
)
from rehab_app.history.exchange.skipping import FileRefused, SkipList, SkippedError
from rehab_app.history.exchange.staging import IncomingSession, Staging
from rehab_app.history.marshalling import hash_of
from rehab_app.history.records import BRIEF_TEXT

MOST_RECORD_BYTES = 8 << 20

# Up to the next bracket outside of texts; nothing of it can match in two ways.
_BRACKET = re.compile(rb'(?>[^"\[\]{}]++|"(?>[^"\\]++|\\.)*+")*+([\[\]{}])', re.DOTALL)
_KEYS = re.compile(rb'"([a-z_]++)"\s*+:')
_BETWEEN = re.compile(rb"[\s,]*+")
_PART_OF_FIELD = re.compile(r" - at `\$\.?(.*)`$")

_NOT_THERE = msgspec.Raw(b"")

# How many brackets are open inside a section, and inside a record of it.
_IN_LIST, _IN_RECORD = 2, 3
_SECTIONS = ("texts", "sessions", "check_ins", "goals", "programmes")

_Record = TypeVar("_Record")


class _Head(msgspec.Struct, kw_only=True):
    """What tells whether a file is one of ours."""

    format: msgspec.Raw = _NOT_THERE
    version: msgspec.Raw = _NOT_THERE
    resourceType: msgspec.Raw = _NOT_THERE  # noqa: N815 (FHIR's own name)


class _Outside(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The outer object, its lists left as they are written."""

    format: str
    version: int
    texts: msgspec.Raw
    sessions: msgspec.Raw
    check_ins: msgspec.Raw
    goals: msgspec.Raw
    programmes: msgspec.Raw

    def __post_init__(self) -> None:
        """Refuse what is no list."""
        for name in _SECTIONS:
            if bytes(memoryview(getattr(self, name))[:1]) != b"[":
                raise ValueError(f"{name}: it is no list")


def stage_json(data: bytes, staging: Staging, skipped: SkipList) -> Iterator[None]:
    """Put the history in a file's bytes into `staging`; pauses after each record.

    Raises FileRefused.
    """
    _check_outside(data)
    reading = _Reading(data, staging, skipped)
    for section, start, end in _elements(data):
        reading.take(section, start, end)
        yield
    staging.finish()


class _Reading:
    def __init__(self, data: bytes, staging: Staging, skipped: SkipList) -> None:
        self._data = data
        self._staging = staging
        self._skipped = skipped
        self._line = 1
        self._counted_to = 0
        self._counts: dict[str, int] = {}
        self._take = {
            "texts": _Part("routine", TextRecord, self.text),
            "sessions": _Part("session", SessionRecord, self.session),
            "check_ins": _Part("check-in", CheckInRecord, self.check_in),
            "goals": _Part("goal", GoalRecord, self.goal),
            "programmes": _Part("programme", ProgrammeRecord, self.programme),
        }

    def take(self, section: str, start: int, end: int) -> None:
        """Take the record of a section that stands between two places, or say why not."""
        self._line += self._data.count(b"\n", self._counted_to, start)
        self._counted_to = start
        self._counts[section] = number = self._counts.get(section, 0) + 1
        part = self._take[section]
        try:
            if end - start > MOST_RECORD_BYTES:
                raise SkippedError("it is larger than any record of a history")
            part.take(self._data[start:end])
        except (SkippedError, ValueError, OverflowError, RecursionError) as error:
            self._skipped.add(self._line, f"{part.name} {number}", _in_words(error))

    def text(self, record: TextRecord) -> None:
        if hash_of(record.text.encode()) != record.hash:
            raise SkippedError("its hash is not that of its text, so it is not what was played")
        self._staging.add_text(record.text)

    def session(self, record: SessionRecord) -> None:
        person = self._staging.person
        brief = record.brief
        if (brief is not None) != (record.text == hash_of(BRIEF_TEXT.encode())):
            raise SkippedError("only a session from a CSV file, and each of those, has a “brief”")
        ending = record.ending
        self._staging.add_session(
            IncomingSession(
                opening=opening_of(record, person),
                text_hash=record.text,
                inputs=tuple(map(input_of_record, record.inputs)),
                corrections=tuple(map(correction_of, record.corrections)),
                mark_s=record.reached_s,
                ending=None
                if ending is None
                else (ending.how, believed(ending.utc), ending.inputs),
                notes=tuple((believed(each.utc), each.text) for each in record.notes),
                digest=None if brief is None else digest_of_record(brief),
            )
        )

    def check_in(self, record: CheckInRecord) -> None:
        self._staging.add_check_in(check_ins_of(record, self._staging.person))

    def goal(self, record: GoalRecord) -> None:
        self._staging.add_goal(*goals_of(record, self._staging.person))

    def programme(self, record: ProgrammeRecord) -> None:
        self._staging.add_programme(programme_of(record, self._staging.person))


class _Part:
    """How the records of a section are called, read and taken."""

    def __init__(self, name: str, type_: type[_Record], take: Callable[[_Record], None]) -> None:
        self.name = name
        decoder = msgspec.json.Decoder(type_)
        self.take: Callable[[bytes], None] = lambda record: take(decoder.decode(record))


def _check_outside(data: bytes) -> None:
    """Refuse what is not JSON, or not a history that this version knows."""
    try:
        head = msgspec.json.decode(data, type=_Head)
        if head.resourceType != _NOT_THERE:
            raise FileRefused(
                "This is a FHIR file, made for other programs; take in the JSON export instead."
            )
        if bytes(head.format) != f'"{FORMAT}"'.encode():
            raise FileRefused("This is not a history of rehab-app; its export as JSON is one.")
        if bytes(head.version) != str(VERSION).encode():
            raise FileRefused(
                "This was written by a newer version of rehab-app; that one reads it."
            )
        msgspec.json.decode(data, type=_Outside)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise FileRefused(f"The file can't be read as JSON: {_in_words(error)}.") from error


def _elements(data: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield every element of the lists in the outer object: the list, its begin and its end.

    The bytes are known to be sound JSON, and all that is in the outer object beside texts and
    numbers to be lists.
    """
    depth, start, place, section = 0, 0, 0, ""
    while (found := _BRACKET.match(data, place)) is not None:
        before, place = place, found.end()
        if depth == _IN_LIST and not _BETWEEN.fullmatch(data, before, place - 1):
            yield section, before, place - 1  # Something that is no record.
        if found[1] in b"[{":
            depth += 1
            if depth == _IN_LIST:
                section = _KEYS.findall(data, before, place)[-1].decode()
            elif depth == _IN_RECORD:
                start = place - 1
        else:
            depth -= 1
            if depth == _IN_LIST:
                yield section, start, place


def _in_words(error: Exception) -> str:
    """Return what is wrong as part of a sentence, with the field where there is one."""
    if isinstance(error, RecursionError):
        return "its lists are nested too deep"
    said = str(error)
    place = _PART_OF_FIELD.search(said)
    if place is not None:
        return f"{place[1] or 'it'}: {said[: place.start()]}"
    return said
