"""Warns of ladders on which one rung up is more than a week may bring."""

from itertools import pairwise

from rehab_app.engine.facts import Facts
from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.planning import sides_of
from rehab_app.model.ladder import Rung
from rehab_app.routine_io.routine_reader import Draft
from rehab_app.routine_io.step_reader import RUNG

# The weekly growth of the whole dose (1-pain-rules.md, Notches): our own proposal.
MOST_GROWTH_PERCENT = 30


def check_growth(draft: Draft, facts: Facts) -> None:
    """Warn of a written rung that makes the whole routine grow too much against the one below.

    A file alone says nothing of the weeks before. What it does show is a step of its own ladder
    that breaks the limit even where it is all that changes in a week.
    """
    if not any(len(step.ladder) > 1 for step in facts.steps):
        return
    shares = _shares(facts)
    work_s = {number: share * _work_s(_start_of(number, facts)) for number, share in shares.items()}
    everything_s = sum(work_s.values())
    for number, (step, fields) in enumerate(draft.steps):
        others_s = everything_s - work_s[number]
        rungs = tuple(enumerate(ladder_of(step, facts).rungs))[ladder_of(step, facts).start :]
        for (_, low), (index, high) in pairwise(rungs if step.ladder else ()):
            before_s = others_s + shares[number] * _work_s(low)
            after_s = others_s + shares[number] * _work_s(high)
            written = fields.mappings("ladder", RUNG)
            if after_s * 100 > before_s * (100 + MOST_GROWTH_PERCENT) and index < len(written):
                fields.problems.warning(
                    written[index].node,
                    "steep-ladder",
                    f"this rung alone makes the whole routine {after_s * 100 // before_s - 100} % "
                    f"longer than the one below: more than {MOST_GROWTH_PERCENT} % a week is a "
                    "jump in load (P)",
                    "write a rung between the two",
                )


def _shares(facts: Facts) -> dict[int, int]:
    """Return how many times each step's set is worked: in how many rounds, on how many sides."""
    return {
        number: block.rounds * len(sides_of(step, facts.exercise(step.exercise), None))
        for _, block, steps in facts.routine.numbered()
        for number, step in steps
    }


def _start_of(number: int, facts: Facts) -> Rung:
    ladder = ladder_of(facts.steps[number], facts)
    return ladder.rungs[ladder.start]


def _work_s(rung: Rung) -> int:
    return rung.dose.work_s * rung.sets
