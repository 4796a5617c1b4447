"""What every answer may change of the rest of a session, and what it has to leave as it is."""

from collections.abc import Iterable, Iterator
from math import ceil

from rehab_app.engine.inputs import Skip
from rehab_app.engine.session import is_legal
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.ladder import Dose, Hold, Reps, WalkJog, amount_of, series_of
from rehab_app.model.pain import Action, Gate, Moment, Quality
from rehab_app.model.person import Side
from rehab_app.model.plan import (
    ExerciseStopped,
    ExerciseSwapped,
    Plan,
    RecheckAdded,
    RunningHoldShortened,
    Segment,
    SegmentKind,
    SessionEnded,
)
from rehab_app.model.routine import Kind
from tests.helpers.moves import Move, openings, played

NERVE = frozenset({Quality.NUMB, Quality.TINGLING, Quality.BURNING, Quality.ELECTRIC})
_STOPS = (Action.STOP_POSE, Action.SKIP_TARGET)
_Felt = tuple[str, Side, Dose | None, int]


def answers(*actions: Action) -> Iterator[Move]:
    """Yield answers that changed the rest of an exercise by one of these actions."""
    found = [move for move in played() if move.changes_pose(*actions)]
    assert len(found) > 20, "too few to say anything"
    yield from found


def gates(*wanted: Gate) -> Iterator[Move]:
    """Yield answers before a session that led to one of these gates."""
    found = [move for move in openings() if move.gate in wanted]
    assert len(found) > 5, "too few to say anything"
    yield from found


def felt(works: Iterable[Segment], without: str = "") -> list[_Felt]:
    """Return the work of all exercises but one, as far as it is felt."""
    return [(w.exercise, w.side, w.dose, w.seconds) for w in works if w.exercise != without]


def count(works: Iterable[Segment]) -> int:
    """Return how many sets there are; the two sides of a set are one."""
    return len({(w.key.step, w.key.round, w.key.set) for w in works if w.key})


def exercise_of(move: Move) -> str:
    assert move.entry.work is not None
    return move.entry.work.exercise


def of(works: Plan, exercise: str) -> Plan:
    return tuple(work for work in works if work.exercise == exercise)


def ends_with_question(state: SessionState) -> bool:
    return bool(state.plan) and state.plan[-1].moment is Moment.END


# -- what is compared


def test_a_rise_is_the_reading_less_the_one_before_the_session_or_the_usual_pain() -> None:
    for move in played():
        if not move.is_answer:
            continue
        entry, level = move.entry, move.entry.decided_on.level
        before = move.before.before
        from_ = move.facts.base if entry.moment is Moment.BEFORE or before is None else before
        assert entry.rise == (0 if level is None or from_ is None else level - from_)


def test_the_highest_reading_of_a_side_is_decided_on() -> None:
    for move in played():
        if move.is_answer and move.entry.reading.is_answer:
            assert (move.entry.decided_on.level or 0) >= (move.entry.reading.level or 0)


# -- ease


def test_an_ease_touches_no_other_exercise_and_loses_no_set() -> None:
    for move in answers(Action.EASE):
        name = exercise_of(move)
        assert felt(move.new, name) == felt(move.old, name)
        keys = {work.key for work in of(move.new, name)}
        assert {work.key for work in of(move.old, name)} <= keys


def test_the_first_ease_makes_every_set_to_come_lower_if_there_is_a_lower_notch() -> None:
    for move in answers(Action.EASE):
        name = exercise_of(move)
        group = move.facts.exercise(name).group
        for old, new in zip(of(move.old, name), of(move.new, name), strict=False):
            if not isinstance(old.dose, Hold | Reps) or new.dose is None:
                continue
            notches = series_of(old.dose, group)
            is_lower = amount_of(new.dose) < amount_of(old.dose)
            assert is_lower or not [n for n in notches if n < amount_of(old.dose)]


def test_an_ease_never_comes_twice() -> None:
    for move in played():
        is_ease = move.is_answer and move.entry.decision.do is Action.EASE
        if is_ease and exercise_of(move) in move.before.eased:
            assert felt(move.new) == felt(move.old)


def test_running_work_is_shortened_by_at_least_half_of_what_remained() -> None:
    for move in answers(Action.EASE):
        for change in move.entry.changes:
            if isinstance(change, RunningHoldShortened):
                spent_s = ceil(move.after.spent_s)
                assert 2 * (change.to_s - spent_s) <= change.from_s - move.after.spent_s


def test_what_an_ease_takes_off_a_jog_is_walked() -> None:
    for move in answers(Action.EASE):
        name = exercise_of(move)
        now = move.before.segment
        before, after = of(move.old, name), of(move.new, name)
        kinds = {work.kind for work in before} | ({now.kind} if now else set())
        if SegmentKind.JOG not in kinds or now is None or not now.is_work:
            continue
        here = move.after.plan[move.before.index]
        left_s = sum(work.seconds for work in (here, *after))
        assert left_s == sum(work.seconds for work in (now, *before))
        jogged_s = sum(work.seconds for work in after if work.kind is SegmentKind.JOG)
        assert 2 * jogged_s <= sum(w.seconds for w in before if w.kind is SegmentKind.JOG)


# -- swap


def test_a_swap_touches_no_other_exercise_and_keeps_sets_and_sides() -> None:
    for move in answers(Action.SWAP):
        name = exercise_of(move)
        assert not of(move.new, name)
        swapped = next((c for c in move.entry.changes if isinstance(c, ExerciseSwapped)), None)
        if swapped is None:
            continue
        old_keys = {work.key for work in move.old if work.exercise != name}
        mine = [work for work in move.new if work.exercise == swapped.to]
        new = [work for work in mine if work.key not in old_keys]
        assert swapped.sets == count(new) >= count(of(move.old, name))
        old_sides = {work.side for work in of(move.old, name)}
        if Side.BOTH not in old_sides | {work.side for work in new}:
            assert {work.side for work in new} >= old_sides
        kept = [work for work in move.new if work.key in old_keys]
        assert felt(kept) == felt(move.old, name)


def test_nothing_is_swapped_into_what_pain_has_stopped_or_swapped() -> None:
    for move in answers(Action.SWAP):
        done = [entry for entry in move.before.answers if not entry.is_overruled and entry.work]
        gone = {e.work.exercise for e in done if e.work and e.decision.do is Action.SWAP}
        targets = {e.work.target for e in done if e.work and e.decision.do is Action.SKIP_TARGET}
        for change in move.entry.changes:
            if isinstance(change, ExerciseSwapped):
                assert change.to not in gone
                assert move.facts.exercise(change.to).target not in targets


# -- stop


def test_a_stop_leaves_out_that_exercise_or_target_and_nothing_else() -> None:
    for move in answers(Action.STOP_POSE, Action.SKIP_TARGET):
        work = move.entry.work
        assert work is not None
        kept = []
        for other in move.old:
            targets = (other.target, move.facts.exercise(other.exercise).target)
            is_target = move.entry.decision.do is Action.SKIP_TARGET and work.target in targets
            if other.exercise != work.exercise and not is_target:
                kept.append(other)
        assert felt(move.new) == felt(kept)


def test_after_a_stop_it_is_asked_again_after_a_minute_or_two_for_a_nerve() -> None:
    for move in answers(Action.STOP_POSE, Action.SKIP_TARGET):
        rest, recheck = move.after.plan[move.before.index + 1 :][:2]
        is_nerve = move.entry.reading.quality in NERVE
        assert (rest.kind, rest.seconds) == (SegmentKind.REST, 120 if is_nerve else 60)
        assert recheck.moment is Moment.RECHECK
        if move.after.phase is Phase.RUNNING:
            assert not is_legal(move.after, Skip(), move.after.seen_at, move.facts)


def test_asked_again_it_goes_on_only_if_pain_has_dropped_since_the_stop_and_is_below_6() -> None:
    count = 0
    for move in played():
        level = move.entry.reading.level if move.is_answer else None
        if level is None or move.entry.moment is not Moment.RECHECK or move.facts.routine.rules:
            continue
        stops = [each for each in move.before.answers if each.decision.do in _STOPS]
        stopped_at = stops[-1].decided_on.level if stops else None
        if stopped_at is None or move.entry.reading.quality in NERVE:
            continue
        has_settled = level < 3 or (level < 6 and level < stopped_at)
        assert (move.entry.decision.do is Action.CONTINUE) == has_settled
        count += has_settled and level >= 3
    assert count > 20


def test_a_stop_says_how_many_sets_are_left_out() -> None:
    for move in answers(*Action):
        for change in move.entry.changes:
            if isinstance(change, SessionEnded):
                assert change.sets == count(move.old)
            if isinstance(change, ExerciseStopped):
                old, new = of(move.old, change.exercise), of(move.new, change.exercise)
                assert change.sets == count(old) - count(new) > 0
            if isinstance(change, RecheckAdded):
                assert change.exercise == exercise_of(move)


def test_pain_of_8_ends_the_session_and_only_stops_leave_nothing() -> None:
    for move in played():
        if not move.is_answer or move.entry.work is None:
            continue
        if (move.entry.reading.level or 0) >= 8:
            assert move.after.phase is Phase.ENDED
        if move.entry.decision.do is Action.END_SESSION:
            assert move.after.phase is Phase.ENDED
            assert move.after.ended == "stopped"


def test_every_change_keeps_the_question_at_the_end() -> None:
    for move in (*played(), *openings()):
        if move.is_answer and move.after.phase is not Phase.ENDED:
            assert ends_with_question(move.after) == ends_with_question(move.before)


# -- gates


def test_a_planned_session_is_as_it_was_planned() -> None:
    for move in gates(Gate.PLANNED, Gate.PLANNED_NO_PROGRESS):
        assert move.after.plan == move.before.plan


def test_an_eased_session_has_one_set_less_and_nothing_is_more() -> None:
    for move in gates(Gate.EASED):
        if move.after.phase is Phase.ENDED:
            continue
        assert sum(w.seconds for w in move.new) <= sum(w.seconds for w in move.old)
        for step in {work.key.step for work in move.new if work.key}:
            old = [work for work in move.old if work.key and work.key.step == step]
            new = [work for work in move.new if work.key and work.key.step == step]
            rounds = len({work.key.round for work in old if work.key})
            assert count(new) == max(rounds, count(old) - rounds)


def test_in_an_eased_session_what_has_an_easier_variant_is_done_as_the_nearest_one() -> None:
    for move in gates(Gate.EASED):
        for old, new in zip(*(by_set(works) for works in (move.old, move.new)), strict=True):
            assert old.key is not None
            variants = move.facts.variants_of(old.exercise, move.facts.steps[old.key.step])
            has_variant = variants and not move.facts.exercise(old.exercise).is_relief
            assert new.exercise == (variants[0] if has_variant else old.exercise)


def by_set(works: Plan) -> list[Segment]:
    """Return the first work of the first set of each step and round, jogs left out."""
    first: dict[tuple[int, int], Segment] = {}
    for work in works:
        if work.key is not None and not isinstance(work.dose, WalkJog):
            first.setdefault((work.key.step, work.key.round), work)
    return list(first.values())


def test_gentle_days_are_for_gentle_routines_only() -> None:
    for move in gates(Gate.GENTLE_ONLY):
        is_gentle = move.facts.routine.kind is Kind.GENTLE
        assert (move.after.phase is not Phase.ENDED) <= is_gentle
        if is_gentle and move.entry.reading.quality not in NERVE:
            assert felt(move.new) == felt(move.old)


def test_an_irritated_nerve_waits_two_minutes_and_is_asked_again_before_anything_moves() -> None:
    for move in gates(Gate.GENTLE_ONLY):
        if move.entry.reading.quality in NERVE and move.after.phase is not Phase.ENDED:
            wait, recheck = move.after.plan[1:3]
            assert (wait.kind, wait.seconds) == (SegmentKind.REST, 120)
            assert recheck.moment is Moment.RECHECK
            for work in move.new:
                assert not move.facts.exercise(work.exercise).tags & move.facts.nerve_avoid_tags


def test_a_day_of_relief_leaves_ice_heat_and_rest_only() -> None:
    for move in gates(Gate.RELIEF_ONLY):
        relief = [w for w in move.old if move.facts.exercise(w.exercise).is_relief]
        assert felt(move.new) == felt(relief)


def test_without_a_session_nothing_is_played() -> None:
    for move in gates(Gate.NO_SESSION):
        assert move.after.phase is Phase.ENDED
