"""Writes a file whole or not at all, for its owner only."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from rehab_app.history.files import put_in_place


def write_owner_only(path: Path, data: bytes) -> None:
    """Write beside a path, then take its place; raises OSError, and then the old file stays."""
    # The standard library makes it for its owner only, under a name that nothing else has.
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        put_in_place(beside, path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
