"""What can be worked on at the workbench, and where it is put: files, drafts, copies, new ones."""

from pathlib import Path
from uuid import uuid4

from rehab_app.context import Context
from rehab_app.gui.library_cards import minutes_text
from rehab_app.gui.pages.workbench_start_page import Workpiece
from rehab_app.routine_io.adding import own_copy
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.routine_io.reader import RoutineReading
from rehab_app.workbench.document import Document
from rehab_app.workbench.drafts import Draft, Drafts, base_of
from rehab_app.workbench.naming import first_id, named_by_title
from rehab_app.workbench.outline import routine_values
from rehab_app.workbench.own_pictures import carry
from rehab_app.workbench.pieces import Piece
from rehab_app.workbench.values import new_routine

_DRAFT, _FILE = "draft:", "file:"
_FIRST = "supine-figure-four"
_MARK = "\ufeff"


class WorkbenchShelf:
    """Takes pieces out by a key, and puts them back."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.drafts = Drafts(context.locations.drafts)

    # -- what others call

    def listed(self) -> list[Workpiece]:
        """Return what can be worked on: drafts first, then one's own, then what ships."""
        drafts = self.drafts.all()
        drafted = {each.path for each in drafts}
        library = self._context.library
        own = [each for each in library.own_entries() if str(each.path) not in drafted]
        entries = (*own, *library.shipped_entries())
        return [*map(_listed_draft, drafts), *map(self._listed_entry, entries)]

    def piece(self, key: str) -> Piece | None:
        """Return the draft or the file of a key, None for a draft that is gone.

        Raises OSError, and UnicodeDecodeError where it is no text.
        """
        if key.startswith(_DRAFT):
            draft = self.drafts.of(key.removeprefix(_DRAFT))
            return self._of_draft(draft) if draft else None
        return self._of_entry(self._context.library.find(key.removeprefix(_FILE)))

    def new(self) -> Piece:
        """Return a routine that there is not yet, with one step to begin with."""
        routine_id = first_id(self._context.library.taken_ids())
        text = new_routine(routine_id, self._context.shipped.catalogue[_FIRST])
        return Piece(self._document(text, None), key=uuid4().hex)

    def picture_folder(self, piece: Piece) -> Path:
        """Return where the pictures of a piece lie."""
        return piece.picture_folder(self.drafts)

    def name(self, piece: Piece) -> None:
        """Give a routine that is not saved yet an id that is made of its title."""
        if piece.path is None:
            taken = self._context.library.taken_ids()
            piece.document.change(named_by_title(piece.document.text, taken))

    def save(self, piece: Piece) -> None:
        """Put a piece into its file, with its pictures, and let its draft go.

        Raises ChangedElsewhereError where the file holds something else by now, and OSError.
        """
        name = f"{routine_values(piece.document.text).get('id') or 'routine'}.yaml"
        self._context.locations.prepare()
        routines = self._context.locations.routines
        if piece.path is None:
            text = carry(piece.document.text, self.picture_folder(piece), routines)
            piece.document.change(text)
        piece.save(routines, name, self._context.clock.wall())
        self.drafts.drop(piece.key)
        self._context.library.reload()

    # -- inside

    def _document(self, text: str, folder: Path | None) -> Document:
        """Return a document that is read as a file beside the pictures in a folder."""
        library = self._context.library

        def read(data: bytes) -> RoutineReading:
            return library.read_data(data, "routine.yaml", None, folder)

        return Document(text, read)

    def _of_draft(self, draft: Draft) -> Piece:
        path = Path(draft.path) if draft.path else None
        saved = ""
        if path is not None and path.exists():
            saved = path.read_text(encoding="utf-8", errors="replace").removeprefix(_MARK)
        document = self._document(saved, path.parent if path else None)
        document.change(draft.text)
        return Piece(document, key=draft.key, path=path, base=draft.base)

    def _of_entry(self, entry: LibraryEntry) -> Piece:
        data = entry.path.read_bytes()
        text = data.decode()
        if entry.is_shipped:
            routine_id = entry.routine.id if entry.routine else entry.path.stem
            copied, _ = own_copy(text, routine_id, self._context.library.taken_ids())
            piece = Piece(self._document(copied, None), key=uuid4().hex)
            carry(copied, entry.path.parent, self.picture_folder(piece))
            return piece
        has_mark = text.startswith(_MARK)
        return Piece(
            self._document(text.removeprefix(_MARK), entry.path.parent),
            key=str(entry.path),
            path=entry.path,
            base=base_of(data),
            has_mark=has_mark,
        )

    def _listed_entry(self, entry: LibraryEntry) -> Workpiece:
        title = entry.routine.title if entry.routine else entry.name
        minutes = minutes_text(self._context.facts_for(entry.routine)) if entry.routine else ""
        details = "ships with the program" if entry.is_shipped else entry.name
        broken = "" if entry.routine else "has errors"
        return Workpiece(
            key=f"{_FILE}{entry.path}", title=title, when=minutes or broken, details=details
        )


def _listed_draft(draft: Draft) -> Workpiece:
    return Workpiece(
        key=f"{_DRAFT}{draft.key}",
        title=routine_values(draft.text).get("title", "") or "A draft",
        when="not saved yet",
        details=Path(draft.path).name if draft.path else "a new routine",
    )
