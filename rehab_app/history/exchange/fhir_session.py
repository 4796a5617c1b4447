"""A session as FHIR: a Procedure with one for each exercise and side, and Observations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from rehab_app.engine.digesting import LEFT_OUT
from rehab_app.engine.state import Ending as SetEnding
from rehab_app.history.diary import CheckIn
from rehab_app.history.exchange.codes import Codes
from rehab_app.history.exchange.fhir_parts import (
    Resource,
    after,
    concept,
    id_of,
    instant,
    quality_concept,
    reference,
    site,
)
from rehab_app.history.records import Ending, SessionOpening, StoredSession
from rehab_app.model.digest import SessionDigest, SetDigest
from rehab_app.model.pain import Moment, Place, Reading
from rehab_app.model.person import Side

_SURVEY = {
    "coding": [
        {
            "system": "http://terminology.hl7.org/CodeSystem/observation-category",
            "code": "survey",
        }
    ]
}
_UNKNOWN = {
    "coding": [
        {
            "system": "http://terminology.hl7.org/CodeSystem/data-absent-reason",
            "code": "unknown",
        }
    ],
    "text": "nobody answered",
}
_STATUSES = {Ending.COMPLETED: "completed", Ending.STOPPED: "stopped", None: "in-progress"}
_WHEN = {
    Moment.BEFORE: "before the session",
    Moment.RESUME: "before the session went on",
    Moment.HALFWAY: "during the exercise",
    Moment.HURTS: "when it hurt",
    Moment.AFTER: "after the exercise",
    Moment.RECHECK: "after a rest",
    Moment.END: "at the end of the session",
    Moment.HOUR: "an hour after the session",
    Moment.MORNING: "in the morning",
    Moment.NOW: "told without being asked",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A reading with all that is known about it, ready to become an Observation."""

    name: str
    at: datetime
    reading: Reading
    moment: Moment
    side: Side | None = None
    place: Place | None = None
    part_of: str | None = None
    is_corrected: bool = False
    woke: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionResources:
    """Makes the resources of one session; `digest` is None as long as it is open."""

    opening: SessionOpening
    stored: StoredSession
    digest: SessionDigest | None
    note: str
    plan: str | None
    patient: str
    codes: Codes
    names: Mapping[str, str]

    def all(self) -> Iterator[Resource]:
        """Yield the session, its exercises, and all that was measured or told."""
        yield self._session()
        digest = self.digest
        if digest is not None:
            if digest.worked_s:
                yield self._duration(self._id, self.opening.started, digest.worked_s)
            for done in self._by_exercise(digest):
                yield from self._exercise(done)
        told = self._told() if self.stored.inputs else self._told_in_brief()
        for each in told:
            yield pain_observation(each, self.patient, self.codes)

    @property
    def _id(self) -> str:
        return id_of("session", self.opening.key)

    def _session(self) -> Resource:
        opening, digest = self.opening, self.digest
        did_start = digest is None or digest.did_start
        reason = "" if did_start else "what was told before it let nothing be played"
        lasted_s = self.stored.reached_s if digest is None else digest.session_s
        period = {"start": instant(opening.started)}
        if self.stored.ended is not None:
            period["end"] = instant(after(opening.started, lasted_s))
        return {
            "resourceType": "Procedure",
            "id": self._id,
            "instantiatesCanonical": [f"urn:uuid:{self.plan}"] if self.plan else [],
            "status": _STATUSES[self.stored.ended] if did_start else "not-done",
            "statusReason": concept(reason) if reason else {},
            "code": concept(opening.routine_title or opening.routine_id, self.codes.therapy),
            "subject": reference(self.patient),
            "performedPeriod": period,
            "note": [{"text": self.note}] if self.note.strip() else [],
        }

    def _by_exercise(self, digest: SessionDigest) -> Iterator[tuple[SetDigest, ...]]:
        def step(each: SetDigest) -> tuple[str, Side]:
            return (each.exercise, each.side)

        first = {step(each): place for place, each in reversed(list(enumerate(digest.sets)))}
        ordered = sorted(digest.sets, key=lambda each: first[step(each)])
        for _, sets in groupby(ordered, key=step):
            yield tuple(sets)

    def _exercise(self, sets: tuple[SetDigest, ...]) -> Iterator[Resource]:
        """Yield what was done of an exercise on a side."""
        first = sets[0]
        id_ = self._exercise_id(first.exercise, first.side)
        held_s = sum(each.held_s for each in sets)
        done = [each for each in sets if each.ending != LEFT_OUT]
        began = [each.at_s for each in sets if each.at_s is not None]
        planned_s = sum(each.planned_s for each in sets)
        words = (
            f"{len(done)} of {len(sets)} sets; {round(held_s)} s of {planned_s} s that were planned"
        )
        yield {
            "resourceType": "Procedure",
            "id": id_,
            "partOf": [reference(self._id)],
            "status": _status(sets, done),
            "statusReason": {} if done else concept("left out"),
            "code": concept(self.names.get(first.exercise, first.exercise)),
            "subject": reference(self.patient),
            "performedDateTime": instant(after(self.opening.started, began[0])) if began else None,
            "bodySite": [site(first.side, None, self.codes)],
            "note": [{"text": words}],
        }
        if held_s:
            yield self._duration(id_, after(self.opening.started, min(began, default=0.0)), held_s)

    def _exercise_id(self, exercise: str, side: Side | None) -> str:
        return id_of("exercise", self.opening.key, exercise, side)

    def _duration(self, part_of: str, at: datetime, seconds: float) -> Resource:
        return {
            "resourceType": "Observation",
            "id": id_of("duration", part_of),
            "partOf": [reference(part_of)],
            "status": "final",
            "code": {"coding": [self.codes.duration.coding]},
            "subject": reference(self.patient),
            "effectiveDateTime": instant(at),
            "valueQuantity": {
                "value": round(seconds / 60, 2),
                "unit": "min",
                "system": "http://unitsofmeasure.org",
                "code": "min",
            },
        }

    def _told(self) -> Iterator[Told]:
        """Yield every answer that counts, with its own time."""
        corrected = {each.seq for each in self.stored.corrections}
        zone = self.opening.started.tzinfo
        done = {(each.exercise, each.side) for each in self.digest.sets} if self.digest else set()
        for each in self.stored.standing:
            recorded = each.recorded
            is_part = (recorded.exercise, recorded.side) in done
            yield Told(
                name=f"{self.opening.key} {recorded.seq}",
                at=recorded.utc.astimezone(zone),
                reading=each.reading,
                moment=recorded.moment or Moment.NOW,
                side=recorded.side,
                part_of=self._exercise_id(recorded.exercise or "", recorded.side)
                if is_part
                else self._id,
                is_corrected=recorded.seq in corrected,
            )

    def _told_in_brief(self) -> Iterator[Told]:
        """Yield the readings of a session that is known in brief only."""
        digest, started = self.digest, self.opening.started
        if digest is None:
            return
        ends = after(started, digest.session_s)
        for moment, at, reading in (
            (Moment.BEFORE, started, digest.before),
            (Moment.END, ends, digest.end),
        ):
            if reading is not None:
                name = f"{self.opening.key} {moment}"
                yield Told(name=name, at=at, reading=reading, moment=moment, part_of=self._id)
        for number, each in enumerate(digest.sets):
            at = after(started, (each.at_s or 0.0) + each.held_s)
            for moment, reading in ((Moment.HALFWAY, each.during), (Moment.AFTER, each.after)):
                if reading is not None:
                    yield Told(
                        name=f"{self.opening.key} {number} {moment}",
                        at=at,
                        reading=reading,
                        moment=moment,
                        side=each.side,
                        part_of=self._exercise_id(each.exercise, each.side),
                    )


def check_in_told(said: tuple[CheckIn, ...], sessions: Mapping[str, str]) -> Told:
    """Return a check-in as it was said last; `sessions` are the ids of those in the bundle."""
    last = said[-1]
    return Told(
        name=f"check-in {last.key}",
        at=last.told,
        reading=last.reading,
        moment=last.moment,
        side=last.side,
        place=last.place,
        part_of=sessions.get(last.session_key or ""),
        is_corrected=len(said) > 1,
        woke=last.woke,
    )


def pain_observation(told: Told, patient: str, codes: Codes) -> Resource:
    """Return a reading."""
    reading = told.reading
    components: list[Resource] = [
        {"code": {"text": "When it was told"}, "valueString": _WHEN[told.moment]}
    ]
    if reading.quality is not None:
        components.append(
            {
                "code": {"text": "Kind of pain"},
                "valueCodeableConcept": quality_concept(reading.quality, codes),
            }
        )
    if told.woke:
        components.append({"code": {"text": "Pain woke the person"}, "valueBoolean": True})
    level = {"dataAbsentReason": _UNKNOWN}
    return {
        "resourceType": "Observation",
        "id": id_of("reading", told.name),
        "partOf": [reference(told.part_of)] if told.part_of else [],
        "status": "corrected" if told.is_corrected else "final",
        "category": [_SURVEY],
        "code": {"coding": [codes.pain.coding]},
        "subject": reference(patient),
        "effectiveDateTime": instant(told.at),
        **(level if reading.level is None else {"valueInteger": reading.level}),
        "bodySite": site(told.side, told.place, codes),
        "component": components,
    }


def _status(sets: tuple[SetDigest, ...], done: list[SetDigest]) -> str:
    if not done:
        return "not-done"
    endings = {each.ending for each in sets}
    cut_short = {LEFT_OUT, SetEnding.PAIN.value, SetEnding.STOPPED.value}
    return "stopped" if endings & cut_short else "completed"
