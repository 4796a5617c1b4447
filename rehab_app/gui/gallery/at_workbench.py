"""What the workbench shows of a routine: what is wrong with it, and what may be written."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from rehab_app.gui.problem_words import problem_words
from rehab_app.gui.widgets.completion_list import CompletionList
from rehab_app.gui.widgets.problem_card import ProblemCard
from rehab_app.model.problem import Change, Fix, Problem, Severity
from rehab_app.workbench.completion import Completion

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


_SUGGESTIONS = {
    "keys": (
        Completion(text="rest: ", label="rest", about="The pause after every hold or set."),
        Completion(text="reps: ", label="reps", about="How many repetitions a set has, 1 to 60."),
        Completion(text="ready: ", label="ready", about="Time to get into position."),
    ),
    "exercises": (
        Completion(
            text="seated-figure-four-chair",
            label="seated-figure-four-chair",
            about="Seated figure four on a chair",
        ),
        Completion(
            text="supine-figure-four",
            label="supine-figure-four",
            about="Supine figure four (reclined pigeon, Supta Kapotasana)",
        ),
    ),
}


def problem_specimens() -> list[tuple[str, QWidget]]:
    """Return a card for each kind of problem, with its name."""
    return [(name, ProblemCard(problem_words(each))) for name, each in _PROBLEMS.items()]


def suggestion_specimens() -> list[tuple[str, QWidget]]:
    """Return a list of suggestions for each kind of thing, with its name."""
    return [(name, _suggested(items)) for name, items in _SUGGESTIONS.items()]


def _suggested(items: Sequence[Completion]) -> CompletionList:
    shown = CompletionList()
    shown.show_items(items)
    shown.setFixedHeight(len(items) * shown.sizeHintForRow(0) + 2 * shown.frameWidth())
    shown.show()
    return shown
