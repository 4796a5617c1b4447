"""A reading is moved, and the plan bends."""

import pytest

from rehab_app.engine.facts import Facts
from rehab_app.model.pain import Moment, Quality, Reading
from rehab_app.model.person import Side
from rehab_app.workbench.what_if import Spot, WhatIf
from tests.helpers.sessions import facts_of, steps

FIGURE_FOUR = "supine-figure-four"
AFTER_LEFT = Spot(Moment.AFTER, FIGURE_FOUR, Side.LEFT, 0)


@pytest.fixture
def facts() -> Facts:
    return facts_of(
        steps(
            f"exercise: {FIGURE_FOUR}, hold: 60 s, sets: 2", "exercise: couch-stretch, hold: 30 s"
        )
    )


def test_the_questions_of_a_calm_session_are_known_in_order(facts: Facts) -> None:
    spots = WhatIf(facts).spots

    assert spots[0] == Spot(Moment.BEFORE, "", Side.BOTH, 0)
    assert AFTER_LEFT in spots
    assert spots[-1] == Spot(Moment.END, "", Side.BOTH, 0)
    assert len(set(spots)) == len(spots)


def test_nothing_bends_where_nothing_hurts(facts: Facts) -> None:
    bent = WhatIf(facts).bent({})

    assert bent.bent_s == bent.calm_s > 0
    assert bent.changes == ()
    assert not bent.is_cut_short


def test_pain_after_a_pose_takes_load_away_and_says_what(facts: Facts) -> None:
    bent = WhatIf(facts).bent({AFTER_LEFT: Reading(5, Quality.DULL)})

    assert bent.bent_s != bent.calm_s
    (change,) = bent.changes
    assert change.reading == Reading(5, Quality.DULL)
    assert change.decision.rule


def test_severe_pain_cuts_it_short(facts: Facts) -> None:
    bent = WhatIf(facts).bent({AFTER_LEFT: Reading(9)})

    assert bent.is_cut_short
    assert bent.bent_s < bent.calm_s
