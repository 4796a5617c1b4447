"""Readings that were corrected after a session: what its rows would have said to them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce

from rehab_app.engine.answering import lower_level, pasts_of, situation_of
from rehab_app.engine.deciding import Background, decide_or_stop
from rehab_app.engine.facts import Facts
from rehab_app.engine.state import Answered, LogEntry, Question, SessionState
from rehab_app.model.pain import GATED, Reading


def amended(state: SessionState, corrections: Mapping[int, Reading], facts: Facts) -> SessionState:
    """Return an ended session with corrected readings, each decided on anew.

    `corrections` are by the place of their answer among all answers, those taken back included.
    What was played stays as it was; only what the readings mean for the next time changes. Where
    the reading before the session is corrected, every rise is counted from it anew.
    """
    if not corrections:
        return state
    before = _before(state, corrections)
    is_new_start = before != state.before
    state = replace(state, before=before)
    log: list[LogEntry] = []
    place = -1
    for entry in state.log:
        if isinstance(entry, Answered):
            place += 1
            is_corrected = place in corrections
            if not entry.is_undone and (is_corrected or is_new_start):
                reading = corrections.get(place, entry.reading)
                decided_on = reading if is_corrected else entry.decided_on
                told = replace(entry, reading=reading, decided_on=decided_on)
                entry = _decided(told, replace(state, log=tuple(log)), facts)  # noqa: PLW2901
        log.append(entry)
    return replace(state, log=tuple(log))


def _before(state: SessionState, corrections: Mapping[int, Reading]) -> int | None:
    answers = (entry for entry in state.log if isinstance(entry, Answered))
    gated = [
        (place, entry)
        for place, entry in enumerate(answers)
        if entry.moment in GATED and not entry.is_undone
    ]
    if not any(place in corrections for place, _ in gated):
        return state.before
    levels = [corrections.get(place, entry.reading).level for place, entry in gated]
    return reduce(lower_level, levels, None)


def _decided(entry: Answered, so_far: SessionState, facts: Facts) -> Answered:
    question = Question(entry.moment, entry.work, is_blocking=True)
    situation = situation_of(so_far, question, entry.decided_on, facts)
    background = Background(
        rules=facts.rules,
        own=facts.routine.rules,
        earlier=tuple(pasts_of(so_far.answers)),
        person=facts.person,
    )
    return replace(entry, rise=situation.rise, decision=decide_or_stop(situation, background))
