"""Leads over a file that comes in: what it holds, whom it is from, and what becomes of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.context import Context
from rehab_app.gui.incoming_files import IncomingFiles
from rehab_app.gui.origin_view import origin_of
from rehab_app.gui.pages.preview_page import PreviewPage
from rehab_app.gui.routine_preview import broken_preview, refused_preview, routine_preview
from rehab_app.gui.share_flow import ShareFlow
from rehab_app.gui.version_changes import version_changes
from rehab_app.incoming import (
    Incoming,
    add_bundle,
    is_bundle,
    open_bundle,
    replace_version,
    trusted,
)
from rehab_app.routine_io.adding import add_to_folder, own_copy
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.routine_io.private_texts import without_private
from rehab_app.sharing.manifest import BundleError
from rehab_app.sharing.signing import public_key
from rehab_app.sharing.trust import KnownKeys
from rehab_app.warning_signs import locked_sentence

_PAIN_STAYS = "What pain has changed for you stays: your history and its readings are untouched."


class PreviewFlow(QObject):
    """Shows a file before anything is done with it.

    `entry_chosen` says what is to be played once, `added` which file is among the routines now;
    `left` comes with what the routines have to say, a title and a line.
    """

    page_wanted = Signal(QWidget)
    entry_chosen = Signal(LibraryEntry)
    file_kept = Signal(str)
    added = Signal(Path)
    left = Signal(str, str)

    def __init__(self, context: Context, window: QWidget, is_busy: Callable[[], bool]) -> None:
        """Take a way to ask whether a file that comes in has to wait."""
        super().__init__(window)
        self._context = context
        self._is_busy = is_busy
        self._entry: LibraryEntry | None = None
        self._incoming: Incoming | None = None
        self._kept = ""
        self.page = PreviewPage()
        self.sharing = ShareFlow(context, window)
        self.files = IncomingFiles(window)
        self.files.came.connect(self.open_file)
        self.page.add_requested.connect(self._on_add_requested)
        self.page.play_requested.connect(self._on_play_requested)
        self.page.back_requested.connect(self._on_back_requested)
        self.page.trust_requested.connect(self._on_trust_requested)
        self.page.share_requested.connect(self._on_share_requested)
        self.sharing.page_wanted.connect(self.page_wanted)
        self.sharing.look_requested.connect(self.open_file)
        self.sharing.left.connect(self._go)

    # -- what others call

    @Slot(str)
    def open_file(self, path: str) -> None:
        """Show a routine file before anything is done with it; in a session, after it."""
        if self._is_busy():
            self._kept = path
            self.file_kept.emit(Path(path).name)
            return
        file = Path(path).absolute()
        self._incoming = None
        if is_bundle(file):
            self._open_bundle(file)
        else:
            self._show(self._context.library.find(str(file)))

    def open_kept_soon(self) -> None:
        """Show the file that had to wait, if there is one and nothing is under way."""
        if self._kept:
            QTimer.singleShot(0, self, self._on_kept_due)

    # -- inside

    def _open_bundle(self, file: Path) -> None:
        try:
            self._incoming = open_bundle(file, self._context.library, self._known_keys())
        except BundleError as error:
            self._entry = None
            self.page.show_preview(refused_preview(file.name, str(error)))
            self._go()
            return
        self._show(self._incoming.entry)

    def _show(self, entry: LibraryEntry) -> None:
        self._entry = entry
        if entry.routine is None:
            preview = broken_preview(entry.name, entry.problems)
        else:
            other, now = self._other_version(entry), self._context.clock.wall()
            preview = routine_preview(
                self._context.facts_for(entry.routine),
                entry.name,
                entry.problems,
                why_not_added=self._why_not_added(entry, other),
                is_copied=entry.is_shipped,
                origin=origin_of(self._incoming, now) if self._incoming else None,
                changes=self._changes(entry, other),
                can_share=self._is_own(entry),
            )
        self.page.show_preview(preview)
        self._go()

    @Slot()
    def _go(self) -> None:
        self.page_wanted.emit(self.page)
        self.page.take_focus()

    def _known_keys(self) -> KnownKeys:
        locations = self._context.locations
        return KnownKeys(locations.known_keys, public_key(locations.signing_key))

    def _why_not_added(self, entry: LibraryEntry, other: LibraryEntry | None) -> str:
        """Return why a file that can be played can't be added; nothing where it can."""
        if entry.is_shipped:
            return ""
        if self._is_own(entry):
            return "This file is among the routines already."
        if other is None or self._is_replacing(other):
            return "You have this very version already." if _is_same(entry, other) else ""
        return (
            f"It can't be added: the id {entry.routine.id if entry.routine else ''} is taken by "
            f"{other.name}. It can be played once, or added when its id is another."
        )

    def _other_version(self, entry: LibraryEntry) -> LibraryEntry | None:
        """Return the routine of the library that has the same id."""
        if entry.routine is None:
            return None
        entries = (each for each in self._context.library.entries() if each.routine)
        return next(
            (each for each in entries if each.routine and each.routine.id == entry.routine.id), None
        )

    def _is_own(self, entry: LibraryEntry) -> bool:
        """Tell whether a file lies among the person's own routines."""
        folder = self._context.locations.routines.absolute()
        return entry.path.parent == folder and not is_bundle(entry.path)

    def _is_replacing(self, other: LibraryEntry) -> bool:
        """Tell whether what is shown can take another's place: a bundle one of the person's own."""
        return self._incoming is not None and not other.is_shipped

    def _changes(self, entry: LibraryEntry, other: LibraryEntry | None) -> tuple[str, ...]:
        """Return what is other than in the version that is here, nothing where there is none."""
        if other is None or other.routine is None or entry.routine is None:
            return ()
        if not self._is_replacing(other) or _is_same(entry, other):
            return ()
        facts_for = self._context.facts_for
        changed = version_changes(facts_for(other.routine), facts_for(entry.routine))
        return (*changed, _PAIN_STAYS)

    def _added(self, entry: LibraryEntry) -> tuple[Path, str, str]:
        """Add what is shown to the person's own folder; return its path and what to say of that."""
        assert entry.routine is not None
        folder, title = self._context.locations.routines, entry.routine.title
        is_now = f"{title} is among your routines now"
        if self._incoming is not None:
            other = self._other_version(entry)
            if other is None:
                path = add_bundle(self._incoming, folder)
                return path, is_now, str(path)
            kept = replace_version(self._incoming, other.path, self._context.clock.wall())
            said = f"Your earlier version is kept as {kept}. {_PAIN_STAYS}"
            return other.path, f"{title} has taken the place of your version", said
        if not entry.is_shipped:
            path = add_to_folder(entry.text, entry.path.name, folder)
            return path, is_now, str(path)
        text, own_id = own_copy(entry.text, entry.routine.id, self._context.library.taken_ids())
        path = add_to_folder(text, f"{own_id}.yaml", folder)
        hint = "Change it in any text editor: what is saved is seen here at once."
        return path, f"A copy of {is_now}", f"{path} {hint}"

    # -- slots

    @Slot()
    def _on_kept_due(self) -> None:
        if self._kept and not self._is_busy():
            path, self._kept = self._kept, ""
            self.open_file(path)

    @Slot()
    def _on_play_requested(self) -> None:
        if self._entry is None or self._entry.routine is None:
            return
        lock = self._context.signs.lock
        if lock is not None:
            self.left.emit("It can't be played now", locked_sentence(lock))
        else:
            self.entry_chosen.emit(self._entry)

    @Slot()
    def _on_add_requested(self) -> None:
        entry = self._entry
        if entry is None or entry.routine is None:
            return
        try:
            self._context.locations.prepare()
            path, title, line = self._added(entry)
        except OSError as error:
            self.left.emit("It could not be added", str(error))
            return
        self.left.emit(title, line)
        self.added.emit(path)

    @Slot()
    def _on_share_requested(self) -> None:
        if self._entry is not None:
            self.sharing.show(self._entry)

    @Slot()
    def _on_back_requested(self) -> None:
        self.left.emit("", "")

    @Slot(str)
    def _on_trust_requested(self, name: str) -> None:
        """Know the key of what is shown by a name from now on."""
        if self._incoming is None:
            return
        keys = self._known_keys()
        if keys.is_taken(name, self._incoming.bundle.manifest.public_key):
            self.page.say("You know another key by that name. Give this one another name.")
            return
        try:
            self._incoming = trusted(self._incoming, keys, name)
        except OSError as error:
            self.page.say(f"The key could not be kept: {error.strerror}.")
            return
        self._show(self._incoming.entry)


def _is_same(entry: LibraryEntry, other: LibraryEntry | None) -> bool:
    """Tell whether a bundle's text is another's, whose private notes are in no bundle."""
    return other is not None and without_private(other.text) == without_private(entry.text)
