"""Compares the work of a plan before and after an answer, or before and after its gate."""

from collections.abc import Iterable, Iterator, Mapping

from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.properties import Breach, Property
from rehab_app.engine.proving.sides import lost_sides, swapped_sides
from rehab_app.engine.proving.steps import MILD, Ghosts
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.ladder import Dose, Hold, Reps, amount_of
from rehab_app.model.pain import Action, Moment
from rehab_app.model.plan import Plan, SegmentKind

_RECHECK_S, _NERVE_RECHECK_S = 60, 120


def ahead_of(state: SessionState) -> Plan:
    """Return what is still to come of a session."""
    return () if state.phase is Phase.ENDED else state.plan[state.index :]


def haunting(ahead: Plan, ghosts: Ghosts) -> Iterator[Breach]:
    """Look for poses that come back though they hurt at that dose."""
    for work in ahead if ghosts else ():
        for exercise, dose in ghosts:
            is_same = work.is_work and work.exercise == exercise
            if is_same and _is_as_much(work.dose, dose):
                yield Breach(Property.NOT_AGAIN, f"{exercise} comes back at that dose or more")


def stopped_work(ahead: Plan, changed: SessionState, facts: Facts) -> Iterator[Breach]:
    """Look for exercises, and for targets left out, that pain has stopped and are still to do."""
    works = (work for work in ahead if work.is_work)
    for work in works if changed.stopped else ():
        names = {work.exercise, work.target, facts.exercise(work.exercise).target}
        if not changed.stopped.isdisjoint(names):
            yield Breach(
                Property.NOT_AGAIN, f"{work.exercise} is done again though pain stopped it"
            )


def longer_sets(before: Plan, after: Plan) -> Iterator[Breach]:
    """Look for sets that take longer, or ask for more of the same kind, than they did before."""
    earlier = _sets_of(before)
    for key, (seconds, amounts) in _sets_of(after).items():
        before_s, before_amounts = earlier.get(key, (0, {}))
        if seconds > before_s:
            why = f"a set takes {seconds} s, more than the {before_s} planned"
            yield Breach(Property.WITHIN_PRESCRIPTION, why)
        for kind, amount in amounts.items():
            if amount > before_amounts.get(kind, amount):
                yield Breach(Property.WITHIN_PRESCRIPTION, "a set asks for more than it did")


def is_rechecked(ahead: Plan, *, is_nerve: bool) -> bool:
    """Tell whether a plan goes on with a rest and a second question (evidence 1.3: R3, E3)."""
    rest_s = sum(each.seconds for each in ahead[:1] if each.kind is SegmentKind.REST)
    asks = any(each.moment is Moment.RECHECK for each in ahead[1:2])
    return asks and rest_s >= (_NERVE_RECHECK_S if is_nerve else _RECHECK_S)


def changed_sides(state: SessionState, ahead: Plan, do: Action) -> Iterator[str]:
    """Yield in words which sides an answer has lost though it stops nothing."""
    if do in MILD:
        return lost_sides(ahead_of(state), ahead)
    if do is Action.SWAP:
        running = state.segment.key if state.segment and state.segment.is_work else None
        before = tuple(each for each in ahead_of(state) if running is None or each.key != running)
        after = tuple(each for each in ahead if running is None or each.key != running)
        return swapped_sides(before, after)
    return iter(())


def counts_as_missing(before: SessionState, after: SessionState) -> bool:
    """Tell whether a question has become one that nobody answered, and nothing else."""
    entry = after.answers[-1] if after.answers else None
    return (
        entry is not None
        and len(after.answers) == len(before.answers) + 1
        and not entry.reading.is_answer
        and not entry.changes
        and after.missing == before.missing + 1
        and after.stopped == before.stopped
        and after.eased == before.eased
    )


def sides_breached(whys: Iterable[str]) -> Iterator[Breach]:
    """Return breaches of what is said of sides in words."""
    return (Breach(Property.SIDES, why) for why in whys)


def _is_as_much(dose: Dose | None, as_: Dose) -> bool:
    """Tell whether a dose is at least another; doses of different kinds always are."""
    if type(dose) is not type(as_) or not isinstance(dose, Hold | Reps):
        return True
    return amount_of(dose) >= amount_of(as_)


def _sets_of(plan: Plan) -> Mapping[tuple[int, int, int], tuple[int, dict[type, int]]]:
    """Return of each set (step, round, set) the seconds of both sides, and the most of a kind."""
    sets: dict[tuple[int, int, int], tuple[int, dict[type, int]]] = {}
    for work in plan:
        if work.is_work and work.key is not None:
            key = (work.key.step, work.key.round, work.key.set)
            seconds, amounts = sets.get(key, (0, {}))
            if isinstance(work.dose, Hold | Reps):
                kind, amount = type(work.dose), amount_of(work.dose)
                amounts = {**amounts, kind: max(amount, amounts.get(kind, 0))}
            sets[key] = (seconds + work.seconds, amounts)
    return sets
