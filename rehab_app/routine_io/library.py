"""The routines there are: the shipped ones and a person's own, broken ones included."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rehab_app.model.problem import Problem
from rehab_app.model.routine import Routine
from rehab_app.routine_io.file_reading import SUFFIX, read_yaml_bytes
from rehab_app.routine_io.problem_list import ProblemList, nearest, quoted, visible
from rehab_app.routine_io.reader import RoutineReading, read_routine
from rehab_app.routine_io.shipped import CONDITIONS, RED_FLAGS, Shipped, load_shipped

__all__ = ["Library", "LibraryEntry", "Shipped", "load_shipped"]

_NOT_ROUTINES = frozenset({CONDITIONS, RED_FLAGS})


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryEntry:
    """A file of the library: its routine, None where it has errors, and its problems.

    `text` is what the routine was read from, which the history keeps; empty with errors.
    """

    path: Path
    is_shipped: bool
    routine: Routine | None
    problems: tuple[Problem, ...]
    text: str = ""

    @property
    def name(self) -> str:
        """Return the name of the file as it can be shown."""
        return visible(self.path.name)

    @property
    def place(self) -> str:
        """Return the path of the file as it can be shown."""
        return visible(str(self.path))


class Library:
    """Lists and finds routines. A folder is read when somebody first looks into it."""

    def __init__(
        self, shipped: Shipped, shipped_folder: Path, own_folder: Path | None = None
    ) -> None:
        """Take the tables that routines go by, and the folders; nothing is read yet."""
        self._shipped = shipped
        self._shipped_folder = shipped_folder
        self._own_folder = own_folder
        self._shipped_entries: tuple[LibraryEntry, ...] | None = None
        self._own_entries: tuple[LibraryEntry, ...] | None = None

    def shipped_entries(self) -> tuple[LibraryEntry, ...]:
        """Return the routines that ship with the program, by file name."""
        if self._shipped_entries is None:
            self._shipped_entries = tuple(self._read_folder(self._shipped_folder, {}))
        return self._shipped_entries

    def own_entries(self) -> tuple[LibraryEntry, ...]:
        """Return the person's own routines, by file name."""
        if self._own_entries is None:
            self._own_entries = tuple(self._read_own())
        return self._own_entries

    def read_own(self) -> Iterator[LibraryEntry]:
        """Yield the person's own routines one by one, by file name, reading each when asked for.

        For whoever has other things to do in between; when all have come, they are known.
        """
        if self._own_entries is None:
            entries: list[LibraryEntry] = []
            for entry in self._read_own():
                entries.append(entry)
                yield entry
            self._own_entries = tuple(entries)
        else:
            yield from self._own_entries

    def entries(self) -> tuple[LibraryEntry, ...]:
        """Return all routines, the shipped ones first."""
        return (*self.shipped_entries(), *self.own_entries())

    def taken_ids(self) -> frozenset[str]:
        """Return the ids that routines have, so that a new one gets another."""
        return frozenset(_ids_of(self.entries()))

    def reload(self) -> None:
        """Forget what was read of the person's own folder: its files may have changed."""
        self._own_entries = None

    def find(self, name_or_path: str) -> LibraryEntry:
        """Return the routine with this id, or of this file; what can't be read has problems."""
        path = Path(name_or_path)
        if _looks_like_path(name_or_path):
            return self.read(path)
        # The shipped ones are few; a person's own may be a thousand, so they are read last.
        for folder in (self.shipped_entries, self.own_entries):
            for entry in folder():
                if entry.routine and entry.routine.id == name_or_path:
                    return entry
        entries = self.entries()
        # A broken routine has no id that could be trusted, but its file has a name.
        for entry in entries:
            if entry.path.stem == name_or_path:
                return entry
        return self.read(path) if _exists(path) else self._not_found(name_or_path, entries)

    def read(self, path: Path, taken: dict[str, str] | None = None) -> LibraryEntry:
        """Return the routine of a file, in the library or not."""
        file = ProblemList(str(path))
        data = read_yaml_bytes(path, file)
        is_shipped = path.parent == self._shipped_folder
        if data is None:
            return LibraryEntry(
                path=path, is_shipped=is_shipped, routine=None, problems=file.sorted()
            )
        reading = self.read_data(data, str(path), taken, path.parent)
        return LibraryEntry(
            path=path,
            is_shipped=is_shipped,
            routine=reading.routine,
            problems=reading.problems,
            text=data.decode() if reading.routine else "",
        )

    def read_data(
        self,
        data: bytes,
        name: str,
        taken: dict[str, str] | None = None,
        folder: Path | None = None,
    ) -> RoutineReading:
        """Return the routine of a text that need not be a file, such as one the history kept."""
        shipped = self._shipped
        tables = (shipped.catalogue, shipped.conditions, shipped.rules)
        return read_routine(data, name, *tables, taken, folder)

    def _read_own(self) -> Iterator[LibraryEntry]:
        if self._own_folder is not None:
            yield from self._read_folder(self._own_folder, _ids_of(self.shipped_entries()))

    def _read_folder(self, folder: Path, taken: dict[str, str]) -> Iterator[LibraryEntry]:
        for path in _yaml_files_in(folder):
            if folder == self._shipped_folder and path.name in _NOT_ROUTINES:
                continue
            entry = self.read(path, taken)
            if entry.routine:
                taken[entry.routine.id] = entry.name
            yield entry

    def _not_found(self, name: str, entries: tuple[LibraryEntry, ...]) -> LibraryEntry:
        problems = ProblemList(name)
        near = nearest(name, _ids_of(entries))
        problems.error(
            None,
            "not-found",
            f"there is no routine {quoted(name)} and no such file",
            f"did you mean {near}?" if near else "give an id of the library or a path",
        )
        return LibraryEntry(
            path=Path(name), is_shipped=False, routine=None, problems=problems.sorted()
        )


def _ids_of(entries: tuple[LibraryEntry, ...]) -> dict[str, str]:
    return {entry.routine.id: entry.name for entry in entries if entry.routine}


def _yaml_files_in(folder: Path) -> list[Path]:
    """Return the files of a folder by name; none where the folder is missing or closed."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == SUFFIX)
    except OSError:
        return []


def _looks_like_path(text: str) -> bool:
    return text.endswith(SUFFIX) or "/" in text or "\\" in text


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
