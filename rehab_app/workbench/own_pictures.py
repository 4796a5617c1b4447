"""Pictures of own exercises as files: copied beside a routine, the chosen file left alone.

A routine without a file yet has them beside its draft; they go along when it is saved first.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from rehab_app.routine_io.pictures import chosen_picture, read_picture
from rehab_app.workbench.own_edits import free_id
from rehab_app.workbench.own_exercises import own_exercises_of
from rehab_app.workbench.own_values import with_text

_STEM_LETTERS = 60
_OWNER_ONLY = 0o600
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

Plain = Callable[[bytes, str], bytes]


def _as_it_is(data: bytes, _suffix: str) -> bytes:
    return data


def copy_beside(picture: Path, folder: Path, stem: str, plain: Plain = _as_it_is) -> str:
    """Copy a picture that somebody chose into a folder, under a free name; return that name.

    The name is made of `stem`, which may be any text. `plain` makes of its bytes, and the suffix of
    its kind, what is put there.
    Raises OSError, or ValueError where it can't be shown; then nothing is left behind.
    """
    data, suffix = chosen_picture(picture)
    name = free_id(stem, ())[:_STEM_LETTERS].strip("-")
    return _put(plain(data, suffix), folder, name, suffix)


def carry(text: str, source: Path, folder: Path) -> str:
    """Copy the pictures that a text names from one folder to another, beside the routine.

    Where a name is taken there by another picture the text gets a free one. A picture that can't
    be read is left out, which the routine's problems say. Raises OSError where nothing can be
    written.
    """
    if source == folder:
        return text
    for exercise in own_exercises_of(text) or ():
        name = exercise.values.get("picture", "")
        data = _read(source, name)
        if data is not None:
            there = Path(name)
            free = _put(data, folder, there.stem, there.suffix)
            if free != name:
                text = with_text(text, exercise.path, "picture", free)
    return text


def _read(folder: Path, name: str) -> bytes | None:
    if not name or Path(name).name != name:
        return None
    with suppress(OSError, ValueError):
        return read_picture(folder / name)
    return None


def _put(data: bytes, folder: Path, stem: str, suffix: str) -> str:
    """Write a picture under the first name that is free, or that has this very picture already."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    numbers = chain([""], (f"-{number}" for number in count(2)))
    names = (f"{stem}{number}{suffix}" for number in numbers)
    return next(name for name in names if _is_put(data, folder / name))


def _is_put(data: bytes, path: Path) -> bool:
    """Write a picture where nothing is yet; tell whether it is there now."""
    try:
        descriptor = os.open(path, _FLAGS, _OWNER_ONLY)
    except FileExistsError:
        return _read(path.parent, path.name) == data
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return True
