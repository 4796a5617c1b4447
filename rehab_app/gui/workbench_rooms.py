"""The rooms of the workbench: what can be worked on, and the routine that is."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.gui.figures import Figures
from rehab_app.gui.library_cards import minutes_text
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.pages.workbench_start_page import WorkbenchStartPage, Workpiece
from rehab_app.gui.pictures_beside import PicturesBeside
from rehab_app.gui.places import WORKBENCH
from rehab_app.gui.share_flow import ShareFlow
from rehab_app.gui.workbench_flow import WorkbenchFlow
from rehab_app.routine_io.adding import own_copy
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.routine_io.reader import RoutineReading
from rehab_app.workbench.document import Document
from rehab_app.workbench.drafts import Draft, Drafts, base_of
from rehab_app.workbench.naming import first_id, named_by_title
from rehab_app.workbench.outline import routine_values
from rehab_app.workbench.own_pictures import carry
from rehab_app.workbench.pieces import ChangedElsewhereError, Piece, differences
from rehab_app.workbench.values import new_routine

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehab_app.engine.facts import Facts
    from rehab_app.gui.guide_flow import GuideFlow
    from rehab_app.gui.handout_flow import HandoutFlow
    from rehab_app.gui.try_rooms import TryRooms

_DRAFT, _FILE = "draft:", "file:"
_FIRST = "supine-figure-four"
_HAS_ERRORS = "The text has an error"
_MEND = "Mend it first; what is wrong stands with its line."
_MARK = "\ufeff"


class WorkbenchRooms(QObject):
    """Leads between the list of routines and the one that is worked on."""

    page_wanted = Signal(QWidget, str)

    def __init__(
        self,
        context: Context,
        window: MainWindow,
        figures: Figures,
        guide: "Callable[[], GuideFlow]",
    ) -> None:
        """Take what lets a session be heard, for routines that are tried out."""
        super().__init__(window)
        self._guide = guide
        self._context = context
        self._window = window
        self._figures = figures
        self._piece: Piece | None = None
        self._drafts = Drafts(context.locations.drafts)

    @cached_property
    def start(self) -> WorkbenchStartPage:
        """Return the page that lists what can be worked on."""
        page = WorkbenchStartPage()
        self._window.keep_page(page)
        page.chosen.connect(self.open)
        page.new_requested.connect(self.begin_new)
        return page

    @cached_property
    def flow(self) -> WorkbenchFlow:
        """Return what leads over the routine that is worked on."""
        flow = WorkbenchFlow(self._context, self._figures, self)
        self._window.keep_page(flow.page)
        flow.left.connect(self.show_start)
        flow.save_wanted.connect(self._on_save_wanted)
        flow.draft_wanted.connect(self._on_draft_wanted)
        flow.page.conflict_answered.connect(self._on_conflict_answered)
        flow.own.page_wanted.connect(lambda page: self.page_wanted.emit(page, WORKBENCH))
        flow.own.left.connect(self.show)
        flow.page.head.share_requested.connect(self.share)
        flow.page.head.try_requested.connect(self.try_out)
        flow.page.head.handout_requested.connect(self.hand_out)
        return flow

    @cached_property
    def sharing(self) -> ShareFlow:
        """Return what hands over the routine that is worked on."""
        sharing = ShareFlow(self._context, self._window)
        self._window.keep_page(sharing.page)
        sharing.page_wanted.connect(self._on_sharing_wanted)
        sharing.left.connect(self.show)
        sharing.look_requested.connect(self._on_look_requested)
        return sharing

    @cached_property
    def handout(self) -> "HandoutFlow":
        """Return what hands over the routine that is worked on, on paper."""
        from rehab_app.gui.handout_flow import HandoutFlow

        return HandoutFlow(self._context, self._window, self.flow.page.handed, self)

    @cached_property
    def tries(self) -> "TryRooms":
        """Return what lets the routine be tried out."""
        from rehab_app.gui.try_rooms import TryRooms

        settings = self._context.settings
        tries = TryRooms(
            self._figures,
            PicturesBeside(self._picture_folder),
            self._context.clock,
            self._guide,
            lambda: settings.settings,
            self,
        )
        self._window.keep_page(tries.page)
        tries.page_wanted.connect(self.page_wanted)
        tries.full_screen_wanted.connect(self._window.show_full_screen)
        tries.wrong_requested.connect(self._window.wrong_requested)
        tries.left.connect(self.show)
        return tries

    # -- what others call

    @Slot()
    def show(self) -> None:
        """Go on with what is worked on or tried out, else choose something."""
        if "tries" in self.__dict__ and self.tries.is_trying:
            self.tries.show()
        elif self._piece is None:
            self.show_start()
        else:
            self.flow.refresh()
            self.page_wanted.emit(self.flow.page, WORKBENCH)
            self.flow.page.take_focus()

    @Slot()
    def show_start(self) -> None:
        """List what can be worked on."""
        self._piece = None
        self.start.message.show_nothing()
        self.start.show_pieces(self._pieces())
        self.page_wanted.emit(self.start, WORKBENCH)
        self.start.take_focus()

    @Slot(str)
    def open(self, key: str) -> None:
        """Work on a draft, or on a routine's file."""
        if key.startswith(_DRAFT):
            draft = self._drafts.of(key.removeprefix(_DRAFT))
            if draft is not None:
                self._work_on(self._of_draft(draft))
            return
        path = Path(key.removeprefix(_FILE))
        entry = self._context.library.find(str(path))
        try:
            self._work_on(self._of_entry(entry))
        except (OSError, UnicodeDecodeError) as error:
            self.start.message.show_message("It can't be opened", [str(error)])

    @Slot()
    def share(self) -> None:
        """Hand over what is worked on, as its text stands now."""
        if self._piece is not None:
            self.flow.suspend()
            self._name(self._piece)
            entry = self._piece.entry(self._piece.picture_folder(self._drafts))
            self.sharing.show(entry, self._piece.unsaved_text)

    @Slot()
    def begin_new(self) -> None:
        """Work on a routine that there is not yet."""
        routine_id = first_id(self._context.library.taken_ids())
        text = new_routine(routine_id, self._context.shipped.catalogue[_FIRST])
        self._work_on(Piece(Document(text, self._read), key=uuid4().hex))

    @Slot()
    def try_out(self) -> None:
        """Play what is worked on, with nothing kept; not while its text has an error."""
        facts = self._facts_to_use()
        if facts is not None:
            self.tries.start(facts)

    @Slot()
    def hand_out(self) -> None:
        """Save what is worked on as a handout; not while its text has an error."""
        facts = self._facts_to_use()
        if facts is not None and self._piece is not None:
            folder = self._piece.picture_folder(self._drafts)
            self.handout.save_handout(facts.routine, folder)

    def suspend(self) -> None:
        """Keep what is being worked on as a draft."""
        if self._piece is not None and "flow" in self.__dict__:
            self.flow.suspend()

    # -- inside

    def _facts_to_use(self) -> "Facts | None":
        """Return what a session of the routine goes by as it is typed now, or say why not."""
        self.flow.suspend()
        facts = self.flow.sound_facts
        if facts is None:
            self.flow.page.message.show_message(_HAS_ERRORS, [_MEND])
        return facts

    def _work_on(self, piece: Piece) -> None:
        self._piece = piece
        self.flow.show(piece)
        self.page_wanted.emit(self.flow.page, WORKBENCH)
        self.flow.page.take_focus()

    def _picture_folder(self) -> Path | None:
        return self._piece.picture_folder(self._drafts) if self._piece else None

    def _carry_pictures(self, piece: Piece) -> None:
        """Let the pictures of a routine that gets its file now go along; raises OSError."""
        if piece.path is None:
            beside_draft = piece.picture_folder(self._drafts)
            routines = self._context.locations.routines
            piece.document.change(carry(piece.document.text, beside_draft, routines))

    def _name(self, piece: Piece) -> None:
        """Give a routine that is not saved yet an id that is made of its title."""
        if piece.path is None:
            taken = self._context.library.taken_ids()
            piece.document.change(named_by_title(piece.document.text, taken))
            self.flow.refresh()

    def _read(self, data: bytes) -> RoutineReading:
        path = self._piece.path if self._piece else None
        folder = path.parent if path else None
        return self._context.library.read_data(data, "routine.yaml", None, folder)

    def _of_draft(self, draft: Draft) -> Piece:
        path = Path(draft.path) if draft.path else None
        saved = ""
        if path is not None and path.exists():
            saved = path.read_text(encoding="utf-8", errors="replace").removeprefix(_MARK)
        document = Document(saved, self._read)
        document.change(draft.text)
        return Piece(document, key=draft.key, path=path, base=draft.base)

    def _of_entry(self, entry: LibraryEntry) -> Piece:
        data = entry.path.read_bytes()
        text = data.decode()
        if entry.is_shipped:
            routine_id = entry.routine.id if entry.routine else entry.path.stem
            copied, _ = own_copy(text, routine_id, self._context.library.taken_ids())
            piece = Piece(Document(copied, self._read), key=uuid4().hex)
            carry(copied, entry.path.parent, piece.picture_folder(self._drafts))
            return piece
        has_mark = text.startswith(_MARK)
        document = Document(text.removeprefix(_MARK), self._read)
        return Piece(
            document,
            key=str(entry.path),
            path=entry.path,
            base=base_of(data),
            has_mark=has_mark,
        )

    def _pieces(self) -> list[Workpiece]:
        drafts = self._drafts.all()
        pieces = [
            Workpiece(
                key=f"{_DRAFT}{each.key}",
                title=routine_values(each.text).get("title", "") or "A draft",
                when="not saved yet",
                details=Path(each.path).name if each.path else "a new routine",
            )
            for each in drafts
        ]
        drafted = {each.path for each in drafts}
        library = self._context.library
        own = (each for each in library.own_entries() if str(each.path) not in drafted)
        return [*pieces, *map(self._piece_of, own), *map(self._piece_of, library.shipped_entries())]

    def _piece_of(self, entry: LibraryEntry) -> Workpiece:
        title = entry.routine.title if entry.routine else entry.name
        minutes = minutes_text(self._context.facts_for(entry.routine)) if entry.routine else ""
        details = "ships with the program" if entry.is_shipped else entry.name
        broken = "" if entry.routine else "has errors"
        return Workpiece(
            key=f"{_FILE}{entry.path}", title=title, when=minutes or broken, details=details
        )

    # -- slots

    @Slot(str)
    def _on_look_requested(self, path: str) -> None:
        self._window.rooms.open_file(path)

    @Slot(QWidget)
    def _on_sharing_wanted(self, page: QWidget) -> None:
        self.page_wanted.emit(page, WORKBENCH)

    @Slot()
    def _on_draft_wanted(self) -> None:
        if self._piece is None:
            return
        try:
            self._piece.keep_draft(self._drafts)
        except OSError as error:
            self.flow.page.message.show_message("The draft could not be kept", [str(error)])
        self.flow.show_head()

    @Slot()
    def _on_save_wanted(self) -> None:
        piece = self._piece
        if piece is None:
            return
        self._name(piece)
        values = routine_values(piece.document.text)
        name = f"{values.get('id') or 'routine'}.yaml"
        try:
            self._context.locations.prepare()
            self._carry_pictures(piece)
            piece.save(self._context.locations.routines, name, self._context.clock.wall())
            self._drafts.drop(piece.key)
        except ChangedElsewhereError as changed:
            lines = differences(piece.document.text, changed.text)
            self.flow.page.conflict.show_message(
                "Somebody else has changed the file meanwhile (+ theirs, - yours)", lines
            )
            return
        except OSError as error:
            self.flow.page.message.show_message("It could not be saved", [str(error)])
            return
        self._context.library.reload()
        self.flow.page.message.show_message(f"Saved as {piece.path}")
        self.flow.show_head()

    @Slot(str)
    def _on_conflict_answered(self, name: str) -> None:
        piece = self._piece
        if piece is None or piece.path is None:
            return
        self.flow.page.conflict.show_nothing()
        if name == "theirs":
            text = piece.path.read_text(encoding="utf-8", errors="replace").removeprefix(_MARK)
            piece.document.change(text)
        piece.take_over()
        if name == "keep":
            self._on_save_wanted()
        self.flow.show(piece)
