"""Every shipped routine treats its sides alike, and each is said before its hold begins."""

from collections import Counter, defaultdict

import pytest

from rehab_app.engine.inputs import Answer, Skip, Start, Tick
from rehab_app.engine.planning import make_plan
from rehab_app.engine.session import advance, new_session
from rehab_app.engine.state import Phase
from rehab_app.guide.script import Script
from rehab_app.guide.spoken import spoken_side
from rehab_app.model.pain import Reading
from rehab_app.model.person import Side
from rehab_app.model.plan import Segment, SegmentKind
from rehab_app.resources import routines_folder
from tests.helpers.sessions import facts_of

ALL = sorted(path.stem for path in routines_folder().glob("*.yaml"))
ROUTINES = [name for name in ALL if name not in ("conditions", "red-flags")]
_LOOK_S = 1.0


@pytest.mark.parametrize("name", ROUTINES)
def test_both_sides_of_a_step_have_as_many_sets(name: str) -> None:
    sets: dict[int, Counter[Side]] = defaultdict(Counter)
    for segment in make_plan(facts_of(name)):
        if segment.is_work and segment.key is not None and segment.side is not Side.BOTH:
            sets[segment.key.step][segment.side] += 1

    for step, of_sides in sets.items():
        assert len(set(of_sides.values())) == 1, (step, of_sides)


@pytest.mark.parametrize("name", ROUTINES)
def test_every_side_is_said_before_its_hold(name: str) -> None:
    works = _works_and_what_was_said_before(name)

    assert works
    for work, said in works:
        assert spoken_side(work.side) in said, (work.exercise, work.side, said)


def _works_and_what_was_said_before(name: str) -> list[tuple[Segment, str]]:
    """Play a routine; return each set, and what was said since the one before it had begun."""
    facts = facts_of(name)
    script = Script(facts)
    state = new_session(make_plan(facts))
    found: list[tuple[Segment, str]] = []
    said, at_s, seen = "", 0.0, -1
    state, outputs = advance(state, Start(), at_s, facts)
    while state.phase is not Phase.ENDED:
        segment = state.segment
        if segment is not None and segment.is_work and state.index > seen:
            found.append((segment, said))
            said, seen = "", state.index
        said += " ".join(line.text for line in script.lines(outputs, state))
        at_s += _LOOK_S
        if state.question is not None:
            state, outputs = advance(state, Answer(Reading(0)), at_s, facts)
        elif segment is not None and segment.kind is SegmentKind.OPEN:
            state, outputs = advance(state, Skip(), at_s, facts)
        else:
            state, outputs = advance(state, Tick(), at_s, facts)
    return found
