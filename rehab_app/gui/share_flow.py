"""Leads over the page that hands a routine over as one file."""

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from rehab_app.context import Context
from rehab_app.gui.documents import documents_folder
from rehab_app.gui.library_cards import minutes_text, problem_text
from rehab_app.gui.pages.share_page import Shared, SharePage
from rehab_app.incoming import origin_text
from rehab_app.model.problem import Severity
from rehab_app.model.routine import Routine
from rehab_app.outgoing import Outgoing, left_and_taken, outgoing_of, own_key, write_bundle
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.sharing.bundle import SUFFIX
from rehab_app.sharing.signing import KeyFileError, SigningKey, fingerprint, load_key
from rehab_app.sharing.trust import Origin, Standing

_FILTER = f"Shared routines (*{SUFFIX})"
_BYTES_A_KB = 1000
_COMPARE = (
    "They compare the fingerprint with yours and give your key a name; from then on your files are "
    "known to them."
)


class ShareFlow(QObject):
    """Hands routines over. `left` comes when that is done, `look_requested` with a file's path."""

    page_wanted = Signal(QWidget)
    look_requested = Signal(str)
    left = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._outgoing = Outgoing(pictures={})
        self._path = Path()

    @cached_property
    def page(self) -> SharePage:
        """Return the page."""
        page = SharePage()
        page.save_requested.connect(self._on_save_requested)
        page.look_requested.connect(self._on_look_requested)
        page.left.connect(self.left)
        return page

    # -- what others call

    def show(self, entry: LibraryEntry, note: str = "") -> None:
        """Show what would go out of a routine; its pictures lie beside its path.

        `note` says something about its file, such as that it is not saved yet.
        """
        self._outgoing = outgoing_of(entry)
        file = " · ".join(part for part in (entry.name, note) if part)
        contents = self._contents(entry.routine) if entry.routine else ()
        trouble, public = self._key_state()
        said = self._context.settings.settings.signs_as
        author = entry.routine.author if entry.routine else ""
        self.page.show_shared(
            Shared(
                title=self._outgoing.title or entry.name,
                file=file,
                contents=contents,
                stays=_stays(self._outgoing),
                comments=self._outgoing.comments,
                reasons=_reasons(entry, self._outgoing),
                name=said or author,
                key_trouble=trouble,
                fingerprint=fingerprint(public) if public else "",
            )
        )
        self.page_wanted.emit(self.page)
        self.page.take_focus()

    @Slot(str)
    def save_to(self, path: str) -> None:
        """Write the file, signed as the page says."""
        page, self._path = self.page, Path(path)
        if self._path.suffix.lower() != SUFFIX:
            self._path = self._path.with_name(f"{self._path.name}{SUFFIX}")
        try:
            key = self._key() if page.is_signed else None
            size = write_bundle(
                self._outgoing,
                self._path,
                self._context.clock.wall(),
                author=page.name,
                key=key,
                has_comments=page.has_comments,
            )
        except KeyFileError as error:
            page.show_trouble("It is not saved", [str(error)])
            return
        except OSError as error:
            reason = error.strerror or str(error)
            page.show_trouble(
                "It is not saved", [f"{self._path}: {reason}. Choose another folder."]
            )
            return
        page.show_saved(
            f"Saved as {self._path.name}, {_size_text(size)}",
            [str(self._path), *self._seen(key, page.name)],
        )

    # -- inside

    def _contents(self, routine: Routine) -> tuple[str, ...]:
        outgoing = self._outgoing
        minutes = minutes_text(self._context.facts_for(routine))
        steps = sum(len(block.steps) for block in routine.blocks)
        rules = len(routine.rules)
        parts = (minutes, _count(steps, "step"), _count(rules, "rule of its own") if rules else "")
        pictures = (
            f"The picture {name}, {_size_text(len(data))}"
            for name, data in outgoing.pictures.items()
        )
        about = " · ".join(part for part in parts if part)
        return (
            f"The routine: {about}",
            *(f"Your own exercise {name}" for name in outgoing.own_exercises),
            *pictures,
        )

    def _key_state(self) -> tuple[str, str]:
        """Return why the key can't be used, and its public half; both empty before it is made."""
        try:
            key = load_key(self._context.locations.signing_key)
        except KeyFileError as error:
            return str(error), ""
        return "", key.public if key else ""

    def _key(self) -> SigningKey:
        """Return the key, which is made now where there is none; its name is kept for next time."""
        key = own_key(self._context.locations.signing_key)
        self.page.show_key(fingerprint(key.public))
        if self._context.settings.settings.signs_as != self.page.name:
            self._context.settings.update(signs_as=self.page.name)
        return key

    def _seen(self, key: SigningKey | None, name: str) -> tuple[str, ...]:
        """Return what whoever opens it sees first."""
        standing = Standing.UNKNOWN if key else Standing.UNSIGNED
        first = f"They will see first: “{origin_text(Origin(standing, name))}”"
        stays = left_and_taken(self._outgoing, has_comments=self.page.has_comments)
        return (first, *([_COMPARE] if key else []), *stays)

    # -- slots

    @Slot()
    def _on_save_requested(self) -> None:
        if self._outgoing.reasons:
            return
        if self.page.is_signed and not self.page.name:
            self.page.ask_name()
            return
        name = f"{self._outgoing.routine_id}{SUFFIX}"
        dialog = QFileDialog(self._window, "Save the file", str(documents_folder() / name), _FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_look_requested(self) -> None:
        self.look_requested.emit(str(self._path))


def _reasons(entry: LibraryEntry, outgoing: Outgoing) -> tuple[str, ...]:
    errors = (each for each in entry.problems if each.severity is Severity.ERROR)
    return outgoing.reasons if entry.routine else tuple(problem_text(each) for each in errors)


def _stays(outgoing: Outgoing) -> tuple[str, ...]:
    private = (f"Private note, left out: “{note}”" for note in outgoing.private)
    return (*private, "Your history and settings are never in it.")


def _size_text(size_bytes: int) -> str:
    return f"{max(1, round(size_bytes / _BYTES_A_KB))} kB"


def _count(count: int, words: str) -> str:
    first, _, rest = words.partition(" ")
    many = first if count == 1 else f"{first}s"
    return " ".join(part for part in (str(count), many, rest) if part)
