"""The proof can fail on the engine as well: it is broken in one place, and the proof tells."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from rehab_app.engine import adjusting, gating, running, swapping
from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.proof import prove
from rehab_app.engine.proving.properties import Property
from rehab_app.engine.scene import Adjusted
from rehab_app.model.pain import Reading
from rehab_app.model.person import Side
from rehab_app.model.replacing import replace
from tests.helpers.sessions import facts_of, steps

SIDES = facts_of(steps("exercise: supine-figure-four, hold: 30 s, sets: 2"))
HALFWAY = facts_of(steps("exercise: supine-figure-four, hold: 60 s, ask: [halfway, after]"))
NERVE = facts_of(
    steps(
        "exercise: supine-butterfly, hold: 30 s",
        "exercise: supine-strap-hamstring-stretch, hold: 30 s",
        kind="gentle",
    )
)
LOAD_AND_ICE = facts_of(
    steps(
        "exercise: double-leg-bridge, reps: 8",
        "exercise: ice-pack-lateral-hip, hold: 10 min",
        kind="gentle",
    )
)
JOG = facts_of(
    steps(
        "exercise: walk-jog-interval, walk: 30 s, jog: 45 s, times: 2",
        "exercise: brisk-walk, hold: 2 min",
        kind="run-walk",
    )
)


class Fault(NamedTuple):
    """A fault in the engine: where it is, what it does there, and what it breaks in a routine."""

    name: str
    module: object
    attribute: str
    made: Callable[[Any], object]
    facts: Facts
    breaks: Property


def _without_recheck(stop: Callable[..., Adjusted]) -> object:
    return lambda *given: replace(stop(*given), ahead=stop(*given).ahead[2:])


def _rested_for(seconds: int) -> Callable[[Any], object]:
    return lambda rest: lambda work, _seconds: rest(work, seconds)


FAULTS = (
    Fault(
        "a swap leaves out the second side",
        swapping,
        "_sides_of_variant",
        lambda sides: lambda *given: sides(*given)[:1],
        SIDES,
        Property.SIDES,
    ),
    Fault(
        "what is stopped is not asked about again",
        adjusting,
        "_stop",
        _without_recheck,
        SIDES,
        Property.DECIDED,
    ),
    Fault(
        "what is stopped is asked about at once",
        adjusting,
        "rest_segment",
        _rested_for(10),
        SIDES,
        Property.DECIDED,
    ),
    Fault(
        "a stop forgets the question at the end",
        adjusting,
        "closing_of",
        lambda closing: lambda ahead: (),
        SIDES,
        Property.DECIDED,
    ),
    Fault(
        "a stop leaves in what it should leave out",
        adjusting,
        "_stop",
        lambda stop: lambda scene, is_stopped: stop(scene, lambda work: False),
        SIDES,
        Property.NOT_AGAIN,
    ),
    Fault(
        "an eased start leaves out one side",
        gating,
        "_one_set_less",
        lambda fewer: lambda works: tuple(w for w in fewer(works) if w.key.side is Side.LEFT),
        SIDES,
        Property.SIDES,
    ),
    Fault(
        "a day for ice alone goes on with a load",
        gating,
        "_is_not_relief",
        lambda is_left_out: lambda work, facts: False,
        LOAD_AND_ICE,
        Property.WITHIN_PRESCRIPTION,
    ),
    Fault(
        "an eased start goes on with a jog",
        gating,
        "_eased_plan",
        lambda eased: lambda works, *_: (works, ()),
        JOG,
        Property.WITHIN_PRESCRIPTION,
    ),
    Fault(
        "a nerve that is irritated is pulled at",
        gating,
        "_is_nerve_work",
        lambda is_left_out: lambda work, facts: False,
        NERVE,
        Property.WITHIN_PRESCRIPTION,
    ),
    Fault(
        "a question that runs out counts as a 0",
        running,
        "NO_ANSWER",
        lambda none: Reading(0),
        HALFWAY,
        Property.STOP,
    ),
    Fault(
        "nobody is there, and it goes on",
        running,
        "MISSING_BEFORE_PAUSE",
        lambda most: 99,
        SIDES,
        Property.STOP,
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_in_the_engine_is_not_proven_right(
    fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert prove(fault.facts).holds(fault.breaks)
    sound = getattr(fault.module, fault.attribute)

    monkeypatch.setattr(fault.module, fault.attribute, fault.made(sound))

    assert not prove(fault.facts).holds(fault.breaks)
