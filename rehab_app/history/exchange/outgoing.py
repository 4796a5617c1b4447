"""Writes a file for its owner only, whole or not at all: whoever looks never sees a part of it."""

import os
from collections.abc import Generator, Iterable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from rehab_app.history.exchange.skipping import FileRefused

OWNER_ONLY_FILE = 0o600
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_parts(path: Path, parts: Iterable[bytes], ours: Path) -> Generator[None, None, None]:
    """Write a file in the place of what is there; pauses after each part.

    `ours` is the folder of the program's own data, in which nothing is written. Raises FileRefused
    where the file can't be written; if this ends early, the old file is still there.
    """
    _refuse_place(path, ours)
    new = path.with_name(f".{path.name}.{uuid4().hex}.new")
    try:
        with os.fdopen(os.open(new, _FLAGS, OWNER_ONLY_FILE), "wb") as file:
            for part in parts:
                file.write(part)
                yield
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise FileRefused(f"{path} can't be written: {error.strerror or error}.") from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _refuse_place(path: Path, ours: Path) -> None:
    try:
        if path.exists() and not path.is_file():
            raise FileRefused(f"{path} is a folder or a device, not a file.")
        is_ours = path.absolute().resolve().is_relative_to(ours.absolute().resolve())
    except (OSError, ValueError) as error:
        raise FileRefused(f"{path} can't be written: {error}.") from error
    if is_ours:
        raise FileRefused(f"{ours} holds the program's own data; choose another folder.")


def _sync_folder(folder: Path) -> None:
    """Let the name reach the disk; Windows does that by itself, and can't be asked."""
    with suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
