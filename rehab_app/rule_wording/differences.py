"""What today's plan has otherwise than the last session, and why, as sentences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from rehab_app.engine.facts import Facts
from rehab_app.engine.progression import Difference, Move, StepSide
from rehab_app.model.ladder import Rung
from rehab_app.model.pain import Action, Moment
from rehab_app.model.rule import Combination, Raise, Rule
from rehab_app.wording import day_words, dose_text, reading_text, side_text

_MOMENTS = {
    Moment.AFTER: "after the pose",
    Moment.HALFWAY: "in the pose",
    Moment.HURTS: "in the pose",
    Moment.RECHECK: "after a rest",
    Moment.BEFORE: "before the session",
    Moment.RESUME: "before it went on",
    Moment.END: "at the end",
    Moment.HOUR: "an hour after it",
    Moment.MORNING: "on the morning after",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedStep:
    """A step of today's plan that is not as it was, with its sides put together.

    `what` says what becomes what, `why` by which reading and which row. `steps` can be refused
    together where `is_refusable`.
    """

    steps: tuple[StepSide, ...]
    what: str
    why: str
    rules: tuple[str, ...]
    is_raise: bool
    is_refusable: bool


def changed_steps(
    differences: Iterable[Difference], facts: Facts, today: date | None
) -> tuple[ChangedStep, ...]:
    """Return the differences in the plan's order, both sides in one where they are the same.

    Without `today` the reasons say no day: it stands beside them.
    """
    found: list[ChangedStep] = []
    for _, group in groupby(differences, key=_alike):
        same = tuple(group)
        first = same[0]
        found.append(
            ChangedStep(
                steps=tuple(each.step for each in same),
                what=_what(same, facts),
                why=" ".join(_why(move, facts, today) for move in first.moves),
                rules=tuple(dict.fromkeys(move.rule for move in first.moves)),
                is_raise=first.is_raise,
                is_refusable=first.is_refusable,
            )
        )
    return tuple(found)


def summary_of(changed: Sequence[ChangedStep]) -> tuple[str, str]:
    """Return a few words for all changes, and the one that matters most with what follows it."""
    lower = [each for each in changed if not each.is_raise]
    title = "Made gentler for today." if lower else "One step up."
    first = (*lower, *changed)[0]
    others = len(changed) - 1
    more = f" And {others} more." if others else ""
    return title, f"{first.what}{more}"


def reason_of(rule_id: str, facts: Facts) -> str:
    """Return why a row changes the next dose, empty where no row has that name.

    A row of the session itself speaks of that session; what follows from it for the next one is
    said by the row of `combining` for what it did.
    """
    row = next((each for each in _rows(facts) if each.id == rule_id), None)
    if row is not None and isinstance(row.do, Action):
        combining = facts.rules.combining
        of_action = (each.because for each in combining if each.session is row.do)
        return next(of_action, row.because)
    return "" if row is None else row.because


def _rows(facts: Facts) -> Iterator[Rule | Raise | Combination]:
    rules = facts.rules
    yield from (*facts.routine.rules, *rules.rules)
    yield from (each.rule for each in rules.profiles)
    yield from rules.raises
    yield from rules.combining


def _alike(difference: Difference) -> tuple[object, ...]:
    exercise, nth, _ = difference.step
    reasons = tuple((move.rule, move.day, move.reading) for move in difference.moves)
    return (exercise, nth, difference.before, difference.now, reasons, difference.is_refusable)


def _what(same: Sequence[Difference], facts: Facts) -> str:
    first = same[0]
    sides = {each.step[2] for each in same}
    side = "each side" if len(sides) > 1 else side_text(sides.pop())
    name = facts.exercise(first.before.exercise).name
    about = f"{name}, {side}" if side else name
    before, now = _rung_text(first.before), _rung_text(first.now)
    if first.before.exercise == first.now.exercise:
        return f"{about}: {before} becomes {now}."
    other = facts.exercise(first.now.exercise).name
    return f"{about}, becomes {other}, {now}." if side else f"{about} becomes {other}, {now}."


def _rung_text(rung: Rung) -> str:
    times = f"{rung.sets} × " if rung.sets > 1 else ""
    return f"{times}{dose_text(rung.dose)}"


def _why(move: Move, facts: Facts, today: date | None) -> str:
    reason = reason_of(move.rule, facts)
    day = "" if today is None else day_words(move.day, today)
    if move.to_rung > move.from_rung:
        last = f", the last {day}" if day else ""
        count = facts.rules.progress_sessions
        return f"{count} sessions in a row went well{last}. {reason}".strip()
    if move.reading is None or move.moment is None or not move.reading.is_answer:
        return reason
    told = reading_text(move.reading)
    when = f"{_MOMENTS[move.moment]} {day}".strip()
    return f"{told[0].upper()}{told[1:]}, {when}. {reason}".strip()
