"""Adds a routine to a person's own folder, without ever writing over another file."""

import os
from pathlib import Path

from rehab_app.routine_io.file_reading import SUFFIX

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


def _made(stem: str, folder: Path) -> tuple[Path, int]:
    """Return the first file of its name that is not there yet, made and open."""
    number = 1
    while True:
        path = folder / (f"{stem}{SUFFIX}" if number == 1 else f"{stem}-{number}{SUFFIX}")
        try:
            return path, os.open(path, _FLAGS, _OWNER_ONLY)
        except FileExistsError:
            number += 1
