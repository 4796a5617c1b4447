"""Writes a history as a FHIR R4 Bundle of the type `collection`.

That is a file by itself, for which no server is needed. The person has an id that means nothing
outside the file, and no name.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from rehab_app.history.exchange.codes import Codes
from rehab_app.history.exchange.fhir_parts import Resource, cleaned, id_of, instant, urn
from rehab_app.history.exchange.fhir_plan import (
    care_plan,
    goal_resource,
    plan_definition,
    score_observation,
)
from rehab_app.history.exchange.fhir_session import (
    SessionResources,
    check_in_told,
    pain_observation,
)
from rehab_app.history.exchange.source import Source
from rehab_app.history.records import Ending
from rehab_app.model.routine import Routine

_PATIENT = id_of("person")


@dataclass(frozen=True, slots=True, kw_only=True)
class FhirWords:
    """What the history itself doesn't know.

    `read` returns the routine of a text, None where it can't be read; `names` are those of the
    exercises by their ids; `made` is when the export is made.
    """

    read: Callable[[str], Routine | None]
    names: Mapping[str, str]
    codes: Codes
    made: datetime


def fhir_parts(source: Source, words: FhirWords) -> Iterator[bytes]:
    """Yield the file piece by piece, a resource a line."""
    head = f'{{"resourceType":"Bundle","type":"collection","timestamp":"{instant(words.made)}"'
    yield f'{head},"entry":[\n'.encode()
    comma = b""
    for resource in _Bundle(source, words).resources():
        entry = {"fullUrl": urn(resource["id"]), "resource": cleaned(resource)}
        yield comma + msgspec.json.encode(entry)
        comma = b",\n"
    yield b"\n]}\n"


class _Bundle:
    def __init__(self, source: Source, words: FhirWords) -> None:
        self._source = source
        self._words = words
        self._names = dict(words.names)
        self._plans: dict[str, str] = {}
        self._by_routine: dict[str, str] = {}
        self._sessions: dict[str, str] = {}

    def resources(self) -> Iterator[Resource]:
        source = self._source
        ids = source.session_ids()
        yield {"resourceType": "Patient", "id": _PATIENT}
        yield from self._routines(ids)
        for goal, scores in source.goals():
            yield goal_resource(goal[-1], _PATIENT)
            for score in scores:
                yield score_observation(score, _PATIENT)
        programmes = source.programmes()
        ends = (*(each.since for each in programmes[1:]), None)
        for since, until in zip(programmes, ends, strict=False):
            yield care_plan(since, until, _PATIENT, self._by_routine)
        for session_id in ids:
            yield from self._session(session_id)
        for said in source.check_ins():
            told = check_in_told(said, self._sessions)
            yield pain_observation(told, _PATIENT, self._words.codes)

    def _routines(self, session_ids: tuple[int, ...]) -> Iterator[Resource]:
        for text_hash in self._source.text_hashes(session_ids):
            text = self._source.text(text_hash)
            routine = None if text is None else self._words.read(text)
            if routine is None:
                continue
            self._names.update({each.id: each.name for each in routine.exercises})
            self._plans[text_hash] = self._by_routine[routine.id] = id_of("routine", text_hash)
            yield plan_definition(self._plans[text_hash], routine, self._names)

    def _session(self, session_id: int) -> Iterator[Resource]:
        """Yield a session's resources; what was thrown away is not among them."""
        stored = self._source.session(session_id)
        if stored is None or stored.opening is None or stored.ended is Ending.DROPPED:
            return
        brief = self._source.brief(session_id)
        notes = self._source.notes(session_id)
        self._sessions[stored.opening.key] = id_of("session", stored.opening.key)
        yield from SessionResources(
            opening=stored.opening,
            stored=stored,
            digest=None if brief is None else brief.digest,
            note=notes[-1].text if notes else "",
            plan=self._plans.get(stored.text_hash or ""),
            patient=_PATIENT,
            codes=self._words.codes,
            names=self._names,
        ).all()
