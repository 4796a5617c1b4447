"""Texts that are worked on, on the disk before they are saved: nothing typed is lost by a crash.

A draft is one JSON file: where its routine belongs, what that file held when the work began (by its
hash), and the text. It is written whole or not at all, and goes when the routine is saved or the
work is thrown away.
"""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from rehab_app.report.writing import write_owner_only

_SUFFIX = ".draft.json"
_MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text that is worked on.

    `path` is the file it is saved to, empty for a routine that has none yet; `base` is the hash of
    what that file held when the work began.
    """

    key: str
    path: str
    base: str
    text: str


class Drafts:
    """The drafts of a folder."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made with the first draft."""
        self._folder = folder

    def keep(self, draft: Draft) -> None:
        """Write a draft in the place of the one before; raises OSError."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        data = json.dumps(asdict(draft), ensure_ascii=False).encode()
        write_owner_only(self._file(draft.key), data)

    def drop(self, key: str) -> None:
        """Remove a draft, if there is one, and the pictures beside it; raises OSError."""
        self._file(key).unlink(missing_ok=True)
        pictures = self.pictures(key)
        if pictures.is_dir():
            for path in pictures.iterdir():
                path.unlink()
            pictures.rmdir()

    def pictures(self, key: str) -> Path:
        """Return the folder of a draft's pictures; it is made with the first one."""
        return self._file(key).with_suffix("").with_suffix(".pictures")

    def all(self) -> tuple[Draft, ...]:
        """Return the drafts that there are, the newest first; what can't be read is passed over."""
        try:
            files = [path for path in self._folder.iterdir() if path.name.endswith(_SUFFIX)]
            files.sort(key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
        except OSError:
            return ()
        return tuple(draft for draft in map(_read, files) if draft is not None)

    def of(self, key: str) -> Draft | None:
        """Return the draft of a key, None where there is none that can be read."""
        return _read(self._file(key))

    def _file(self, key: str) -> Path:
        return self._folder / f"{sha256(key.encode()).hexdigest()[:32]}{_SUFFIX}"


def base_of(data: bytes) -> str:
    """Return by what a draft knows the file that it began with."""
    return sha256(data).hexdigest()


def _read(path: Path) -> Draft | None:
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_MOST_BYTES))
        texts = {name: said[name] for name in ("key", "path", "base", "text")}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not all(isinstance(text, str) for text in texts.values()):
        return None
    return Draft(**texts)
