"""What is shown of a file before it is added: everything that it would make a person do."""

from rehab_app.engine.facts import Facts
from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.planning import screened, sides_of
from rehab_app.gui.library_cards import (
    KIND_WORDS,
    NO_PROPS,
    minutes_text,
    problem_text,
    props_of,
)
from rehab_app.gui.pages.preview_page import Preview, PreviewBlock
from rehab_app.gui.widgets.origin_card import Origin
from rehab_app.model.exercise import Exercise, Sided
from rehab_app.model.person import Verdict
from rehab_app.model.problem import Problem, Severity
from rehab_app.model.routine import Sides, Step
from rehab_app.rule_wording.sentences import rule_sentence
from rehab_app.wording import dose_text, screened_texts

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


def routine_preview(
    facts: Facts,
    file: str,
    problems: tuple[Problem, ...],
    *,
    why_not_added: str = "",
    is_copied: bool = False,
    origin: Origin | None = None,
    changes: tuple[str, ...] = (),
    can_share: bool = False,
) -> Preview:
    """Return the preview of a file that can be played; a reason keeps it from being added.

    `is_copied`: a copy of it can be added instead. `origin` is whom a bundle is from, `changes`
    what it has otherwise than the version that is here.
    """
    routine = facts.routine
    facts_line = " · ".join(
        (minutes_text(facts), KIND_WORDS[routine.kind], props_of(facts) or NO_PROPS)
    )
    return Preview(
        title=routine.title,
        file=file,
        details=facts_line,
        summary=routine.summary,
        author=routine.author,
        blocks=tuple(
            PreviewBlock(
                title=block.title,
                rounds=block.rounds,
                steps=tuple(step_text(step, facts) for step in block.steps),
            )
            for block in routine.blocks
        ),
        rules=tuple(
            f"{rule_sentence(rule, facts)} {rule.because}".strip() for rule in routine.rules
        ),
        warnings=(*_for_this_person(facts), *_texts(problems, Severity.WARNING)),
        why_not_added=why_not_added,
        is_copied=is_copied,
        origin=origin,
        changes=changes,
        can_share=can_share,
    )


def broken_preview(file: str, problems: tuple[Problem, ...]) -> Preview:
    """Return the preview of a file with errors."""
    return Preview(
        title=file,
        file=file,
        errors=_texts(problems, Severity.ERROR) or ("It can't be read.",),
        warnings=_texts(problems, Severity.WARNING),
    )


def refused_preview(file: str, reason: str) -> Preview:
    """Return the preview of a bundle that is not opened."""
    return Preview(title=file, file=file, errors=(reason,), refused=reason)


def step_text(step: Step, facts: Facts) -> str:
    """Return a step with its dose and sides: "Clamshell: 2 × 10 reps, each side"."""
    exercise = facts.exercise(step.exercise)
    _, rung = ladder_of(step, facts).at(None)
    sets = f"{rung.sets} × " if rung.sets > 1 else ""
    name = facts.exercise(rung.exercise).name
    parts = [f"{name}: {sets}{dose_text(rung.dose)}", _sides_text(step, exercise, facts)]
    text = ", ".join(part for part in parts if part)
    return f"{text}. {step.note}" if step.note else text


def _sides_text(step: Step, exercise: Exercise, facts: Facts) -> str:
    sides = step.sides or _NATURAL[exercise.sided]
    known = sides_of(step, exercise, facts.person.sore_side)
    if sides is Sides.SORE and facts.person.sore_side is not None and len(known) == 1:
        return f"the sore side ({known[0].value})"
    return _SIDES[sides]


def _for_this_person(facts: Facts) -> tuple[str, ...]:
    """Return what the person's conditions say about the exercises, each exercise once."""
    careful = dict.fromkeys(
        f"For you: take care with {facts.exercise(step.exercise).name}, because of your conditions."
        for step in facts.steps
        if facts.verdict_of(step.exercise) is Verdict.CARE
    )
    return (*(f"For you: {each}" for each in screened_texts(screened(facts), facts)), *careful)


def _texts(problems: tuple[Problem, ...], severity: Severity) -> tuple[str, ...]:
    return tuple(problem_text(problem) for problem in problems if problem.severity is severity)
