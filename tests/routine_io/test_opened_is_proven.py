"""What the reader lets through keeps what it is checked for when it is opened.

It ends, every answer meets a rule, ice and heat stay in their caps, nothing exceeds what was
prescribed: whatever is warned of. What would break one of these is an error of the file.
"""

from pathlib import Path

import pytest

from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.proof import prove
from rehab_app.engine.proving.properties import Property
from rehab_app.model.person import Person, Side
from rehab_app.routine_io.reader import read_routine
from rehab_app.routine_io.shipped import Shipped

DATA = Path(__file__).parent.parent / "data"
FILES = sorted((*(DATA / "sound").glob("*.yaml"), *(DATA / "broken").glob("warned-*.yaml")))
CHECKED = (
    Property.ENDS,
    Property.DECIDED,
    Property.THERMAL,
    Property.WITHIN_PRESCRIPTION,
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_file_that_is_let_through_keeps_what_is_checked_on_opening(
    path: Path, small: Shipped
) -> None:
    tables = (small.catalogue, small.conditions, small.rules)
    routine = read_routine(path.read_bytes(), path.name, *tables, {}, path.parent).routine
    assert routine is not None
    facts = Facts(
        routine=routine,
        catalogue=small.catalogue.with_own(routine.exercises),
        conditions=small.conditions,
        rules=small.rules,
        person=Person(sore_side=Side.LEFT, conditions=routine.suits),
        nerve_avoid_tags=small.nerve_avoid_tags,
    )

    proof = prove(facts, most_states=2000, most_counted=0)

    assert [each for each in CHECKED if not proof.holds(each)] == []
