"""The zip around a bundle: written the same each time, and read as if it were meant to do harm.

Nothing is ever written to the disk from here. What is not exactly as expected is refused, with a
sentence that says what: names with folders in them, the same name twice, links, encryption, too
many files or too much in them. What a header says about sizes is not believed; bytes are counted
as they come.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from datetime import datetime

from rehab_app.sharing.manifest import BundleError

MOST_FILES = 200
MOST_FILE_BYTES = 5_000_000
MOST_BYTES = 50_000_000
MOST_RATIO = 100
# Where this little comes out of it, no ratio matters: plain text packs well.
_HARMLESS_BYTES = 100_000
_CHUNK_BYTES = 65_536
_END_OF_DIRECTORY = b"PK\x05\x06"
_END_BYTES = 22
_MOST_COMMENT_BYTES = 65_535
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OWNER_ONLY = (stat.S_IFREG | 0o600) << 16


def packed(files: Mapping[str, bytes], made: datetime) -> bytes:
    """Return a zip of files by their names; the same files at the same time make the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            moment = (made.year, made.month, made.day, made.hour, made.minute, made.second)
            info = zipfile.ZipInfo(name, moment)
            info.external_attr = _OWNER_ONLY
            info.create_system = 3  # as if from Unix everywhere, for the same bytes
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the files of a zip by their names; raises BundleError where anything is not right."""
    if len(data) > MOST_BYTES:
        raise BundleError("It is larger than 50 MB.")
    _refuse_crowd(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_names(infos)
            return _read_all(archive, infos)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as error:
        raise BundleError("It is no shared routine, or it is damaged.") from error


def _refuse_crowd(data: bytes) -> None:
    """Look at the number of files before the list of them is read: it may have any length."""
    at = data.rfind(_END_OF_DIRECTORY, max(0, len(data) - _END_BYTES - _MOST_COMMENT_BYTES))
    if at < 0 or len(data) < at + _END_BYTES:
        raise BundleError("It is no shared routine, or it is damaged.")
    count = int.from_bytes(data[at + 10 : at + 12], "little")
    directory_bytes = int.from_bytes(data[at + 12 : at + 16], "little")
    # An entry of the list has 46 bytes and a name; more than this is another list than it says.
    if count > MOST_FILES or directory_bytes > MOST_FILES * 1024:
        raise BundleError(f"It holds more than {MOST_FILES} files.")


def _check_names(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_FILES:
        raise BundleError(f"It holds more than {MOST_FILES} files.")
    taken: set[str] = set()
    for info in infos:
        shown = ascii(info.filename)[1:61]
        if not _is_plain(info.orig_filename) or not _is_plain(info.filename):
            raise BundleError(f"The name {shown} leads out of it, or into a folder.")
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG):
            raise BundleError(f"{shown} is a link or no file.")
        if info.flag_bits & _ENCRYPTED:
            raise BundleError(f"{shown} is encrypted.")
        if info.compress_type not in _METHODS:
            raise BundleError(f"{shown} is packed in a way that is not known.")
        if info.filename.casefold() in taken:
            raise BundleError(f"{shown} stands in it twice.")
        taken.add(info.filename.casefold())


def _is_plain(name: str) -> bool:
    """Tell whether a name is that of a file in no folder, on every system."""
    is_safe = name.isprintable() and name.isascii() and not set(name) & set('/\\:*?"<>|')
    return is_safe and bool(name.strip(". ")) and name == name.strip() and not name.startswith(".")


def _read_all(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    for info in infos:
        files[info.filename] = _read(archive, info, min(MOST_FILE_BYTES, left))
        left -= len(files[info.filename])
    return files


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    name = ascii(info.filename)[1:61]
    allowed = max(_HARMLESS_BYTES, info.compress_size * MOST_RATIO)
    parts: list[bytes] = []
    total = 0
    with archive.open(info) as file:
        while part := file.read(_CHUNK_BYTES):
            parts.append(part)
            total += len(part)
            if total > most:
                raise BundleError(
                    f"{name} is too large: 5 MB a file and 50 MB in all are the most."
                )
            if total > allowed:
                raise BundleError(f"{name} becomes more than {MOST_RATIO} times as large.")
    return b"".join(parts)
