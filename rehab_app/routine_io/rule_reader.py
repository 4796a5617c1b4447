"""Rows of pain rules: the ones a routine adds, and the cases they share with the tables."""

from dataclasses import replace
from functools import partial

from rehab_app.model.pain import Action, Gate, Outcome, Quality, QualityClass, Result, RuleMoment
from rehab_app.model.rule import Case, Rule
from rehab_app.routine_io.fields import note, span_of, unknown_word, word_of, yes_or_no
from rehab_app.routine_io.grammar import Grammar, GrammarError
from rehab_app.routine_io.node_reader import Fields, Keys
from rehab_app.routine_io.nodes import Scalar
from rehab_app.routine_io.problem_list import quoted

STANDARD = "standard"

PAIN_RULES = Keys(what="pain_rules", required=("base",), optional=("rules",))
OWN_RULE = Keys(
    what="a pain rule",
    required=("at", "do"),
    optional=("pain", "rise", "quality", "target", "exercise", "because"),
)
CASE_KEYS = (
    *("pain", "rise", "drop", "quality", "target", "exercise", "strained"),
    *("answer", "skin", "woke", "red_flag"),
)

OWN_MOMENTS = tuple(
    moment.value
    for moment in RuleMoment
    if moment not in (RuleMoment.RECHECK, RuleMoment.STOP, RuleMoment.HOUR)
)
_GATE_MOMENTS = (RuleMoment.BEFORE,)
_OUTCOME_MOMENTS = (RuleMoment.END, RuleMoment.HOUR, RuleMoment.MORNING, RuleMoment.WEEK)
_PAIN = span_of(0, 10)
_CHANGE = span_of(-10, 10)
_WEEKLY_CHANGE = span_of(-10, 10, with_fractions=True)
_QUALITY = word_of(Quality)
_CLASS = word_of(QualityClass)

PlacedRule = tuple[Rule, Fields]


def read_pain_rules(routine: Fields) -> tuple[str, tuple[PlacedRule, ...]]:
    """Return the name of the table below, and the routine's own rules with their places.

    The rules are named own-1, own-2, … in the order of the file.
    """
    if isinstance(routine.place("pain_rules"), Scalar):
        return routine.read("pain_rules", str, STANDARD), ()
    pain_rules = routine.mapping("pain_rules", PAIN_RULES)
    if pain_rules is None:
        return STANDARD, ()
    rows = pain_rules.mappings("rules", OWN_RULE)
    rules = tuple(
        (row.read_whole(partial(read_own_rule, number=number)), row)
        for number, row in enumerate(rows, 1)
    )
    return pain_rules.read("base", str, STANDARD), rules


def read_moment(fields: Fields) -> RuleMoment:
    """Return when a row is looked at."""
    return fields.read("at", word_of(RuleMoment), RuleMoment.POSE)


def results_at(moment: RuleMoment) -> tuple[Result, ...]:
    """Return what a row can do at a moment, from the mildest to the strongest."""
    if moment in _GATE_MOMENTS:
        return tuple(Gate)
    return tuple(Outcome if moment in _OUTCOME_MOMENTS else Action)


def result_at(moment: RuleMoment) -> Grammar[Result]:
    """Return the grammar of what a row does, which depends on when it is looked at."""

    def result(text: str) -> Result:
        known: dict[str, Result] = {word.value: word for word in results_at(moment)}
        if text in known:
            return known[text]
        if any(text in set(kind) for kind in (Action, Gate, Outcome)):
            raise GrammarError(
                "unknown-word",
                f"{quoted(text)} is not done {_WHEN[moment]}",
                f"write {', '.join(known)}",
            )
        raise unknown_word(text, tuple(known))

    return result


def read_case(fields: Fields, moment: RuleMoment, base: Case | None = None) -> Case:
    """Return what a row asks for; what it leaves out is as in `base`."""
    change = _WEEKLY_CHANGE if moment is RuleMoment.WEEK else _CHANGE
    case = base or Case()
    pain = fields.read("pain", _PAIN)
    rise = fields.read("rise", change)
    drop = fields.read("drop", change)
    classes, quality = _read_quality(fields)
    return replace(
        case,
        pain=pain or case.pain,
        rise=rise or case.rise,
        drop=drop or case.drop,
        classes=classes or case.classes,
        quality=quality or case.quality,
        target=fields.read("target", str) or case.target,
        exercise=fields.read("exercise", str) or case.exercise,
        strained=fields.read("strained", yes_or_no, case.strained),
        answered=fields.read("answer", _answered, case.answered),
        skin_fine=fields.read("skin", _skin_fine, case.skin_fine),
        woke=fields.read("woke", yes_or_no, case.woke),
        red_flag=fields.read("red_flag", yes_or_no, case.red_flag),
    )


def read_own_rule(fields: Fields, number: int) -> Rule:
    """Return a routine's own rule, which is named by its number, counted from 1."""
    moment = fields.read("at", _own_moment, RuleMoment.POSE)
    return Rule(
        id=f"own-{number}",
        at=moment,
        cases=(read_case(fields, moment),),
        do=fields.read("do", result_at(moment)) or Action.CONTINUE,
        because=fields.read("because", note, ""),
    )


def _read_quality(fields: Fields) -> tuple[frozenset[QualityClass], Quality | None]:
    """Return the classes of pain a row is about, or the one kind that is not itself a class."""
    words = fields.read_one_or_list("quality", _class_or_quality)
    kinds = [word for word in words if isinstance(word, Quality)]
    if kinds and len(words) > 1:
        fields.problems.error(
            fields.place("quality"),
            "bad-quality",
            "a list is of benign, sharp and nerve only",
            "write one rule for each kind of pain",
        )
    classes = frozenset(word for word in words if isinstance(word, QualityClass))
    return classes, kinds[0] if kinds else None


def _class_or_quality(text: str) -> QualityClass | Quality:
    if text in set(QualityClass):
        return _CLASS(text)
    if text in set(Quality):
        return _QUALITY(text)
    raise unknown_word(text, (*QualityClass, *Quality))


def _own_moment(text: str) -> RuleMoment:
    if text not in OWN_MOMENTS:
        raise unknown_word(text, OWN_MOMENTS)
    return RuleMoment(text)


def _answered(text: str) -> bool:
    if text != "none":
        raise unknown_word(text, ("none",))
    return False


def _skin_fine(text: str) -> bool:
    if text not in ("fine", "not fine"):
        raise unknown_word(text, ("fine", "not fine"))
    return text == "fine"


_WHEN = {
    RuleMoment.BEFORE: "before a session",
    RuleMoment.POSE: "after a pose",
    RuleMoment.RELIEF: "after relief",
    RuleMoment.RUN: "during a run",
    RuleMoment.RECHECK: "at a re-check",
    RuleMoment.STOP: "at a stop",
    RuleMoment.END: "at the end",
    RuleMoment.HOUR: "an hour later",
    RuleMoment.MORNING: "in the morning",
    RuleMoment.WEEK: "at the end of a week",
}
