"""What a routine may not exceed, and doses that do not fit their exercise."""

from collections.abc import Iterator
from dataclasses import dataclass

from rehab_app.engine.facts import Facts
from rehab_app.engine.ladders import ladder_of, tempo_of
from rehab_app.engine.laying_out import READY_S
from rehab_app.engine.planning import sides_of
from rehab_app.model.exercise import Exercise, Sided
from rehab_app.model.ladder import (
    DEFAULT_TEMPO_S,
    Hold,
    Ladder,
    Open,
    Reps,
    WalkJog,
    is_climbing,
)
from rehab_app.model.problem import Fix
from rehab_app.model.routine import AskKind, Sides, Step
from rehab_app.routine_io.durations import in_words
from rehab_app.routine_io.fields import boolean
from rehab_app.routine_io.fixes import drop, put, write
from rehab_app.routine_io.node_reader import Fields
from rehab_app.routine_io.nodes import Node
from rehab_app.routine_io.references import Known, can_be_judged
from rehab_app.routine_io.routine_reader import Draft
from rehab_app.routine_io.step_reader import RUNG

MOST_SETS = 500
LONGEST_SESSION_S = 12 * 3600
LONGEST_PLAIN_HOLD_S = 300

_MOVING_GROUP = "2.11"


@dataclass(slots=True)
class _Total:
    sets: int = 0
    seconds: int = 0


def check_limits(draft: Draft, known: Known) -> None:
    """Report steps whose dose is missing, too long or asked about too late, and the totals."""
    facts = known.facts_of(draft.routine)
    judged = [placed for placed in draft.steps if can_be_judged(*placed, known)]
    for step, fields in judged:
        _check_step(step, fields, facts)
    if len(judged) == len(draft.steps):
        _check_totals(draft, facts)


def _check_step(step: Step, fields: Fields, facts: Facts) -> None:
    exercise = facts.exercise(step.exercise)
    _check_dose(step, exercise, fields)
    _check_sides(step, exercise, fields)
    _check_holds(step, fields, facts)
    _check_asks(step, exercise, fields)
    if _can_go_harder(step, exercise, fields) and (step.ladder or step.start is not None):
        _check_ladder(step, ladder_of(step, facts), fields)


def _check_dose(step: Step, exercise: Exercise, fields: Fields) -> None:
    if step.has_own_dose:
        return
    if exercise.dose is None:
        fields.problems.error(
            fields.node,
            "no-dose",
            f"the step says no dose, and {exercise.id} has no default one",
            "add hold, reps, open: true, walk and jog, or a ladder",
        )
        return
    fields.problems.warning(
        fields.node,
        "default-dose",
        f"the step says no dose, so the default of {exercise.id} is used",
        "add hold or reps to be sure",
        _written_out(step, exercise, fields),
    )


def _written_out(step: Step, exercise: Exercise, fields: Fields) -> Fix | None:
    """Return the fix that writes the default dose out, with its sets, tempo and rest."""
    match exercise.dose:
        case Hold(seconds):
            dose = {"hold": in_words(seconds)}
        case Reps(count):
            dose = {"reps": str(count)}
        case _:
            return None
    if exercise.sets > 1 and "sets" not in fields:
        dose["sets"] = str(exercise.sets)
    if "reps" in dose and "tempo" not in fields and tempo_of(step, exercise) != DEFAULT_TEMPO_S:
        dose["tempo"] = f"{'-'.join(map(str, tempo_of(step, exercise)))} s"
    if exercise.rest_s and "rest" not in fields:
        dose["rest"] = in_words(exercise.rest_s)
    return put(fields.node, **dose)


def _check_sides(step: Step, exercise: Exercise, fields: Fields) -> None:
    if exercise.sided is Sided.BOTH and step.sides not in (None, Sides.BOTH):
        fields.problems.error(
            fields.place("sides"),
            "sides-on-both",
            f"{exercise.id} works both sides at once",
            "remove sides",
            drop(fields.node, "sides"),
        )


def _can_go_harder(step: Step, exercise: Exercise, fields: Fields) -> bool:
    """Report a harder variant above a dose that has no amount to compare with."""
    highest = step.ladder[-1].dose if step.ladder else None
    if step.harder and (step.is_open or step.walk_jog or isinstance(highest, WalkJog)):
        fields.problems.error(
            fields.key_place("harder"),
            "harder-without-amount",
            f"a harder variant follows a hold or reps, and {exercise.id} has neither here",
            "remove it, or write hold or reps",
            drop(fields.node, "harder"),
        )
        return False
    return True


def _check_ladder(step: Step, ladder: Ladder, fields: Fields) -> None:
    if step.start is not None and step.start > len(ladder.rungs):
        fields.problems.error(
            fields.place("start"),
            "start-beyond-ladder",
            f"the ladder has {len(ladder.rungs)} rungs, so there is no {step.start}",
            f"write 1 to {len(ladder.rungs)}",
        )
    if step.ladder and not is_climbing(ladder.rungs):
        fields.problems.warning(
            fields.key_place("ladder"),
            "ladder-not-climbing",
            "a rung asks for less than the one below it",
            "write the easiest rung first",
        )


def _check_holds(step: Step, fields: Fields, facts: Facts) -> None:
    """Report holds beyond the cap of ice, heat and wraps, and long ones that may be a slip."""
    # The default has to be a parameter, and this one is a value that a file can write.
    is_meant = fields.read("long", boolean, False)  # noqa: FBT003
    for exercise_id, seconds, place in _holds(step, fields):
        exercise = facts.exercise(exercise_id)
        cap = facts.cap_of(exercise_id)
        is_static = not exercise.is_thermal and exercise.group != _MOVING_GROUP
        if cap and seconds > cap.most_s:
            is_single = step.hold is None or step.hold.least == step.hold.most
            fields.problems.error(
                place,
                "thermal-cap",
                f"{in_words(seconds)} is too long for {exercise_id}: skin and nerves can be harmed",
                f"write at most {in_words(cap.most_s)}",
                write(place, in_words(cap.most_s)) if is_single else None,
            )
        elif is_static and seconds > LONGEST_PLAIN_HOLD_S and not is_meant:
            fields.problems.error(
                place,
                "long-hold",
                f"a hold of {in_words(seconds)} is unusually long",
                "write long: true in the step if it is meant",
                put(fields.node, long="true"),
            )


def _holds(step: Step, fields: Fields) -> Iterator[tuple[str, int, Node]]:
    """Yield the holds that a step prescribes at most: exercise, seconds and place."""
    if step.hold:
        yield step.exercise, step.hold.most, fields.place("hold")
    for rung, rung_fields in zip(step.ladder, fields.mappings("ladder", RUNG), strict=True):
        if isinstance(rung.dose, Hold):
            yield rung.exercise or step.exercise, rung.dose.seconds, rung_fields.place("hold")


def _check_asks(step: Step, exercise: Exercise, fields: Fields) -> None:
    if step.ask is None or step.is_open:
        return
    longest_s = _longest_set_s(step, exercise)
    for point, scalar in zip(step.ask, fields.scalars("ask"), strict=False):
        if point.kind in (AskKind.AT, AskKind.EVERY) and point.seconds >= longest_s:
            has_after = any(each.kind is AskKind.AFTER for each in step.ask)
            fields.problems.warning(
                scalar,
                "ask-too-late",
                f"a set takes {in_words(longest_s)} at most, so nothing is asked "
                f"at {in_words(point.seconds)}",
                "write an earlier time or after",
                None if has_after else write(scalar, "after"),
            )


def _check_totals(draft: Draft, facts: Facts) -> None:
    total = _Total()
    for (step, fields), rounds in draft.steps_with_rounds():
        _check_total(step, facts.exercise(step.exercise), fields, total, rounds)


def _check_total(
    step: Step, exercise: Exercise, fields: Fields, total: _Total, rounds: int
) -> None:
    """Add the most this step can take, and report where a limit is crossed."""
    times = rounds * len(sides_of(step, exercise, None)) * most_sets(step, exercise)
    rest_s = exercise.rest_s if step.rest_s is None and not step.has_own_dose else step.rest_s or 0
    ready_s = READY_S if step.ready_s is None else step.ready_s
    before = _Total(total.sets, total.seconds)
    total.sets += times
    total.seconds += times * (ready_s + rest_s + _longest_set_s(step, exercise))
    if before.sets <= MOST_SETS < total.sets:
        fields.problems.error(
            fields.node,
            "too-many-sets",
            f"with this step the session has {total.sets} sets, rounds and sides counted",
            f"keep it to {MOST_SETS}",
        )
    if before.seconds <= LONGEST_SESSION_S < total.seconds:
        fields.problems.error(
            fields.node,
            "session-too-long",
            "with this step the session can take more than 12 h",
            "split it into several routines",
        )


def _longest_set_s(step: Step, exercise: Exercise) -> int:
    """Return the seconds that one set takes at the most that is prescribed."""
    if step.hold:
        return step.hold.most
    if step.reps:
        return step.reps.most * sum(tempo_of(step, exercise))
    if step.ladder:
        return max(rung.dose.work_s for rung in step.ladder)
    dose = step.walk_jog or (Open() if step.is_open else exercise.dose)
    return dose.work_s if dose else 0


def most_sets(step: Step, exercise: Exercise) -> int:
    """Return the sets that a step can have at the most that is prescribed, on any of its rungs."""
    default = 1 if step.has_own_dose else exercise.sets
    prescribed = step.sets.most if step.sets else default
    return max(prescribed, *(rung.sets or 1 for rung in step.ladder), 1)
