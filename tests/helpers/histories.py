"""Histories for tests: made at random, written into a store, and read out again as a whole."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

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
from rehab_app.history.diary import (
    CHECK_IN_MOMENTS,
    CheckIn,
    Goal,
    GoalScore,
    Note,
    ProgrammeSince,
)
from rehab_app.history.exchange.json_file import json_parts
from rehab_app.history.exchange.json_reading import stage_json
from rehab_app.history.exchange.skipping import SkipList
from rehab_app.history.exchange.staging import Staging
from rehab_app.history.exchange.taking_in import TakenIn
from rehab_app.history.records import Correction, Ending, RecordedInput, SessionOpening
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, Place, Quality, Reading
from rehab_app.model.person import Side
from rehab_app.model.programme import Programme
from rehab_app.routine_io.private_texts import without_private

# No surrogates: no text of a history can hold one.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
KEYS = st.uuids().map(lambda each: each.hex)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda each: timezone(timedelta(minutes=each)))
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=OFFSETS)  # noqa: DTZ001 (made aware)
SECONDS = st.floats(0, 90_000)
READINGS = st.builds(Reading, st.none() | st.integers(0, 10), st.none() | st.sampled_from(Quality))
INPUTS: st.SearchStrategy[Input] = st.one_of(
    st.sampled_from(
        [Start(), Tick(), Resume(), Skip(), Back(), Hurts(), Overrule(), Undo(), End()]
    ),
    st.builds(Pause, st.sampled_from(PauseReason)),
    st.builds(AddTime, st.sampled_from([-15, 15])),
    st.builds(CountReps, st.integers(0, 20)),
    st.builds(
        lambda reading, fine: Answer(replace(reading, skin_fine=fine)), READINGS, st.booleans()
    ),
)


@dataclass(frozen=True)
class Session:
    """What a test writes of one session."""

    opening: SessionOpening
    text: str
    inputs: tuple[RecordedInput, ...]
    corrections: tuple[Correction, ...]
    mark_s: float | None
    ending: tuple[Ending, datetime] | None
    notes: tuple[tuple[datetime, str], ...]


@dataclass(frozen=True)
class History:
    """What a test writes of a whole history."""

    sessions: tuple[Session, ...] = ()
    check_ins: tuple[tuple[CheckIn, ...], ...] = ()
    goals: tuple[tuple[tuple[Goal, ...], tuple[GoalScore, ...]], ...] = ()
    programmes: tuple[ProgrammeSince, ...] = ()


@st.composite
def openings(draw: st.DrawFn) -> SessionOpening:
    """Return what a session starts from."""
    steps = st.tuples(st.integers(0, 9), st.sampled_from(Side))
    return SessionOpening(
        key=draw(KEYS),
        routine_id=draw(NAMES),
        routine_title=draw(TEXTS),
        started=draw(MOMENTS),
        base=draw(st.none() | st.floats(0, 10)),
        sore_side=draw(st.none() | st.sampled_from(Side)),
        conditions=draw(st.lists(NAMES, max_size=2).map(tuple)),
        strain_day=draw(st.none() | st.integers(0, 99)),
        rungs=draw(st.dictionaries(steps, st.integers(0, 9), max_size=3)),
        refused=tuple(
            draw(st.lists(st.tuples(NAMES, st.integers(0, 3), st.sampled_from(Side)), max_size=2))
        ),
    )


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Return a session with whatever can belong to one; it need not make sense when played."""
    opening = draw(openings())
    inputs = tuple(
        RecordedInput(
            seq=seq,
            at_s=draw(SECONDS),
            utc=draw(MOMENTS),
            input=draw(INPUTS),
            moment=draw(st.none() | st.sampled_from(list(Moment)[:6])),
            exercise=draw(st.none() | NAMES),
            side=draw(st.none() | st.sampled_from(Side)),
        )
        for seq in range(draw(st.integers(0, 5)))
    )
    corrected = st.builds(Correction, seq=st.integers(0, 5), utc=MOMENTS, reading=READINGS)
    return Session(
        opening=opening,
        text=draw(TEXTS),
        inputs=inputs,
        corrections=tuple(draw(st.lists(corrected, max_size=3))),
        mark_s=draw(st.none() | SECONDS),
        ending=draw(st.none() | st.tuples(st.sampled_from(Ending), MOMENTS)),
        notes=tuple(draw(st.lists(st.tuples(MOMENTS, TEXTS), max_size=2))),
    )


@st.composite
def check_ins(draw: st.DrawFn) -> tuple[CheckIn, ...]:
    """Return a check-in with what was said of it later."""
    key = draw(KEYS)
    said = st.builds(
        CheckIn,
        key=st.just(key),
        moment=st.sampled_from(CHECK_IN_MOMENTS),
        told=MOMENTS,
        reading=READINGS,
        side=st.none() | st.sampled_from(Side),
        place=st.none() | st.sampled_from(Place),
        woke=st.booleans(),
        session_key=st.none() | KEYS,
    )
    return tuple(draw(st.lists(said, min_size=1, max_size=3)))


@st.composite
def goals(draw: st.DrawFn) -> tuple[tuple[Goal, ...], tuple[GoalScore, ...]]:
    """Return a goal with its wordings and scores."""
    key = draw(KEYS)
    wording = st.builds(Goal, key=st.just(key), title=TEXTS, set_on=MOMENTS, is_open=st.booleans())
    score = st.builds(GoalScore, goal=st.just(key), told=MOMENTS, able=st.integers(0, 10))
    return (
        tuple(draw(st.lists(wording, min_size=1, max_size=2))),
        tuple(draw(st.lists(score, max_size=2, unique_by=lambda each: each.told))),
    )


PROGRAMMES = st.builds(
    ProgrammeSince,
    since=MOMENTS,
    programme=st.builds(
        Programme,
        sequence=st.lists(NAMES, max_size=2).map(tuple),
        weekdays=st.frozensets(st.integers(0, 6)),
        by_weekday=st.dictionaries(st.integers(0, 6), NAMES, max_size=2),
    ),
)

HISTORIES = st.builds(
    History,
    sessions=st.lists(sessions(), max_size=3, unique_by=lambda each: each.opening.key).map(tuple),
    check_ins=st.lists(check_ins(), max_size=3).map(tuple),
    goals=st.lists(goals(), max_size=2).map(tuple),
    programmes=st.lists(PROGRAMMES, max_size=2, unique_by=lambda each: each.since).map(tuple),
)


@contextmanager
def new_store() -> Iterator[HistoryStore]:
    """Open an empty history in a folder of its own."""
    with TemporaryDirectory() as folder, HistoryStore.open(Path(folder) / "history.db") as store:
        yield store


def write(history: History, store: HistoryStore) -> None:
    """Write a history into a store, as the program does it."""
    for session in history.sessions:
        _write_session(session, store)
    for said in history.check_ins:
        for check_in in said:
            store.diary.keep_check_in(check_in)
    for wordings, scores in history.goals:
        for goal in wordings:
            store.diary.keep_goal(goal)
        for score in scores:
            store.diary.keep_score(score)
    for programme in history.programmes:
        store.diary.keep_programme(programme)


def _write_session(session: Session, store: HistoryStore) -> None:
    session_id = store.start_session(session.opening, session.text)
    for recorded in session.inputs:
        store.append(session_id, recorded)
    for correction in session.corrections:
        store.correct(session_id, correction)
    if session.mark_s is not None:
        store.mark(session_id, session.mark_s)
    if session.ending is not None:
        store.end_session(session_id, *session.ending)
    for written, text in session.notes:
        store.diary.keep_note(Note(session_id=session_id, text=text, written=written))


def as_json(store: HistoryStore) -> bytes:
    """Return a history as its JSON export."""
    return b"".join(json_parts(store.exchange.source(""), without_private))


def staged(data: bytes) -> tuple[Staging, SkipList]:
    """Return a JSON export as it is before it is taken in, and what was left out."""
    staging, skipped = Staging(""), SkipList()
    for _ in stage_json(data, staging, skipped):
        pass
    return staging, skipped


def take_in(data: bytes, store: HistoryStore) -> TakenIn:
    """Take in a JSON export of which nothing is left out."""
    staging, skipped = staged(data)
    assert not skipped.count, skipped
    taken = store.exchange.take_in(staging)
    staging.close()
    return taken


def work_off(steps: Iterable[None]) -> None:
    """Do all steps of a long piece of work."""
    for _ in steps:
        pass
