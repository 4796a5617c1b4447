"""Takes the bytes of a file that comes in, without trusting its path or its size."""

import os
import stat
from pathlib import Path

from rehab_app.history.exchange.skipping import FileRefused

MOST_BYTES = 256 << 20

# Opening a pipe must not wait for its other end; Windows has neither the flag nor such pipes.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_incoming(path: Path, most_bytes: int = MOST_BYTES) -> bytes:
    """Return the bytes of a regular file without a byte order mark; raises FileRefused."""
    try:
        descriptor = os.open(path, _FLAGS)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise FileRefused(f"{path} is a folder or a device, not a file.")
            with open(descriptor, "rb", closefd=False) as file:
                data = file.read(most_bytes + 1)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileRefused(f"{path} can't be read: {reason}.") from error
    if len(data) > most_bytes:
        raise FileRefused(
            f"{path.name} is larger than {most_bytes >> 20} MiB; export it in parts, by days."
        )
    return data.removeprefix(_BYTE_ORDER_MARK)


def is_json(data: bytes) -> bool:
    """Tell whether a file is JSON rather than CSV, by how it begins."""
    return data[:1000].lstrip()[:1] in (b"{", b"[")
