"""What the reading before a session leaves of it."""

import pytest

from rehab_app.engine.state import Phase
from rehab_app.model.pain import Action, Gate, Moment
from rehab_app.model.plan import SegmentKind
from tests.helpers.sessions import Player, facts_of, steps

STRETCH = steps(
    "exercise: half-kneeling-hip-flexor-stretch, hold: 60 s, sets: 3, sides: left",
    "exercise: supine-windshield-wipers, reps: 10",
    "exercise: brisk-walk, hold: 3 min, easier: march-in-place",
    "exercise: walk-jog-interval, walk: 1 min, jog: 1 min, times: 3",
)


@pytest.mark.parametrize(
    ("before", "base", "gate", "rule"),
    [
        ("2", None, Gate.PLANNED, "G9"),
        ("3", None, Gate.PLANNED_NO_PROGRESS, "G8"),
        ("4", None, Gate.EASED, "G6"),
        ("3", 1, Gate.EASED, "G6"),
        ("2:pinch", None, Gate.EASED, "G7"),
        ("-", None, Gate.PLANNED_NO_PROGRESS, "G10"),
    ],
)
def test_the_gate_is_kept_in_the_session(
    before: str, base: float | None, gate: Gate, rule: str
) -> None:
    player = Player(facts_of(STRETCH, base=base, conditions=())).start(before)
    assert (player.state.gate, player.state.answers[0].decision.rule) == (gate, rule)
    assert player.is_in(Phase.RUNNING)


def test_an_eased_plan_has_a_set_less_easier_variants_half_holds_and_no_jog() -> None:
    player = Player(facts_of(STRETCH, conditions=())).start("4")
    assert player.ahead() == [
        ("standing-hip-flexor-stretch", "left", 30),
        ("standing-hip-flexor-stretch", "left", 30),
        ("supine-windshield-wipers", "both", 20),
        ("march-in-place", "both", 60),
    ]


def test_easing_in_an_eased_plan_keeps_the_eased_dose() -> None:
    player = Player(facts_of(STRETCH, conditions=())).start("5")
    player.run_until(Phase.ASKING)
    plan = player.state.plan
    entry = player.answer("5:dull")
    assert entry.decision.rule == "R16"
    assert entry.changes == ()
    assert entry.decision.credit is False
    assert player.state.plan == plan


@pytest.mark.parametrize(("before", "rule"), [("6", "G4"), ("9", "G1"), ("6:tingling", "G2")])
def test_a_routine_of_movements_does_not_start(before: str, rule: str) -> None:
    player = Player(facts_of(STRETCH)).start(before)
    assert player.state.ended == "stopped"
    assert player.state.session_s == 0
    assert player.state.answers[0].decision.rule == rule


def test_relief_only_keeps_the_resting_pose_and_ice() -> None:
    player = Player(facts_of("sore-day-gentle")).start("6")
    assert {name for name, _, _ in player.ahead()} == {"yin-savasana", "ice-pack-lateral-hip"}


def test_gentle_only_closes_every_other_kind_of_routine() -> None:
    assert Player(facts_of(STRETCH, base=0)).start("4").state.phase is Phase.ENDED
    gentle = Player(facts_of("sore-day-gentle", base=0)).start("4")
    assert gentle.state.gate is Gate.GENTLE_ONLY
    assert len(gentle.ahead()) == 6


def test_a_nerve_reading_waits_two_minutes_and_asks_again_before_anything_moves() -> None:
    player = Player(facts_of("sore-day-gentle")).start("2:tingling")
    assert (player.segment.kind, player.segment.seconds) == (SegmentKind.REST, 120)
    player.run_until(Phase.ASKING)
    assert player.state.question is not None
    assert player.state.question.moment is Moment.RECHECK
    player.answer("1:tingling")
    assert player.is_in(Phase.ENDED)


def test_after_a_nerve_reading_tagged_work_is_left_out() -> None:
    text = steps(
        "exercise: supine-butterfly, hold: 30 s",
        "exercise: supine-strap-hamstring-stretch, hold: 30 s",
        kind="gentle",
    )
    player = Player(facts_of(text)).start("2:tingling")
    assert {name for name, _, _ in player.ahead()} == {"supine-butterfly"}


def test_after_a_nerve_reading_nothing_is_swapped_for_what_pulls_at_a_nerve() -> None:
    text = steps("exercise: wall-calf-stretch-straight, hold: 30 s, sets: 3", kind="gentle")
    usual = Player(facts_of(text)).start("2")
    usual.run_until(Phase.ASKING)
    usual.answer("4:dull")
    assert {name for name, _, _ in usual.ahead()} == {"seated-towel-calf-stretch"}

    spared = Player(facts_of(text)).start("2:tingling")
    spared.run_until(Phase.ASKING)
    spared.answer("0")
    spared.run_until(Phase.ASKING)

    assert spared.answer("4:dull").decision.do is Action.STOP_POSE
    assert spared.ahead() == []


@pytest.mark.parametrize("before", ["4", "5"])
@pytest.mark.parametrize(
    "routine", ["daily-hip-stretch", "lateral-hip-friendly", "roll-and-release"]
)
def test_an_eased_session_goes_on_at_the_level_it_began_with(routine: str, before: str) -> None:
    player = Player(facts_of(routine)).start(before)
    planned = len(player.ahead())
    while not player.is_in(Phase.ENDED):
        player.run_until(Phase.ASKING, Phase.ENDED)
        if player.is_in(Phase.ASKING):
            player.answer(f"{before}:dull")
    assert player.state.ended == "completed"
    assert len(player.state.works) == planned


def test_a_gate_that_closes_ends_a_session_in_which_nothing_was_planned() -> None:
    facts = facts_of(STRETCH, conditions=("bone-stress-injury",))
    player = Player(facts)
    assert not [segment for segment in player.state.plan if segment.is_work]

    assert player.start("8").is_in(Phase.ENDED)
