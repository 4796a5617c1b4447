"""What holds for every condition and every exercise of the catalogue."""

from itertools import combinations, pairwise

import pytest

from rehab_app.engine.screening import kinder_variants, screen, verdict_of, works_strained
from rehab_app.model.person import Condition, Verdict
from tests.helpers.sessions import shipped

CATALOGUE = shipped().catalogue
CONDITIONS = shipped().conditions
STRAINS = sorted(name for name, each in CONDITIONS.items() if each.strain is not None)
PASSING = sorted(name for name, each in CONDITIONS.items() if each.avoid_days is not None)


def names_it(condition: Condition, exercise: str) -> bool:
    """Tell whether a condition speaks of an exercise by name, which outranks its tags."""
    return exercise in condition.avoid | condition.care | condition.fine


@pytest.mark.parametrize("name", sorted(CONDITIONS))
def test_what_a_condition_avoids_by_its_tags_is_avoided(name: str) -> None:
    condition = CONDITIONS[name]
    for exercise in CATALOGUE.values():
        is_avoided = condition.avoid_all or exercise.id in condition.avoid
        if exercise.tags & condition.avoid_tags and not names_it(condition, exercise.id):
            is_avoided = True
        if is_avoided:
            assert verdict_of(condition, exercise) is Verdict.AVOID, exercise.id


@pytest.mark.parametrize("name", PASSING)
def test_what_a_new_injury_avoids_is_avoided_to_the_last_of_its_days(name: str) -> None:
    condition = CONDITIONS[name]
    last = condition.avoid_days
    assert last is not None
    assert condition.on_day(last) == condition.on_day(0) == condition.on_day(None) == condition
    for exercise in CATALOGUE.values():
        verdicts = [verdict_of(condition.on_day(day), exercise) for day in range(last + 3)]
        assert all(new.strength >= old.strength for new, old in pairwise(verdicts))
        assert verdicts[-1] is not Verdict.AVOID or condition.avoid_all


@pytest.mark.parametrize("name", STRAINS)
def test_what_stretches_loads_or_targets_a_strained_muscle_works_it(name: str) -> None:
    strain = CONDITIONS[name].strain
    assert strain is not None
    for exercise in CATALOGUE.values():
        is_touched = exercise.tags & (strain.stretch_tags | strain.load_tags)
        if strain.muscle in exercise.targets or is_touched:
            assert works_strained(CONDITIONS[name], exercise), exercise.id


def test_a_second_condition_never_allows_more() -> None:
    for exercise in CATALOGUE.values():
        for pair in combinations(sorted(CONDITIONS), 2):
            both = screen(exercise, pair, CONDITIONS)
            assert both.strength == max(screen(exercise, (n,), CONDITIONS).strength for n in pair)


@pytest.mark.parametrize("name", [None, *sorted(CONDITIONS)])
def test_a_variant_is_never_avoided_never_worse_and_never_ice_for_a_movement(
    name: str | None,
) -> None:
    mine = () if name is None else (name,)
    for exercise in CATALOGUE.values():
        for first in (None, "ice-pack-lateral-hip", "pigeon-pose"):
            own = screen(exercise, mine, CONDITIONS)
            for variant in kinder_variants(exercise.id, CATALOGUE, mine, CONDITIONS, first):
                verdict = screen(CATALOGUE[variant], mine, CONDITIONS)
                assert verdict is not Verdict.AVOID
                assert verdict.strength <= own.strength
                assert CATALOGUE[variant].is_thermal is exercise.is_thermal


def test_without_a_condition_every_easier_variant_of_a_movement_may_be_given() -> None:
    for exercise in CATALOGUE.values():
        if not exercise.is_thermal:
            variants = kinder_variants(exercise.id, CATALOGUE, (), CONDITIONS)
            assert variants == CATALOGUE.easier_chain(exercise.id)
