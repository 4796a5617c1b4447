"""Adds a routine to a person's own folder, without ever writing over another file."""

import os
import re
from collections.abc import Collection
from itertools import chain, count
from pathlib import Path

from rehab_app.routine_io.file_reading import SUFFIX

# Keys of the routine itself stand at the beginning of a line.
_ID = re.compile(r"^id:\s*\S+", re.MULTILINE)
_TITLE = re.compile(
    r"""^title:\s*(?P<quote>["']?)(?P<title>[^\n]*?)(?P=quote)(?P<rest>[ \t]*(?:\#[^\n]*)?)$""",
    re.MULTILINE,
)
_OWNER_ONLY = 0o600
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def add_to_folder(text: str, name: str, folder: Path) -> Path:
    """Write a routine's text into a folder under a free name like `name`; return its path.

    Raises OSError where nothing can be written; then nothing is left behind.
    """
    stem = Path(name).stem or "routine"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path, descriptor = _made(stem, folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


def own_copy(text: str, routine_id: str, taken: Collection[str]) -> tuple[str, str]:
    """Return a routine's text under an id that is free, with a title that says so, and the id.

    Nothing else of the text is another: comments and order stay as the author wrote them.
    """
    numbers = chain([""], (f"-{number}" for number in count(2)))
    free = next(
        each for each in (f"{routine_id}-own{number}" for number in numbers) if each not in taken
    )
    renamed = _ID.sub(f"id: {free}", text, count=1)
    return _TITLE.sub(_own_title, renamed, count=1), free


def _own_title(found: re.Match[str]) -> str:
    quote = found["quote"]
    return f"title: {quote}{found['title']} (own copy){quote}{found['rest']}"


def _made(stem: str, folder: Path) -> tuple[Path, int]:
    """Return the first file of its name that is not there yet, made and open."""
    number = 1
    while True:
        path = folder / (f"{stem}{SUFFIX}" if number == 1 else f"{stem}-{number}{SUFFIX}")
        try:
            return path, os.open(path, _FLAGS, _OWNER_ONLY)
        except FileExistsError:
            number += 1
