"""Ice, heat and wraps come once to a place in a session, whatever may be skipped between."""

import pytest

from rehab_app.model.problem import Severity
from rehab_app.routine_io.reader import read_routine
from tests.helpers.sessions import shipped, steps

ICE = "exercise: ice-pack-lateral-hip, hold: 10 min"
FRONT = "exercise: ice-pack-front-hip, hold: 10 min"
HEAT = "exercise: heat-pack-hip, hold: 15 min"
WRAP = "exercise: compression-hip-wrap, hold: 2 h"
STRETCH = "exercise: supine-figure-four, hold: 30 s"


def codes(text: str) -> list[str]:
    """Return the codes of the errors of a routine's text."""
    tables = shipped()
    reading = read_routine(
        text.encode(), "test.yaml", tables.catalogue, tables.conditions, tables.rules
    )
    return [problem.code for problem in reading.problems if problem.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "lines",
    [
        (ICE,),
        (ICE + ", sides: each",),
        (ICE + ", sides: left", STRETCH, ICE + ", sides: right"),
        (ICE, FRONT),
        (ICE, WRAP),
        (STRETCH, STRETCH),
    ],
)
def test_once_to_each_place_is_fine(lines: tuple[str, ...]) -> None:
    assert codes(steps(*lines)) == []


@pytest.mark.parametrize(
    "lines",
    [
        (ICE + ", sets: 2, rest: 2 h",),
        (ICE + ", sets: 1-2",),
        (ICE, STRETCH, ICE),
        (ICE + ", sides: each", ICE + ", sides: right"),
        (ICE + ", rest: 2 h", HEAT),
        (HEAT, ICE),
        (WRAP, WRAP),
    ],
)
def test_twice_to_a_place_or_ice_and_heat_is_refused(lines: tuple[str, ...]) -> None:
    assert codes(steps(*lines)) == ["thermal-twice"]


def test_rounds_are_counted() -> None:
    text = steps(ICE).replace("title: All\n", "title: All\n    rounds: 2\n")

    assert codes(text) == ["thermal-twice"]


def test_the_sets_of_a_default_dose_are_counted() -> None:
    own = """\
exercises:
  - id: my-ice
    name: My ice
    cues: [Put it on.]
    position: supine
    targets: [gluteus-medius]
    tags: [thermal]
    sided: one
    dose: {hold: 10 min, sets: 3}
"""

    assert codes(steps("exercise: my-ice") + own) == ["thermal-twice"]
