"""What a session says about the next one: an outcome for each exercise, and the person's base."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from rehab_app.engine.facts import Facts
from rehab_app.engine.state import Answered, SessionState
from rehab_app.model.pain import Action, Gate, Moment, Outcome
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


def outcomes(state: SessionState, facts: Facts) -> tuple[NextTime, ...]:
    """Return the outcome of a session for every exercise that was prescribed, in order.

    Readings count for all exercises with the same first target (evidence 1.3, "Combining").

    The strongest of what the session and the end reading say wins. An exercise that was
    not done, or was asked about in vain, does not progress.
    """
    names = tuple(dict.fromkeys(step.exercise for step in facts.steps))
    end = _end_reading(state.answers)
    stopped_by = _session_stop(state.answers)
    return tuple(_outcome_of(name, state, facts, end, stopped_by) for name in names)


def baseline(mornings: Sequence[int], befores: Sequence[int]) -> float | None:
    """Return the usual level: the median of the last seven mornings, newest first.

    Until three mornings exist the readings before sessions stand in; without any, None
    (evidence 1.2, `base`).
    """
    known = mornings if len(mornings) >= LEAST_MORNINGS else befores
    return float(median(known[:BASE_READINGS])) if known else None


def _outcome_of(
    name: str,
    state: SessionState,
    facts: Facts,
    end: Answered | None,
    stopped_by: Answered | None,
) -> NextTime:
    says = [_in_session(name, state, facts, stopped_by)]
    if end is not None and isinstance(outcome := end.decision.do, Outcome):
        also = end.decision.also
        says.append(NextTime(exercise=name, outcome=outcome, rule=end.decision.rule, also=also))
    strongest = max(says, key=lambda said: said.outcome.strength)
    if strongest.outcome is Outcome.PROGRESS and len(says) > 1:
        strongest = says[1]
    every = tuple(dict.fromkeys(word for said in says for word in said.also))
    return NextTime(exercise=name, outcome=strongest.outcome, rule=strongest.rule, also=every)


def _in_session(
    name: str, state: SessionState, facts: Facts, stopped_by: Answered | None
) -> NextTime:
    entries = [
        entry
        for entry in state.answers
        if entry.work is not None and entry.work.target == facts.exercise(name).target
    ]
    if stopped_by is not None:
        return _said(name, stopped_by, facts)
    if entries:
        worst = max(entries, key=_weight)
        said = _said(name, worst, facts)
        if said.outcome is not Outcome.PROGRESS:
            return said
        if any(not entry.reading.is_answer for entry in entries):
            return NextTime(exercise=name, outcome=Outcome.HOLD, rule="E5")
        if any(not entry.decision.credit for entry in entries):
            without = next(entry for entry in entries if not entry.decision.credit)
            return NextTime(exercise=name, outcome=Outcome.HOLD, rule=without.decision.rule)
    return _without_pain(name, state, facts)


def _weight(entry: Answered) -> tuple[int, int, bool]:
    do = entry.decision.do
    strength = do.strength if isinstance(do, Action) else 0
    return (strength, entry.decided_on.level or 0, not entry.decision.credit)


def _said(name: str, entry: Answered, facts: Facts) -> NextTime:
    row = _combination(entry, facts.rules.combining)
    # A row may ask for more than its action does: J3 swaps, and the next run is a step easier.
    asked_for = (outcome for outcome in Outcome if outcome.value in entry.decision.also)
    outcome = max((row.do, *asked_for), key=lambda said: said.strength)
    rule = entry.decision.rule if outcome is not Outcome.PROGRESS else row.id
    also = tuple(word for word in entry.decision.also if word not in set(Outcome))
    return NextTime(exercise=name, outcome=outcome, rule=rule, also=(*also, *row.also))


def _combination(entry: Answered, rows: Iterable[Combination]) -> Combination:
    """Return the row for an action; an overruled one counts as what was asked for."""
    level = entry.decided_on.level or 0
    for row in rows:
        if row.session is entry.decision.do and (row.pain is None or level in row.pain):
            return row
    raise LookupError(f"no combining row for {entry.decision.do} at {level}")


def _without_pain(name: str, state: SessionState, facts: Facts) -> NextTime:
    """Return the outcome of an exercise that pain did not change."""
    if state.gate is not None and state.gate is not Gate.PLANNED:
        rule = next(e.decision.rule for e in state.answers if e.moment is Moment.BEFORE)
        return NextTime(exercise=name, outcome=Outcome.HOLD, rule=rule)
    if not _is_done(name, state, facts):
        return NextTime(exercise=name, outcome=Outcome.HOLD, rule=NOT_DONE)
    if state.before is None and facts.base is None:
        return NextTime(exercise=name, outcome=Outcome.HOLD, rule=NOT_ASKED)
    asks = any(work.segment.ask for work in state.works if work.segment.prescribed == name)
    if asks and not _was_asked(name, state):
        return NextTime(exercise=name, outcome=Outcome.HOLD, rule=NOT_ASKED)
    row = next(row for row in facts.rules.combining if row.do is Outcome.PROGRESS)
    return NextTime(exercise=name, outcome=Outcome.PROGRESS, rule=row.id)


def _was_asked(name: str, state: SessionState) -> bool:
    abouts = (entry.work for entry in state.answers if entry.work is not None)
    return any(work.prescribed == name for work in abouts)


def _is_done(name: str, state: SessionState, facts: Facts) -> bool:
    """Tell whether enough of what was planned was done to its end (80 %)."""
    planned = {
        segment.key for segment in state.plan if segment.is_work and segment.prescribed == name
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
