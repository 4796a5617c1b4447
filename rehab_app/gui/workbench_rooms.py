"""The rooms of the workbench: what can be worked on, and the routine that is."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.gui.figures import Figures
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.pages.workbench_start_page import WorkbenchStartPage
from rehab_app.gui.pictures_beside import PicturesBeside
from rehab_app.gui.places import WORKBENCH
from rehab_app.gui.share_flow import ShareFlow
from rehab_app.gui.workbench_flow import WorkbenchFlow
from rehab_app.gui.workbench_shelf import WorkbenchShelf
from rehab_app.workbench.pieces import ChangedElsewhereError, Piece, differences

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehab_app.engine.facts import Facts
    from rehab_app.gui.guide_flow import GuideFlow
    from rehab_app.gui.handout_flow import HandoutFlow
    from rehab_app.gui.try_rooms import TryRooms

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
        self.shelf = WorkbenchShelf(context)

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
        self.start.show_pieces(self.shelf.listed())
        self.page_wanted.emit(self.start, WORKBENCH)
        self.start.take_focus()

    @Slot(str)
    def open(self, key: str) -> None:
        """Work on a draft, or on a routine's file."""
        try:
            piece = self.shelf.piece(key)
        except (OSError, UnicodeDecodeError) as error:
            self.start.message.show_message("It can't be opened", [str(error)])
            return
        if piece is not None:
            self._work_on(piece)

    @Slot()
    def share(self) -> None:
        """Hand over what is worked on, as its text stands now."""
        if self._piece is not None:
            self.flow.suspend()
            self._name(self._piece)
            entry = self._piece.entry(self.shelf.picture_folder(self._piece))
            self.sharing.show(entry, self._piece.unsaved_text)

    @Slot()
    def begin_new(self) -> None:
        """Work on a routine that there is not yet."""
        self._work_on(self.shelf.new())

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
            folder = self.shelf.picture_folder(self._piece)
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
        return self.shelf.picture_folder(self._piece) if self._piece else None

    def _name(self, piece: Piece) -> None:
        """Give a routine that is not saved yet an id that is made of its title."""
        self.shelf.name(piece)
        self.flow.refresh()

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
            self._piece.keep_draft(self.shelf.drafts)
        except OSError as error:
            self.flow.page.message.show_message("The draft could not be kept", [str(error)])
        self.flow.show_head()

    @Slot()
    def _on_save_wanted(self) -> None:
        piece = self._piece
        if piece is None:
            return
        self._name(piece)
        try:
            self.shelf.save(piece)
        except ChangedElsewhereError as changed:
            lines = differences(piece.document.text, changed.text)
            self.flow.page.conflict.show_message(
                "Somebody else has changed the file meanwhile (+ theirs, - yours)", lines
            )
            return
        except OSError as error:
            self.flow.page.message.show_message("It could not be saved", [str(error)])
            return
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
