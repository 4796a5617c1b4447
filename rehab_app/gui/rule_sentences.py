"""A routine's own rules as sentences that a physio would say."""

from collections.abc import Iterator
from math import isfinite

from rehab_app.engine.facts import Facts
from rehab_app.model.pain import QualityClass, RuleMoment
from rehab_app.model.rule import Case, Rule, Span
from rehab_app.wording import ACTION_WORDS, QUALITY_WORDS

_WHEN = {
    RuleMoment.BEFORE: "Before the session",
    RuleMoment.POSE: "In or after a pose",
    RuleMoment.RELIEF: "With ice, heat or rest",
    RuleMoment.RUN: "While running",
    RuleMoment.RECHECK: "When it is asked again",
    RuleMoment.STOP: "After a stop",
    RuleMoment.END: "At the end",
    RuleMoment.MORNING: "The next morning",
    RuleMoment.WEEK: "Over the week",
}
_CLASSES = {
    QualityClass.BENIGN: "stretch, pressure or a dull ache",
    QualityClass.SHARP: "sharp pain or a pinch",
    QualityClass.NERVE: "numbness, tingling, burning or electric pain",
}


def rule_sentence(rule: Rule, facts: Facts) -> str:
    """Return a rule as a sentence, with its reason if the file gives one."""
    cases = " or ".join(dict.fromkeys(_case_text(case, facts) for case in rule.cases))
    then = ACTION_WORDS[rule.do]
    reason = f" {rule.because}" if rule.because else ""
    return f"{_WHEN[rule.at]}, {cases}: {then[0].lower()}{then[1:]}.{reason}"


def _case_text(case: Case, facts: Facts) -> str:
    if not case.answered:
        return "no answer"
    parts = [*_about(case, facts), *_amounts(case)]
    parts += [_CLASSES[name] for name in sorted(case.classes, key=lambda each: each.strength)]
    if case.quality is not None:
        parts.append(QUALITY_WORDS[case.quality])
    if case.skin_fine is not None:
        parts.append("the skin is fine" if case.skin_fine else "the skin is not fine")
    return ", ".join(parts) or "whatever the answer"


def _about(case: Case, facts: Facts) -> Iterator[str]:
    if case.exercise is not None:
        known = case.exercise in facts.catalogue
        yield facts.exercise(case.exercise).name if known else case.exercise
    if case.target is not None:
        yield f"exercises for the {case.target.replace('-', ' ')}"


def _amounts(case: Case) -> Iterator[str]:
    if case.pain is not None:
        yield f"pain {_span_text(case.pain)}"
    if case.rise is not None:
        yield f"a rise of {_span_text(case.rise)}"
    if case.drop is not None:
        yield f"a drop of {_span_text(case.drop)}"


def _span_text(span: Span) -> str:
    least, most = span.least, span.most
    if isfinite(least) and isfinite(most):
        return f"{least:g}" if least == most else f"{least:g} to {most:g}"
    if isfinite(least):
        return f"above {least:g}" if span.above else f"{least:g} or more"
    return f"{most:g} or less" if isfinite(most) else "of any level"
