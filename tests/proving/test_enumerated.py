"""On small routines the proof says of all sessions what playing each of them says."""

from random import Random

import pytest

from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.proof import prove
from tests.helpers.sessions import facts_of, steps
from tests.proving.enumerated import enumerate_sessions

SEEDS = range(5)
MOST_QUESTIONS = 2
ONE_SIDED = (
    "supine-figure-four",
    "seated-figure-four-chair",
    "half-kneeling-hip-flexor-stretch",
    "standing-hip-flexor-stretch",
)
BOTH_SIDES = ("double-leg-bridge", "seated-butterfly")
RULES = (
    "at: pose, pain: 1, do: stop-pose",
    "at: pose, quality: benign, pain: 3, do: skip-target",
    "at: pose, exercise: seated-butterfly, pain: 2-10, do: swap",
    "at: pose, rise: 1-10, do: end-session",
)


def small_facts(random: Random) -> Facts:
    """Return a routine with few questions, now and then with a rule of its own."""
    lines: list[str] = []
    questions = 0
    while questions < MOST_QUESTIONS:
        sides, name = random.choice(
            (
                *((", sides: left", each) for each in ONE_SIDED),
                *(("", each) for each in (*ONE_SIDED, *BOTH_SIDES)),
            )
        )
        sets, ask = random.choice((1, 1, 2)), random.choice(("after", "[halfway]"))
        questions += sets * (2 if name in ONE_SIDED and not sides else 1)
        if questions <= MOST_QUESTIONS:
            hold_s = random.choice((20, 30, 60))
            lines.append(f"exercise: {name}, hold: {hold_s} s{sides}, sets: {sets}, ask: {ask}")
    text = steps(*(lines or [f"exercise: {BOTH_SIDES[0]}, hold: 30 s"]))
    text = text.replace("blocks:", "ask: {before: false, after: false}\nblocks:", 1)
    if random.random() < 0.5:
        rule = f"pain_rules:\n  base: standard\n  rules:\n    - {{{random.choice(RULES)}}}\n"
        text = text.replace("blocks:", f"{rule}blocks:", 1)
    return facts_of(text, base=random.choice((None, 0, 2, 4)))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_proof_agrees_with_every_session_played_one_by_one(seed: int) -> None:
    facts = small_facts(Random(seed))

    proof, played = prove(facts), enumerate_sessions(facts)

    assert proof.is_whole
    assert set(proof.broken) == played.broken
    assert proof.paths == played.paths
    assert (proof.shortest_s, proof.longest_s) == (played.shortest_s, played.longest_s)
