"""A small set of tables, and ways to read a routine against it."""

import pytest

from rehab_app.model.routine import Step
from rehab_app.routine_io.reader import RoutineReading, read_routine
from rehab_app.routine_io.shipped import Shipped, load_shipped
from tests.routine_io.routine_texts import SMALL, CodesOfStep, ReadStep, ReadText, routine_with_step


@pytest.fixture(scope="session")
def small() -> Shipped:
    shipped = load_shipped(SMALL)
    assert shipped.problems == ()
    return shipped


@pytest.fixture(scope="session")
def read_text(small: Shipped) -> ReadText:
    def read(text: str) -> RoutineReading:
        return read_routine(
            text.encode(), "routine.yaml", small.catalogue, small.conditions, small.rules
        )

    return read


@pytest.fixture(scope="session")
def read_step(read_text: ReadText) -> ReadStep:
    def read(step: str) -> Step:
        reading = read_text(routine_with_step(step))
        assert reading.routine, reading.problems
        return reading.routine.steps[0]

    return read


@pytest.fixture(scope="session")
def codes_of_step(read_text: ReadText) -> CodesOfStep:
    def codes(step: str) -> list[str]:
        return [problem.code for problem in read_text(routine_with_step(step)).problems]

    return codes
