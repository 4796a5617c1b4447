"""What is wrong with a routine, as cards show it."""

from PySide6.QtWidgets import QWidget

from rehab_app.gui.problem_words import problem_words
from rehab_app.gui.widgets.problem_card import ProblemCard
from rehab_app.model.problem import Change, Fix, Problem, Severity

_PROBLEMS = {
    "warning with a fix": Problem(
        severity=Severity.WARNING,
        code="condition-avoids",
        message="pigeon-pose is to be avoided with labral-tear, which this suits: hip bent beyond "
        "about 90° (S18, S19)",
        hint="take supine-figure-four, which is gentler, or remove the condition from suits",
        line=31,
        column=19,
        fix=Fix("Use Supine figure four", (Change("write", 31, 19, "supine-figure-four"),)),
    ),
    "error with a fix": Problem(
        severity=Severity.ERROR,
        code="unknown-key",
        message='a step knows no key "hodl"',
        hint="did you mean hold?",
        line=12,
        column=9,
        fix=Fix("Write hold", (Change("write", 12, 9, "hold"),)),
    ),
    "error without one": Problem(
        severity=Severity.ERROR,
        code="two-doses",
        message="one dose is needed, and here are hold and reps",
        hint="keep one, or write two steps",
        line=10,
        column=9,
    ),
}


def problem_specimens() -> list[tuple[str, QWidget]]:
    """Return a card for each kind of problem, with its name."""
    return [(name, ProblemCard(problem_words(each))) for name, each in _PROBLEMS.items()]
