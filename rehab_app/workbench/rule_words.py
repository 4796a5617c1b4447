"""What a slot of a rule's sentence can hold, in words; and spans as a file writes them."""

from math import inf, isfinite

from rehab_app.model.pain import Action, Gate, Outcome, Quality, QualityClass, Result, RuleMoment
from rehab_app.model.rule import Case, Span
from rehab_app.rule_wording.causes import kinds_text

AT = {
    RuleMoment.BEFORE: "before the session",
    RuleMoment.POSE: "in or after a pose",
    RuleMoment.RELIEF: "with ice, heat, a wrap or at rest",
    RuleMoment.RUN: "while jogging",
    RuleMoment.END: "at the end of the session",
    RuleMoment.MORNING: "on the next morning",
    RuleMoment.WEEK: "from one week to the next",
}
DO: dict[Result, str] = {
    Action.CONTINUE: "go on as planned",
    Action.EASE: "make what is left of it lighter",
    Action.SWAP: "do an easier variant instead",
    Action.STOP_POSE: "stop it for today",
    Action.SKIP_TARGET: "leave out the rest for the same muscles",
    Action.END_SESSION: "end the session",
    Gate.PLANNED: "play the session as planned",
    Gate.PLANNED_NO_PROGRESS: "play it as planned, with nothing harder",
    Gate.EASED: "play a lighter session",
    Gate.GENTLE_ONLY: "play only a gentle session",
    Gate.RELIEF_ONLY: "play only ice, heat, wraps and rest",
    Gate.NO_SESSION: "have no session today",
    Outcome.PROGRESS: "count it towards a step up",
    Outcome.HOLD: "leave the dose as it is",
    Outcome.REGRESS: "lower the next dose by one step",
    Outcome.REGRESS_2: "lower the next dose by two steps",
}
# What a rise is counted from, as in rule_wording.
THAN = {
    RuleMoment.BEFORE: "usual",
    RuleMoment.MORNING: "usual",
    RuleMoment.WEEK: "last week",
}
THAN_BEFORE = "before the session"
ABOUT_WORK = (RuleMoment.POSE, RuleMoment.RELIEF, RuleMoment.RUN)

_B, _S, _N = QualityClass
_CLASSES = {
    frozenset({_B}): "dull pain, pressure or a stretch",
    frozenset({_S}): "sharp pain or a pinch",
    frozenset({_N}): "numbness, tingling or burning",
    frozenset({_S, _N}): "sharp or nerve pain",
    frozenset({_B, _S}): "any but nerve pain",
    frozenset({_B, _N}): "any but sharp pain",
}
# One word for a kind is a class where there is one of that name: `sharp` is the class.
_KINDS = tuple(kind for kind in Quality if kind.value not in set(QualityClass))


def kind_options() -> tuple[tuple[str, str], ...]:
    """Return the kinds of pain a rule can be about: as the file writes them, and in words."""
    classes = ((_written(each), text) for each, text in _CLASSES.items())
    kinds = ((kind.value, _noun(kind)) for kind in _KINDS)
    return (*classes, *kinds)


def kind_of(case: Case) -> str:
    """Return the kinds of pain that a case asks for as the file writes them, empty for any."""
    if case.quality is not None:
        return case.quality.value
    return _written(case.classes) if case.classes else ""


def span_text(span: Span) -> str:
    """Return numbers as the file writes them: "4", "4-5", "2 or more", "more than 1"."""
    if span.above:
        return f"more than {span.least:g}"
    if not isfinite(span.most):
        return f"{span.least:g} or more"
    if not isfinite(span.least):
        return f"{span.most:g} or less"
    return f"{span.least:g}" if span.least == span.most else f"{span.least:g}-{span.most:g}"


def least_text(span: Span) -> str:
    """Return where numbers begin, in words."""
    if not isfinite(span.least):
        return "anything"
    return f"more than {span.least:g}" if span.above else f"{span.least:g}"


def most_text(span: Span, ceiling: float = inf) -> str:
    """Return where numbers end, in words; `ceiling` is the highest that there are."""
    if span.most >= ceiling:
        return "or more" if span.least < ceiling else "at most"
    return "exactly" if span.least == span.most else f"to {span.most:g}"


def _written(classes: frozenset[QualityClass]) -> str:
    words = [each.value for each in QualityClass if each in classes]
    return words[0] if len(words) == 1 else f"[{', '.join(words)}]"


def _noun(kind: Quality) -> str:
    return kinds_text([_B], {kind: _B})
