"""Keeps the history safe: backs it up, restores an older state, brings a damaged one back."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Generic, TypeVar

from rehab_app.clock import Clock
from rehab_app.history.backups import Backup, Backups, Reason, keys_in
from rehab_app.history.copying import CAN_COPY_BESIDE, Copy
from rehab_app.history.deletions import Deletions
from rehab_app.history.errors import HistoryDamaged
from rehab_app.history.files import journal_of, remove
from rehab_app.history.recovering import Recovery, recover
from rehab_app.history.restoring import Differences, copy_anew, prepare, set_aside, take_place
from rehab_app.history.store import HistoryStore
from rehab_app.locations import Locations

WEEK = timedelta(days=7)
_REST_S = 0.001
_TURN_S = 0.005  # how long a step waits for work beside it

_Found = TypeVar("_Found")


class Beside(Generic[_Found]):
    """Work that is done in a thread of its own; who started it looks now and then."""

    def __init__(self, work: Callable[[], _Found], name: str) -> None:
        self._work = work
        self._found: list[_Found] = []
        self._error: Exception | None = None
        self._thread = Thread(target=self._run, name=name)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """Tell whether there is a result."""
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Return when it is done."""
        self._thread.join()

    def steps(self) -> Iterator[None]:
        """Yield now and then until it is done."""
        while not self.is_done:
            self._thread.join(_TURN_S)
            yield

    def result(self) -> _Found:
        """Return what the work came to, once it is done, or raise what it raised."""
        self.wait()
        if self._error is not None:
            raise self._error
        return self._found[0]

    def _run(self) -> None:
        try:
            self._found.append(self._work())
        except Exception as error:
            self._error = error


class Safekeeping:
    """What is done with the history as a whole. All of it raises HistoryError where it fails."""

    def __init__(
        self,
        locations: Locations,
        clock: Clock,
        history: Callable[[], HistoryStore],
        close: Callable[[], None],
        texts: Callable[[], Iterable[bytes]],
    ) -> None:
        """Take what opens and closes the history, and the routines that may have been played."""
        self.backups = Backups(locations.backups)
        self._path = locations.history
        self._new = self._path.with_name(f"{self._path.name}.new")
        self._changed = self._path.with_name(f"{self._path.name}.changed")
        self._aside = locations.set_aside
        self._clock = clock
        self._history = history
        self._close = close
        self._texts = texts
        self._beside: Beside[Backup] | None = None
        self._recovering: Beside[Recovery] | None = None
        self._damage = ""
        self._is_waited_for = Event()

    # -- backups

    def back_up(self, reason: Reason) -> Backup:
        """Make a backup now, whole and checked."""
        return self._make(self._history().copy_to, self._clock.wall(), reason)

    def back_up_beside(self, reason: Reason) -> Beside[Backup]:
        """Begin to make a backup in a thread of its own; one at a time."""
        if self._beside is None or self._beside.is_done:
            copy, now = self._history().copy_to, self._clock.wall()
            self._is_waited_for.clear()
            self._beside = Beside(lambda: self._make(copy, now, reason, self._rest), "backup")
            if not CAN_COPY_BESIDE:
                self.finish()
        return self._beside

    def finish(self) -> None:
        """Wait until the backup that is under way is there; it hurries from now on."""
        if self._beside is not None:
            self._is_waited_for.set()
            self._beside.wait()

    def is_due(self) -> bool:
        """Tell whether the history has changed since the last backup, half an hour ago or more."""
        return self._path.exists() and self.backups.is_due(self._path, self._clock.wall())

    def is_week_over(self) -> bool:
        """Tell whether all of the history was last looked through, for a backup, a week ago."""
        last = next(iter(self.backups.all()), None)
        return last is not None and abs(self._clock.wall() - last.made) > WEEK

    def before_migration(self, copy: Copy) -> None:
        """Make a backup of an older history before that is changed."""
        self._make(copy, self._clock.wall(), Reason.MIGRATION)

    # -- an older state

    def preview(self, backup: Backup) -> Differences:
        """Return what would be otherwise with a backup in the place of the history."""
        store = self._history()
        prepare(backup.path, self._new)
        return store.differences(self._new)

    def restore(self, backup: Backup) -> Backup:
        """Put a backup in the place of the history; return the backup of what was there before."""
        before = self.back_up(Reason.RESTORING)
        prepare(backup.path, self._new)
        self._close_all()
        take_place(self._new, self._path)
        Deletions(self._path).forget(keys_in(self._path))
        return before

    def changing(
        self, reason: Reason, change: Callable[[HistoryStore], Iterator[None]]
    ) -> Generator[None, None, None]:
        """Change the history at large, step by step; all of it or nothing. A backup comes first.

        The steps are done in a copy, which takes the history's place at the end: in between the
        history can be used, and where this ends early nothing has happened. Where something was
        written meanwhile, `change` is done once more, in the history itself and at one go.
        """
        if self._beside is not None:
            yield from self._beside.steps()
        store = self._history()
        count, backup = store.change_count, self.back_up_beside(reason)
        yield from backup.steps()
        try:
            copy_anew(backup.result().path, self._changed)
            yield
            with closing(HistoryStore.open(self._changed)) as copy:
                yield from change(copy)
            yield
            if self._history() is store and store.change_count == count:
                self._close_all()
                take_place(self._changed, self._path)
                Deletions(self._path).forget(keys_in(self._path))
            else:
                for _ in change(self._history()):
                    pass
        finally:
            remove(self._changed)

    def tidy(self) -> None:
        """Remove what a program that was ended in a change has left; the history is ours now."""
        with suppress(OSError):
            remove(self._changed)

    # -- a damaged history

    def refuse_unsafe(self) -> None:
        """Raise HistoryDamaged where the history is gone though there are backups of it.

        The same while it is being brought back: SQLite's locks would be lost.
        """
        if self._recovering is not None and not self._recovering.is_done:
            raise HistoryDamaged("The history is being brought back.")
        is_there = self._path.exists() and self._path.stat().st_size > 0
        if not is_there and not journal_of(self._path).exists() and self.backups.all():
            raise HistoryDamaged(f"The history is no longer in {self._path}.")

    def damage(self) -> str:
        """Return what is wrong with the history, as a sentence; nothing where nothing is known.

        Looks at the file and its newest entries; all of it is looked through for each backup, and
        what that found is told here too.
        """
        try:
            damage = self._history().recent_damage()
        except HistoryDamaged as error:
            return str(error)
        return str(damage) if damage else self._damage

    def recover(self) -> Recovery:
        """Put together what can be read and what the newest backup has; nothing is changed yet."""
        return self.recover_beside().result()

    def recover_beside(self) -> Beside[Recovery]:
        """Begin to do that in a thread of its own."""
        self._close_all()
        self._recovering = Beside(
            lambda: recover(self._path, self._new, self.backups.all(), self._texts()), "recovery"
        )
        return self._recovering

    def accept(self, recovery: Recovery) -> Path | None:
        """Put what was brought back in its place; return where the damaged file is kept."""
        self._close_all()
        kept = set_aside(self._path, self._aside, self._clock.wall())
        take_place(recovery.new, self._path)
        self._damage = ""
        return kept

    def discard(self) -> None:
        """Throw away what was prepared and is not wanted."""
        if self._recovering is not None:
            self._recovering.wait()
        remove(self._new)

    # -- inside

    def _make(
        self, copy: Copy, now: datetime, reason: Reason, rest: Callable[[], None] | None = None
    ) -> Backup:
        try:
            backup = self.backups.make(copy, now, reason, rest)
        except HistoryDamaged as error:
            self._damage = str(error)
            raise
        Deletions(self._path).forget(keys_in(backup.path))
        return backup

    def _close_all(self) -> None:
        self.finish()
        self._close()

    def _rest(self) -> None:
        """Let the window's thread have its turn between two slices of work."""
        if not self._is_waited_for.is_set():
            time.sleep(_REST_S)
