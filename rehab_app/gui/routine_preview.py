"""What is shown of a file before it is added: everything that it would make a person do."""

from rehab_app.engine.facts import Facts
from rehab_app.engine.planning import screened
from rehab_app.gui.library_cards import (
    KIND_WORDS,
    NO_PROPS,
    minutes_text,
    problem_text,
    props_of,
)
from rehab_app.gui.pages.preview_page import Preview, PreviewBlock
from rehab_app.gui.widgets.origin_card import Origin
from rehab_app.model.person import Verdict
from rehab_app.model.problem import Problem, Severity
from rehab_app.rule_wording.sentences import rule_sentence
from rehab_app.step_wording import step_text
from rehab_app.wording import screened_texts


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
