"""Histories for tests: sessions in brief written as they are kept, without playing them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from rehab_app.history.digest_rows import Digested
from rehab_app.history.records import Ending, SessionOpening
from rehab_app.history.store import HistoryStore
from rehab_app.model.digest import SessionDigest, SetDigest
from rehab_app.model.pain import Reading
from rehab_app.model.person import Side

ROUTINE_TEXT = "format: 1\nid: test\ntitle: Test\n"
Told = int | None


def keep_session(
    store: HistoryStore,
    day: date,
    *,
    before: Told = None,
    end: Told = None,
    poses: Mapping[tuple[str, Side], tuple[Told, ...]] | None = None,
    sore_side: Side | None = Side.LEFT,
    person: str = "",
    gate: str | None = "planned",
    did_start: bool = True,
    started: datetime | None = None,
) -> int:
    """Save a session of a day with what was told after the sets of each pose; return its id."""
    started = started or datetime.combine(day, time(20), UTC)
    opening = SessionOpening(
        routine_id="test",
        routine_title="Test",
        started=started,
        person=person,
        sore_side=sore_side,
    )
    session_id = store.start_session(opening, ROUTINE_TEXT)
    store.end_session(session_id, Ending.COMPLETED, started)
    told = [level for levels in (poses or {}).values() for level in levels]
    known = [level for level in (before, end, *told) if level is not None]
    sets = tuple(
        _set(exercise, side, number, level)
        for (exercise, side), levels in (poses or {}).items()
        for number, level in enumerate(levels)
    )
    digest = SessionDigest(
        did_start=did_start,
        gate=gate,
        planned_s=600,
        session_s=600.0 if did_start else 0.0,
        worked_s=400.0 if did_start else 0.0,
        before=_reading(before),
        end=_reading(end),
        highest=max(known, default=None),
        changes=0,
        also=(),
        sets=sets,
        outcomes=(),
    )
    store.digests.keep(
        Digested(
            session_id=session_id,
            key=opening.key,
            person=person,
            routine_id="test",
            started=started,
            refused=(),
            digest=digest,
        )
    )
    return session_id


def _set(exercise: str, side: Side, number: int, level: Told) -> SetDigest:
    return SetDigest(
        exercise=exercise,
        prescribed=exercise,
        side=side,
        round=0,
        set=number,
        kind="hold",
        at_s=10.0,
        planned_s=30,
        held_s=30.0,
        ending="done",
        after=_reading(level),
    )


def _reading(level: Told) -> Reading | None:
    return None if level is None else Reading(level)
