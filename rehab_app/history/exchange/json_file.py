"""Writes a whole history as JSON: the same history gives the same bytes, a record a line."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from rehab_app.history.exchange.briefs import brief_record, is_brief
from rehab_app.history.exchange.json_records import (
    check_in_record,
    goal_record,
    programme_record,
    session_record,
)
from rehab_app.history.exchange.json_types import (
    FORMAT,
    VERSION,
    Record,
    SessionRecord,
    TextRecord,
)
from rehab_app.history.exchange.source import Source
from rehab_app.history.marshalling import hash_of

WithoutPrivate = Callable[[str], str]


def json_parts(source: Source, without_private: WithoutPrivate) -> Iterator[bytes]:
    """Yield the file piece by piece.

    `without_private` takes from a routine's text what the person is not meant to see.
    """
    ids = source.session_ids()
    texts = _Texts(source, ids, without_private)
    yield f'{{\n"format":"{FORMAT}",\n"version":{VERSION},\n'.encode()
    yield from _array("texts", texts.records(), b",\n")
    yield from _array("sessions", _sessions(source, ids, texts), b",\n")
    yield from _array("check_ins", map(check_in_record, source.check_ins()), b",\n")
    goals = (goal_record(*each) for each in source.goals())
    yield from _array("goals", goals, b",\n")
    yield from _array("programmes", map(programme_record, source.programmes()), b"\n}\n")


class _Texts:
    """The texts of routines as they may be shown, by the hashes of what was played."""

    def __init__(
        self, source: Source, ids: tuple[int, ...], without_private: WithoutPrivate
    ) -> None:
        self._shown: dict[str, str] = {}
        self._by_hash: dict[str, str] = {}
        for played in source.text_hashes(ids):
            text = source.text(played)
            if text is not None:
                shown = without_private(text)
                self._shown[played] = hash_of(shown.encode())
                self._by_hash[self._shown[played]] = shown

    def hash_of(self, played: str) -> str:
        """Return the hash that a text has in the file; its own where it is damaged."""
        return self._shown.get(played, played)

    def records(self) -> Iterator[TextRecord]:
        for hash_, text in sorted(self._by_hash.items()):
            yield TextRecord(hash=hash_, text=text)


def _sessions(source: Source, ids: Iterable[int], texts: _Texts) -> Iterator[SessionRecord]:
    for session_id in ids:
        stored = source.session(session_id)
        if stored is None or stored.opening is None or stored.text_hash is None:
            continue
        record = session_record(
            stored,
            stored.opening,
            text=texts.hash_of(stored.text_hash),
            mark_s=source.mark_s(session_id),
            notes=source.notes(session_id),
        )
        brief = source.brief(session_id) if is_brief(stored) else None
        if brief is not None:
            record = msgspec.structs.replace(record, brief=brief_record(brief.digest))
        yield record


def _array(name: str, records: Iterable[Record], end: bytes) -> Iterator[bytes]:
    yield f'"{name}":['.encode()
    comma = b"\n"
    for record in records:
        yield comma + msgspec.json.encode(record)
        comma = b",\n"
    yield (b"]" if comma == b"\n" else b"\n]") + end
