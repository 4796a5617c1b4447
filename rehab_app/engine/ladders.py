"""The ladder of a step: every dose that it can have, easiest first."""

from rehab_app.engine.facts import Facts
from rehab_app.model.exercise import Exercise
from rehab_app.model.ladder import (
    DEFAULT_TEMPO_S,
    Dose,
    Hold,
    Ladder,
    Open,
    Range,
    Reps,
    Rung,
    below_fixed,
    harder_rung,
    notches_within,
    series_of,
)
from rehab_app.model.routine import Step

ONE_SET = Range(1, 1)
FALLBACK_DOSE = Hold(30)


def ladder_of(step: Step, facts: Facts) -> Ladder:
    """Return a step's rungs and the one it starts on.

    From the bottom: the easier variant at the least dose; for a fixed dose its half; the least
    prescribed; the notches up to the most, first hold or reps, then sets; a harder variant only
    where the file names one. A ladder that the file writes out has nothing below it.
    """
    exercise = facts.exercise(step.exercise)
    rungs = _written(step, exercise) if step.ladder else _prescribed(step, exercise)
    below = () if step.ladder else _below(step, rungs[0], facts)
    above: tuple[Rung, ...] = ()
    if step.harder:
        above = (harder_rung(step.harder, facts.exercise(step.harder).dose),)
    start = len(below) if step.start is None else step.start - 1
    everything = (*below, *rungs, *above)
    return Ladder(everything, min(start, len(everything) - 1))


def tempo_of(step: Step, exercise: Exercise) -> tuple[int, ...]:
    """Return the seconds of a rep's phases: the file's, else the catalogue's, else 4 s."""
    if step.tempo_s:
        return step.tempo_s
    return exercise.dose.tempo_s if isinstance(exercise.dose, Reps) else DEFAULT_TEMPO_S


def _written(step: Step, exercise: Exercise) -> tuple[Rung, ...]:
    sets = (step.sets or ONE_SET).least
    return tuple(
        Rung(exercise=rung.exercise or exercise.id, dose=rung.dose, sets=rung.sets or sets)
        for rung in step.ladder
    )


def _prescribed(step: Step, exercise: Exercise) -> tuple[Rung, ...]:
    sets = step.sets or (ONE_SET if step.has_own_dose else Range(exercise.sets, exercise.sets))
    doses = _doses(step, exercise)
    growing = [Rung(exercise=exercise.id, dose=dose, sets=sets.least) for dose in doses]
    more_sets = range(sets.least + 1, sets.most + 1)
    return (
        *growing,
        *(Rung(exercise=exercise.id, dose=doses[-1], sets=count) for count in more_sets),
    )


def _doses(step: Step, exercise: Exercise) -> tuple[Dose, ...]:
    tempo_s = tempo_of(step, exercise)
    if step.hold:
        series = series_of(Hold(step.hold.least), exercise.group)
        return tuple(Hold(seconds) for seconds in notches_within(step.hold, series))
    if step.reps:
        series = series_of(Reps(step.reps.least), exercise.group)
        return tuple(Reps(count, tempo_s) for count in notches_within(step.reps, series))
    if step.walk_jog:
        return (step.walk_jog,)
    return (Open() if step.is_open else exercise.dose or FALLBACK_DOSE,)


def _below(step: Step, lowest: Rung, facts: Facts) -> tuple[Rung, ...]:
    """Return what stands below the least that is prescribed."""
    span = step.hold or step.reps
    is_fixed = span is None or span.is_fixed
    group = facts.exercise(step.exercise).group
    half = below_fixed(lowest.dose, group) if is_fixed else None
    least = half or lowest.dose
    halves = (Rung(exercise=step.exercise, dose=half, sets=lowest.sets),) if half else ()
    variants = facts.variants_of(step.exercise, step)
    if not variants:
        return halves
    dose = variant_dose(least, facts.exercise(variants[0]))
    return (Rung(exercise=variants[0], dose=dose, sets=lowest.sets), *halves)


def variant_dose(dose: Dose, variant: Exercise) -> Dose:
    """Return a dose of the same kind with the variant's tempo, else the variant's default."""
    default = variant.dose or FALLBACK_DOSE
    match dose, default:
        case Reps(count), Reps(_, tempo_s):
            return Reps(count, tempo_s)
        case Hold(), Hold():
            return dose
        case _:
            return default
