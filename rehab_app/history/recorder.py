"""Saves a session while it is played, and keeps in mind what can't be saved yet."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from rehab_app.clock import Clock
from rehab_app.engine.inputs import Input
from rehab_app.history.errors import HistoryError
from rehab_app.history.records import Ending, RecordedInput, SessionOpening, StoredSession
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment
from rehab_app.model.person import Side

if TYPE_CHECKING:
    from datetime import datetime

MARK_EVERY_S = 5.0

OpenHistory = Callable[[], HistoryStore]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something is not on the disk (a sentence), and how many inputs are in memory only."""

    reason: str
    unsaved_count: int


class Recorder:
    """Writes the inputs of one session to the history, each as it comes.

    What the disk does not take stays here, in order, and is tried again before whatever comes
    next, with every mark, and on `retry`. Nothing here raises because of the disk: `trouble` tells.
    """

    def __init__(
        self, open_history: OpenHistory, clock: Clock, start: Callable[[HistoryStore], int]
    ) -> None:
        """Use `begin` or `resume`; `start` gives the session's id, once the history is there."""
        self._open_history = open_history
        self._clock = clock
        self._start = start
        self._session_id: int | None = None
        self._next_seq = 0
        self._unsaved: deque[RecordedInput] = deque()
        self._unsaved_mark_s: float | None = None
        self._next_mark_s = MARK_EVERY_S
        self._unsaved_ending: tuple[Ending, datetime] | None = None
        self._reason: str | None = None

    @classmethod
    def begin(
        cls, open_history: OpenHistory, clock: Clock, opening: SessionOpening, routine_text: str
    ) -> Self:
        """Record a new session.

        `open_history` returns the open history, which it opens if need be, or raises HistoryError.
        """
        recorder = cls(
            open_history, clock, lambda store: store.start_session(opening, routine_text)
        )
        recorder._save()
        return recorder

    @classmethod
    def resume(cls, open_history: OpenHistory, clock: Clock, stored: StoredSession) -> Self:
        """Go on with a session that was left open."""
        recorder = cls(open_history, clock, lambda _: stored.id)
        recorder._next_seq = stored.next_seq
        recorder._next_mark_s = stored.reached_s + MARK_EVERY_S
        return recorder

    @property
    def session_id(self) -> int | None:
        """Return the session's id; None as long as the history could not be opened."""
        return self._session_id

    @property
    def trouble(self) -> Trouble | None:
        """Return what keeps this session off the disk; None when all of it is there."""
        return None if self._reason is None else Trouble(self._reason, len(self._unsaved))

    def record(
        self,
        given: Input,
        at_s: float,
        *,
        moment: Moment | None = None,
        exercise: str | None = None,
        side: Side | None = None,
    ) -> None:
        """Save an input that came at `at_s` on the session's clock.

        It is on the disk when this returns, unless there is trouble. `moment`, `exercise` and
        `side` say what an answer is about.
        """
        self._unsaved.append(
            RecordedInput(
                seq=self._next_seq,
                at_s=at_s,
                utc=self._clock.wall(),
                input=given,
                moment=moment,
                exercise=exercise,
                side=side,
            )
        )
        self._next_seq += 1
        self._save()

    def mark(self, at_s: float) -> None:
        """Save how far the session is, at most every 5 s; a restored hold goes on from there."""
        if at_s >= self._next_mark_s:
            self._next_mark_s = at_s + MARK_EVERY_S
            self._unsaved_mark_s = at_s
            self._save()

    def end(self, how: Ending) -> None:
        """Save that the session is over."""
        self._unsaved_ending = (how, self._clock.wall())
        self._save()

    def retry(self) -> None:
        """Try again to save what is in memory only."""
        if self._reason is not None:
            self._save()

    def _save(self) -> None:
        try:
            self._save_all(self._open_history())
        except HistoryError as error:
            self._reason = str(error)
        else:
            self._reason = None

    def _save_all(self, store: HistoryStore) -> None:
        if self._session_id is None:
            self._session_id = self._start(store)
        while self._unsaved:
            store.append(self._session_id, self._unsaved[0])
            self._unsaved.popleft()
        if self._unsaved_mark_s is not None:
            store.mark(self._session_id, self._unsaved_mark_s)
            self._unsaved_mark_s = None
        if self._unsaved_ending is not None:
            store.end_session(self._session_id, *self._unsaved_ending)
            self._unsaved_ending = None
