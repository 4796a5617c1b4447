"""JSON Schema of a routine's own pain rules."""

from collections.abc import Iterable

from rehab_app.model.pain import Quality, QualityClass, RuleMoment
from rehab_app.routine_io.rule_reader import (
    OWN_MOMENTS,
    OWN_RULE,
    PAIN_RULES,
    STANDARD,
    results_at,
)
from rehab_app.routine_io.schema_values import (
    CHANGE,
    EXERCISE_ID,
    LEVEL,
    NOTE,
    TARGET,
    Json,
    key,
    list_of,
    mapping,
    reference,
    word,
)


def pain_rules_schema() -> Json:
    """Return the schema of the rules below `pain_rules`, where there are own ones."""
    entries = {
        "base": key(
            "Table below",
            "The table that counts where no rule of this routine fits.",
            word([STANDARD]),
        ),
        "rules": key(
            "Own rules",
            "Tried from the top; the first that fits counts, where it is not milder than the "
            "standard rules.",
            list_of("rules", reference("rule")),
        ),
    }
    return mapping(PAIN_RULES, entries, "Rules of this routine, and the table below them.")


def rule_schema() -> Json:
    """Return the schema of a rule."""
    classes, one_kind = word(QualityClass), word((*QualityClass, *_qualities()))
    every_result = dict.fromkeys(result for at in OWN_MOMENTS for result in results_at(_moment(at)))
    entries = {
        "at": key(
            "Moment",
            "When the rule is looked at: before the session, in or after a pose, with relief "
            "(ice, heat, rest), during a run, at the end, the next morning, week against week.",
            word(OWN_MOMENTS),
        ),
        "do": key(
            "Action",
            "What is done. pose, relief, run: continue to end-session. before: planned to "
            "no-session. end, morning, week: progress to regress-2.",
            word(every_result),
        ),
        "pain": key("Pain", "The level: 4, 4-5, 6 or more, 2 or less, more than 3.", LEVEL),
        "rise": key(
            "Rise",
            "How much higher the level is than before the session (at before, morning and week: "
            "than usual): 2, 0-1, 2 or more. Fractions in a week only.",
            CHANGE,
        ),
        "quality": key(
            "Kind of pain",
            "benign, sharp, nerve, a list of these, or one word such as tingling.",
            {"anyOf": [one_kind, list_of("quality", classes), list_of("quality", one_kind) | _ONE]},
        ),
        "target": key("Target", "Only for exercises with this as their first target.", TARGET),
        "exercise": key("Exercise", "Only for this exercise.", EXERCISE_ID),
        "because": key("Reason", "A sentence that the person sees with the change.", NOTE),
    }
    return mapping(
        OWN_RULE,
        entries,
        "In this case, do this. What a rule leaves out is not asked for.",
        allOf=[_results_by_moment(at) for at in OWN_MOMENTS] + [_FRACTIONS],
    )


_ONE: Json = {"maxItems": 1}
# Only medians of a week have half points.
_FRACTIONS: Json = {
    "if": {"properties": {"at": {"const": RuleMoment.WEEK.value}}},
    "else": {"properties": {"rise": {"type": ["integer", "string"], "pattern": "^[^.]*$"}}},
}


def _results_by_moment(at: str) -> Json:
    return {
        "if": {"properties": {"at": {"const": at}}, "required": ["at"]},
        "then": {"properties": {"do": word(results_at(_moment(at)))}},
    }


def _qualities() -> Iterable[str]:
    """Return the kinds of pain that are no class of their own: sharp is both."""
    return (quality for quality in Quality if quality.value not in set(QualityClass))


def _moment(at: str) -> RuleMoment:
    return RuleMoment(at)
