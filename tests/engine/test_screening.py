"""Easier is not always kinder: a swap looks at the person's conditions."""

import pytest

from rehab_app.engine.screening import screen
from rehab_app.engine.state import Phase
from rehab_app.model.person import Verdict
from tests.helpers.sessions import Player, facts_of, shipped, steps

LATERAL = ("lateral-hip-pain",)


@pytest.mark.parametrize(
    ("exercise", "condition", "verdict"),
    [
        ("half-kneeling-hip-flexor-stretch", "hip-flexor-strain", Verdict.AVOID),
        ("half-kneeling-hip-flexor-stretch", "hip-osteoarthritis", Verdict.CARE),
        ("supine-edge-hip-flexor-stretch", "hip-osteoarthritis", Verdict.FINE),
        ("side-plank", "lateral-hip-pain", Verdict.AVOID),
        ("supine-butterfly", "bone-stress-injury", Verdict.AVOID),
    ],
)
def test_a_condition_says_what_the_caution_line_says(
    exercise: str, condition: str, verdict: Verdict
) -> None:
    catalogue, conditions = shipped().catalogue, shipped().conditions
    assert screen(catalogue[exercise], (condition,), conditions) is verdict


def test_a_variant_that_is_worse_for_the_condition_is_passed_over() -> None:
    text = steps("exercise: standing-quad-stretch, hold: 30 s, sets: 2")
    player = Player(facts_of(text, conditions=("hip-pointer",))).start()
    player.run_until(Phase.ASKING)
    player.answer("4:dull")
    names = {name for name, _, _ in player.ahead()}
    assert "side-lying-quad-stretch" not in names


def test_without_a_variant_that_is_allowed_a_swap_stops_the_pose() -> None:
    text = steps(
        "exercise: standing-tfl-itb-stretch, hold: 30 s, sets: 2, easier: supine-strap-itb-stretch"
    )
    player = Player(facts_of(text, conditions=("hamstring-strain",))).start()
    player.run_until(Phase.ASKING)
    entry = player.answer("4:dull")
    assert (entry.decision.rule, entry.decision.do.value) == ("R14", "stop-pose")


def test_an_easier_variant_that_the_file_names_comes_first() -> None:
    text = steps(
        "exercise: supine-figure-four, hold: 30 s, sets: 2, easier: seated-figure-four-chair"
    )
    player = Player(facts_of(text, conditions=())).start()
    player.run_until(Phase.ASKING)
    player.answer("4:dull")
    assert {name for name, _, _ in player.ahead()} == {"seated-figure-four-chair"}


def test_what_the_person_is_to_avoid_is_replaced_or_left_out_before_it_begins() -> None:
    flexor = Player(facts_of("daily-hip-stretch", conditions=("hip-flexor-strain",))).start()
    assert "half-kneeling-hip-flexor-stretch" not in {name for name, _, _ in flexor.ahead()}
    bone = Player(facts_of("daily-hip-stretch", conditions=("bone-stress-injury",)))
    assert not [segment for segment in bone.state.plan if segment.is_work]
