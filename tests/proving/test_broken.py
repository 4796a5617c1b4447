"""The proof can fail: each broken routine is caught, and its witness breaks a real session too."""

from dataclasses import replace

import pytest

from rehab_app.engine.deciding import FLOOR
from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.proof import Witness, prove
from rehab_app.engine.proving.properties import MOST_SESSION_S, Property
from rehab_app.engine.simulating import simulate
from rehab_app.engine.state import Answered, SessionState
from rehab_app.model.pain import Quality, Reading
from rehab_app.terminal.answers import answers_text
from tests.proving.broken import BROKEN, Broken

CASES = pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)


@CASES
def test_what_is_broken_is_found_with_the_fewest_answers_that_show_it(case: Broken) -> None:
    proof = prove(case.facts)

    assert list(proof.broken) == [case.breaks]
    assert answers_text(proof.broken[case.breaks].answers) == case.witness


@CASES
def test_the_witness_breaks_a_simulated_session_as_well(case: Broken) -> None:
    witness = prove(case.facts).broken[case.breaks]
    breaks = {
        Property.ENDS: _lasts_too_long,
        Property.DECIDED: _meets_no_row,
        Property.MONOTONE: _does_less_than_for_less,
        Property.THERMAL: _is_too_much_ice,
        Property.STOP: _credits_no_answer,
    }

    assert breaks[case.breaks](case.facts, witness)


def _last(facts: Facts, answers: tuple[Reading, ...]) -> Answered:
    """Return what came of the last of some answers in a simulated session."""
    return simulate(facts, answers).answers[len(answers) - 1]


def _played(facts: Facts, witness: Witness) -> SessionState:
    return simulate(facts, witness.answers)


def _lasts_too_long(facts: Facts, witness: Witness) -> bool:
    return _played(facts, witness).session_s > MOST_SESSION_S


def _meets_no_row(facts: Facts, witness: Witness) -> bool:
    return _last(facts, witness.answers).decision.rule == FLOOR


def _does_less_than_for_less(facts: Facts, witness: Witness) -> bool:
    *first, last = witness.answers
    assert last.level is not None
    milder = [replace(last, level=last.level - 1), replace(last, quality=Quality.DULL)]
    strength = _last(facts, witness.answers).decision.do.strength
    others = [_last(facts, (*first, each)).decision.do.strength for each in milder]
    return any(other > strength for other in others)


def _is_too_much_ice(facts: Facts, witness: Witness) -> bool:
    works = _played(facts, witness).works
    cap = facts.rules.cap_for(works[0].segment.exercise, is_thermal=True)
    assert cap is not None
    ends_s = [work.at_s + work.held_s for work in works]
    gaps_s = [work.at_s - end_s for work, end_s in zip(works[1:], ends_s, strict=False)]
    is_long = any(work.held_s > cap.most_s for work in works)
    return is_long or any(gap_s < cap.gap_s for gap_s in gaps_s)


def _credits_no_answer(facts: Facts, witness: Witness) -> bool:
    entry = _last(facts, witness.answers)
    return not entry.reading.is_answer and entry.decision.credit
