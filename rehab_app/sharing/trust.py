"""Whose keys are known: trusted on first use, under a name that the person gives."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from rehab_app.report.writing import write_owner_only
from rehab_app.sharing.bundle import Bundle
from rehab_app.sharing.signing import fingerprint

_MOST_BYTES = 1_000_000


class Standing(Enum):
    """What is known of whom a bundle is from."""

    UNSIGNED = "unsigned"
    UNKNOWN = "unknown"
    KNOWN = "known"
    OTHER_KEY = "other-key"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Origin:
    """Whom a bundle says it is from, what is known of that, and the fingerprint of its key.

    `name` is the one that the person gave a known key; else the one that the bundle gives itself.
    """

    standing: Standing
    name: str = ""
    fingerprint: str = ""


class KnownKeys:
    """The keys that a person has come to trust, in a file; a damaged one knows nobody."""

    def __init__(self, path: Path, own: str = "") -> None:
        """Take the file, read now and made with the first key, and one's own public key."""
        self._path = path
        self._own = own
        self._names = _read(path)

    def origin_of(self, bundle: Bundle) -> Origin:
        """Return what is known of whom a bundle is from."""
        key, said = bundle.manifest.public_key, bundle.manifest.author
        if not key:
            return Origin(Standing.UNSIGNED)
        if key == self._own:
            return Origin(Standing.OWN, said, fingerprint(key))
        known = self._names.get(key)
        if known is not None:
            return Origin(Standing.KNOWN, known, fingerprint(key))
        standing = Standing.OTHER_KEY if self.is_taken(said, key) else Standing.UNKNOWN
        return Origin(standing, said, fingerprint(key))

    def is_taken(self, name: str, public_key: str) -> bool:
        """Tell whether another key than this one is known by a name."""
        others = {each.casefold() for key, each in self._names.items() if key != public_key}
        return name.strip().casefold() in others

    def trust(self, public_key: str, name: str) -> None:
        """Know a key by a name from now on; raises OSError, and then it is not known."""
        names = {**self._names, public_key: name.strip()}
        write_owner_only(self._path, json.dumps(names, ensure_ascii=False, indent=1).encode())
        self._names = names


def _read(path: Path) -> Mapping[str, str]:
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(said, dict):
        return {}
    return {key: name for key, name in said.items() if isinstance(name, str)}
