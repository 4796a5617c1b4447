"""Asks the child process to read a path, and says what came of it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """A file as the library shows it; the problems are code, line and column."""

    file: str
    is_routine: bool
    texts: tuple[str, ...]
    problems: tuple[tuple[str, int | None, int | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a fork read, how it ended (0 is well, -24 out of time) and what it took."""

    files: tuple[FileRead, ...]
    exit: int
    cpu_s: float
    peak_bytes: int


class Child:
    """The process that reads; a context manager."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.child"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def read(self, path: Path) -> Outcome:
        """Return what came of reading a path, which can be any bytes."""
        process = self._process
        assert process.stdin
        assert process.stdout
        process.stdin.write(os.fsencode(path).hex().encode() + b"\n")
        process.stdin.flush()
        files: tuple[FileRead, ...] = ()
        spent = json.loads(process.stdout.readline())
        if isinstance(spent, list):
            files = tuple(_file_in(each) for each in spent)
            spent = json.loads(process.stdout.readline())
        return Outcome(files=files, **spent)


def _file_in(read: dict[str, Any]) -> FileRead:
    return FileRead(
        file=read["file"],
        is_routine=read["is_routine"],
        texts=tuple(read["texts"]),
        problems=tuple((code, line, column) for code, line, column in read["problems"]),
    )
