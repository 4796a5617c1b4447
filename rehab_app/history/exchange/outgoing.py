"""Writes a file for its owner only, whole or not at all: whoever looks never sees a part of it."""

from collections.abc import Generator, Iterable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from rehab_app.history.exchange.skipping import FileRefused
from rehab_app.history.files import make_file, put_in_place


def write_parts(path: Path, parts: Iterable[bytes], ours: Path) -> Generator[None, None, None]:
    """Write a file in the place of what is there; pauses after each part.

    `ours` is the folder of the program's own data, in which nothing is written. Raises FileRefused
    where the file can't be written; if this ends early, the old file is still there.
    """
    _refuse_place(path, ours)
    new = path.with_name(f".{path.name}.{uuid4().hex}.new")
    try:
        make_file(new)
        with new.open("wb") as file:
            for part in parts:
                file.write(part)
                yield
        put_in_place(new, path)
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
