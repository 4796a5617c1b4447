"""Random routines with random rules: what is called proven holds in whatever is played."""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Hurts, Skip
from rehab_app.engine.proving.proof import Proof, prove
from rehab_app.engine.proving.properties import Property
from rehab_app.model.pain import NO_ANSWER, Quality, Reading
from tests.helpers.wild import wild_facts
from tests.proving.broken import BROKEN, Broken
from tests.proving.played import Move, broken_in

# What hypothesis draws a routine, its rules and the plays from.
SEEDS = st.integers(0, 2**32 - 1)
PLAYS = 200
ANSWERS = 40
MOST_STATES = 600
_KINDS = (None, None, Quality.DULL, Quality.DULL, Quality.SHARP, Quality.NUMB, Quality.STRETCH)


def _answers(random: Random) -> tuple[Reading, ...]:
    return tuple(_answer(random) for _ in range(ANSWERS))


def _answer(random: Random) -> Reading:
    if random.random() < 0.1:
        return NO_ANSWER
    level = random.choice((random.randint(0, 3), random.randint(0, 5), random.randint(0, 10)))
    return Reading(level, random.choice(_KINDS), skin_fine=random.random() < 0.9)


def _moves(random: Random) -> Iterator[Move]:
    """Yield what somebody does while nothing is asked: nothing, "it hurts", or a skip."""
    while True:
        what = random.choice((None, None, None, Hurts(), Hurts(), Skip()))
        yield None if what is None else (random.random(), what)


def _broken_in_plays(facts: Facts, seed: int) -> set[Property]:
    random = Random(seed)
    return set().union(*(broken_in(facts, _answers(random)) for _ in range(PLAYS)))


def _broken_in_moved_plays(facts: Facts, seed: int) -> set[Property]:
    random = Random(seed)
    plays = (broken_in(facts, _answers(random), _moves(random)) for _ in range(PLAYS))
    return set().union(*plays)


def _proven(proof: Proof) -> set[Property]:
    return {property_ for property_ in Property if proof.holds(property_)}


@pytest.mark.timeout(300)
@settings(max_examples=24)
@example(seed=1911853137)  # nothing was planned, and an 8 before it did not end it
@given(seed=SEEDS)
def test_what_is_proven_of_a_random_routine_is_broken_by_none_of_200_sessions(seed: int) -> None:
    facts = wild_facts(Random(seed))

    proof = prove(facts, MOST_STATES)

    assert not _proven(proof) & _broken_in_plays(facts, seed)


@pytest.mark.timeout(300)
@settings(max_examples=8)
@given(seed=SEEDS)
def test_nor_by_one_of_200_in_which_sets_are_skipped_and_it_hurts_in_between(seed: int) -> None:
    facts = wild_facts(Random(seed))

    proof = prove(facts, MOST_STATES)

    assert not _proven(proof) & _broken_in_moved_plays(facts, seed)


@pytest.mark.parametrize(
    "case", [case for case in BROKEN if case.witness], ids=lambda case: case.name
)
def test_200_sessions_break_what_the_proof_calls_broken_and_nothing_else(case: Broken) -> None:
    assert _broken_in_plays(case.facts, 1) == {case.breaks}
