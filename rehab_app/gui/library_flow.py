"""Leads through the library: its cards, and the files that come into it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.engine.facts import Facts
from rehab_app.gui.figures import CARD_PX, Figures
from rehab_app.gui.library_cards import broken_card, closed_by_now, main_exercise, routine_card
from rehab_app.gui.library_watch import LibraryWatch
from rehab_app.gui.pages.preview_page import PreviewPage
from rehab_app.gui.pages.routines_page import RoutinesPage
from rehab_app.gui.preview_flow import PreviewFlow
from rehab_app.gui.widgets.routine_card import RoutineCard
from rehab_app.history.errors import HistoryError
from rehab_app.model.exercise import Exercise
from rehab_app.routine_io.library import LibraryEntry

if TYPE_CHECKING:
    from rehab_app.closings import Closings
    from rehab_app.model.pose import Pose

_SLICE_S = 0.01  # below a frame, so that nobody notices
_MOST_AT_ONCE = 12  # cards
_FEW = 60  # cards that are looked through at once
_LOOKED_AGAIN_S = 600  # many are looked through no sooner where nothing was told
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
        self._context = context
        self._figures = figures
        self._shown: list[_Carded] = []
        self._coming: list[_Carded] = []
        self._reading: Iterator[LibraryEntry] | None = None
        self._is_reading = True
        self._awaited: Path | None = None
        self._watch: LibraryWatch | None = None
        self._shown_for: object = None
        self._closings: Closings | None = None
        self._closed_for: object = None

        self.routines = RoutinesPage(partial(figures.picture, CARD_PX))
        self.incoming = PreviewFlow(context, window, is_busy)

        self.routines.start_requested.connect(self._on_start_requested)
        self.routines.look_requested.connect(self._on_look_requested)
        self.routines.open_requested.connect(self.incoming.files.ask)
        self.routines.stirred.connect(figures.stills.wait)
        figures.changed.connect(self._on_figures_changed)
        self.incoming.page_wanted.connect(self.page_wanted)
        self.incoming.entry_chosen.connect(self.entry_chosen)
        self.incoming.file_kept.connect(self.file_kept)
        self.incoming.added.connect(self._on_added)
        self.incoming.left.connect(self._show_routines)

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
        self._closings, self._closed_for = self._closings_now(), self._history_now()
        self._coming = [self._carded(each) for each in self._context.library.shipped_entries()]
        if not self._shown:
            self._show()
        QTimer.singleShot(0, self, self._begin_with_own)

    def refresh(self) -> None:
        """Show the cards anew, where something about the person, or what is closed, has changed."""
        if not self._shown:
            return
        is_few = len(self._shown) <= _FEW
        if self._shown_for != self._person_now():
            self.read()
        elif not is_few and self._closed_for != self._history_now():
            self.read()  # a little at a time
        elif is_few and not self._is_reading:
            self._closings = self._closings_now()
            self._coming = [self._closed_by_now(each) for each in self._shown]
            if self._coming != self._shown:
                self._show()

    @property
    def preview(self) -> PreviewPage:
        """Return the page that shows a file before it is added."""
        return self.incoming.page

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
        return carded._replace(card=closed_by_now(carded.card, closed, can_insist=can_insist))

    def _closings_now(self) -> "Closings | None":
        """Return what tells which routines are closed now; None without a history to be had."""
        try:
            return self._context.closings(self._context.agenda())
        except HistoryError:
            return None

    def _history_now(self) -> object:
        """Return what is another one once something may have opened or closed."""
        try:
            changes = self._context.history().change_count
        except HistoryError:
            changes = 0
        return changes, int(self._context.clock.wall().timestamp() // _LOOKED_AGAIN_S)

    def _closed(self, facts: Facts) -> tuple[str, bool]:
        """Return what keeps a routine closed, if anything, and whether one may insist."""
        if self._context.signs.lock is not None:
            return _LOCKED, False
        return self._closings.told_of(facts) if self._closings else ("", False)

    # -- slots

    @Slot()
    def _on_figures_changed(self) -> None:
        self._show_pictures()
        self.routines.show_look()

    @Slot()
    def _on_folder_changed(self) -> None:
        self._context.library.reload()
        self.read()

    @Slot(int)
    def _on_start_requested(self, number: int) -> None:
        self.entry_chosen.emit(self._shown[number].entry)

    @Slot(int)
    def _on_look_requested(self, number: int) -> None:
        self.incoming.open_file(str(self._shown[number].entry.path))

    @Slot(Path)
    def _on_added(self, path: Path) -> None:
        self._awaited = path
        self._on_folder_changed()

    @Slot(str, str)
    def _show_routines(self, title: str, line: str) -> None:
        self.page_wanted.emit(self.routines)
        self.routines.show_message(title, [line] if line else [])
        self.routines.take_focus()
