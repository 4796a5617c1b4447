"""How the history's file came to be: one named function for each version of its schema.

A function is never changed once it is released; a new version is a new function at the end.
"""

import sqlite3
from collections.abc import Callable

APPLICATION_ID = 0x52684162  # "RhAb"

Migration = Callable[[sqlite3.Connection], None]

_FIRST_TABLES = (
    """CREATE TABLE routine_text (
        hash TEXT NOT NULL PRIMARY KEY,
        text BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE session (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL,
        routine_id TEXT NOT NULL,
        routine_title TEXT NOT NULL,
        text_hash TEXT NOT NULL REFERENCES routine_text,
        opening TEXT NOT NULL,
        started_utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        crc INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE input (
        session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        seq INTEGER NOT NULL CHECK (seq >= 0),
        at_s REAL NOT NULL CHECK (at_s >= 0),
        utc TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('start', 'tick', 'pause', 'resume', 'skip', 'back',
            'add-time', 'hurts', 'answer', 'count-reps', 'overrule', 'undo', 'end')),
        level INTEGER CHECK (level BETWEEN 0 AND 10),
        quality TEXT CHECK (quality IN ('none', 'stretch', 'pressure', 'dull', 'sharp', 'pinch',
            'numb', 'tingling', 'burning', 'electric')),
        skin_fine INTEGER CHECK (skin_fine IN (0, 1)),
        seconds INTEGER,
        rep_count INTEGER,
        reason TEXT CHECK (reason IN ('asked', 'gap', 'unanswered', 'hurts', 'restored')),
        moment TEXT CHECK (moment IN ('before', 'halfway', 'hurts', 'after', 'recheck', 'end',
            'morning')),
        exercise TEXT,
        side TEXT CHECK (side IN ('left', 'right', 'both')),
        crc INTEGER NOT NULL,
        PRIMARY KEY (session_id, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE mark (
        session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        at_s REAL NOT NULL CHECK (at_s >= 0),
        crc INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE ending (
        session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        how TEXT NOT NULL CHECK (how IN ('completed', 'stopped', 'dropped')),
        utc TEXT NOT NULL,
        input_count INTEGER NOT NULL,
        crc INTEGER NOT NULL
    ) STRICT""",
    """CREATE TRIGGER input_is_never_changed BEFORE UPDATE ON input BEGIN
        SELECT RAISE(ABORT, 'an input is never changed');
    END""",
    """CREATE TRIGGER input_goes_with_its_session BEFORE DELETE ON input
        WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id) BEGIN
        SELECT RAISE(ABORT, 'an input goes only with its session');
    END""",
)


def first_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of sessions; only `mark` is ever overwritten."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in _FIRST_TABLES:
        connection.execute(statement)


_CORRECTIONS = (
    """CREATE TABLE correction (
        session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 0),
        utc TEXT NOT NULL,
        level INTEGER CHECK (level BETWEEN 0 AND 10),
        quality TEXT CHECK (quality IN ('none', 'stretch', 'pressure', 'dull', 'sharp', 'pinch',
            'numb', 'tingling', 'burning', 'electric')),
        crc INTEGER NOT NULL,
        PRIMARY KEY (session_id, seq, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER correction_is_never_changed BEFORE UPDATE ON correction BEGIN
        SELECT RAISE(ABORT, 'a correction is never changed');
    END""",
    """CREATE TRIGGER correction_goes_with_its_session BEFORE DELETE ON correction
        WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id) BEGIN
        SELECT RAISE(ABORT, 'a correction goes only with its session');
    END""",
)


def corrections(connection: sqlite3.Connection) -> None:
    """Make the table of readings that were corrected later; what was said first stays in `input`.

    `number` counts the corrections of one answer from 0; the last one counts.
    """
    for statement in _CORRECTIONS:
        connection.execute(statement)


_QUALITIES = """('none', 'stretch', 'pressure', 'dull', 'sharp', 'pinch',
            'numb', 'tingling', 'burning', 'electric')"""

_DIARY = (
    f"""CREATE TABLE check_in (
        key TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 0),
        person TEXT NOT NULL,
        moment TEXT NOT NULL CHECK (moment IN ('now', 'hour', 'morning')),
        utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        level INTEGER CHECK (level BETWEEN 0 AND 10),
        quality TEXT CHECK (quality IN {_QUALITIES}),
        side TEXT CHECK (side IN ('left', 'right', 'both')),
        place TEXT CHECK (place IN ('front', 'groin', 'outer', 'buttock', 'sit-bone', 'hamstring',
            'knee')),
        woke INTEGER NOT NULL CHECK (woke IN (0, 1)),
        session_key TEXT,
        crc INTEGER NOT NULL,
        PRIMARY KEY (key, number)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX check_in_of_person ON check_in (person, utc)",
    """CREATE TRIGGER check_in_is_never_changed BEFORE UPDATE ON check_in BEGIN
        SELECT RAISE(ABORT, 'a check-in is never changed');
    END""",
    """CREATE TABLE note (
        session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number >= 0),
        utc TEXT NOT NULL,
        text TEXT NOT NULL,
        crc INTEGER NOT NULL,
        PRIMARY KEY (session_id, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE goal (
        key TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 0),
        person TEXT NOT NULL,
        utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        title TEXT NOT NULL,
        is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
        crc INTEGER NOT NULL,
        PRIMARY KEY (key, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE goal_score (
        goal TEXT NOT NULL,
        utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        able INTEGER NOT NULL CHECK (able BETWEEN 0 AND 10),
        crc INTEGER NOT NULL,
        PRIMARY KEY (goal, utc)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE programme (
        person TEXT NOT NULL,
        utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        programme TEXT NOT NULL,
        crc INTEGER NOT NULL,
        PRIMARY KEY (person, utc)
    ) STRICT, WITHOUT ROWID""",
)
_DIGESTS = (
    # Sessions don't come in the order of their numbers once one was put back or brought in.
    "CREATE INDEX session_by_time ON session (started_utc, id)",
    f"""CREATE TABLE digest (
        session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        key TEXT NOT NULL,
        person TEXT NOT NULL,
        routine_id TEXT NOT NULL,
        day TEXT NOT NULL,
        started_utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        did_start INTEGER NOT NULL CHECK (did_start IN (0, 1)),
        gate TEXT,
        planned_s INTEGER NOT NULL,
        session_s REAL NOT NULL,
        worked_s REAL NOT NULL,
        before_level INTEGER CHECK (before_level BETWEEN 0 AND 10),
        before_quality TEXT CHECK (before_quality IN {_QUALITIES}),
        end_level INTEGER CHECK (end_level BETWEEN 0 AND 10),
        end_quality TEXT CHECK (end_quality IN {_QUALITIES}),
        highest INTEGER CHECK (highest BETWEEN 0 AND 10),
        changes INTEGER NOT NULL,
        also TEXT NOT NULL,
        refused TEXT NOT NULL,
        outcomes TEXT NOT NULL,
        crc INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX digest_of_person ON digest (person, day)",
    "CREATE INDEX digest_of_routine ON digest (person, routine_id, day)",
    f"""CREATE TABLE set_digest (
        session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number >= 0),
        exercise TEXT NOT NULL,
        prescribed TEXT NOT NULL,
        side TEXT NOT NULL CHECK (side IN ('left', 'right', 'both')),
        round INTEGER NOT NULL,
        set_number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        at_s REAL,
        planned_s INTEGER NOT NULL,
        held_s REAL NOT NULL,
        ending TEXT NOT NULL,
        reps INTEGER,
        reps_done INTEGER,
        during_level INTEGER CHECK (during_level BETWEEN 0 AND 10),
        during_quality TEXT CHECK (during_quality IN {_QUALITIES}),
        after_level INTEGER CHECK (after_level BETWEEN 0 AND 10),
        after_quality TEXT CHECK (after_quality IN {_QUALITIES}),
        crc INTEGER NOT NULL,
        PRIMARY KEY (session_id, number)
    ) STRICT, WITHOUT ROWID""",
)


def diary(connection: sqlite3.Connection) -> None:
    """Make the tables of what is told and kept outside sessions, and of sessions in brief.

    Of a check-in, a note and a goal all that was ever said stays; the highest `number` counts.
    """
    for statement in (*_DIARY, *_DIGESTS):
        connection.execute(statement)


# What is told, corrected or taken away before a checkpoint's day makes it wrong. A moment in UTC
# can be a day off where the person is, so that a check-in on the day itself counts as well.
_CHECKPOINTS = (
    """CREATE TABLE checkpoint (
        person TEXT NOT NULL,
        routine_id TEXT NOT NULL,
        until TEXT NOT NULL,
        made_for TEXT NOT NULL,
        progression TEXT NOT NULL,
        crc INTEGER NOT NULL,
        PRIMARY KEY (person, routine_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER digest_comes_late AFTER INSERT ON digest BEGIN
        DELETE FROM checkpoint WHERE person = NEW.person AND until > NEW.day;
    END""",
    """CREATE TRIGGER digest_goes AFTER DELETE ON digest BEGIN
        DELETE FROM checkpoint WHERE person = OLD.person AND until > OLD.day;
    END""",
    """CREATE TRIGGER check_in_comes_late AFTER INSERT ON check_in BEGIN
        DELETE FROM checkpoint WHERE person = NEW.person AND until >= substr(NEW.utc, 1, 10);
    END""",
    """CREATE TRIGGER check_in_goes AFTER DELETE ON check_in BEGIN
        DELETE FROM checkpoint WHERE person = OLD.person AND until >= substr(OLD.utc, 1, 10);
    END""",
)


def checkpoints(connection: sqlite3.Connection) -> None:
    """Make the table of where a fold had come to, so that years need not be gone through again."""
    for statement in _CHECKPOINTS:
        connection.execute(statement)


_WIDEN = """UPDATE sqlite_schema
    SET sql = replace(sql, '''morning'')', '''morning'', ''resume'')')
    WHERE type = 'table' AND name = 'input'"""


def moment_of_going_on(connection: sqlite3.Connection) -> None:
    """Let an answer be about going on after a long time of standing still (`resume`).

    Only a CHECK becomes wider and no row another, so that the schema alone is written anew: the way
    that https://sqlite.org/lang_altertable.html names for it. Years of rows stay where they are.
    """
    (schema,) = connection.execute("PRAGMA schema_version").fetchone()
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(_WIDEN)
    connection.execute(f"PRAGMA schema_version = {schema + 1}")
    connection.execute("PRAGMA writable_schema = OFF")


_LEVELS_BY_DAY = (
    "DROP INDEX digest_of_person",
    "CREATE INDEX digest_of_person ON digest (person, day, highest)",
)


def levels_by_day(connection: sqlite3.Connection) -> None:
    """Keep the highest level of each session in order, so that years of days are read at once."""
    for statement in _LEVELS_BY_DAY:
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (
    first_tables,
    corrections,
    diary,
    checkpoints,
    moment_of_going_on,
    levels_by_day,
)


def schema_version(connection: sqlite3.Connection) -> int:
    """Return how many migrations a file has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: tuple[Migration, ...]) -> None:
    """Apply those a file has not seen, each whole or not at all, together with its number."""
    for version in range(schema_version(connection), len(migrations)):
        connection.execute("BEGIN")
        try:
            migrations[version](connection)
            connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
