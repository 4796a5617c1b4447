"""Values and helpers that the tests of the history share."""

import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import IO, TYPE_CHECKING

from rehab_app.engine.inputs import Answer
from rehab_app.history.records import RecordedInput, SessionOpening
from rehab_app.model.pain import Moment, Quality, Reading
from rehab_app.model.person import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(__file__).parents[2]
ROUTINE_TEXT = "format: 1\nid: daily-hip-stretch\ntitle: Täglich\n"
UTC_START = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def opening(**changes: object) -> SessionOpening:
    values: dict[str, object] = {
        "routine_id": "daily-hip-stretch",
        "routine_title": "Daily hip stretch",
        "started": datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=2))),
        "base": 2.5,
        "sore_side": Side.LEFT,
        "conditions": ("runners-hip",),
        "rungs": {(0, Side.LEFT): 2, (0, Side.RIGHT): 3, (4, Side.BOTH): 0},
    }
    return SessionOpening(**{**values, **changes})  # type: ignore[arg-type]  # any field by name


def answer(seq: int, level: int | None = 3, quality: Quality = Quality.DULL) -> RecordedInput:
    return RecordedInput(
        seq=seq,
        at_s=seq * 7.25,
        utc=UTC_START + timedelta(seconds=seq * 7.25),
        input=Answer(Reading(level, quality)),
        moment=Moment.AFTER,
        exercise="supine-figure-four",
        side=Side.LEFT,
    )


@dataclass
class HandClock:
    """A clock that stands still until it is moved."""

    seconds: float = 0.0
    start: datetime = field(default=UTC_START)

    def now(self) -> float:
        return self.seconds

    def wall(self) -> datetime:
        return self.start + timedelta(seconds=self.seconds)


def make_version(path: Path, version: int) -> None:
    """Make a history as an older version of the program left it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(path_of_version(version).read_text("utf-8"))


def path_of_version(version: int) -> Path:
    return Path(__file__).with_name(f"version_{version}.sql")


@contextmanager
def child(command: str, *arguments: object) -> "Iterator[subprocess.Popen[str]]":
    """Run a command of tests/history/child.py as a process of its own; it is killed at the end."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.history.child", command, *map(str, arguments)],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def line_of(process: "subprocess.Popen[str]") -> str:
    return pipe(process.stdout).readline().strip()


def tell(process: "subprocess.Popen[str]") -> None:
    pipe(process.stdin).write("go\n")
    pipe(process.stdin).flush()


def pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream
