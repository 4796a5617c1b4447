"""Texts of small routines, and what the fixtures that read them look like."""

from collections.abc import Callable
from pathlib import Path

from rehab_app.model.routine import Step
from rehab_app.routine_io.reader import RoutineReading

SMALL = Path(__file__).parent / "small"

HEAD = """\
format: 1
id: small-routine
title: Small routine
kind: stretch
"""

ReadText = Callable[[str], RoutineReading]
ReadStep = Callable[[str], Step]
CodesOfStep = Callable[[str], list[str]]


def routine_with_step(step: str) -> str:
    """Return a routine with one step that is written in braces."""
    return f"{HEAD}blocks:\n  - title: Block\n    steps:\n      - {step}\n"
