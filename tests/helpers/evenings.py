"""Evenings and mornings of somebody who plays: a real history on a made-up clock."""

from dataclasses import replace
from typing import Protocol

from rehab_app.context import Context
from rehab_app.engine.inputs import Answer, Start
from rehab_app.engine.session import GAP_S
from rehab_app.engine.state import Phase
from rehab_app.history.diary import CheckIn
from rehab_app.history.records import Ending
from rehab_app.model.pain import Moment, Quality, Reading
from rehab_app.playing import Play
from tests.helpers.sessions import reading

ROUTINE_ID = "two-sides"
# Questions: before, left, right, end.
ROUTINE = """format: 1
id: two-sides
title: Two sides
kind: stretch
blocks:
  - title: All
    steps:
      - {exercise: supine-figure-four, hold: 20-60 s, rest: 10 s}
"""
QUIET = ("1", "0", "0", "1")
HALF_A_DAY_S = 12 * 3600


class MovableClock(Protocol):
    """A clock that a test moves."""

    def advance(self, seconds: float) -> None:
        """Let time pass."""


def add_routine(context: Context) -> None:
    """Put the routine into the person's own library."""
    folder = context.locations.routines
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{ROUTINE_ID}.yaml").write_text(ROUTINE, encoding="utf-8")


def play(context: Context, clock: MovableClock, *answers: str) -> Play:
    """Play a session to its end with these answers, in their order."""
    played = context.begin(context.library.find(ROUTINE_ID))
    played.send(Start())
    given = iter(answers or QUIET)
    while played.state.phase is not Phase.ENDED:
        if played.state.question is not None:
            played.send(Answer(reading(next(given))))
        else:
            clock.advance(min(played.wake_in_s or 1.0, GAP_S / 2))
            played.tick()
    return played


def tell(context: Context, level: int = 1, moment: Moment = Moment.MORNING) -> CheckIn:
    """Say how much it hurts now, outside a session."""
    told = Reading(level, Quality.DULL)
    check_in = CheckIn(moment=moment, told=context.clock.wall(), reading=told)
    context.history().diary.keep_check_in(check_in)
    return check_in


def next_evening(context: Context, clock: MovableClock, level: int | None = 1) -> None:
    """Sleep, say in the morning how it is, and come to the next evening."""
    clock.advance(HALF_A_DAY_S)
    if level is not None:
        tell(context, level)
    clock.advance(HALF_A_DAY_S)


def quiet_evenings(context: Context, clock: MovableClock, count: int) -> None:
    """Play quiet sessions on so many evenings, each with an ordinary morning after it."""
    for _ in range(count):
        play(context, clock)
        next_evening(context, clock)


def many_evenings(context: Context, clock: MovableClock, count: int) -> None:
    """Come to have so many evenings behind oneself: the first six are played, the others copied.

    The third is a sore one. Every eleventh morning was not told, every twenty-third was sore.
    """
    for evening in range(6):
        play(context, clock, *(("1", "5:dull", "1", "1") if evening == 2 else ()))
        next_evening(context, clock)
    context.catch_up()
    store = context.history()
    played = store.digests.all("")
    for evening in range(6, count):
        like = played[evening % len(played)]
        stored = store.session(like.session_id)
        assert stored.opening is not None
        opening = replace(stored.opening, started=context.clock.wall(), key=f"copy {evening}")
        session_id = store.start_session(opening, ROUTINE)
        store.end_session(session_id, Ending.COMPLETED, context.clock.wall())
        copy = replace(like, session_id=session_id, key=opening.key, started=opening.started)
        store.digests.keep(copy)
        sore = 3 * (evening % 23 == 7)
        next_evening(context, clock, None if evening % 11 == 3 else 1 + sore)
