"""Routines that ask nothing, so that time alone is measured."""

from rehab_app.engine.facts import Facts
from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library, load_shipped

HEAD = """\
format: 1
id: benchmark
title: Benchmark
kind: stretch
ask: {before: false, each: none, after: false}
blocks:
"""
# Short holds, then one of a minute.
SHORT = (
    HEAD
    + """\
  - title: Short
    rounds: 5
    steps:
      - {exercise: seated-butterfly, hold: 10 s, ready: 1 s, rest: 0 s}
  - title: Long
    steps:
      - {exercise: seated-butterfly, hold: 60 s, ready: 1 s, rest: 0 s}
"""
)
LONG = (
    HEAD
    + """\
  - title: All
    rounds: 10
    steps:
      - {exercise: seated-butterfly, hold: 60 s, sets: 3, ready: 10 s, rest: 10 s}
"""
)


def facts_of(text: str) -> Facts:
    """Return what a session of a routine's text goes by."""
    shipped = load_shipped(routines_folder())
    routine = Library(shipped, routines_folder()).read_data(text.encode(), "benchmark").routine
    if routine is None:
        raise ValueError("the routine of the benchmark is broken")
    return Facts(
        routine=routine,
        catalogue=shipped.catalogue,
        conditions=shipped.conditions,
        rules=shipped.rules,
    )
