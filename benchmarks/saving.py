"""Saving one input, against a bare insert on a connection with the same settings."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.measuring import Result, ratio
from rehab_app.clock import SystemClock
from rehab_app.engine.inputs import Answer
from rehab_app.history.connection import open_connection
from rehab_app.history.recorder import Recorder
from rehab_app.history.records import SessionOpening
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, Quality, Reading
from rehab_app.model.person import Side

INPUTS = 300
MOST_RATIO = 1.5
_MAKE = "CREATE TABLE bare (seq INTEGER PRIMARY KEY, at_s REAL, utc TEXT, kind TEXT, level INTEGER)"
_INSERT = "INSERT INTO bare VALUES (?, ?, ?, ?, ?)"


def measure() -> Iterator[Result]:
    """Save input after input in turn through the recorder and with a plain insert."""
    ours: list[float] = []
    theirs: list[float] = []
    with TemporaryDirectory() as folder:
        store = HistoryStore.open(Path(folder) / "history.db")
        recorder = Recorder.begin(lambda: store, SystemClock(), _opening(), "format: 1\n")
        connection = open_connection(Path(folder) / "bare.db")
        connection.execute(_MAKE)
        for number in range(INPUTS):
            ways = [
                (ours, partial(_record, recorder, number)),
                (theirs, partial(_insert, connection, number)),
            ]
            for seconds, save in ways if number % 2 else reversed(ways):
                start = perf_counter()
                save()
                seconds.append(perf_counter() - start)
        if recorder.trouble:
            raise OSError(recorder.trouble.reason)
        connection.close()
        store.close()
    yield Result(
        what=f"saving one input ({median(ours) * 1000:.2f} ms), as a ratio",
        found=ratio(ours, theirs),
        most=MOST_RATIO,
        unit="×",
        beside=f"a bare insert with the same settings ({median(theirs) * 1000:.2f} ms)",
    )


def _record(recorder: Recorder, number: int) -> None:
    recorder.record(
        Answer(Reading(number % 11, Quality.DULL)),
        float(number),
        moment=Moment.AFTER,
        exercise="supine-figure-four",
        side=Side.LEFT,
    )


def _insert(connection: sqlite3.Connection, number: int) -> None:
    connection.execute(
        _INSERT, (number, float(number), "2026-01-01T00:00:00", "answer", number % 11)
    )


def _opening() -> SessionOpening:
    return SessionOpening(
        routine_id="benchmark", routine_title="Benchmark", started=datetime(2026, 1, 1, tzinfo=UTC)
    )
