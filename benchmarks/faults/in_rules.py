"""Faults in what a reading means: the floor, the rows, the profiles, what is looked back at."""

from benchmarks.faults.fault import Fault

_DECIDING = "rehab_app/engine/deciding.py"
_RULES = "rehab_app/engine/rules.py"
_RULE = "rehab_app/model/rule.py"
_PERSON = "rehab_app/model/person.py"
_SCREENING = "rehab_app/engine/screening.py"
_STANDARD = "routines/rules/standard.yaml"

FAULTS = (
    Fault("stop only from 7", _DECIDING, "STOP_LEVEL = 6", "STOP_LEVEL = 7", by="engine_floor"),
    Fault("end only from 9", _DECIDING, "END_LEVEL = 8", "END_LEVEL = 9", by="engine_floor"),
    Fault(
        "stop above 6",
        _DECIDING,
        "if level >= STOP_LEVEL:",
        "if level > STOP_LEVEL:",
        by="engine_floor",
    ),
    Fault(
        "no floor for sharp pain",
        _DECIDING,
        "            floor = Action.SWAP",
        "            floor = Action.CONTINUE",
        by="decisions",
    ),
    Fault(
        "8 before a session lets it begin",
        _DECIDING,
        "_no_milder_than(Gate.NO_SESSION, decision)",
        "_no_milder_than(Gate.RELIEF_ONLY, decision)",
        by="engine_floor",
    ),
    Fault(
        "own rules may loosen",
        _DECIDING,
        "own.do.strength >= standard.do.strength",
        "own.do.strength <= standard.do.strength",
        by="hard_limits",
    ),
    Fault(
        "a real rise may be loosened",
        _DECIDING,
        'LOOSENABLE = frozenset({"R15", "R16"})',
        'LOOSENABLE = frozenset({"R14", "R15", "R16"})',
        by="decisions",
    ),
    Fault(
        "jogging takes the milder row",
        _DECIDING,
        "pose.do.strength > row.do.strength",
        "pose.do.strength < row.do.strength",
        by="decisions",
    ),
    Fault(
        "profiles and second times make milder",
        _DECIDING,
        "row.do.strength <= decision.do.strength",
        "row.do.strength >= decision.do.strength",
    ),
    Fault(
        "a second time counts another target",
        _DECIDING,
        "past.target == situation.target",
        "past.target != situation.target",
        by="changes",
    ),
    Fault(
        "a second time counts only what is stronger",
        _DECIDING,
        "past.do.strength >= row.second.strength",
        "past.do.strength > row.second.strength",
        by="changes",
    ),
    Fault(
        "the first time is the second", _DECIDING, "is_one and any(", "is_one or any(", by="changes"
    ),
    Fault(
        "sharp pain can be overruled",
        _DECIDING,
        "return is_mild and class_of(situation.reading, rules) is QualityClass.BENIGN",
        "return is_mild",
        by="decisions",
    ),
    Fault(
        "a stop can be overruled",
        _DECIDING,
        "decision.do in (Action.EASE, Action.SWAP)",
        "decision.do in (Action.EASE, Action.SWAP, Action.STOP_POSE)",
        by="moving",
    ),
    Fault(
        "a rise is a fall",
        _RULES,
        "situation.rise in case.rise",
        "-situation.rise in case.rise",
    ),
    Fault(
        "no answer meets the rows of answers",
        _RULES,
        "return not case.answered",
        "return case.answered",
    ),
    Fault(
        "the least of a span is outside",
        _RULE,
        "self.least <= number <= self.most",
        "self.least < number <= self.most",
    ),
    Fault(
        "the most of a span is outside",
        _RULE,
        "self.least <= number <= self.most",
        "self.least <= number < self.most",
    ),
    Fault(
        "a strain of no known day is old",
        _RULE,
        "(person.strain_day or 0) in self.days",
        "(person.strain_day or 99) in self.days",
        by="decisions",
    ),
    Fault(
        "a strain's last day is let off",
        _PERSON,
        "(day or 0) <= self.avoid_days",
        "(day or 0) < self.avoid_days",
        by="conditions",
    ),
    Fault(
        "the mildest condition counts",
        _SCREENING,
        "return max(verdicts",
        "return min(verdicts",
        by="conditions",
    ),
    Fault(
        "variants that are worse",
        _SCREENING,
        "verdict.strength <= own.strength",
        "verdict.strength >= own.strength",
        by="conditions",
    ),
    Fault(
        "what loads a strained muscle is not seen",
        _SCREENING,
        "return strain.muscle in exercise.targets or bool(exercise.tags & tags)",
        "return strain.muscle in exercise.targets and bool(exercise.tags & tags)",
        by="conditions",
    ),
    Fault(
        "what is avoided needs care only",
        _SCREENING,
        "    if exercise.tags & condition.avoid_tags:\n        return Verdict.AVOID",
        "    if exercise.tags & condition.avoid_tags:\n        return Verdict.CARE",
        by="conditions",
    ),
    Fault(
        "a gap above a rise of 3",
        _STANDARD,
        "    pain: 4-5\n    rise: 3 or more\n    do: stop-pose",
        "    pain: 4-5\n    rise: 3\n    do: stop-pose",
    ),
    Fault(
        "asked again, worse pain goes on",
        _STANDARD,
        "{pain: 3-10, drop: 0 or less}",
        "{pain: 3-10, drop: 0 or more}",
    ),
    Fault(
        "a strain's day 7 has no rule",
        _STANDARD,
        "    days: 0-7\n",
        "    days: 0-6\n",
        by="decisions",
    ),
    Fault(
        "a new strain's limit ends at 3",
        _STANDARD,
        "    strained: yes\n    pain: 2-10",
        "    strained: yes\n    pain: 2-3",
    ),
    Fault(
        "a kind not said is benign up to 5",
        _STANDARD,
        "    - {pain: 0-3, class: benign}\n    - {pain: 4-10, class: sharp}",
        "    - {pain: 0-5, class: benign}\n    - {pain: 6-10, class: sharp}",
        by="decisions",
    ),
)
