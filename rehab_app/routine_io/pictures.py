"""Looks at the pictures of own exercises: whether each can be shown, and harms nothing.

A picture lies beside the routine under a plain name (the grammar sees to that). Only its head is
read here: what kind it is and how large. A picture that can't be shown keeps nobody from playing
the routine, so each problem is a warning.
"""

import io
import os
import stat
import struct
from pathlib import Path
from typing import BinaryIO

from rehab_app.routine_io.file_reading import OPEN_FLAGS
from rehab_app.routine_io.node_reader import Fields
from rehab_app.routine_io.routine_reader import Draft

# 4096 × 4096 pixels of 4 bytes are 64 MiB, the most that a picture may take when it is shown; a
# small file can claim any size.
MOST_PX = 4096
MOST_BYTES = 5_000_000

_HEAD_BYTES = 32
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)  # Windows has none; `is_symlink` looks there
_PNG, _JPEG, _WEBP = "PNG", "JPEG", "WebP"
_KINDS = {".png": _PNG, ".jpg": _JPEG, ".jpeg": _JPEG, ".webp": _WEBP}
_SUFFIXES = {_PNG: ".png", _JPEG: ".jpg", _WEBP: ".webp"}
_MOST_JPEG_PARTS = 500
# Start of frame, in all its kinds: the part of a JPEG that says its size.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

Size = tuple[int, int]


class _NotShownError(Exception):
    """A picture can't be shown: the code, what is wrong with it, and what to do instead."""


def check_pictures(draft: Draft, folder: Path) -> None:
    """Warn of pictures that are not in `folder`, where the routine lies, or can't be shown."""
    for exercise, fields in draft.exercises:
        if exercise.picture:
            _check_picture(folder / exercise.picture, fields)


def _check_picture(path: Path, fields: Fields) -> None:
    try:
        _open_and_look(path)
    except FileNotFoundError:
        found = ("picture-missing", "is not there", "put the picture beside the routine")
    except OSError as error:
        found = _no_file(f"can't be read ({error.strerror})").args
    except _NotShownError as error:
        found = error.args
    else:
        return
    code, what, hint = found
    fields.problems.warning(fields.place("picture"), code, f"{path.name} {what}", hint)


def read_picture(path: Path) -> bytes:
    """Return the bytes of a picture; raises OSError, or ValueError where it can't be shown."""
    try:
        with _opened(path) as file:
            _look_at(file, path)
            file.seek(0)
            return file.read(MOST_BYTES)
    except _NotShownError as error:
        raise ValueError(f"{path.name} {error.args[1]}") from error


def check_picture(name: str, data: bytes) -> None:
    """Raise ValueError where bytes under a name are no picture that can be shown."""
    try:
        _look_at_head(io.BytesIO(data), Path(name).suffix.lower(), len(data))
    except _NotShownError as error:
        raise ValueError(f"{name} {error.args[1]}") from error


def chosen_picture(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a picture that somebody chose, and the suffix that its kind has.

    Its own name may say another kind, or none. Raises OSError, or ValueError where it can't be
    shown.
    """
    try:
        with _opened(path) as file:
            size = _size_of(file)
            found = _kind_and_size(file)
            suffix = _SUFFIXES[found[0]] if found else path.suffix
            file.seek(0)
            _look_at_head(file, suffix, size)
            file.seek(0)
            return file.read(MOST_BYTES), suffix
    except _NotShownError as error:
        raise ValueError(f"{path.name} {error.args[1]}: {error.args[2]}.") from error


def _open_and_look(path: Path) -> None:
    """Raise what keeps a picture from being shown: OSError or _NotShownError."""
    with _opened(path) as file:
        _look_at(file, path)


def _opened(path: Path) -> BinaryIO:
    if path.is_symlink():
        raise _no_file("is a link, and links are not followed")
    return os.fdopen(os.open(path, OPEN_FLAGS | _NO_LINKS), "rb")


def _no_file(what: str) -> _NotShownError:
    return _NotShownError(
        "picture-not-a-file", what, "put the picture itself, as a file, beside the routine"
    )


def _look_at(file: BinaryIO, path: Path) -> None:
    _look_at_head(file, path.suffix, _size_of(file))


def _size_of(file: BinaryIO) -> int:
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        raise _no_file("is a device or a pipe")
    return status.st_size


def _look_at_head(file: BinaryIO, suffix: str, size: int) -> None:
    if size > MOST_BYTES:
        raise _too_large("has more than 5 MB")
    found = _kind_and_size(file)
    if found is None or found[0] != _KINDS.get(suffix):
        raise _NotShownError(
            "picture-kind",
            f"is a {found[0]} picture inside" if found else "is no picture that can be shown",
            "save it as PNG, JPEG or WebP, under a name that says so",
        )
    if max(found[1]) > MOST_PX:
        raise _too_large(f"is {found[1][0]} × {found[1][1]} pixels large")


def _too_large(what: str) -> _NotShownError:
    return _NotShownError(
        "picture-too-large", what, f"make it at most {MOST_PX} pixels a side, and at most 5 MB"
    )


def _kind_and_size(file: BinaryIO) -> tuple[str, Size] | None:
    """Return the kind of a picture with its width and height in pixels; None for anything else."""
    head = file.read(_HEAD_BYTES)
    try:
        if head.startswith(b"\x89PNG\r\n\x1a\n"):
            kind, size = _PNG, _png_size(head)
        elif head.startswith(b"\xff\xd8\xff"):
            kind, size = _JPEG, _jpeg_size(file)
        elif head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            kind, size = _WEBP, _webp_size(head)
        else:
            return None
    except struct.error:  # The file ends before it says its size.
        return None
    return (kind, size) if size is not None and min(size) > 0 else None


def _png_size(head: bytes) -> Size | None:
    """Return what the first chunk says. Source: PNG specification, 5.2 and 11.2.1."""
    if head[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def _jpeg_size(file: BinaryIO) -> Size | None:
    """Go from part to part to the frame. Source: ITU-T T.81, B.1 and B.2.2."""
    file.seek(2)
    for _ in range(_MOST_JPEG_PARTS):
        mark, kind, length = struct.unpack(">BBH", file.read(4))
        if mark != 0xFF or length < 2:
            return None
        if kind in _JPEG_FRAMES:
            _, height, width = struct.unpack(">BHH", file.read(5))
            return width, height
        file.seek(length - 2, os.SEEK_CUR)
    return None


def _webp_size(head: bytes) -> Size | None:
    """Return what the first chunk says. Source: WebP container and lossless specifications."""
    match head[12:16]:
        case b"VP8X":
            return _24_bits(head[24:27]) + 1, _24_bits(head[27:30]) + 1
        case b"VP8L" if head[20:21] == b"\x2f":
            (bits,) = struct.unpack("<I", head[21:25])
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 " if head[23:26] == b"\x9d\x01\x2a":
            width, height = struct.unpack("<HH", head[26:30])
            return width & 0x3FFF, height & 0x3FFF
    return None


def _24_bits(part: bytes) -> int:
    (number,) = struct.unpack("<I", part + b"\x00")
    return int(number)
