"""The floor of the engine: whatever a file and its rules say, strong pain is never gone on with.

Thousands more of the same are played by `python -m benchmarks floor`.
"""

from random import Random

import pytest

from benchmarks.floor import broken_by
from rehab_app.engine import deciding
from tests.helpers.wild import wild_facts, wild_session

SEEDS = range(1000)


def test_no_routine_and_no_rule_table_gets_below_the_floor() -> None:
    pain_count = 0
    for seed in SEEDS:
        broken, asked = broken_by(seed)
        pain_count += asked
        assert broken == [], seed
    assert pain_count > 400  # There were strong readings for the floor to hold.


def test_a_routine_of_a_seed_is_always_the_same() -> None:
    one, other = (wild_facts(Random(7)) for _ in range(2))

    assert one == other
    assert [state for _, state in wild_session(one, Random(7))] == [
        state for _, state in wild_session(other, Random(7))
    ]


@pytest.mark.parametrize("name", ["STOP_LEVEL", "END_LEVEL"])
def test_a_floor_that_is_one_level_too_high_is_found(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, name, getattr(deciding, name) + 1)

    assert any(broken_by(seed)[0] for seed in SEEDS), "nothing was found"
