"""Every shipped routine is proven, for the people it suits and for those it does not."""

import pytest

from rehab_app.engine.proving.proof import prove
from rehab_app.engine.proving.properties import Property
from rehab_app.model.person import Side
from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library
from tests.helpers.sessions import facts_of, shipped, steps

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
    assert proof.paths is not None
    assert proof.paths > proof.states


@pytest.mark.parametrize(("name", "conditions"), OTHERS)
def test_a_routine_is_proven_for_people_with_other_conditions(
    name: str, conditions: tuple[str, ...]
) -> None:
    proof = prove(facts_of(name, conditions=conditions, sore_side=Side.RIGHT))

    assert proof.is_whole
    assert not proof.broken


def test_where_the_ways_are_too_many_to_be_counted_all_is_proven_still() -> None:
    counted = prove(facts_of("daily-hip-stretch"))
    proof = prove(facts_of("daily-hip-stretch"), most_counted=100)

    assert proof.paths is None
    assert all(proof.holds(property_) for property_ in Property)
    assert proof.shortest_s == counted.shortest_s
    assert proof.longest_s >= counted.longest_s


def test_what_is_broken_is_called_open_where_no_answers_are_found_that_break_it() -> None:
    rule = "{at: pose, exercise: couch-stretch, quality: benign, pain: 3, do: skip-target}"
    own = f"pain_rules:\n  base: standard\n  rules:\n    - {rule}\nblocks:"
    text = steps("exercise: supine-figure-four, hold: 30 s", "exercise: couch-stretch, hold: 30 s")

    proof = prove(facts_of(text.replace("blocks:", own, 1)), most_states=1)

    assert proof.open == {Property.MONOTONE}
    assert not proof.is_whole
    assert not proof.holds(Property.MONOTONE)
    assert proof.holds(Property.ENDS)


def test_a_known_level_from_earlier_mornings_changes_what_a_first_answer_does() -> None:
    used_to_none = prove(facts_of("desk-break-mini", base=0))
    used_to_four = prove(facts_of("desk-break-mini", base=4))

    assert not used_to_none.broken
    assert not used_to_four.broken
    assert used_to_none.paths != used_to_four.paths
