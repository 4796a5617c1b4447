"""No rule of a routine loosens a hard limit."""

from itertools import product

import pytest

from rehab_app.engine.deciding import HARD_LIMITS, Background, decide, standard_row
from rehab_app.engine.rules import Situation
from rehab_app.model.pain import NO_ANSWER, Quality, Reading, RuleMoment
from rehab_app.model.rule import Case, Rule
from rehab_app.routine_io.rule_reader import results_at
from tests.helpers.sessions import shipped

RULES = shipped().rules
READINGS = (NO_ANSWER, *(Reading(level, quality) for level in range(11) for quality in Quality))
# Every hard row with a situation that meets it. A warning sign is asked for apart from the level.
MET = [
    (row, situation)
    for at, reading, rise, flag in product(RuleMoment, READINGS, (-1, 0, 2, 5), (False, True))
    if (
        row := standard_row(
            situation := Situation(at=at, reading=reading, rise=rise, red_flag=flag), RULES
        )
    )
    and row.at is at
    and row.id in HARD_LIMITS
]


def test_every_hard_limit_is_met_by_some_answer() -> None:
    assert {row.id for row, _ in MET} == HARD_LIMITS


@pytest.mark.parametrize("limit", sorted(HARD_LIMITS))
def test_a_rule_that_fits_everything_and_wants_less_changes_nothing(limit: str) -> None:
    for row, situation in MET:
        if row.id != limit:
            continue
        cases = (Case(), Case(answered=False), Case(red_flag=True))
        for do in results_at(row.at):
            own = Rule(id="own-1", at=row.at, cases=cases, do=do)
            decision = decide(situation, Background(rules=RULES, own=(own,)))
            assert decision.do.strength >= row.do.strength, (row.id, situation, do)
