"""What a plan looks like: order, sides, time to get ready, questions, ladders."""

import pytest

from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.laying_out import question_times_s
from rehab_app.engine.planning import make_plan
from rehab_app.model.ladder import Hold, Reps, WalkJog, eased, is_climbing
from rehab_app.model.pain import Moment
from rehab_app.model.person import Side
from rehab_app.model.plan import Plan, SegmentKind, seconds_of
from rehab_app.model.routine import AskKind, AskPoint
from tests.helpers.sessions import facts_of, steps

FIGURE_FOUR = "supine-figure-four"
WIPERS = "supine-windshield-wipers"


def plan_of(*lines: str, kind: str = "stretch", sore_side: Side | None = Side.LEFT) -> Plan:
    return make_plan(facts_of(steps(*lines, kind=kind), sore_side=sore_side))


def works(plan: Plan) -> list[tuple[str, str, int]]:
    return [(s.exercise, s.side.value, s.seconds) for s in plan if s.is_work]


def test_sets_come_before_sides() -> None:
    plan = plan_of(f"exercise: {FIGURE_FOUR}, hold: 30 s, sets: 2")
    assert [side for _, side, _ in works(plan)] == ["left", "right", "left", "right"]


@pytest.mark.parametrize(
    ("sides", "sore", "expected"),
    [
        ("each", None, ["left", "right"]),
        ("[right, left]", None, ["right", "left"]),
        ("left", None, ["left"]),
        ("sore", Side.RIGHT, ["right"]),
        ("sore", Side.BOTH, ["left", "right"]),
        ("sore-first", Side.RIGHT, ["right", "left"]),
        ("sore-first", None, ["left", "right"]),
    ],
)
def test_sides_are_worked_as_written(sides: str, sore: Side | None, expected: list[str]) -> None:
    plan = plan_of(f"exercise: {FIGURE_FOUR}, hold: 30 s, sides: {sides}", sore_side=sore)
    assert [side for _, side, _ in works(plan)] == expected


def test_an_exercise_for_both_sides_is_done_once_a_set() -> None:
    assert works(plan_of(f"exercise: {WIPERS}, reps: 10")) == [(WIPERS, "both", 40)]


def test_every_set_has_its_time_to_get_ready_and_its_rest() -> None:
    plan = plan_of(f"exercise: {FIGURE_FOUR}, hold: 30 s, rest: 10 s, sides: left")
    kinds = [(segment.kind.value, segment.seconds) for segment in plan]
    assert kinds == [
        ("check_in", 0),
        ("ready", 5),
        ("hold", 30),
        ("check_in", 0),
        ("rest", 10),
        ("check_in", 0),
    ]


def test_the_other_side_is_a_switch_that_adds_no_time() -> None:
    plan = plan_of(f"exercise: {FIGURE_FOUR}, hold: 30 s")
    switches = [s.seconds for s in plan if s.kind is SegmentKind.SWITCH]
    assert switches == [5]
    assert seconds_of(plan) == 2 * 35


def test_getting_up_or_down_takes_fifteen_seconds() -> None:
    plan = plan_of(
        f"exercise: {FIGURE_FOUR}, hold: 30 s, sides: left",
        "exercise: standing-quad-stretch, hold: 30 s, sides: left",
        "exercise: standing-hip-flexor-stretch, hold: 30 s, sides: left, ready: 8 s",
    )
    assert [s.seconds for s in plan if s.kind is SegmentKind.READY] == [5, 15, 8]


def test_without_a_dose_the_catalogues_own_is_meant() -> None:
    plan = plan_of("exercise: half-kneeling-hip-flexor-stretch, sides: left")
    assert [seconds for _, _, seconds in works(plan)] == [30, 30, 30]
    assert [s.seconds for s in plan if s.kind is SegmentKind.REST] == [10, 10, 10]


def test_a_walk_jog_set_alternates_and_gets_ready_once() -> None:
    plan = plan_of(
        "exercise: walk-jog-interval, walk: 4 min, jog: 1 min, times: 2", kind="run-walk"
    )
    kinds = [s.kind.value for s in plan if s.moment is None]
    assert kinds == ["ready", "walk", "jog", "walk", "jog"]


def test_a_question_that_falls_on_a_change_of_pace_is_asked_just_after_it() -> None:
    plan = plan_of(
        "exercise: walk-jog-interval, walk: 4 min, jog: 1 min, times: 3, ask: [every 5 min]",
        kind="run-walk",
    )
    asked = [(s.kind.value, s.asks_at_s) for s in plan if s.asks_at_s]
    assert asked == [("walk", (1,)), ("walk", (1,))]


@pytest.mark.parametrize(
    ("ask", "seconds", "expected"),
    [
        ((AskPoint(AskKind.HALFWAY),), 300, (150,)),
        ((AskPoint(AskKind.AT, 60), AskPoint(AskKind.HALFWAY)), 300, (60, 150)),
        ((AskPoint(AskKind.AT, 60), AskPoint(AskKind.HALFWAY)), 120, (60,)),
        ((AskPoint(AskKind.EVERY, 300),), 900, (300, 600)),
        ((AskPoint(AskKind.AT, 60),), 60, ()),
        ((AskPoint(AskKind.AFTER),), 300, ()),
    ],
)
def test_questions_beside_work(
    ask: tuple[AskPoint, ...], seconds: int, expected: tuple[int, ...]
) -> None:
    assert question_times_s(ask, seconds) == expected


def test_a_static_hold_of_two_minutes_is_asked_half_way_unless_the_step_says_otherwise() -> None:
    long = plan_of("exercise: yin-caterpillar, hold: 2 min", kind="yin")
    short = plan_of("exercise: yin-caterpillar, hold: 119 s", kind="yin")
    silent = plan_of("exercise: yin-caterpillar, hold: 2 min, ask: none", kind="yin")
    walk = plan_of("exercise: brisk-walk, hold: 5 min", kind="warm-up")
    asked = [[s.asks_at_s for s in plan if s.is_work] for plan in (long, short, silent, walk)]
    assert asked == [[(60,)], [()], [()], [()]]


def test_ice_is_asked_about_at_five_minutes_and_after() -> None:
    plan = plan_of("exercise: ice-pack-lateral-hip, hold: 10 min", kind="ice")
    assert [s.asks_at_s for s in plan if s.is_work] == [(300,)]
    assert [s.moment for s in plan if s.moment] == [Moment.BEFORE, Moment.AFTER, Moment.END]


def test_rounds_repeat_a_block() -> None:
    text = (
        "format: 1\nid: test\ntitle: Test\nkind: stretch\nblocks:\n"
        "  - title: All\n    rounds: 2\n    steps:\n"
        f"      - {{exercise: {FIGURE_FOUR}, hold: 30 s, sides: left}}\n"
        f"      - {{exercise: {WIPERS}, reps: 5}}\n"
    )
    plan = make_plan(facts_of(text))
    assert [name for name, _, _ in works(plan)] == [FIGURE_FOUR, WIPERS] * 2


# -- ladders


def rungs_of(line: str, kind: str = "stretch") -> tuple[list[tuple[str, int, int]], int]:
    facts = facts_of(steps(line, kind=kind))
    ladder = ladder_of(facts.steps[0], facts)
    assert is_climbing(ladder.rungs)
    rungs = [(rung.exercise, rung.dose.work_s, rung.sets) for rung in ladder.rungs]
    return rungs, ladder.start


def test_a_range_climbs_its_notches_above_the_easier_variant() -> None:
    rungs, start = rungs_of("exercise: half-kneeling-hip-flexor-stretch, hold: 20-45 s")
    assert rungs == [
        ("standing-hip-flexor-stretch", 20, 1),
        ("half-kneeling-hip-flexor-stretch", 20, 1),
        ("half-kneeling-hip-flexor-stretch", 30, 1),
        ("half-kneeling-hip-flexor-stretch", 45, 1),
    ]
    assert start == 1


def test_a_fixed_dose_has_its_half_and_the_easier_variant_below() -> None:
    rungs, start = rungs_of("exercise: half-kneeling-hip-flexor-stretch, hold: 30 s")
    assert rungs == [
        ("standing-hip-flexor-stretch", 15, 1),
        ("half-kneeling-hip-flexor-stretch", 15, 1),
        ("half-kneeling-hip-flexor-stretch", 30, 1),
    ]
    assert start == 2


def test_reps_rise_before_sets() -> None:
    rungs, _ = rungs_of("exercise: double-leg-bridge, sets: 2-3, reps: 8-12", kind="strength")
    assert rungs == [
        ("double-leg-bridge", 32, 2),
        ("double-leg-bridge", 40, 2),
        ("double-leg-bridge", 48, 2),
        ("double-leg-bridge", 48, 3),
    ]


def test_a_harder_variant_comes_only_where_the_file_names_one() -> None:
    line = "exercise: double-leg-bridge, reps: 8, harder: offset-bridge"
    rungs, start = rungs_of(line, kind="strength")
    assert rungs[-1] == ("offset-bridge", 32, 2)
    assert rungs[start] == ("double-leg-bridge", 32, 1)


def test_a_written_ladder_has_nothing_below_it_and_starts_where_it_says() -> None:
    line = (
        "exercise: half-kneeling-hip-flexor-stretch, start: 2, "
        "ladder: [{exercise: standing-hip-flexor-stretch, hold: 20 s}, {hold: 20 s}, {hold: 40 s}]"
    )
    rungs, start = rungs_of(line)
    assert [seconds for _, seconds, _ in rungs] == [20, 20, 40]
    assert start == 1


def test_a_reached_rung_is_played_on_its_side() -> None:
    facts = facts_of(steps(f"exercise: {FIGURE_FOUR}, hold: 30-60 s"))
    plan = make_plan(facts, {(0, Side.LEFT): 3})
    assert works(plan) == [(FIGURE_FOUR, "left", 60), (FIGURE_FOUR, "right", 30)]


@pytest.mark.parametrize(
    ("dose", "group", "expected"),
    [
        (Hold(60), "2.1", Hold(30)),
        (Hold(45), "2.1", Hold(20)),
        (Hold(15), "2.1", Hold(10)),
        (Hold(10), "2.1", None),
        (Hold(300), "2.9", Hold(120)),
        (Hold(90), "2.9", Hold(60)),
        (Hold(60), "2.9", None),
        (Hold(60), "2.7", Hold(30)),
        (Hold(600), "2.8", None),
        (Reps(12), "2.10", Reps(5)),
        (Reps(8), "2.10", Reps(5)),
        (Reps(5), "2.10", None),
        (WalkJog(60, 60, 3), "2.11", None),
    ],
)
def test_ease_leaves_the_highest_notch_not_above_half(
    dose: Hold | Reps | WalkJog, group: str, expected: Hold | Reps | None
) -> None:
    assert eased(dose, group) == expected
