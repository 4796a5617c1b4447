"""Good routines with a few bytes changed; thousands more by `python -m benchmarks mutants`."""

from random import Random

from benchmarks.mutants import leaks_of, mutant, seeds
from rehab_app.routine_io.reader import read_routine
from tests.helpers.sessions import shipped

MUTANTS = 1500


def test_no_mutant_of_a_good_routine_leaks_anything_but_problems_with_their_places() -> None:
    random, good = Random(7), seeds()

    leaks = [leak for _ in range(MUTANTS) for leak in leaks_of(mutant(random, good), shipped())]

    assert leaks == []


def test_some_mutants_are_still_routines_and_most_are_not() -> None:
    random, good, tables = Random(7), seeds(), shipped()

    readings = [
        read_routine(mutant(random, good), "m", tables.catalogue, tables.conditions, tables.rules)
        for _ in range(300)
    ]

    sound = sum(reading.routine is not None for reading in readings)
    assert 5 < sound < 200
