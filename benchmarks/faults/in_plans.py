"""Faults in what is planned: ladders, sides, sets, questions, rests, and what a gate leaves."""

from benchmarks.faults.fault import Fault

_LADDER = "rehab_app/model/ladder.py"
_LADDERS = "rehab_app/engine/ladders.py"
_LAYING_OUT = "rehab_app/engine/laying_out.py"
_PLANNING = "rehab_app/engine/planning.py"
_GATING = "rehab_app/engine/gating.py"
_ROUTINE = "rehab_app/model/routine.py"
_PERSON = "rehab_app/model/person.py"
_PLAN = "rehab_app/model/plan.py"

FAULTS = (
    Fault(
        "ease leaves the same dose",
        _LADDER,
        "if notch <= amount / 2]",
        "if notch <= amount]",
        by="plans",
    ),
    Fault("ease falls to the bottom", _LADDER, "fitting[-1]", "fitting[0]", by="plans"),
    Fault(
        "rungs that are there twice",
        _LADDER,
        "span.least < notch < span.most",
        "span.least <= notch <= span.most",
        by="plans",
    ),
    Fault(
        "one rung above the last",
        _LADDER,
        "min(max(rung, 0), len(self.rungs) - 1)",
        "min(max(rung, 0), len(self.rungs))",
        by="plans",
    ),
    Fault(
        "the most sets are never reached",
        _LADDERS,
        "range(sets.least + 1, sets.most + 1)",
        "range(sets.least + 1, sets.most)",
        by="plans",
    ),
    Fault("a start one rung too high", _LADDERS, "step.start - 1", "step.start", by="plans"),
    Fault(
        "no rest after the first set",
        _LAYING_OUT,
        "if first.rest_s:",
        "if first.rest_s and number:",
        by="plans",
    ),
    Fault(
        "the other side is not announced",
        _LAYING_OUT,
        "previous.side is not first.side",
        "previous.side is first.side",
        by="plans",
    ),
    Fault(
        "the last set is not asked about",
        _LAYING_OUT,
        "last_of[key] == number",
        "last_of[key] > number",
        by="plans",
    ),
    Fault(
        "half-way is at the end",
        _LAYING_OUT,
        "times.add(seconds // 2)",
        "times.add(seconds)",
        by="plans",
    ),
    Fault(
        "questions of a jog at the wrong second",
        _LAYING_OUT,
        "tuple(time - start for time in times",
        "tuple(time for time in times",
        by="plans",
    ),
    Fault(
        "one round too many",
        _PLANNING,
        "range(block.rounds)",
        "range(block.rounds + 1)",
        by="plans",
    ),
    Fault(
        "the first set is left out",
        _PLANNING,
        "in range(max(rung.sets for",
        "in range(1, max(rung.sets for",
        by="plans",
    ),
    Fault(
        "two minutes are not long",
        _PLANNING,
        "dose.work_s >= LONG_HOLD_S",
        "dose.work_s > LONG_HOLD_S",
        by="plans",
    ),
    Fault(
        "the skin is asked about too late",
        _PLANNING,
        "AskPoint(AskKind.AT, 300)",
        "AskPoint(AskKind.AT, 3000)",
        by="plans",
    ),
    Fault(
        "what is avoided is planned",
        _PLANNING,
        "if facts.verdict_of(rung.exercise) is not Verdict.AVOID:",
        "if facts.verdict_of(rung.exercise) is not Verdict.CARE:",
    ),
    Fault(
        "ice on both sides",
        _PLANNING,
        "Sided.SORE: Sides.SORE}",
        "Sided.SORE: Sides.EACH}",
        by="plans",
    ),
    Fault(
        "the side that is not sore",
        _ROUTINE,
        "Sides.SORE: (one_sore,) if one_sore",
        "Sides.SORE: (one_sore.other,) if one_sore",
        by="plans",
    ),
    Fault(
        "the other of right is right",
        _PERSON,
        "Side.RIGHT: Side.LEFT}",
        "Side.RIGHT: Side.RIGHT}",
        by="plans",
    ),
    Fault(
        "rounds are not counted",
        _PLAN,
        "(key.step, key.round, key.set)",
        "(key.step, key.set)",
        by="changes",
    ),
    Fault(
        "an eased plan keeps its sets",
        _GATING,
        "work.key.set < last",
        "work.key.set <= last",
        by="changes",
    ),
    Fault(
        "gentle days for all but gentle routines",
        _GATING,
        "if facts.routine.kind is Kind.GENTLE",
        "if facts.routine.kind is not Kind.GENTLE",
        by="changes",
    ),
    Fault(
        "no wait for a nerve",
        _GATING,
        "if NO_NERVE_TAGS not in also:",
        "if NO_NERVE_TAGS in also:",
        by="changes",
    ),
    Fault(
        "a gate that swaps only for more",
        _GATING,
        "if work_seconds_of(swapped) <= work_seconds_of(works):",
        "if work_seconds_of(swapped) >= work_seconds_of(works):",
        by="changes",
    ),
    Fault(
        "a gate that drops the last question",
        _GATING,
        "*lay_out(kept, done), *closing_of(ahead))",
        "*lay_out(kept, done))",
        by="changes",
    ),
)
