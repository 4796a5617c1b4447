"""Small routines in which each part of the engine has its turn, proven for every answer."""

import pytest

from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.proof import prove
from tests.helpers.sessions import facts_of, steps

ICE = """\
format: 1
id: test
title: Test
kind: gentle
ask: {before: true, after: true}
blocks:
  - title: All
    steps:
      - {exercise: supine-windshield-wipers, reps: 8, rest: 5 s}
      - {exercise: seated-chair-hamstring-stretch, hold: 30 s, rest: 0 s}
      - {exercise: yin-savasana, hold: 90 s, rest: 0 s}
      - {exercise: ice-pack-lateral-hip, hold: 5-10 min, sides: sore, rest: 0 s}
"""
ROUNDS = """\
format: 1
id: test
title: Test
kind: stretch
ask: {before: true, each: after, after: true}
blocks:
  - title: Twice
    rounds: 2
    steps:
      - {exercise: half-kneeling-hip-flexor-stretch, hold: 20-45 s, rest: 5 s}
      - {exercise: seated-butterfly, hold: 30 s, rest: 0 s, ask: halfway}
"""
UNASKED = """\
format: 1
id: test
title: Test
kind: stretch
ask: {before: false, after: false}
blocks:
  - title: All
    steps:
      - {exercise: supine-strap-hamstring-stretch, hold: 45 s, sets: 2, rest: 5 s}
"""
FACTS: dict[str, Facts] = {
    "sides and sets": facts_of(
        steps(
            "exercise: supine-figure-four, hold: 30-60 s, sets: 2, rest: 5 s",
            "exercise: seated-butterfly, hold: 60 s, sides: both, ask: [20 s, halfway, after]",
        )
    ),
    "rounds": facts_of(ROUNDS, base=2),
    "nothing asked before": facts_of(UNASKED, base=2),
    "strength": facts_of(
        steps(
            "exercise: double-leg-bridge, reps: 8-12, sets: 1-2, tempo: 3-1-2 s",
            "exercise: side-lying-hip-abduction, reps: 8, sets: 2",
            "exercise: clamshell, reps: 6, sides: sore-first",
            kind="strength",
        )
    ),
    "ice": facts_of(ICE),
    "walk and jog": facts_of(
        steps(
            "exercise: walk-jog-interval, walk: 30 s, jog: 45 s, times: 2, ask: [every 40 s]",
            "exercise: walk-jog-interval, walk: 30 s, jog: 20 s, times: 1",
            "exercise: brisk-walk, hold: 2 min",
            kind="run-walk",
        )
    ),
    "a jog after a bone stress injury": facts_of(
        steps(
            "exercise: walk-jog-interval, walk: 30 s, jog: 45 s, times: 2, ask: [halfway, after]",
            "exercise: seated-chair-hamstring-stretch, hold: 30 s",
            kind="run-walk",
        ),
        conditions=("bone-stress-cleared",),
    ),
    "a swap that leads back": facts_of(
        steps(
            "exercise: standing-hip-flexor-stretch, hold: 20 s, sides: left",
            "exercise: half-kneeling-hip-flexor-stretch, hold: 45 s, sides: left, sets: 2",
            "exercise: supine-figure-four, hold: 60 s, easier: standing-hip-flexor-stretch",
        )
    ),
    "what is avoided": facts_of(
        steps(
            "exercise: half-kneeling-hip-flexor-stretch, hold: 45 s, sets: 2",
            "exercise: seated-chair-hamstring-stretch, hold: 30 s",
            "exercise: double-leg-bridge, reps: 8, sets: 2",
        ),
        conditions=("hip-flexor-strain", "labral-tear"),
        strain_day=3,
    ),
    "a variant that pulls at a nerve": facts_of(
        steps(
            "exercise: wall-calf-stretch-straight, hold: 30 s, sets: 2",
            "exercise: supine-windshield-wipers, reps: 8",
            kind="gentle",
        )
    ),
    "a strain of a week": facts_of(
        steps(
            "exercise: half-kneeling-hip-flexor-stretch, hold: 45 s, sets: 2",
            "exercise: standing-hip-flexor-stretch, hold: 30 s",
            "exercise: supine-march, reps: 8",
        ),
        conditions=("hip-flexor-strain",),
        strain_day=7,
    ),
}
SHIPPED = ("desk-break-mini", "ice-day-plan", "pre-run-dynamic")


@pytest.mark.parametrize("name", sorted(FACTS))
def test_a_small_routine_is_proven_for_every_answer(name: str) -> None:
    proof = prove(FACTS[name])

    assert proof.is_whole
    assert proof.broken == {}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_routine_is_proven_for_every_answer(name: str) -> None:
    proof = prove(facts_of(name))

    assert proof.is_whole
    assert proof.broken == {}
