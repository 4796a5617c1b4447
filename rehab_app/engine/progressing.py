"""What a session says about the next one: an outcome for each step and side, and the usual pain."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from rehab_app.engine.facts import Facts
from rehab_app.engine.planning import sides_of
from rehab_app.engine.rules import class_of
from rehab_app.engine.state import Answered, SessionState
from rehab_app.model.digest import StepOutcome
from rehab_app.model.pain import GATED, Action, Gate, Moment, Outcome, QualityClass
from rehab_app.model.person import Side
from rehab_app.model.plan import ExerciseSwapped
from rehab_app.model.rule import Combination

NOT_DONE = "not-done"
NOT_ASKED = "not-asked"
BASE_READINGS = 7
LEAST_MORNINGS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NextTime:
    """What happens to an exercise's dose next time, and the row that says so.

    PROGRESS means that this session was eligible; two in a row move the step a rung up.
    """

    exercise: str
    outcome: Outcome
    rule: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    outcome: Outcome
    rule: str
    also: tuple[str, ...] = ()
    entry: Answered | None = None


def outcomes(state: SessionState, facts: Facts) -> tuple[NextTime, ...]:
    """Return the outcome of a session for every exercise that was prescribed, in order.

    The strongest of its sides and steps is named.
    """
    by_name: dict[str, list[StepOutcome]] = {}
    for each in step_outcomes(state, facts):
        by_name.setdefault(each.exercise, []).append(each)
    return tuple(_of_exercise(name, said) for name, said in by_name.items())


def step_outcomes(state: SessionState, facts: Facts) -> tuple[StepOutcome, ...]:
    """Return the outcome of a session for every step and side that was prescribed, in order.

    Readings count for all steps with the same first target, on their own side where they are
    one-sided (evidence 1.3, "Combining"). The strongest of what the session and the end reading say
    wins. What was not done, or was asked about in vain, does not progress.
    """
    end = _end_reading(state.answers)
    stopped_by = _session_stop(state.answers)
    return tuple(
        _outcome_of(name, nth, side, state, facts, end, stopped_by)
        for name, nth, side in steps_and_sides(facts)
    )


def steps_and_sides(facts: Facts) -> Iterator[tuple[str, int, Side]]:
    """Yield every step's exercise, how often it was named before, and each of its sides."""
    named: Counter[str] = Counter()
    for step in facts.steps:
        nth = named[step.exercise]
        named[step.exercise] += 1
        for side in sides_of(step, facts.exercise(step.exercise), facts.person.sore_side):
            yield step.exercise, nth, side


def baseline(mornings: Sequence[int], befores: Sequence[int]) -> float | None:
    """Return the usual level: the median of the last seven mornings, newest first.

    Until three mornings exist the readings before sessions stand in; without any, None
    (evidence 1.2, `base`).
    """
    known = mornings if len(mornings) >= LEAST_MORNINGS else befores
    return float(median(known[:BASE_READINGS])) if known else None


def _of_exercise(name: str, said: Sequence[StepOutcome]) -> NextTime:
    strongest = max(said, key=_strength)
    every = tuple(dict.fromkeys(word for each in said for word in each.also))
    return NextTime(exercise=name, outcome=strongest.outcome, rule=strongest.rule, also=every)


def _strength(said: StepOutcome) -> tuple[int, int]:
    level = said.reading.level if said.reading is not None else None
    return (said.outcome.strength, level or 0)


def _outcome_of(
    name: str,
    nth: int,
    side: Side,
    state: SessionState,
    facts: Facts,
    end: Answered | None,
    stopped_by: Answered | None,
) -> StepOutcome:
    says = [_in_session(name, side, state, facts, stopped_by)]
    if end is not None and isinstance(outcome := end.decision.do, Outcome):
        also = end.decision.also
        says.append(_Said(outcome=outcome, rule=end.decision.rule, also=also, entry=end))
    strongest = max(says, key=lambda said: said.outcome.strength)
    if strongest.outcome is Outcome.PROGRESS and len(says) > 1:
        strongest = says[1]
    entry = strongest.entry
    return StepOutcome(
        exercise=name,
        nth=nth,
        side=side,
        outcome=strongest.outcome,
        rule=strongest.rule,
        also=tuple(dict.fromkeys(word for said in says for word in said.also)),
        reading=None if entry is None else entry.decided_on,
        moment=None if entry is None else entry.moment,
        is_stop=entry is not None and _is_stop(entry, facts),
        variant=_variant_of(name, state),
    )


def _is_stop(entry: Answered, facts: Facts) -> bool:
    do = entry.decision.do
    is_benign = class_of(entry.decided_on, facts.rules) is QualityClass.BENIGN
    stops = isinstance(do, Action) and do.strength >= Action.STOP_POSE.strength
    return stops or not is_benign


def _in_session(
    name: str, side: Side, state: SessionState, facts: Facts, stopped_by: Answered | None
) -> _Said:
    target = facts.exercise(name).target
    entries = [entry for entry in state.answers if _is_about(entry, target, side)]
    if stopped_by is not None:
        return _said(stopped_by, facts)
    if entries:
        worst = max(entries, key=_weight)
        said = _said(worst, facts)
        if said.outcome is not Outcome.PROGRESS:
            return said
        if any(not entry.reading.is_answer for entry in entries):
            return _Said(outcome=Outcome.HOLD, rule="E5")
        if any(not entry.decision.credit for entry in entries):
            without = next(entry for entry in entries if not entry.decision.credit)
            return _Said(outcome=Outcome.HOLD, rule=without.decision.rule, entry=without)
    return _without_pain(name, side, state, facts)


def _is_about(entry: Answered, target: str, side: Side) -> bool:
    work = entry.work
    if work is None or work.target != target:
        return False
    return work.side in (side, Side.BOTH) or side is Side.BOTH


def _weight(entry: Answered) -> tuple[int, int, bool]:
    do = entry.decision.do
    strength = do.strength if isinstance(do, Action) else 0
    return (strength, entry.decided_on.level or 0, not entry.decision.credit)


def _said(entry: Answered, facts: Facts) -> _Said:
    row = _combination(entry, facts.rules.combining)
    # A row may ask for more than its action does: J3 swaps, and the next run is a step easier.
    asked_for = (outcome for outcome in Outcome if outcome.value in entry.decision.also)
    outcome = max((row.do, *asked_for), key=lambda said: said.strength)
    rule = entry.decision.rule if outcome is not Outcome.PROGRESS else row.id
    also = tuple(word for word in entry.decision.also if word not in set(Outcome))
    return _Said(outcome=outcome, rule=rule, also=(*also, *row.also), entry=entry)


def _combination(entry: Answered, rows: Iterable[Combination]) -> Combination:
    """Return the row for an action; an overruled one counts as what was asked for."""
    level = entry.decided_on.level or 0
    for row in rows:
        if row.session is entry.decision.do and (row.pain is None or level in row.pain):
            return row
    raise LookupError(f"no combining row for {entry.decision.do} at {level}")


def _variant_of(name: str, state: SessionState) -> str | None:
    """Return the easier variant that an exercise was swapped for last, where it stayed so."""
    to: str | None = None
    for entry in state.answers:
        if entry.work is None or entry.work.prescribed != name or entry.is_overruled:
            continue
        for change in entry.changes:
            if isinstance(change, ExerciseSwapped):
                to = change.to
    return to


def _without_pain(name: str, side: Side, state: SessionState, facts: Facts) -> _Said:
    """Return the outcome of a step that pain did not change."""
    if state.gate is not None and state.gate is not Gate.PLANNED:
        gated = (entry for entry in state.answers if entry.moment in GATED)
        before = max(gated, key=lambda entry: entry.decision.do.strength)
        return _Said(outcome=Outcome.HOLD, rule=before.decision.rule, entry=before)
    if not _is_done(name, side, state, facts):
        return _Said(outcome=Outcome.HOLD, rule=NOT_DONE)
    if state.before is None and facts.base is None:
        return _Said(outcome=Outcome.HOLD, rule=NOT_ASKED)
    asks = any(
        work.segment.ask
        for work in state.works
        if work.segment.prescribed == name and work.segment.side is side
    )
    if asks and not _was_asked(name, side, state):
        return _Said(outcome=Outcome.HOLD, rule=NOT_ASKED)
    row = next(row for row in facts.rules.combining if row.do is Outcome.PROGRESS)
    return _Said(outcome=Outcome.PROGRESS, rule=row.id)


def _was_asked(name: str, side: Side, state: SessionState) -> bool:
    abouts = (entry.work for entry in state.answers if entry.work is not None)
    return any(work.prescribed == name and work.side is side for work in abouts)


def _is_done(name: str, side: Side, state: SessionState, facts: Facts) -> bool:
    """Tell whether enough of what was planned was done to its end (80 %)."""
    planned = {
        segment.key
        for segment in state.plan
        if segment.is_work and segment.prescribed == name and segment.side is side
    }
    done = {
        work.segment.key
        for work in state.works
        if work.is_whole and work.segment.prescribed == name
    }
    share = 100 * len(done & planned) / len(planned) if planned else 0
    return share >= facts.rules.progress_done_percent


def _end_reading(answers: Iterable[Answered]) -> Answered | None:
    return next((entry for entry in answers if entry.moment is Moment.END), None)


def _session_stop(answers: Iterable[Answered]) -> Answered | None:
    stops = (entry for entry in answers if entry.decision.do is Action.END_SESSION)
    return next(stops, None)
