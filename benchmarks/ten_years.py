"""Makes a history of many years in a minute, out of sessions that were really played.

Three sessions a day of twelve poses, with three readings each. A dozen different ones are played
through the engine; their rows are written again and again with other days and keys, so that
everything that reads them finds what it expects.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.engine.inputs import Answer, Start
from rehab_app.engine.session import GAP_S
from rehab_app.engine.state import Phase
from rehab_app.history.connection import open_connection
from rehab_app.history.digest_rows import Digested, digest_row, set_row
from rehab_app.history.marshalling import Row, ending_row, hash_of, input_row, session_row
from rehab_app.history.migrations import MIGRATIONS
from rehab_app.history.records import Ending, StoredSession
from rehab_app.history.tables import tables_of
from rehab_app.locations import Locations
from rehab_app.model.pain import Moment, Quality, Reading
from rehab_app.routine_io.library import LibraryEntry

TEN_YEARS = 10_950
ONE_MONTH = 90
ENDS = datetime(2026, 11, 22, 20, tzinfo=UTC)
POSES = (
    *("ninety-ninety-hold", "adductor-rock-back", "wall-calf-stretch-straight"),
    *("single-knee-to-chest", "supine-figure-four", "pigeon-pose"),
    *("half-split", "supine-90-90-hamstring", "standing-hip-flexor-stretch"),
    *("half-kneeling-hip-flexor-stretch", "couch-stretch", "knee-to-opposite-shoulder"),
)
ROUTINE = """\
format: 1
id: twelve-poses
title: Twelve poses
kind: stretch
blocks:
  - title: All
    steps:
"""
_STEP = "      - {{exercise: {pose}, hold: 45 s, sides: [left], ask: [15 s, 30 s, after]}}\n"
_PLAYED = 12
_HOURS = (7, 13, 20)
_BEFORE = 2
_LEVELS = (1, 2, 2, 3)  # what lets every pose be held to its end


@dataclass(frozen=True, slots=True)
class Played:
    """A session that was really played, as it is stored and in brief."""

    stored: StoredSession
    digested: Digested


def write_history(home: Path, session_count: int) -> Path:
    """Make a home with a history of so many sessions, three a day, and return the history's file.

    It ends on a fixed day, with the same sessions every time.
    """
    locations = Locations.find({}, home)
    locations.prepare()
    played = tuple(_played())
    inserts = {table.name: table.insert("OR IGNORE") for table in tables_of(len(MIGRATIONS))}
    with closing(open_connection(locations.history)) as connection:
        connection.execute("BEGIN")
        for number in range(session_count):
            started = _started(session_count - number)
            moved = _moved(played[number % len(played)], number + 1, started)
            for name, rows in _rows(moved):
                connection.executemany(inserts[name], rows)
        connection.execute("COMMIT")
    return locations.history


def twelve_poses(context: Context, pose_count: int = len(POSES)) -> LibraryEntry:
    """Return the routine, or its beginning, as an entry of the library of a context."""
    path = context.locations.routines / "twelve-poses.yaml"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        steps = "".join(_STEP.format(pose=pose) for pose in POSES[:pose_count])
        path.write_text(ROUTINE + steps, encoding="utf-8")
    return context.library.find(str(path))


def play_through(context: Context, clock: SteppedClock, random: Random) -> int:
    """Play one session to its end and return its id."""
    play = context.begin(twelve_poses(context))
    play.send(Start())
    while play.state.phase is not Phase.ENDED:
        question = play.state.question
        if question is not None:
            level = _BEFORE if question.moment is Moment.BEFORE else random.choice(_LEVELS)
            play.send(Answer(Reading(level, Quality.STRETCH)))
            continue
        clock.advance(min(play.wake_in_s or 1.0, GAP_S / 2))
        play.tick()
    if play.trouble or play.session_id is None:
        raise OSError("the session could not be saved")
    return play.session_id


def _played() -> Iterator[Played]:
    """Yield different sessions that were really played."""
    random = Random(10)
    with TemporaryDirectory() as folder:
        clock = SteppedClock(ENDS - timedelta(days=_PLAYED))
        with closing(Context.open({}, Path(folder), clock)) as context:
            for _ in range(_PLAYED):
                session_id = play_through(context, clock, random)
                context.catch_up()
                store = context.history()
                (digested,) = (
                    each for each in store.digests.all("") if each.session_id == session_id
                )
                digest = replace(digested.digest, sets=store.digests.sets(session_id))
                yield Played(store.session(session_id), replace(digested, digest=digest))
                clock.advance(24 * 3600)


def _started(before_the_end: int) -> datetime:
    """Return when a session begins that is so many before the end."""
    days, of_day = divmod(before_the_end - 1, len(_HOURS))
    return (ENDS - timedelta(days=days)).replace(hour=_HOURS[-1 - of_day])


def _moved(played: Played, session_id: int, started: datetime) -> Played:
    """Return a session as if it had been played at another time."""
    stored = played.stored
    if stored.opening is None or stored.ended_utc is None:
        raise ValueError("the session was not played to its end")
    by = started - stored.opening.started
    key = f"{session_id:032x}"
    return Played(
        replace(
            stored,
            id=session_id,
            opening=replace(stored.opening, key=key, started=started),
            inputs=tuple(replace(each, utc=each.utc + by) for each in stored.inputs),
            ended_utc=stored.ended_utc + by,
        ),
        replace(played.digested, session_id=session_id, key=key, started=started),
    )


def _rows(played: Played) -> Iterator[tuple[str, list[Row]]]:
    """Yield the rows of a session by their tables, those first that others belong to."""
    stored, digested = played.stored, played.digested
    if stored.opening is None or stored.ended_utc is None or stored.routine_text is None:
        raise ValueError("the session was not played to its end")
    text, count = stored.routine_text.encode(), len(stored.inputs)
    yield "routine_text", [(hash_of(text), text)]
    yield "session", [session_row(stored.id, stored.opening, hash_of(text))]
    yield "input", [input_row(stored.id, each) for each in stored.inputs]
    yield "ending", [ending_row(stored.id, Ending.COMPLETED, stored.ended_utc, count)]
    yield "digest", [digest_row(digested)]
    sets = enumerate(digested.digest.sets)
    yield "set_digest", [set_row(stored.id, number, each) for number, each in sets]
