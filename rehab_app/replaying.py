"""Sessions of the past, played again from what was saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rehab_app.engine.amending import amended
from rehab_app.engine.digesting import digest_of
from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import End
from rehab_app.engine.planning import make_plan
from rehab_app.engine.session import advance, new_session
from rehab_app.engine.state import Phase, SessionState
from rehab_app.history.digest_rows import Digested, told_only
from rehab_app.history.records import BRIEF_TEXT, SessionOpening, SessionSummary, StoredSession
from rehab_app.model.digest import SessionDigest
from rehab_app.model.pain import Reading
from rehab_app.model.person import Person
from rehab_app.model.plan import Plan
from rehab_app.model.routine import Routine
from rehab_app.playing import restored_state
from rehab_app.routine_io.library import Library

FactsFor = Callable[[Routine, Person, float | None], Facts]


class CannotRestoreError(Exception):
    """A stored session cannot be rebuilt; the message is a sentence to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A session of the past, played again from what was saved.

    `planned` is its plan before the start. `corrections` are the readings that were corrected
    later, by the place of their answer among all answers, those that were taken back included.
    """

    summary: SessionSummary
    state: SessionState
    facts: Facts
    planned: Plan
    corrections: Mapping[int, Reading]


class Replaying:
    """Plays stored sessions again; CannotRestoreError where it can't be done."""

    def __init__(self, library: Library, facts_for: FactsFor) -> None:
        self._library = library
        self._facts_for = facts_for

    def rebuilt(self, stored: StoredSession) -> tuple[Facts, SessionState]:
        """Return what a session went by, and the state it had come to."""
        opening = stored.opening
        if opening is None or stored.routine_text is None:
            raise CannotRestoreError("What this session started from is damaged.")
        if stored.routine_text == BRIEF_TEXT:
            raise CannotRestoreError(
                "This session came from a CSV file. It counts with its sets and readings, but how "
                "it was played is not known."
            )
        reading = self._library.read_data(stored.routine_text.encode(), opening.routine_id)
        if reading.routine is None:
            raise CannotRestoreError("The routine of this session can no longer be read.")
        person = Person(
            sore_side=opening.sore_side,
            conditions=opening.conditions,
            strain_day=opening.strain_day,
        )
        facts = self._facts_for(reading.routine, person, opening.base)
        start = new_session(make_plan(facts, opening.rungs))
        try:
            return facts, restored_state(start, stored, facts)
        except ValueError as error:
            raise CannotRestoreError(f"This session does not add up: {error}.") from error

    def review(self, stored: StoredSession) -> Review:
        """Return a session with all its readings."""
        facts, state = self.rebuilt(stored)
        return Review(
            summary=stored,
            state=state,
            facts=facts,
            planned=make_plan(facts, stored.opening.rungs if stored.opening else None),
            corrections=corrections_by_place(stored),
        )

    def digested(self, stored: StoredSession, opening: SessionOpening) -> Digested:
        """Return a session in brief; where it can't be rebuilt, only what was told in it."""
        try:
            facts, state = self.rebuilt(stored)
        except CannotRestoreError:
            digest = told_only(stored)
        else:
            corrected = amended(state, corrections_by_place(stored), facts)
            digest = digest_of(corrected, facts, make_plan(facts, opening.rungs))
        return _digested(stored, opening, digest)

    def as_if_ended(self, stored: StoredSession, opening: SessionOpening) -> Digested:
        """Return a session in brief as if it had ended where it was left; what ran then is in it.

        Raises CannotRestoreError.
        """
        facts, state = self.rebuilt(stored)
        if state.phase is not Phase.ENDED:
            state, _ = advance(state, End(), state.seen_at, facts)
        planned = make_plan(facts, opening.rungs)
        return _digested(stored, opening, digest_of(state, facts, planned))


def _digested(stored: StoredSession, opening: SessionOpening, digest: SessionDigest) -> Digested:
    return Digested(
        session_id=stored.id,
        key=opening.key,
        person=opening.person,
        routine_id=opening.routine_id,
        started=opening.started,
        refused=opening.refused,
        digest=digest,
    )


def corrections_by_place(stored: StoredSession) -> dict[int, Reading]:
    """Return the last correction of each answer, by the answer's place among all of them."""
    places = {answer.seq: place for place, answer in enumerate(stored.answers)}
    return {places[each.seq]: each.reading for each in stored.corrections if each.seq in places}
