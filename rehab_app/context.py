"""Where objects meet: folders, clock, library, history. Made once by whoever starts the program."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from rehab_app.agenda import Agenda
from rehab_app.clock import Clock, ScaledClock, SystemClock
from rehab_app.closings import ClosedError, Closing, Closings
from rehab_app.courses import Courses
from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Pause, PauseReason
from rehab_app.engine.planning import make_plan
from rehab_app.engine.progression import Progression, StepSide, rungs_reached
from rehab_app.engine.session import new_session
from rehab_app.engine.state import Phase
from rehab_app.history.backups import Backup, Reason
from rehab_app.history.errors import HistoryError, HistoryUnavailable
from rehab_app.history.recorder import Recorder
from rehab_app.history.records import (
    Correction,
    Ending,
    SessionOpening,
    SessionSummary,
    StoredSession,
)
from rehab_app.history.store import HistoryStore
from rehab_app.locations import Locations
from rehab_app.model.pain import Reading
from rehab_app.model.person import Person
from rehab_app.model.routine import Kind, Routine
from rehab_app.people import People
from rehab_app.playing import Play
from rehab_app.recent import recent_sessions
from rehab_app.replaying import CannotRestoreError, Replaying, Review, corrections_by_place
from rehab_app.resources import assets_folder, resource_folder
from rehab_app.routine_io.library import Library, LibraryEntry, load_shipped
from rehab_app.routine_io.poses import PoseShelf, load_poses
from rehab_app.run_plan import RunPlan
from rehab_app.safekeeping import Safekeeping
from rehab_app.settings import SettingsStore
from rehab_app.warning_signs import WarningSigns

if TYPE_CHECKING:
    from rehab_app.exchanging import Exchange

# Its rules are the standard ones alone.
_NO_ROUTINE = Routine(id="", title="", kind=Kind.MIXED, blocks=())


class Context:
    """What the front ends share."""

    def __init__(self, locations: Locations, clock: Clock, settings: SettingsStore) -> None:
        """Read the shipped tables; the history is opened when it is first needed."""
        self.locations = locations
        self.clock = clock
        self.settings = settings
        self.people = People(locations.config)
        shipped_folder = resource_folder("routines")
        self.shipped = load_shipped(shipped_folder)
        self.library = Library(self.shipped, shipped_folder, locations.routines)
        self.signs = WarningSigns(
            self.settings, self.shipped.red_flags, lambda: self.clock.wall().date()
        )
        self.keeping = Safekeeping(locations, clock, self.history, self.close, self._texts)
        self._replaying = Replaying(self.library, self.facts_for)
        self._store: HistoryStore | None = None

    @classmethod
    def open(
        cls, environ: Mapping[str, str], home: Path | None = None, clock: Clock | None = None
    ) -> "Context":
        """Return the context of a program started with these environment variables."""
        locations = Locations.find(environ, home)
        settings = SettingsStore(People(locations.config).settings_path())
        return cls(locations, clock or SystemClock(), settings)

    def close(self) -> None:
        """Let others have the history, once a backup that is under way is there."""
        self.keeping.finish()
        if self._store is not None:
            self._store.close()
            self._store = None

    def history(self) -> HistoryStore:
        """Return the open history; raises HistoryError where it cannot be had now.

        HistoryDamaged says that `keeping.recover` is wanted.
        """
        if self._store is None:
            try:
                self.locations.prepare()
            except OSError as error:
                raise HistoryUnavailable(f"Nothing can be written: {error}.") from error
            self.keeping.refuse_unsafe()
            self._store = HistoryStore.open(self.locations.history, self.keeping.before_migration)
            self.keeping.tidy()
        return self._store

    def back_up(self, reason: Reason) -> Backup:
        """Make a backup of the history, whole and checked, before it is changed at large.

        Raises HistoryError where that fails; what was to be changed is better left then.
        """
        return self.keeping.back_up(reason)

    def poses(self) -> PoseShelf:
        """Return how the exercises look; read when a picture is first needed."""
        return shipped_poses()

    def facts_for(
        self, routine: Routine, person: Person | None = None, base: float | None = None
    ) -> Facts:
        """Return what a session of a routine goes by."""
        return Facts(
            routine=routine,
            catalogue=self.shipped.catalogue.with_own(routine.exercises),
            conditions=self.shipped.conditions,
            rules=self.shipped.rules,
            person=person or self.person,
            base=base,
            nerve_avoid_tags=self.shipped.nerve_avoid_tags,
        )

    def standard_facts(self) -> Facts:
        """Return what readings outside sessions go by: the standard rules and the usual pain."""
        return self.facts_for(_NO_ROUTINE, base=self.base())

    @property
    def person_key(self) -> str:
        """Return what tells this person's history from that of others on this computer."""
        return self.people.current

    def choose_person(self, key: str) -> None:
        """Let another person be there, with their settings and their history; raises OSError.

        The change holds for this run in any case.
        """
        try:
            self.people.choose(key)
        finally:
            self.settings.read(self.people.settings_path())

    @property
    def courses(self) -> Courses:
        """Return what the history says that the next plan goes by."""
        return Courses(self.history, self.clock.wall, self.person_key)

    @property
    def exchange(self) -> "Exchange":
        """Return what gives the history out in files and takes files in."""
        from rehab_app.exchanging import Exchange, HistoryAccess  # noqa: PLC0415 (rarely)

        access = HistoryAccess(
            open=self.history,
            person=self.person_key,
            now=self.clock.wall,
            catch_up=self.catch_up,
            digested=self._replaying.digested,
            back_up=lambda: self.back_up(Reason.IMPORT),
            changing=partial(self.keeping.changing, Reason.IMPORT),
        )
        catalogue = self.shipped.catalogue
        return Exchange(access, self._routine_of, catalogue, self.locations.data)

    def base(self) -> float | None:
        """Return the person's usual level, None where there is no history to tell."""
        try:
            self.catch_up()
            return self.courses.base()
        except HistoryError:
            return None

    def standing(self, facts: Facts) -> Progression:
        """Return where the steps of a routine stand; at their start where no history can be had."""
        try:
            self.catch_up()
            return self.courses.progression(facts)
        except HistoryError:
            return Progression()

    # -- today

    def agenda(self, since: date | None = None) -> Agenda:
        """Return what the history says that is due and asked now; raises HistoryError."""
        self.catch_up()
        return Agenda(self.history(), self.clock.wall(), self.person_key, self.courses, since)

    def closings(self, agenda: Agenda) -> Closings:
        """Return what tells which routines are closed for now, runs too; raises HistoryError."""
        settings = self.settings.settings
        entry = settings.run_entry if settings.run_entry_on else None
        catalogue = self.shipped.catalogue
        recent = recent_sessions(agenda, self.history(), self._replaying, catalogue)
        return Closings(agenda, recent, RunPlan(agenda, recent, entry))

    def closing_of(self, facts: Facts) -> Closing | None:
        """Return why a routine is closed for now, None where it can begin.

        Without a history to be had nothing is known that could close it.
        """
        try:
            return self.closings(self.agenda()).of_routine(facts)
        except HistoryError:
            return None

    @property
    def person(self) -> Person:
        """Return who plays, as it is today."""
        return self.settings.settings.person_on(self.clock.wall().date())

    def _routine_of(self, text: str) -> Routine | None:
        return self.library.read_data(text.encode(), "routine").routine

    # -- playing

    def begin(
        self,
        entry: LibraryEntry,
        person: Person | None = None,
        *,
        speed: float = 1.0,
        refused: frozenset[StepSide] = frozenset(),
    ) -> Play:
        """Return a session of a routine, ready to start and recorded from its first input on.

        It is played at the rungs reached; a step whose change is `refused` stays where it was.
        Raises LockedError as long as a warning sign keeps the routines closed, and ClosedError
        where a limit that no file may loosen keeps this one closed for now.
        """
        self.signs.check()
        if entry.routine is None:
            raise ValueError(f"{entry.path} cannot be played")
        person = person or self.person
        facts = self.facts_for(entry.routine, person, self.base())
        closing = self.closing_of(facts)
        if closing is not None and closing.is_hard:
            raise ClosedError(closing.reason)
        rungs = rungs_reached(self.standing(facts), facts, refused)
        opening = SessionOpening(
            routine_id=entry.routine.id,
            routine_title=entry.routine.title,
            started=self.clock.wall(),
            person=self.person_key,
            rungs=rungs,
            refused=tuple(sorted(refused)),
            base=facts.base,
            sore_side=person.sore_side,
            conditions=person.conditions,
            strain_day=person.strain_day,
        )
        clock = ScaledClock(self.clock, speed)
        recorder = Recorder.begin(self.history, clock, opening, entry.text)
        plan = make_plan(facts, rungs)
        started = opening.started
        return Play(new_session(plan), facts, clock, recorder, speed=speed, started=started)

    def unfinished(self) -> tuple[SessionSummary, ...]:
        """Return the sessions that were left open, newest first."""
        return self.history().open_sessions(self.person_key)

    def go_on(self, session_id: int, *, speed: float = 1.0) -> Play:
        """Return a session that was left open, standing still where it was.

        Raises CannotRestoreError where rows are damaged: without them it would go on wrongly,
        and LockedError as long as a warning sign keeps the routines closed.
        """
        self.signs.check()
        stored = self.history().session(session_id)
        if stored.damaged:
            raise CannotRestoreError("Part of what was saved of this session is damaged.")
        facts, state = self._replaying.rebuilt(stored)
        clock = ScaledClock(self.clock, speed)
        recorder = Recorder.resume(self.history, clock, stored)
        started = stored.opening.started if stored.opening else None
        planned = make_plan(facts, stored.opening.rungs) if stored.opening else None
        play = Play(state, facts, clock, recorder, speed=speed, started=started, planned=planned)
        if state.phase in (Phase.RUNNING, Phase.LEADING_IN):
            play.send(Pause(PauseReason.RESTORED))
        if play.state.pause_reason is not PauseReason.UNANSWERED:  # That one ends by itself.
            play.stand_still(_away_s(stored, self.clock.wall()))
        return play

    def keep_as_stopped(self, session_id: int) -> None:
        """Close a session that was left open; what was done in it counts."""
        self.history().end_session(session_id, Ending.STOPPED, self.clock.wall())

    def drop(self, session_id: int) -> None:
        """Close a session that was left open; nothing of it counts."""
        self.history().end_session(session_id, Ending.DROPPED, self.clock.wall())

    # -- looking back

    def catch_up(self) -> None:
        """Bring sessions that have ended since into brief; raises HistoryError."""
        store = self.history()
        for session_id in store.digests.missing():
            stored = store.session(session_id)
            if stored.opening is not None:
                store.digests.keep(self._replaying.digested(stored, stored.opening))

    def past_sessions(self, limit: int = 50) -> tuple[SessionSummary, ...]:
        """Return the newest sessions, the newest first."""
        return self.history().sessions(limit, self.person_key)

    def review(self, session_id: int) -> Review:
        """Return a session of the past with all its readings; raises CannotRestoreError."""
        return self._replaying.review(self.history().session(session_id))

    def correct(self, session_id: int, place: int, reading: Reading) -> Mapping[int, Reading]:
        """Save what an answer should have been, by its place among all answers of the session.

        Returns all corrections of that session by their places.
        """
        answer = self.history().session(session_id).answers[place]
        correction = Correction(seq=answer.seq, utc=self.clock.wall(), reading=reading)
        self.history().correct(session_id, correction)
        return corrections_by_place(self.history().session(session_id))

    def _texts(self) -> Iterator[bytes]:
        """Yield the routines as they are now; sessions may have been played from one of them."""
        for entry in self.library.entries():
            yield entry.text.encode()


def _away_s(stored: StoredSession, now: datetime) -> float:
    """Return for how long nobody played a session, as far as the wall clock can be trusted."""
    if not stored.inputs:
        return 0.0
    last = stored.inputs[-1]
    since_s = (now - last.utc).total_seconds()
    return max(0.0, since_s - (stored.reached_s - last.at_s))


@cache
def shipped_poses() -> PoseShelf:
    """Return the poses that ship with the program; they are read once."""
    return load_poses(assets_folder() / "poses")
