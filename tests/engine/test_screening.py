"""Easier is not always kinder: a swap looks at the person's conditions."""

import pytest

from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.planning import make_plan, screened
from rehab_app.engine.screening import screen
from rehab_app.engine.simulating import simulate
from rehab_app.engine.state import Phase
from rehab_app.model.person import Side, Verdict
from rehab_app.model.plan import Screened
from rehab_app.wording import screened_texts
from tests.helpers.sessions import Player, facts_of, reading, shipped, steps

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


# -- a strain and its day

STRAINED = {
    "hip-flexor-strain": ("hf-len", "ext-end", "quad-len"),
    "hamstring-strain": ("hs-len",),
    "adductor-strain": ("abd-end", "er-end"),
}
MUSCLES = {
    "hip-flexor-strain": "hip-flexor",
    "hamstring-strain": "hamstring",
    "adductor-strain": "adductor",
}


def verdicts(condition: str, day: int | None) -> dict[str, Verdict]:
    facts = facts_of("daily-hip-stretch", conditions=(condition,), strain_day=day)
    return {name: facts.verdict_of(name) for name in facts.catalogue}


@pytest.mark.parametrize("condition", STRAINED)
def test_what_a_strain_avoids_up_to_day_7_needs_care_from_then_on(condition: str) -> None:
    unknown, first, last, later = (verdicts(condition, day) for day in (None, 0, 7, 8))

    assert unknown == first == last
    assert Verdict.AVOID not in later.values()
    for name, verdict in first.items():
        known = shipped().conditions[condition]
        tags = shipped().catalogue[name].tags & (known.avoid_tags | known.care_tags)
        is_named = name in known.avoid | known.care
        assert later[name] is (Verdict.CARE if tags or is_named else Verdict.FINE), name
        assert later[name].strength <= verdict.strength


@pytest.mark.parametrize("condition", STRAINED)
def test_no_exercise_that_stretches_a_newly_strained_muscle_is_left(condition: str) -> None:
    found = verdicts(condition, 6)
    stretches = [
        each.id
        for each in shipped().catalogue.values()
        if MUSCLES[condition] in each.targets and each.tags & set(STRAINED[condition])
    ]

    assert len(stretches) > 5
    assert {found[name] for name in stretches} == {Verdict.AVOID}


# A file from somebody who does not know the rule, or does not care: it names a stretch harmless.
OWN_STRETCH = """\
format: 1
id: test
title: Test
kind: stretch
exercises:
  - id: my-stretch
    name: My stretch
    targets: [{target}]
    tags: [{tags}]
    position: supine
    sided: one
    cues: [Pull as far as you can.]
    easier: {easier}
blocks:
  - title: All
    steps:
      - {{exercise: my-stretch, hold: 60 s, harder: {stretch}}}
      - {{exercise: clamshell, reps: 10, easier: my-stretch, sets: 2}}
      - {{exercise: bird-dog, ladder: [{{exercise: my-stretch, hold: 60 s}}, {{hold: 70 s}}]}}
"""


@pytest.mark.parametrize("day", [None, 0, 6])
@pytest.mark.parametrize(
    ("condition", "target", "stretch"),
    [
        ("hip-flexor-strain", "hip-flexor", "couch-stretch"),
        ("hamstring-strain", "hamstring", "half-split"),
        ("adductor-strain", "adductor", "side-lunge-adductor-stretch"),
    ],
)
def test_no_file_gets_a_stretch_of_a_newly_strained_muscle_into_a_session(
    condition: str, target: str, stretch: str, day: int | None
) -> None:
    text = OWN_STRETCH.format(target=target, tags="", stretch=stretch, easier=stretch)
    facts = facts_of(text, conditions=(condition,), strain_day=day)
    top = {(number, side): 9 for number in range(3) for side in Side}

    for answer in ("1", "3:dull", "1:pinch", "4:dull"):
        state = simulate(facts, [reading("1"), reading(answer)])
        assert {work.segment.exercise for work in state.works} <= {"clamshell", "bird-dog"}
    for plan in (make_plan(facts), make_plan(facts, top)):
        assert {work.exercise for work in plan if work.is_work} <= {"clamshell", "bird-dog"}
    assert Screened(exercise="my-stretch", to=None, conditions=(condition,)) in screened(facts)


def test_an_own_exercise_that_says_that_it_loads_the_muscle_may_be_done_with_care() -> None:
    text = OWN_STRETCH.format(
        target="hamstring", tags="hs-load", stretch="half-split", easier="clamshell"
    )
    facts = facts_of(text, conditions=("hamstring-strain",), strain_day=0)

    assert facts.verdict_of("my-stretch") is Verdict.CARE
    assert screened(facts) == ()


def test_what_is_left_out_and_what_takes_its_place_is_told_with_its_reason() -> None:
    text = steps(
        "exercise: standing-tfl-itb-stretch, hold: 30 s",
        "exercise: half-split, hold: 30 s, easier: clamshell",
        "exercise: supine-strap-hamstring-stretch, hold: 30 s, sets: 2",
    )
    facts = facts_of(text, conditions=("hamstring-strain", "lateral-hip-pain"), strain_day=2)

    assert [(each.exercise, each.to, each.conditions) for each in screened(facts)] == [
        ("standing-tfl-itb-stretch", None, ("lateral-hip-pain",)),
        ("half-split", "clamshell", ("hamstring-strain",)),
        ("supine-strap-hamstring-stretch", None, ("hamstring-strain",)),
    ]
    said = screened_texts(screened(facts), facts)
    assert said[0].startswith(
        "Hamstring strain, day 2: Half split becomes Clamshell; Supine strap hamstring stretch is "
        "left out. For the first seven days no stretch of the hamstring"
    )
    assert said[1].startswith("Lateral hip pain (bursitis, gluteal tendon): Crossed-leg")


def test_ice_is_no_variant_of_a_movement_whatever_a_file_says() -> None:
    text = steps(
        "exercise: couch-stretch, hold: 50 min, long: true, sets: 2, easier: ice-pack-lateral-hip"
    )
    strained = facts_of(text, conditions=("hip-flexor-strain",), strain_day=0)
    fine = facts_of(text, conditions=())

    assert [work for work in make_plan(strained) if work.is_work] == []
    player = Player(fine).start("1")
    player.run_until(Phase.ASKING)
    assert player.answer("3:dull").decision.rule == "R18"
    assert {name for name, _, _ in player.ahead()} == {"couch-stretch"}
    assert "ice-pack-lateral-hip" not in {
        rung.exercise for rung in ladder_of(fine.steps[0], fine).rungs
    }
