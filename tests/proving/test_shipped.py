"""Every shipped routine is proven, for the people it suits and for those it does not."""

import pytest

from rehab_app.engine.proving.proof import prove
from rehab_app.engine.proving.properties import Property
from rehab_app.model.person import Side
from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library
from tests.helpers.sessions import facts_of, shipped

_LIBRARY = Library(shipped(), routines_folder())
ROUTINES = [entry.routine.id for entry in _LIBRARY.shipped_entries() if entry.routine]
OTHERS = (
    ("daily-hip-stretch", ("hamstring-strain",)),
    ("hip-strength-base", ("lateral-hip-pain", "hip-osteoarthritis")),
    ("yin-starter", ("labral-tear",)),
    ("walk-jog-return", ("bone-stress-cleared",)),
)


@pytest.mark.parametrize("name", ROUTINES)
def test_a_shipped_routine_keeps_all_eight_properties(name: str) -> None:
    proof = prove(facts_of(name))

    assert proof.is_whole
    assert not proof.broken
    assert proof.paths > proof.states


@pytest.mark.parametrize(("name", "conditions"), OTHERS)
def test_a_routine_is_proven_for_people_with_other_conditions(
    name: str, conditions: tuple[str, ...]
) -> None:
    proof = prove(facts_of(name, conditions=conditions, sore_side=Side.RIGHT))

    assert proof.is_whole
    assert not proof.broken


def test_what_has_too_many_states_is_not_called_proven() -> None:
    proof = prove(facts_of("daily-hip-stretch"), most_states=100)

    assert not proof.is_whole
    assert not any(proof.holds(property_) for property_ in Property)


def test_a_known_level_from_earlier_mornings_changes_what_a_first_answer_does() -> None:
    used_to_none = prove(facts_of("desk-break-mini", base=0))
    used_to_four = prove(facts_of("desk-break-mini", base=4))

    assert not used_to_none.broken
    assert not used_to_four.broken
    assert used_to_none.paths != used_to_four.paths
