"""What a step prescribes, in words: how much of it, on which sides."""

from rehab_app.engine.facts import Facts
from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.planning import sides_of
from rehab_app.model.exercise import Exercise, Sided
from rehab_app.model.ladder import Dose, Hold, Open, Reps, WalkJog
from rehab_app.model.routine import Sides, Step
from rehab_app.wording import dose_text, duration

_SIDES = {
    Sides.EACH: "each side",
    Sides.RIGHT_LEFT: "each side, right first",
    Sides.LEFT: "left side",
    Sides.RIGHT: "right side",
    Sides.BOTH: "",
    Sides.SORE: "the sore side",
    Sides.SORE_FIRST: "the sore side first",
}
_NATURAL = {Sided.ONE: Sides.EACH, Sided.BOTH: Sides.BOTH, Sided.SORE: Sides.SORE}
_PHASES = ("up", "stay", "down")


def step_text(step: Step, facts: Facts) -> str:
    """Return a step with its dose and sides: "Clamshell: 2 × 10 reps, each side"."""
    exercise = facts.exercise(step.exercise)
    _, rung = ladder_of(step, facts).at(None)
    sets = f"{rung.sets} × " if rung.sets > 1 else ""
    name = facts.exercise(rung.exercise).name
    parts = [f"{name}: {sets}{dose_text(rung.dose)}", sides_text(step, exercise, facts)]
    text = ", ".join(part for part in parts if part)
    return f"{text}. {step.note}" if step.note else text


def sides_text(step: Step, exercise: Exercise, facts: Facts) -> str:
    """Return the sides of a step: "each side", "the sore side (left)"; nothing for both at once."""
    sides = step.sides or _NATURAL[exercise.sided]
    known = sides_of(step, exercise, facts.person.sore_side)
    if sides is Sides.SORE and facts.person.sore_side is not None and len(known) == 1:
        return f"the sore side ({known[0].value})"
    return _SIDES[sides]


def prescribed_text(step: Step, facts: Facts, rounds: int = 1) -> str:
    """Return all that a step asks for without the program: sets, dose, tempo, sides, rest, growth.

    "2 × 10 reps (3 s up, 1 s stay, 2 s down), each side, rest 45 s; later up to 15 reps"
    """
    exercise = facts.exercise(step.exercise)
    _, rung = ladder_of(step, facts).at(None)
    sets = f"{rung.sets} × " if rung.sets > 1 else ""
    rest_s = step.rest_s
    if rest_s is None:
        rest_s = 0 if step.has_own_dose else exercise.rest_s
    parts = (
        f"{sets}{_done_alone(rung.dose)}",
        sides_text(step, exercise, facts),
        f"rest {duration(rest_s)}" if rest_s else "",
        f"{rounds} rounds" if rounds > 1 else "",
    )
    text = ", ".join(part for part in parts if part)
    growth = growth_text(step)
    return f"{text}; {growth}" if growth else text


def growth_text(step: Step) -> str:
    """Return where a step may grow to over the weeks: "later up to 45 s, 3 sets"."""
    parts = []
    if step.hold and not step.hold.is_fixed:
        parts.append(duration(step.hold.most))
    if step.reps and not step.reps.is_fixed:
        parts.append(f"{step.reps.most} reps")
    if step.sets and not step.sets.is_fixed:
        parts.append(f"{step.sets.most} sets")
    if step.ladder:
        last = step.ladder[-1]
        parts.append(_done_alone(last.dose))
    return f"later up to {', '.join(parts)}" if parts else ""


def _done_alone(dose: Dose) -> str:
    """Return a dose as it is done from paper, where no program counts and no key is pressed."""
    match dose:
        case Reps(count, tempo_s):
            return f"{count} reps ({_tempo(tempo_s)})"
        case Open():
            return "as long as it takes"
        case WalkJog(0, jog_s, times):
            return f"jog {duration(jog_s)}" + (f", {times} times" if times > 1 else "")
        case WalkJog(walk_s, jog_s, times):
            often = f", {times} times" if times > 1 else ""
            return f"walk {duration(walk_s)}, jog {duration(jog_s)}{often}"
        case Hold():
            return dose_text(dose)


def _tempo(tempo_s: tuple[int, ...]) -> str:
    if len(tempo_s) == len(_PHASES):
        named = zip(tempo_s, _PHASES, strict=True)
        return ", ".join(f"{seconds} s {phase}" for seconds, phase in named if seconds)
    return f"{sum(tempo_s)} s each"
