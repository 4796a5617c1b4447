"""What a newer version of a routine has otherwise than the one that is here, as lines to read."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from rehab_app.engine.facts import Facts
from rehab_app.gui.library_cards import minutes_text
from rehab_app.rule_wording.sentences import rule_sentence
from rehab_app.step_wording import step_text

NOTHING = "No step, dose or rule is another; only wording or notes are."


def version_changes(old: Facts, new: Facts) -> tuple[str, ...]:
    """Return what is new, gone or another: title, minutes, steps in order, rules of its own."""
    return (
        *_said("Title", old.routine.title, new.routine.title),
        *_said("Time", minutes_text(old), minutes_text(new)),
        *_changed(_steps(old), _steps(new)),
        *_changed(_rules(old), _rules(new)),
    ) or (NOTHING,)


def _said(what: str, old: str, new: str) -> Iterator[str]:
    if old != new:
        yield f"{what}: {old} → {new}"


def _steps(facts: Facts) -> list[str]:
    """Return each step as a sentence, with its block's rounds where there are some."""
    steps: list[str] = []
    for block in facts.routine.blocks:
        rounds = f" ({block.rounds} rounds)" if block.rounds > 1 else ""
        steps += [f"{step_text(step, facts)}{rounds}" for step in block.steps]
    return steps


def _rules(facts: Facts) -> list[str]:
    return [rule_sentence(rule, facts) for rule in facts.routine.rules]


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield lines in the new order; what stands in place of another is said as one change."""
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(
        a=old, b=new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        for was, is_now in zip_longest(old[old_from:old_to], new[new_from:new_to]):
            if was is None:
                yield f"New: {is_now}"
            elif is_now is None:
                yield f"Gone: {was}"
            else:
                yield f"{was} → {is_now}"
