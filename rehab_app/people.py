"""The persons who share this computer: a file of settings for each, and a key for their history.

The first has `settings.toml` and the empty key, as if there were nobody else; the others have files
beside it. `people.toml` keeps their order and who was there last.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from rehab_app.settings import SettingsStore, write_settings_file

FIRST = ""
MOST_NAME = 40
_FILE = "people.toml"
_OF_OTHERS = re.compile(r"settings-([0-9a-f]{8})\.toml")


@dataclass(frozen=True, slots=True)
class Named:
    """A person, by the key of their history and the name they are shown by."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A person who was removed: the text of their settings, if any, and the order before."""

    key: str
    settings: bytes | None
    order: list[str]


class People:
    """Reads and writes who there is. A file that can't be read says nothing: the first is there."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the settings."""
        self._folder = folder
        known = self._known()
        current = known.get("current")
        self._is_first_gone = known.get("is_first_gone") is True
        self._order = [key for key in _texts(known.get("order")) if key in self._keys()]
        is_known = isinstance(current, str) and current in self._keys()
        self._current = current if isinstance(current, str) and is_known else self._in_order()[0]

    @property
    def current(self) -> str:
        """Return the key of who is there."""
        return self._current

    def settings_path(self, key: str | None = None) -> Path:
        """Return the file with a person's settings, by default of who is there."""
        key = self._current if key is None else key
        return self._folder / (f"settings-{key}.toml" if key else "settings.toml")

    def all(self) -> tuple[Named, ...]:
        """Return everybody in the order in which they came; who has no name is counted."""
        named: list[Named] = []
        for number, key in enumerate(self._in_order(), start=1):
            name = SettingsStore(self.settings_path(key)).settings.name
            named.append(Named(key, name or f"Person {number}"))
        return tuple(named)

    def choose(self, key: str) -> None:
        """Let another person be there; raises KeyError for nobody, OSError where it can't be saved.

        They are there for this run in any case.
        """
        if key not in self._keys():
            raise KeyError(key)
        self._current = key
        self._save()

    def add(self, name: str) -> str:
        """Make settings for one more person and return their key; raises OSError."""
        key = uuid4().hex[:8]
        order = self._in_order()
        SettingsStore(self.settings_path(key)).update(name=clean_name(name))
        self._order = [*order, key]
        self._save()
        return key

    def remove(self, key: str) -> Forgotten:
        """Delete a person's settings; the next one is there then. Return what `put_back` takes.

        Raises KeyError for nobody and for the only one there is, OSError where it can't be done.
        """
        if key not in self._keys() or len(self._keys()) == 1:
            raise KeyError(key)
        path = self.settings_path(key)
        forgotten = Forgotten(key, path.read_bytes() if path.exists() else None, self._in_order())
        path.unlink(missing_ok=True)
        self._is_first_gone = self._is_first_gone or key == FIRST
        self._order = [each for each in forgotten.order if each != key]
        if self._current == key:
            self._current = self._in_order()[0]
        self._save()
        return forgotten

    def put_back(self, forgotten: Forgotten) -> None:
        """Undo `remove`; raises OSError."""
        if forgotten.settings is not None:
            data = tomllib.loads(forgotten.settings.decode())
            write_settings_file(self.settings_path(forgotten.key), data)
        self._is_first_gone = self._is_first_gone and forgotten.key != FIRST
        added = [key for key in self._in_order() if key not in forgotten.order]
        self._order = [*forgotten.order, *added]
        self._save()

    # -- inside

    def _keys(self) -> set[str]:
        found = (_OF_OTHERS.fullmatch(path.name) for path in self._folder.glob("settings-*.toml"))
        others = {match[1] for match in found if match}
        return others if others and self._is_first_gone else {FIRST, *others}

    def _in_order(self) -> list[str]:
        keys = self._keys()
        first = [FIRST] if FIRST in keys else []
        known = [*first, *(key for key in self._order if key in keys and key != FIRST)]
        return [*known, *sorted(keys - set(known))]

    def _known(self) -> dict[str, Any]:
        try:
            return tomllib.loads((self._folder / _FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}

    def _save(self) -> None:
        data: dict[str, Any] = {"current": self._current, "order": self._in_order()}
        if self._is_first_gone:
            data["is_first_gone"] = True
        write_settings_file(self._folder / _FILE, data)


def clean_name(name: str) -> str:
    """Return a name on one line, without spaces around it, and not too long to be shown."""
    return " ".join(name.split())[:MOST_NAME].strip()


def _texts(value: object) -> Sequence[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
