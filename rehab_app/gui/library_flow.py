"""Leads through the library: its cards, a file that comes in, and its preview."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.engine.facts import Facts
from rehab_app.gui.figures import CARD_PX, Figures
from rehab_app.gui.incoming_files import IncomingFiles
from rehab_app.gui.library_cards import broken_card, main_exercise, routine_card
from rehab_app.gui.library_watch import LibraryWatch
from rehab_app.gui.pages.preview_page import PreviewPage
from rehab_app.gui.pages.routines_page import RoutinesPage
from rehab_app.gui.routine_preview import broken_preview, routine_preview
from rehab_app.gui.widgets.routine_card import RoutineCard
from rehab_app.history.errors import HistoryError
from rehab_app.model.exercise import Exercise
from rehab_app.routine_io.adding import add_to_folder, own_copy
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.warning_signs import locked_sentence

if TYPE_CHECKING:
    from rehab_app.closings import Closings
    from rehab_app.model.pose import Pose

_SLICE_S = 0.01  # below a frame, so that nobody notices
_MOST_AT_ONCE = 12  # cards
_LOCKED = "you said yes to a warning sign"


class _Carded(NamedTuple):
    """A file, its card, the exercise that stands for it, and what its card was made from."""

    entry: LibraryEntry
    card: RoutineCard
    exercise: Exercise | None
    facts: Facts | None = None


class LibraryFlow(QObject):
    """Reads the library after the first paint, and again when the person's own folder changes.

    `entry_chosen` says what is to be played.
    """

    page_wanted = Signal(QWidget)
    entry_chosen = Signal(LibraryEntry)
    file_kept = Signal(str)

    def __init__(
        self, context: Context, window: QWidget, figures: Figures, is_busy: Callable[[], bool]
    ) -> None:
        """Take a way to ask whether a file that comes in has to wait."""
        super().__init__(window)
        self._is_busy = is_busy
        self._context = context
        self._figures = figures
        self._shown: list[_Carded] = []
        self._coming: list[_Carded] = []
        self._reading: Iterator[LibraryEntry] | None = None
        self._is_reading = True
        self._awaited: Path | None = None
        self._watch: LibraryWatch | None = None
        self._previewed: LibraryEntry | None = None
        self._shown_for: object = None
        self._closings: Closings | None = None
        self._kept = ""

        self.routines = RoutinesPage(partial(figures.picture, CARD_PX))
        self.preview = PreviewPage()
        self.files = IncomingFiles(window)

        self.routines.start_requested.connect(self._on_start_requested)
        self.routines.open_requested.connect(self.files.ask)
        self.routines.stirred.connect(figures.stills.wait)
        self.files.came.connect(self.open_file)
        figures.changed.connect(self._on_figures_changed)
        self.preview.add_requested.connect(self._on_add_requested)
        self.preview.play_requested.connect(self._on_play_requested)
        self.preview.back_requested.connect(self._on_back_requested)

    # -- what others call

    @Slot()
    def read_soon(self) -> None:
        """Read the library as soon as the window has time for it."""
        QTimer.singleShot(0, self, self.read)

    @Slot()
    def read(self) -> None:
        """Show the shipped routines, then the person's own; from then on watch their folder."""
        self._is_reading = True
        self._shown_for = self._person_now()
        self._closings = self._closings_now()
        self._coming = [self._carded(each) for each in self._context.library.shipped_entries()]
        if not self._shown:
            self._show()
        QTimer.singleShot(0, self, self._begin_with_own)

    def refresh(self) -> None:
        """Show the cards anew, where something about the person, or what is closed, has changed."""
        if not self._shown:
            return
        if self._shown_for != self._person_now():
            self.read()
        elif not self._is_reading:
            self._closings = self._closings_now()
            self._coming = [self._closed_by_now(each) for each in self._shown]
            if self._coming != self._shown:
                self._show()

    @Slot(str)
    def open_file(self, path: str) -> None:
        """Show a routine file before anything is done with it; in a session, after it."""
        if self._is_busy():
            self._kept = path
            self.file_kept.emit(Path(path).name)
            return
        entry = self._context.library.find(str(Path(path).absolute()))
        self._previewed = entry
        if entry.routine is None:
            preview = broken_preview(entry.name, entry.problems)
        else:
            facts = self._context.facts_for(entry.routine)
            preview = routine_preview(
                facts,
                entry.name,
                entry.problems,
                why_not_added=self._why_not_added(entry),
                is_copied=entry.is_shipped,
            )
        self.preview.show_preview(preview)
        self.page_wanted.emit(self.preview)
        self.preview.take_focus()

    def open_kept_soon(self) -> None:
        """Show the file that had to wait, if there is one and nothing is under way."""
        if self._kept:
            QTimer.singleShot(0, self, self._on_kept_due)

    @property
    def is_reading(self) -> bool:
        """Tell whether more cards are to come."""
        return self._is_reading

    # -- inside

    @Slot()
    def _begin_with_own(self) -> None:
        """Watch the person's own folder before it is read, so that no change is missed."""
        if self._watch is None:
            self._watch = LibraryWatch(self._context.locations.routines, self)
            self._watch.changed.connect(self._on_folder_changed)
        self._reading = self._context.library.read_own()
        self._read_some()

    @Slot()
    def _read_some(self) -> None:
        """Read on for a moment; what is pressed meanwhile comes first, then the rest."""
        if self._reading is None:
            return
        until = self._context.clock.now() + _SLICE_S
        for entry in self._reading:
            self._coming.append(self._carded(entry))
            if self._context.clock.now() >= until:
                QTimer.singleShot(0, self, self._read_some)
                break
        else:
            self._reading = None
            self._is_reading = False
        if self._reading is None or len(self._coming) >= len(self._shown) + _MOST_AT_ONCE:
            self._show()

    def _show(self) -> None:
        self._shown = list(self._coming)
        self.routines.show_routines([each.card for each in self._shown])
        self._show_pictures()
        for place, each in enumerate(self._shown):
            if each.entry.path == self._awaited:
                self._awaited = None
                self.routines.show_current(place)

    def _show_pictures(self) -> None:
        poses: list[tuple[Pose | None, str]] = []
        for each in self._shown:
            exercise = each.exercise
            pose = self._figures.pose(exercise) if exercise else None
            poses.append((pose, exercise.name if exercise else ""))
        self.routines.show_pictures(poses)

    def _person_now(self) -> object:
        return self._context.person, self._context.signs.lock is None

    def _carded(self, entry: LibraryEntry) -> _Carded:
        is_own = not entry.is_shipped
        if entry.routine is None:
            card = broken_card(entry.name, entry.problems, is_own=is_own)
            return _Carded(entry, card, None)
        facts = self._context.facts_for(entry.routine)
        closed, can_insist = self._closed(facts)
        card = routine_card(facts, is_own=is_own, closed=closed, can_insist=can_insist)
        return _Carded(entry, card, main_exercise(facts), facts)

    def _closed_by_now(self, carded: _Carded) -> _Carded:
        if carded.facts is None:
            return carded
        closed, can_insist = self._closed(carded.facts)
        is_own = not carded.entry.is_shipped
        card = routine_card(carded.facts, is_own=is_own, closed=closed, can_insist=can_insist)
        return carded._replace(card=card)

    def _closings_now(self) -> "Closings | None":
        """Return what tells which routines are closed now; None without a history to be had."""
        try:
            return self._context.closings(self._context.agenda())
        except HistoryError:
            return None

    def _closed(self, facts: Facts) -> tuple[str, bool]:
        """Return what keeps a routine closed, if anything, and whether one may insist."""
        if self._context.signs.lock is not None:
            return _LOCKED, False
        return self._closings.told_of(facts) if self._closings else ("", False)

    def _why_not_added(self, entry: LibraryEntry) -> str:
        """Return why a file that can be played can't be added; nothing where it can."""
        folder = self._context.locations.routines.absolute()
        if entry.is_shipped:
            return ""
        if entry.path.parent == folder:
            return "This file is among the routines already."
        routine = entry.routine
        for other in self._context.library.entries():
            if routine and other.routine and other.routine.id == routine.id:
                name = other.name
                return (
                    f"It can't be added: the id {routine.id} is taken by {name}. "
                    "It can be played once, or added when its id is another."
                )
        return ""

    # -- slots

    @Slot()
    def _on_figures_changed(self) -> None:
        self._show_pictures()
        self.routines.show_look()

    @Slot()
    def _on_kept_due(self) -> None:
        if self._kept and not self._is_busy():
            path, self._kept = self._kept, ""
            self.open_file(path)

    @Slot()
    def _on_folder_changed(self) -> None:
        self._context.library.reload()
        self.read()

    @Slot(int)
    def _on_start_requested(self, number: int) -> None:
        self.entry_chosen.emit(self._shown[number].entry)

    @Slot()
    def _on_play_requested(self) -> None:
        if self._previewed is not None and self._previewed.routine is not None:
            lock = self._context.signs.lock
            if lock is not None:
                self._show_routines("It can't be played now", locked_sentence(lock))
                return
            self.entry_chosen.emit(self._previewed)

    @Slot()
    def _on_add_requested(self) -> None:
        entry = self._previewed
        if entry is None or entry.routine is None:
            return
        folder = self._context.locations.routines
        text, name, title = entry.text, entry.path.name, entry.routine.title
        if entry.is_shipped:
            known = self._context.library.entries()
            taken = {each.routine.id for each in known if each.routine}
            text, own_id = own_copy(text, entry.routine.id, taken)
            name, title = f"{own_id}.yaml", f"A copy of {title}"
        try:
            self._context.locations.prepare()
            path = add_to_folder(text, name, folder)
        except OSError as error:
            self._show_routines("It could not be added", str(error))
            return
        hint = " Change it in any text editor: what is saved is seen here at once."
        line = f"{path}{hint if entry.is_shipped else ''}"
        self._show_routines(f"{title} is among your routines now", line)
        self._awaited = path
        self._on_folder_changed()

    @Slot()
    def _on_back_requested(self) -> None:
        self._show_routines("", "")

    def _show_routines(self, title: str, line: str) -> None:
        self.page_wanted.emit(self.routines)
        self.routines.show_message(title, [line] if line else [])
        self.routines.take_focus()
