"""A reading becomes a decision: which row it meets, what is done, and why.

Four steps, each of which can only make the result stronger: the first matching row of the
standard table against the first of the routine's own; the rows for the person's conditions; the
floor of hard limits, which no file can lower; and the rows that look back at what pain has done
before in this session.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from rehab_app.engine.rules import Situation, class_of, first_match
from rehab_app.model.pain import Action, Gate, Outcome, QualityClass, Result, RuleMoment
from rehab_app.model.person import Person
from rehab_app.model.rule import Raise, Rule, RuleSet

FLOOR = "floor"
STOP_LEVEL = 6
END_LEVEL = 8
# The rows that the evidence names as limits no routine may loosen; own rules are held to them, as
# to every row but the two below, by `_own_counts`.
HARD_LIMITS = frozenset({"G0", "G1", "G2", "R1", "R2", "R3", "R4", "N6"})
# The rows that a physio may turn into "continue" (settled with the evidence: benign, at most 5).
LOOSENABLE = frozenset({"R15", "R16"})
_BETWEEN_SESSIONS = (RuleMoment.END, RuleMoment.HOUR, RuleMoment.MORNING, RuleMoment.WEEK)
# A jog reading takes the stronger of its own row and R1-R18; these three are not looked at.
_NOT_WHILE_JOGGING = frozenset({"R19", "R20", "R21"})


@dataclass(frozen=True, slots=True)
class Past:
    """A decision taken earlier, as far as later ones look back at it."""

    do: Result
    rule: str
    target: str = ""
    days_ago: int = 0
    woke: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reading leads to, by which row, and why in words for the person.

    `from_rule` is the row that was raised; `credit` tells whether the step can still progress.
    """

    do: Result
    rule: str
    from_rule: str | None = None
    also: tuple[str, ...] = ()
    credit: bool = True
    because: str = ""
    source: tuple[str, ...] = ()
    is_overrulable: bool = False


def as_it_is(action: Action) -> Action:
    """Return the action: everything can be done."""
    return action


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What a decision is taken against.

    `feasible` turns an action into the one that can be done now (ease at the lowest notch is a
    swap, a swap without a variant stops the pose).
    """

    rules: RuleSet
    own: tuple[Rule, ...] = ()
    earlier: tuple[Past, ...] = ()
    person: Person = field(default_factory=Person)
    feasible: Callable[[Action], Action] = as_it_is


def decide(situation: Situation, background: Background) -> Decision:
    """Return the decision for a reading; every reading at every moment meets exactly one.

    Raises LookupError if the rule set has a gap there, which its reader refuses.
    """
    return looked_back(decide_by_rows(situation, background), situation, background)


def decide_or_stop(situation: Situation, background: Background) -> Decision:
    """Return the decision, and where the rule set has a gap the safest: none is no leave to go on.

    Without an answer nothing is known, so that the plan stays as it is, without credit.
    """
    try:
        return decide(situation, background)
    except LookupError:
        is_answered = situation.reading.is_answer
        do: Result = Action.END_SESSION if is_answered else Action.CONTINUE
        if situation.at is RuleMoment.BEFORE:
            do = Gate.NO_SESSION if is_answered else Gate.PLANNED_NO_PROGRESS
        elif situation.at in _BETWEEN_SESSIONS:
            do = Outcome.HOLD
        return Decision(do=do, rule=FLOOR, credit=False, because="No rule says what to do here.")


def decide_by_rows(situation: Situation, background: Background) -> Decision:
    """Return what the reading by itself leads to: the tables, the profiles and the floor.

    Raises LookupError if the rule set has a gap there.
    """
    decision = _from_tables(situation, background)
    for profile in background.rules.profiles:
        if profile.is_for(background.person) and _fits(profile.rule, situation, background.rules):
            decision = _at_least(decision, profile.rule)
    return _at_least_the_floor(decision, situation, background.rules)


def looked_back(decision: Decision, situation: Situation, background: Background) -> Decision:
    """Return what can be done of a decision now, raised by what pain has done before."""
    if isinstance(decision.do, Action):
        decision = replace(decision, do=background.feasible(decision.do))
    for row in background.rules.raises:
        if row.at is situation.at or _is_pose_row_while_jogging(row, situation):
            decision = _raised(decision, row, situation, background)
    return replace(decision, is_overrulable=_is_overrulable(decision, situation, background.rules))


def _from_tables(situation: Situation, background: Background) -> Decision:
    standard = standard_row(situation, background.rules)
    if standard is None:
        raise LookupError(f"no rule for {situation}")
    own = first_match(background.own, situation, background.rules)
    if own is None or not _own_counts(own, standard):
        return _decision_by(standard)
    if own.do.strength < standard.do.strength:
        return _decision_by(own)
    # What the standard row asks for beside its result, as rest or no credit, no file takes away.
    also = (*own.also, *(word for word in standard.also if word not in own.also))
    return replace(_decision_by(own), also=also, credit=own.credit and standard.credit)


def standard_row(situation: Situation, rules: RuleSet) -> Rule | None:
    """Return the row of the standard table; None where the table has a gap.

    While jogging it is the stronger of the jog's own row and the rows for poses.
    """
    row = first_match(rules.rules, situation, rules)
    if situation.at is not RuleMoment.RUN:
        return row
    pose = first_match(rules.rules, replace(situation, at=RuleMoment.POSE), rules)
    if row is None or pose is None:
        return pose or row
    is_stronger = pose.id not in _NOT_WHILE_JOGGING and pose.do.strength > row.do.strength
    return pose if is_stronger else row


def _own_counts(own: Rule, standard: Rule) -> bool:
    if own.do.strength >= standard.do.strength:
        return True
    return own.do is Action.CONTINUE and standard.id in LOOSENABLE


def _decision_by(row: Rule) -> Decision:
    return Decision(
        do=row.do,
        rule=row.id,
        also=row.also,
        credit=row.credit,
        because=row.because,
        source=row.source,
    )


def _at_least_the_floor(decision: Decision, situation: Situation, rules: RuleSet) -> Decision:
    """Hold the hard limits whatever the tables say: 8 ends loading, 6 and sharp never go on."""
    level = situation.reading.level
    if level is not None and level >= END_LEVEL and situation.at is RuleMoment.BEFORE:
        return _no_milder_than(Gate.NO_SESSION, decision)
    at_work = situation.at in (RuleMoment.POSE, RuleMoment.RUN, RuleMoment.RECHECK)
    if level is None or not isinstance(decision.do, Action):
        return decision
    floor = Action.CONTINUE
    if level >= END_LEVEL:
        floor = Action.END_SESSION
    elif at_work and situation.at is not RuleMoment.RECHECK:
        is_benign = class_of(situation.reading, rules) is QualityClass.BENIGN
        if level >= STOP_LEVEL:
            floor = Action.STOP_POSE
        elif not is_benign:
            floor = Action.SWAP
    return _no_milder_than(floor, decision)


def _no_milder_than(floor: Result, decision: Decision) -> Decision:
    if floor.strength <= decision.do.strength:
        return decision
    return replace(decision, do=floor, rule=FLOOR, from_rule=decision.rule, credit=False, also=())


def _is_pose_row_while_jogging(row: Rule | Raise, situation: Situation) -> bool:
    return row.at is RuleMoment.POSE and situation.at is RuleMoment.RUN


def _fits(row: Rule, situation: Situation, rules: RuleSet) -> bool:
    """Tell whether a row for a condition holds; one for poses holds while jogging too."""
    if _is_pose_row_while_jogging(row, situation):
        situation = replace(situation, at=RuleMoment.POSE)
    return first_match((row,), situation, rules) is not None


def _at_least(decision: Decision, row: Rule | Raise) -> Decision:
    """Return the decision with what a row asks for beside it, and made stronger where it is."""
    also = (*decision.also, *(word for word in row.also if word not in decision.also))
    if row.do is None or row.do.strength <= decision.do.strength:
        return replace(decision, also=also)
    return replace(
        decision,
        do=row.do,
        rule=row.id,
        from_rule=decision.from_rule or decision.rule,
        also=also,
        because=row.because,
        source=row.source,
    )


def _raised(
    decision: Decision, row: Raise, situation: Situation, background: Background
) -> Decision:
    """Return the decision made stronger by a row that looks back, where it applies."""
    is_so = _applies(decision, row, situation, background)
    return _at_least(decision, row) if is_so else decision


def _applies(decision: Decision, row: Raise, situation: Situation, background: Background) -> bool:
    looks_back = row.second is not None or row.second_rule is not None
    if row.rising_weeks is not None or row.weeks is not None:
        return False  # Looked at by whoever knows the weeks, not by a single reading.
    if row.woke is not None and row.woke is not situation.woke:
        return False
    if row.condition is not None and row.condition not in background.person.conditions:
        return False
    if not looks_back:
        return row.woke is not None
    now = Past(decision.do, decision.rule, situation.target)
    is_one = row.woke is not None or counts_for(row, now, situation)
    return is_one and any(counts_for(row, past, situation) for past in background.earlier)


def counts_for(row: Raise, past: Past, situation: Situation) -> bool:
    """Tell whether a row that looks back counts a decision as one of its times."""
    if past.days_ago > (row.within_days or 0):
        return False
    if row.second_rule is not None:
        # A night that pain broke counts even where a stronger row spoke for its morning.
        return past.rule == row.second_rule or (row.woke is True and past.woke)
    if row.second is None or not isinstance(past.do, Action):
        return False
    is_same = not row.same_target or past.target == situation.target
    return is_same and past.do.strength >= row.second.strength


def _is_overrulable(decision: Decision, situation: Situation, rules: RuleSet) -> bool:
    """Keep-the-plan is offered for ease and swap after a benign reading, never for a stop."""
    is_mild = decision.do in (Action.EASE, Action.SWAP)
    return is_mild and class_of(situation.reading, rules) is QualityClass.BENIGN
