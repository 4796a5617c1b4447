"""Where a fold of a history had come to, as text: years of sessions are gone through only once."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from hashlib import sha256

from rehab_app.engine.facts import Facts
from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.progression import Move, Progression, Standing, StepSide
from rehab_app.model.pain import Moment, Quality, Reading, RuleMoment
from rehab_app.model.person import Side

_BETWEEN_SESSIONS = (RuleMoment.HOUR, RuleMoment.MORNING, RuleMoment.WEEK)


def made_for(facts: Facts) -> str:
    """Return what a checkpoint depends on beside the history: ladders, rules and conditions."""
    rows = (*facts.rules.rules, *facts.routine.rules)
    known = (
        [(step.exercise, ladder_of(step, facts)) for step in facts.steps],
        [row for row in rows if row.at in _BETWEEN_SESSIONS],
        facts.rules.raises,
        facts.rules.progress_sessions,
        facts.person.conditions,
        facts.person.sore_side,
    )
    return sha256(repr(_in_order(known)).encode()).hexdigest()


def _in_order(value: object) -> object:
    """Return a value whose text is the same in every run: the order of a set is not."""
    if isinstance(value, frozenset):
        return sorted(repr(_in_order(each)) for each in value)
    if isinstance(value, list | tuple):
        return [_in_order(each) for each in value]
    if is_dataclass(value):
        return [_in_order(getattr(value, each.name)) for each in fields(value)]
    return value


def progression_text(found: Progression) -> str:
    """Return a progression as text."""
    return json.dumps(
        {
            "held_until": found.held_until.isoformat(),
            "standings": [
                [*step, each.rung, each.streak, each.played, each.is_kept_once, *_moves(each)]
                for step, each in found.standings.items()
            ],
        }
    )


def progression_of(text: str) -> Progression:
    """Return the progression of a text that `progression_text` made."""
    known = json.loads(text)
    standings: dict[StepSide, Standing] = {}
    for exercise, nth, side, rung, streak, played, is_kept_once, *moves in known["standings"]:
        standings[exercise, nth, Side(side)] = Standing(
            rung=rung,
            streak=streak,
            played=played,
            is_kept_once=is_kept_once,
            moves=tuple(_move_of(each) for each in moves),
        )
    return Progression(standings, date.fromisoformat(known["held_until"]))


def _moves(standing: Standing) -> list[list[object]]:
    return [
        [
            move.from_rung,
            move.to_rung,
            move.day.isoformat(),
            move.moment,
            move.rule,
            None if move.reading is None else [move.reading.level, move.reading.quality],
            move.is_refusable,
        ]
        for move in standing.moves
    ]


def _move_of(known: list[object]) -> Move:
    from_rung, to_rung, day, moment, rule, reading, is_refusable = known
    return Move(
        from_rung=int(str(from_rung)),
        to_rung=int(str(to_rung)),
        day=date.fromisoformat(str(day)),
        moment=None if moment is None else Moment(str(moment)),
        rule=str(rule),
        reading=_reading_of(reading),
        is_refusable=bool(is_refusable),
    )


def _reading_of(known: object) -> Reading | None:
    if not isinstance(known, list):
        return None
    level, quality = known
    return Reading(level, None if quality is None else Quality(quality))
