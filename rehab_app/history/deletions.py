"""What was deleted, so that a recovery doesn't bring it back out of an older backup.

Beside the history lies a file with a line for each: the SHA-256 of its key. It holds nothing of
what was told, and not even the key. What the history itself still has is never taken away by it.
"""

from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from os import fsync
from pathlib import Path

from rehab_app.history.files import make_anew, make_file, put_in_place

FILE_NAME = "deleted"


class Deletions:
    """The keys of what was deleted from the history in a folder.

    A disk that fails costs no more than what this is for: nothing is raised.
    """

    def __init__(self, history: Path) -> None:
        self._path = history.parent / FILE_NAME
        self._names = _names_in(self._path)

    def __contains__(self, key: object) -> bool:
        """Tell whether a key was deleted."""
        return bool(self._names) and isinstance(key, str) and _name_of(key) in self._names

    def add(self, *keys: str) -> None:
        """Remember what has just been deleted."""
        with suppress(OSError):
            if not self._path.exists():
                make_file(self._path)
            with self._path.open("a", encoding="ascii") as file:
                file.writelines(f"{_name_of(key)}\n" for key in keys)
                file.flush()
                fsync(file.fileno())

    def forget(self, keys: Iterable[str]) -> None:
        """Forget what has come back, or is there again."""
        remaining = self._names - {_name_of(key) for key in keys} if self._names else self._names
        if remaining == self._names:
            return
        with suppress(OSError):
            new = self._path.with_name(f"{FILE_NAME}.new")
            make_anew(new)
            new.write_text("".join(f"{name}\n" for name in sorted(remaining)), encoding="ascii")
            put_in_place(new, self._path)
            self._names = remaining


def _name_of(key: str) -> str:
    return sha256(key.encode(errors="replace")).hexdigest()


def _names_in(path: Path) -> frozenset[str]:
    with suppress(OSError):
        return frozenset(path.read_text(encoding="ascii", errors="replace").split())
    return frozenset()
