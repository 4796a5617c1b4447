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


MIGRATIONS: tuple[Migration, ...] = (first_tables, corrections)


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
