"""Files of the history: for their owner only, and put in their place whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

OWNER_ONLY_FILE = 0o600
OWNER_ONLY_FOLDER = 0o700


def make_file(path: Path) -> None:
    """Make an empty file for its owner only; raises FileExistsError where there is one."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY_FILE))


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps what it needs to take back a half-done change."""
    return path.with_name(f"{path.name}-journal")


def make_anew(path: Path) -> None:
    """Make an empty file in place of one that was left over, and of its journal."""
    remove(path)
    make_file(path)


def remove(path: Path) -> None:
    """Remove a file and its journal, if they are there."""
    for each in (path, journal_of(path)):
        each.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """Make a folder for its owner only, where there is none."""
    path.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)


def put_in_place(new: Path, path: Path) -> None:
    """Let a finished file take the place of another in the same folder, also if the power fails.

    Whoever looks sees the old file or the new one, and never a part of either.
    """
    _sync(new, os.O_RDWR)
    new.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Let the names in a folder reach the disk; Windows does that by itself, and can't be asked."""
    with suppress(PermissionError):
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
