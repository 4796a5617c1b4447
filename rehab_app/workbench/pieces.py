"""A routine on the workbench and where it is kept: its document, its file, its draft."""

from dataclasses import dataclass
from datetime import datetime
from difflib import unified_diff
from pathlib import Path

from rehab_app.report.writing import write_owner_only
from rehab_app.routine_io.adding import add_to_folder
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.workbench.document import Document
from rehab_app.workbench.drafts import Draft, Drafts, base_of

_MARK = "\ufeff"
_MOST_LINES = 40


class ChangedElsewhereError(Exception):
    """The file holds something else than what the work began with; it is in `text`."""

    def __init__(self, text: str) -> None:
        super().__init__("it was changed by somebody else")
        self.text = text


@dataclass(slots=True)
class Piece:
    """What is worked on.

    `path` is its file, None before it is saved first; `base` the hash of what that file held when
    the work began. `key` names its draft. `saved_at` is when it was saved last in this session.
    """

    document: Document
    key: str
    path: Path | None = None
    base: str = ""
    has_mark: bool = False
    saved_at: datetime | None = None

    @property
    def state_text(self) -> str:
        """Return where it is kept, and whether that is up to date."""
        if self.path is None:
            return "not saved yet · kept as a draft"
        saved = f"saved at {self.saved_at:%H:%M}" if self.saved_at else "saved"
        state = "changed, kept as a draft" if self.document.is_changed else saved
        return f"{self.path.name} · {state}"

    def picture_folder(self, drafts: Drafts) -> Path:
        """Return where its pictures lie: beside its file, else beside its draft."""
        return self.path.parent if self.path else drafts.pictures(self.key)

    @property
    def unsaved_text(self) -> str:
        """Return what of it is not in its file, nothing where all is."""
        if self.path is None:
            return "not saved among your routines yet"
        return "with changes that are not saved yet" if self.document.is_changed else ""

    def entry(self, folder: Path) -> LibraryEntry:
        """Return it as an entry of the library, by its text as it is now.

        One without a file lies in `folder`, with its pictures.
        """
        document = self.document
        sound = None if document.has_errors else document.sound
        name = f"{sound.routine.id}.yaml" if sound else "routine.yaml"
        return LibraryEntry(
            path=self.path or folder / name,
            is_shipped=False,
            routine=sound.routine if sound else None,
            problems=document.problems,
            text=document.text if sound else "",
        )

    def keep_draft(self, drafts: Drafts) -> None:
        """Write what is not saved yet; raises OSError."""
        if not self.document.is_changed and self.path is not None:
            drafts.drop(self.key)
            return
        path = str(self.path) if self.path else ""
        drafts.keep(Draft(key=self.key, path=path, base=self.base, text=self.document.text))

    def save(self, folder: Path, name: str, now: datetime) -> None:
        """Write the text to its file, or to a new one of this name in a folder.

        Raises ChangedElsewhereError where the file is not what the work began with, and OSError.
        """
        data = self._data()
        if self.path is None:
            self.path = add_to_folder(data.decode(), name, folder)
        else:
            there = _bytes_of(self.path)
            if there is not None and base_of(there) != self.base:
                raise ChangedElsewhereError(there.decode("utf-8", "replace").removeprefix(_MARK))
            write_owner_only(self.path, data)
        self.base = base_of(data)
        self.saved_at = now
        self.document.note_saved()

    def take_over(self) -> None:
        """Take the file as it is now for what the work began with, so that it can be saved over."""
        there = _bytes_of(self.path) if self.path else None
        self.base = base_of(there) if there is not None else ""

    def _data(self) -> bytes:
        return f"{_MARK if self.has_mark else ''}{self.document.text}".encode()


def differences(mine: str, theirs: str) -> list[str]:
    """Return what two texts have otherwise, the lines of theirs with + and of mine with −."""
    lines = unified_diff(mine.splitlines(), theirs.splitlines(), lineterm="", n=0)
    changed = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    more = len(changed) - _MOST_LINES
    return [*changed[:_MOST_LINES], *([f"and {more} more"] if more > 0 else [])]


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
