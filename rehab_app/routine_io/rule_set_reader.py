"""The file of a whole table of pain rules, which may leave no reading without a row."""

from itertools import product

from rehab_app.engine.deciding import standard_row
from rehab_app.engine.rules import Situation
from rehab_app.model.pain import Action, Outcome, Quality, QualityClass, Reading, RuleMoment
from rehab_app.model.rule import Combination, ProfileRule, Raise, Rule, RuleSet, Span, ThermalCap
from rehab_app.routine_io.durations import days, duration, gap
from rehab_app.routine_io.fields import (
    count_of,
    identifier,
    note,
    span_of,
    title,
    unknown_word,
    word_of,
    yes_or_no,
)
from rehab_app.routine_io.file_format import read_format
from rehab_app.routine_io.node_reader import Fields, Keys
from rehab_app.routine_io.nodes import Node
from rehab_app.routine_io.problem_list import ProblemList
from rehab_app.routine_io.rule_reader import CASE_KEYS, read_case, read_moment, result_at

_REASONS = ("also", "because", "source")
RULE_SET = Keys(
    what="a table of pain rules",
    required=("format", "id", "title", "qualities", "rules"),
    optional=("profiles", "raises", "combining", "progress", "thermal"),
)
QUALITIES = Keys(what="qualities", required=("benign", "sharp", "nerve", "not_given"))
NOT_GIVEN = Keys(what="a row of not_given", required=("pain", "class"))
ROW = Keys(
    what="a rule", required=("id", "at", "do"), optional=("any", "credit", *CASE_KEYS, *_REASONS)
)
CASE = Keys(what="a case", optional=CASE_KEYS)
PROFILE = Keys(
    what="a rule for a condition",
    required=("id", "conditions", "at", "do"),
    optional=("days", "any", *CASE_KEYS, *_REASONS),
)
RAISE = Keys(
    what="a raise",
    required=("id", "at"),
    optional=(
        *("second", "same", "second_rule", "within", "woke", "condition", "do"),
        *("rising_weeks", "weeks", "better_points", "better_percent"),
        *_REASONS,
    ),
)
COMBINATION = Keys(
    what="a row of combining", required=("id", "session", "do"), optional=("pain", *_REASONS)
)
PROGRESS = Keys(
    what="progress", required=("sessions", "done_percent"), optional=("missing_answers",)
)
THERMAL = Keys(
    what="a thermal row",
    required=("kind", "exercises", "default", "most", "gap", "times"),
    optional=("skin_check", "source"),
)

_PAIN = span_of(0, 10)
_SMALL = count_of(0, 100)
_DAYS = span_of(0, 365)
# Each of these has to lead somewhere for every reading; a week may say nothing, and a stop is none.
_TOTAL_MOMENTS = (
    RuleMoment.BEFORE,
    RuleMoment.POSE,
    RuleMoment.RELIEF,
    RuleMoment.RUN,
    RuleMoment.RECHECK,
    RuleMoment.END,
    RuleMoment.HOUR,
    RuleMoment.MORNING,
)
_READINGS = (
    Reading(None),
    *(
        Reading(level, quality)
        for level, quality in product(range(11), (Quality.DULL, Quality.SHARP, Quality.NUMB))
    ),
)
_RISES = (-10.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 10.0)


def read_rule_set_node(node: Node, problems: ProblemList) -> RuleSet:
    """Return the table of a file; it is only of use where the problems hold no error."""
    fields = Fields(node, RULE_SET, problems)
    fields.read("format", read_format)
    classes, not_given = _read_qualities(fields)
    sessions, done_percent = _read_progress(fields.mapping("progress", PROGRESS))
    rules = RuleSet(
        id=fields.read("id", identifier, ""),
        title=fields.read("title", title, ""),
        rules=tuple(_read_row(row) for row in fields.mappings("rules", ROW)),
        profiles=tuple(_read_profile(row) for row in fields.mappings("profiles", PROFILE)),
        raises=tuple(_read_raise(row) for row in fields.mappings("raises", RAISE)),
        combining=tuple(
            _read_combination(row) for row in fields.mappings("combining", COMBINATION)
        ),
        classes=classes,
        not_given=not_given,
        thermal=tuple(_read_thermal(row) for row in fields.mappings("thermal", THERMAL)),
        progress_sessions=sessions,
        progress_done_percent=done_percent,
    )
    if not problems.has_errors:
        _check_gaps(rules, fields)
    return rules


def _read_qualities(
    rule_set: Fields,
) -> tuple[dict[Quality, QualityClass], tuple[tuple[Span, QualityClass], ...]]:
    fields = rule_set.mapping("qualities", QUALITIES)
    if fields is None:
        return {}, ()
    classes = {
        quality: class_
        for class_ in QualityClass
        for quality in fields.read_list(class_.value, word_of(Quality))
    }
    for missing in (quality for quality in Quality if quality not in classes):
        fields.problems.error(
            fields.node,
            "quality-without-class",
            f"{missing} is in none of the classes",
            "add it to benign, sharp or nerve",
        )
    not_given = tuple(
        (
            row.read("pain", _PAIN, Span()),
            row.read("class", word_of(QualityClass), QualityClass.SHARP),
        )
        for row in fields.mappings("not_given", NOT_GIVEN)
    )
    if not all(any(level in span for span, _ in not_given) for level in range(11)):
        fields.problems.error(
            fields.place("not_given"),
            "rules-have-gap",
            "a level from 0 to 10 has no class where the kind of pain is not given",
            "cover 0-10",
        )
    return classes, not_given


def _read_row(fields: Fields) -> Rule:
    moment = read_moment(fields)
    shared = read_case(fields, moment)
    cases = [read_case(case, moment, shared) for case in fields.mappings("any", CASE)]
    return Rule(
        id=fields.read("id", title, ""),
        at=moment,
        cases=tuple(cases) or (shared,),
        do=fields.read("do", result_at(moment)) or Action.CONTINUE,
        also=fields.read_list("also", identifier),
        credit=fields.read("credit", yes_or_no, True),  # noqa: FBT003 # a value, not a switch
        because=fields.read("because", note, ""),
        source=fields.read_list("source", title),
    )


def _read_profile(fields: Fields) -> ProfileRule:
    return ProfileRule(
        conditions=fields.read_list("conditions", identifier),
        rule=_read_row(fields),
        days=fields.read("days", _DAYS),
    )


def _read_raise(fields: Fields) -> Raise:
    moment = read_moment(fields)
    return Raise(
        id=fields.read("id", title, ""),
        at=moment,
        do=fields.read("do", result_at(moment)),
        second=fields.read("second", word_of(Action)),
        same_target=fields.read("same", _is_target, False),  # noqa: FBT003 # a value
        second_rule=fields.read("second_rule", title),
        within_days=fields.read("within", days),
        woke=fields.read("woke", yes_or_no),
        condition=fields.read("condition", identifier),
        rising_weeks=fields.read("rising_weeks", _SMALL),
        weeks=fields.read("weeks", _SMALL),
        better_points=fields.read("better_points", _SMALL),
        better_percent=fields.read("better_percent", _SMALL),
        also=fields.read_list("also", identifier),
        because=fields.read("because", note, ""),
        source=fields.read_list("source", title),
    )


def _read_combination(fields: Fields) -> Combination:
    return Combination(
        id=fields.read("id", title, ""),
        session=fields.read("session", word_of(Action), Action.CONTINUE),
        do=fields.read("do", word_of(Outcome), Outcome.HOLD),
        pain=fields.read("pain", _PAIN),
        also=fields.read_list("also", identifier),
        because=fields.read("because", note, ""),
        source=fields.read_list("source", title),
    )


def _read_progress(fields: Fields | None) -> tuple[int, int]:
    """Return after how many sessions a notch is gained, and the per cent done that they need."""
    if fields is None:
        return 2, 80
    # Progress without every answer is not something a table can allow.
    fields.read("missing_answers", count_of(0, 0))
    return fields.read("sessions", count_of(1, 100), 2), fields.read("done_percent", _SMALL, 80)


def _read_thermal(fields: Fields) -> ThermalCap:
    return ThermalCap(
        kind=fields.read("kind", identifier, ""),
        exercises=frozenset(fields.read_list("exercises", identifier)),
        default_s=fields.read("default", duration, 0),
        most_s=fields.read("most", duration, 0),
        gap_s=fields.read("gap", gap, 0),
        times=fields.read("times", count_of(1, 24), 1),
        skin_check_s=fields.read("skin_check", duration),
        source=fields.read_list("source", title),
    )


def _check_gaps(rules: RuleSet, fields: Fields) -> None:
    """Report a moment at which some reading meets no row: the engine needs one for each."""
    for moment in _TOTAL_MOMENTS:
        for reading, rise in product(_READINGS, _RISES):
            situation = Situation(at=moment, reading=reading, rise=rise, drop=0)
            if standard_row(situation, rules) is None:
                answer = (
                    "no answer"
                    if reading.level is None
                    else f"{reading.level} with {reading.quality} pain"
                )
                fields.problems.error(
                    fields.place("rules"),
                    "rules-have-gap",
                    f"at {moment} no row fits {answer} and a rise of {rise:g}",
                    "add a row for it",
                )
                break


def _is_target(text: str) -> bool:
    if text != "target":
        raise unknown_word(text, ("target",))
    return True
