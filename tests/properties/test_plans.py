"""What holds for every ladder and every plan, of shipped routines and of random ones."""

from collections.abc import Iterator
from itertools import groupby, pairwise, product
from random import Random

import pytest

from rehab_app.engine.facts import Facts
from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.planning import make_plan
from rehab_app.model.exercise import Sided
from rehab_app.model.ladder import Dose, Hold, Reps, WalkJog, amount_of, eased, series_of
from rehab_app.model.pain import Moment
from rehab_app.model.person import Side, Verdict
from rehab_app.model.plan import Plan, Segment, SegmentKind, SetKey
from rehab_app.model.routine import AskKind, AskPoint, Sides, Step
from tests.helpers.moves import OWN
from tests.helpers.scripts import FACTS
from tests.helpers.wild import wild_facts

ALL = {**FACTS, **OWN, **{f"wild {seed}": wild_facts(Random(seed)) for seed in range(150)}}
GROUPS = ("2.1", "2.7", "2.8", "2.9")
DOSES: tuple[Dose, ...] = (
    *(Hold(seconds) for seconds in range(1, 400)),
    *(Reps(count) for count in range(1, 20)),
)


def every_step() -> Iterator[tuple[Facts, Step]]:
    for facts in ALL.values():
        for step in facts.steps:
            yield facts, step


def sets_of(plan: Plan) -> Iterator[tuple[SetKey, Plan]]:
    """Yield the segments of each set, from getting ready to the rest after it."""
    for key, group in groupby(plan, key=lambda segment: segment.key):
        if key is not None:
            yield key, tuple(group)


def works_of(segments: Plan) -> Plan:
    return tuple(segment for segment in segments if segment.is_work)


def seconds_asked(point: AskPoint, whole_s: int) -> tuple[int, ...]:
    """Return when a point of a routine asks beside a set of so many seconds."""
    return {
        AskKind.AFTER: (),
        AskKind.HALFWAY: (whole_s // 2,),
        AskKind.AT: (point.seconds,),
        AskKind.EVERY: tuple(range(point.seconds, whole_s, point.seconds or 1)),
    }[point.kind]


# -- ladders


@pytest.mark.parametrize("group", GROUPS)
def test_an_ease_is_the_highest_notch_not_above_half_else_the_lowest_one(group: str) -> None:
    for dose in DOSES:
        lower = eased(dose, group)
        notches = series_of(dose, group)
        below = [notch for notch in notches if notch < amount_of(dose)]
        if not below:
            assert lower is None
            continue
        assert lower is not None
        left = amount_of(lower)
        assert left in below
        assert left == below[0] or 2 * left <= amount_of(dose)
        assert all(2 * notch > amount_of(dose) for notch in below if notch > left)


def test_a_ladder_climbs_from_the_least_to_the_most_that_is_prescribed() -> None:
    for facts, step in every_step():
        span = step.hold or step.reps
        if step.ladder or span is None:
            continue
        ladder = ladder_of(step, facts)
        rungs = [rung for rung in ladder.rungs if rung.exercise == step.exercise]
        if step.harder == step.exercise:
            continue
        heights = [(amount_of(rung.dose), rung.sets) for rung in rungs]
        assert all(low < high for low, high in pairwise(heights)), heights
        sets = step.sets
        assert heights[-1] == (span.most, sets.most if sets else 1)
        assert (span.least, sets.least if sets else 1) in heights
        assert 2 * heights[0][0] <= span.least or heights[0][0] == span.least


def test_a_ladder_starts_where_the_file_says_else_at_the_least_prescribed() -> None:
    for facts, step in every_step():
        ladder = ladder_of(step, facts)
        index, rung = ladder.at(None)
        span = step.hold or step.reps
        if step.start is not None:
            assert index == min(step.start, len(ladder.rungs)) - 1
        elif span is not None and not step.ladder:
            assert (rung.exercise, amount_of(rung.dose)) == (step.exercise, span.least)


def test_no_rung_is_beyond_the_ends_of_its_ladder() -> None:
    for facts, step in every_step():
        ladder = ladder_of(step, facts)
        for number in range(-2, len(ladder.rungs) + 3):
            index, rung = ladder.at(number)
            assert index == max(0, min(number, len(ladder.rungs) - 1))
            assert rung == ladder.rungs[index]


# -- plans


def test_every_set_of_every_round_is_planned_once_a_side() -> None:
    for facts in ALL.values():
        planned = [key for key, _ in sets_of(make_plan(facts))]
        expected: set[tuple[int, int, int]] = set()
        for _, block, steps in facts.routine.numbered():
            for number, step in steps:
                _, rung = ladder_of(step, facts).at(None)
                is_avoided = facts.verdict_of(rung.exercise) is Verdict.AVOID
                if not is_avoided or facts.variants_of(rung.exercise, step):
                    expected.update(product((number,), range(block.rounds), range(rung.sets)))
        assert {(key.step, key.round, key.set) for key in planned} == expected
        assert len(planned) == len(set(planned))


def test_the_sides_are_those_of_the_file_else_of_the_exercise() -> None:
    for facts in ALL.values():
        left_and_right = [Side.LEFT, Side.RIGHT]
        sore = facts.person.sore_side
        one_sore = sore if sore in left_and_right else None
        for key, group in groupby(
            make_plan(facts), key=lambda s: s.key and (s.key.step, s.key.set)
        ):
            if key is None:
                continue
            step = facts.steps[key[0]]
            sides = list(dict.fromkeys(work.side for work in group if work.is_work))
            nature = facts.exercise(step.exercise).sided
            if one_sore and (step.sides is Sides.SORE or (not step.sides and nature is Sided.SORE)):
                assert sides == [one_sore]
            elif step.sides in (Sides.LEFT, Sides.RIGHT, Sides.BOTH):
                assert [side.value for side in sides] == [step.sides.value]
            elif step.sides is None and nature is Sided.BOTH:
                assert sides == [Side.BOTH]
            else:
                assert sorted(sides) == left_and_right
                if step.sides is Sides.SORE_FIRST and one_sore:
                    assert sides[0] is one_sore


def test_nothing_is_planned_that_a_condition_avoids() -> None:
    for facts in ALL.values():
        for work in works_of(make_plan(facts)):
            assert facts.verdict_of(work.exercise) is not Verdict.AVOID


def test_a_set_begins_by_getting_ready_or_changing_sides_and_ends_with_its_rest() -> None:
    for facts in ALL.values():
        last: Segment | None = None
        for key, segments in sets_of(make_plan(facts)):
            work = works_of(segments)[0]
            changes_side = last is not None and last.key is not None and last.key.step == key.step
            changes_side = changes_side and last is not None and last.side is not key.side
            assert segments[0].kind is (SegmentKind.SWITCH if changes_side else SegmentKind.READY)
            rests = [each.seconds for each in segments if each.kind is SegmentKind.REST]
            assert rests == ([work.rest_s] if work.rest_s else [])
            assert not rests or segments[-1].kind is SegmentKind.REST
            last = work


def test_what_asks_afterwards_asks_after_the_first_set_and_after_the_last_if_sore() -> None:
    for facts in ALL.values():
        of_side: dict[tuple[int, int, Side, str], list[Plan]] = {}
        for key, segments in sets_of(make_plan(facts)):
            exercise = works_of(segments)[0].exercise
            of_side.setdefault((key.step, key.round, key.side, exercise), []).append(segments)
        for all_sets in of_side.values():
            asked = [
                (number, segment.asks_only_if_sore)
                for number, segments in enumerate(all_sets)
                for segment in segments
                if segment.moment is Moment.AFTER
            ]
            asks = any(point.kind is AskKind.AFTER for point in works_of(all_sets[0])[0].ask)
            last = [(len(all_sets) - 1, True)] if len(all_sets) > 1 else []
            assert asked == ([(0, False), *last] if asks else [])


def test_questions_beside_a_set_come_at_their_second() -> None:
    for facts in ALL.values():
        for _, segments in sets_of(make_plan(facts)):
            works = works_of(segments)
            whole_s = sum(work.seconds for work in works)
            wanted = {at_s for point in works[0].ask for at_s in seconds_asked(point, whole_s)}
            asked: set[int] = set()
            start_s = 0
            for work in works:
                assert all(0 < at_s <= work.seconds for at_s in work.asks_at_s)
                asked.update(start_s + at_s for at_s in work.asks_at_s)
                start_s += work.seconds
            # On the change from walk to jog it is asked a second later.
            for at_s in wanted:
                assert not 0 < at_s < whole_s or {at_s, at_s + 1} & asked
            assert len(asked) <= len(wanted)


def test_long_holds_are_asked_about_half_way_and_skin_under_ice_within_5_minutes() -> None:
    for facts in ALL.values():
        for work in works_of(make_plan(facts)):
            assert work.key is not None
            exercise = facts.exercise(work.exercise)
            if facts.steps[work.key.step].ask is not None or isinstance(work.dose, WalkJog):
                continue
            if exercise.is_thermal:
                assert work.seconds <= 300 or min(work.asks_at_s, default=work.seconds) <= 300
            elif (
                facts.routine.ask.each and isinstance(work.dose, Hold) and exercise.group != "2.11"
            ):
                assert work.seconds < 120 or work.seconds // 2 in work.asks_at_s


def test_a_plan_begins_and_ends_with_the_questions_that_the_routine_asks() -> None:
    for facts in ALL.values():
        plan = make_plan(facts)
        moments = [segment.moment for segment in plan if segment.key is None]
        assert (
            plan[:1] and plan[0].moment is Moment.BEFORE
        ) == facts.routine.ask.before or not plan
        assert moments == [Moment.BEFORE] * facts.routine.ask.before + [Moment.END] * (
            facts.routine.ask.after
        )
