"""A session that is being played: the engine's value, a real clock, and the history.

Both front ends drive sessions through this. Every input is on the disk before its result can be
seen, or `trouble` says that it is not.
"""

from datetime import datetime
from typing import Protocol

from rehab_app.clock import Clock
from rehab_app.engine.answering import Considered, consider
from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Answer, Input, Output, Pause, Paused, PauseReason, Tick
from rehab_app.engine.running import elapse, left_s, next_due, spent_s
from rehab_app.engine.session import GAP_S, advance, fold
from rehab_app.engine.simulating import moments_between
from rehab_app.engine.state import Phase, SessionState
from rehab_app.history.recorder import Trouble
from rehab_app.history.records import Ending, StoredSession
from rehab_app.model.pain import Moment, Reading
from rehab_app.model.person import Side
from rehab_app.model.plan import Plan


class Records(Protocol):
    """What keeps a session's inputs: a recorder, which writes to the history, or nothing."""

    @property
    def session_id(self) -> int | None:
        """Return the session's number in the history; None where it is in none."""

    @property
    def trouble(self) -> Trouble | None:
        """Return what keeps the session off the disk, None when all is well."""

    def record(
        self,
        given: Input,
        at_s: float,
        *,
        moment: Moment | None = None,
        exercise: str | None = None,
        side: Side | None = None,
    ) -> None:
        """Keep an input that came at `at_s` on the session's clock."""

    def mark(self, at_s: float) -> None:
        """Keep how far the session is."""

    def end(self, how: Ending) -> None:
        """Keep that the session is over."""

    def retry(self) -> None:
        """Try again to keep what could not be kept."""


class Play:
    """One session, from its start to its end."""

    def __init__(
        self,
        state: SessionState,
        facts: Facts,
        clock: Clock,
        recorder: Records,
        *,
        speed: float = 1.0,
        started: datetime | None = None,
        planned: Plan | None = None,
    ) -> None:
        """Play a session whose clock now stands at `state.seen_at`.

        `clock` runs `speed` times as fast as the world; a gap is a gap in the world's time.
        `started` is when the session began on the wall, where that is known; `planned` is its plan
        before the start, where that is not the state's.
        """
        self._state = state
        self._facts = facts
        self._clock = clock
        self._recorder = recorder
        self._speed = speed
        self._started = started
        self._planned = state.plan if planned is None else planned
        self._zero = clock.now() - state.seen_at
        self._is_closed = False
        self._untold: tuple[Output, ...] = ()
        self._close_if_ended()

    @property
    def state(self) -> SessionState:
        """Return where the session stands."""
        return self._state

    @property
    def facts(self) -> Facts:
        """Return what does not change while it is played."""
        return self._facts

    @property
    def trouble(self) -> Trouble | None:
        """Return what keeps the session off the disk, None when all of it is there."""
        return self._recorder.trouble

    @property
    def session_id(self) -> int | None:
        """Return the session's number in the history."""
        return self._recorder.session_id

    @property
    def started(self) -> datetime | None:
        """Return when the session began on the wall."""
        return self._started

    @property
    def planned(self) -> Plan:
        """Return the plan as it was before the start."""
        return self._planned

    @property
    def at(self) -> float:
        """Return the present moment on the session's clock in seconds."""
        return max(self._clock.now() - self._zero, self._state.seen_at)

    @property
    def left_s(self) -> float:
        """Return the seconds that the present segment still takes."""
        return left_s(self._state, self.at)

    @property
    def spent_s(self) -> float:
        """Return the seconds that the present segment has run."""
        return spent_s(self._state, self.at)

    @property
    def wake_in_s(self) -> float | None:
        """Return in how many seconds of the world to tick again; None when nothing is due."""
        due = next_due(self._state, self.at)
        return None if due is None else max(0.0, due - self.at) / self._speed

    def preview(self, reading: Reading) -> Considered | None:
        """Return what an answer would do; None where nothing is asked."""
        if self._state.question is None:
            return None
        return consider(self._state, self._state.question, reading, self._facts, self.at)

    def tick(self) -> tuple[Output, ...]:
        """Let happen what is due."""
        return self._told(self._look(self.at))

    def send(self, what: Input) -> tuple[Output, ...]:
        """Do something; raises IllegalInput, and changes nothing, where it means nothing now."""
        at = self.at
        self._untold += self._look(at)
        question = self._state.question if isinstance(what, Answer) else None
        state, outputs = advance(self._state, what, at, self._facts)
        work = question.work if question else None
        self._recorder.record(
            what,
            at,
            moment=question.moment if question else None,
            exercise=work.exercise if work else None,
            side=work.side if work else None,
        )
        self._state = state
        self._close_if_ended()
        return self._told(outputs)

    def _told(self, outputs: tuple[Output, ...]) -> tuple[Output, ...]:
        """Return outputs behind those that a refused input kept from being told."""
        untold, self._untold = self._untold, ()
        return (*untold, *outputs)

    def stand_still(self, seconds: float) -> None:
        """Let time pass on the session's clock that went by while nobody played it."""
        self._zero -= seconds

    def run_at(self, speed: float) -> None:
        """Know that the clock runs `speed` times as fast as the world from now on."""
        self._speed = speed

    def retry(self) -> None:
        """Try again to save what is not on the disk yet."""
        self._recorder.retry()

    def drop(self) -> None:
        """Throw the session away: it counts as neither done nor stopped."""
        self._recorder.end(Ending.DROPPED)

    def _look(self, at: float) -> tuple[Output, ...]:
        """Tick up to `at`; a fast clock is looked at in steps, a gap in the world is a gap."""
        is_gap = (at - self._state.seen_at) / self._speed > GAP_S
        moments = (at,) if is_gap else (*moments_between(self._state.seen_at, at), at)
        outputs: list[Output] = []
        for moment in moments:
            self._state, heard = advance(self._state, Tick(), moment, self._facts)
            outputs.extend(heard)
        if Paused(PauseReason.GAP) in outputs:
            self._recorder.record(Pause(PauseReason.GAP), self._state.since)
        elif self._state.phase is not Phase.WAITING:
            self._recorder.mark(at)
        self._close_if_ended()
        return tuple(outputs)

    def _close_if_ended(self) -> None:
        if self._state.phase is Phase.ENDED and not self._is_closed:
            self._is_closed = True
            self._recorder.end(Ending(self._state.ended or Ending.STOPPED))


def restored_state(opening: SessionState, stored: StoredSession, facts: Facts) -> SessionState:
    """Return the state that a stored session had come to, standing still where it ran."""
    saved = [(recorded.input, recorded.at_s) for recorded in stored.inputs]
    state = fold(opening, saved, facts)
    return elapse(state, max(stored.reached_s, state.seen_at), facts)[0]
