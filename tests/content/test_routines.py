"""Every shipped routine can be read, fits those it is for, and plays as its kind asks for."""

import pytest

from rehab_app.engine.planning import make_plan
from rehab_app.engine.screening import screen
from rehab_app.engine.simulating import simulate
from rehab_app.engine.state import Answered, SessionState
from rehab_app.model.ladder import Reps
from rehab_app.model.pain import Moment, Reading
from rehab_app.model.person import Side, Verdict
from rehab_app.model.plan import SegmentKind, seconds_of
from rehab_app.model.problem import Severity
from rehab_app.model.routine import Kind, Routine
from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library, LibraryEntry
from tests.helpers.routine_trees import mappings_of
from tests.helpers.sessions import facts_of, reading, shipped
from tests.helpers.yaml_core import tree_of

# How many minutes each takes, by the table of proposed routines (ice: one block of its day plan).
MINUTES = {
    "daily-hip-stretch": 14,
    "post-run-reset": 17,
    "roll-and-release": 16,
    "ice-day-plan": 10,
    "yin-five": 42,
    "yin-starter": 16,
    "pre-run-dynamic": 9,
    "hip-strength-base": 24,
    "walk-jog-return": 38,
    "desk-break-mini": 4,
    "lateral-hip-friendly": 12,
    "sore-day-gentle": 14,
    "joint-friendly-mobility": 14,
}
KINDS = {
    "daily-hip-stretch": Kind.STRETCH,
    "post-run-reset": Kind.STRETCH,
    "roll-and-release": Kind.ROLL,
    "ice-day-plan": Kind.ICE,
    "yin-five": Kind.YIN,
    "yin-starter": Kind.YIN,
    "pre-run-dynamic": Kind.WARM_UP,
    "hip-strength-base": Kind.STRENGTH,
    "walk-jog-return": Kind.RUN_WALK,
    "sore-day-gentle": Kind.GENTLE,
}
ALL = sorted(path.stem for path in routines_folder().glob("*.yaml"))
ROUTINES = [name for name in ALL if name not in ("conditions", "red-flags")]


def entry_of(name: str) -> LibraryEntry:
    return Library(shipped(), routines_folder()).read(routines_folder() / f"{name}.yaml")


def routine_of(name: str) -> Routine:
    routine = entry_of(name).routine
    assert routine is not None
    return routine


def played(name: str, *answers: str) -> SessionState:
    return simulate(facts_of(name), [reading(answer) for answer in answers])


def questions(state: SessionState) -> list[tuple[Moment, str]]:
    return [(entry.moment, entry.work.exercise if entry.work else "") for entry in state.answers]


def asked_at(state: SessionState, exercise: str, side: Side) -> list[tuple[Moment, float]]:
    """Return when an exercise was asked about, in seconds since its work began."""
    began = next(
        work.at_s
        for work in state.works
        if work.segment.exercise == exercise and work.segment.side is side
    )
    return [
        (entry.moment, entry.at_s - began)
        for entry in state.answers
        if entry.work is not None
        and entry.work.exercise == exercise
        and entry.work.side is side
        and entry.at_s >= began
    ]


# -- every routine


@pytest.mark.parametrize("name", ROUTINES)
def test_a_routine_is_read_without_errors_under_the_name_of_its_file(name: str) -> None:
    entry = entry_of(name)

    errors = [str(each) for each in entry.problems if each.severity is Severity.ERROR]
    assert errors == []
    assert entry.routine is not None
    assert entry.routine.id == name
    assert entry.routine.summary


@pytest.mark.parametrize(("name", "minutes"), MINUTES.items())
def test_a_routine_takes_the_minutes_it_was_proposed_with(name: str, minutes: int) -> None:
    found_s = seconds_of(make_plan(facts_of(name)))

    assert abs(found_s / 60 - minutes) <= 1


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_a_routine_is_of_its_kind(name: str, kind: Kind) -> None:
    assert routine_of(name).kind is kind


@pytest.mark.parametrize("name", ROUTINES)
def test_no_routine_has_an_exercise_that_its_own_conditions_avoid(name: str) -> None:
    facts = facts_of(name)
    routine = facts.routine
    assert routine.suits

    for step in routine.steps:
        rungs = (rung.exercise for rung in step.ladder if rung.exercise)
        for exercise in (step.exercise, *rungs):
            verdict = screen(facts.exercise(exercise), routine.suits, facts.conditions)
            assert verdict is not Verdict.AVOID, exercise


@pytest.mark.parametrize("name", ROUTINES)
def test_a_quiet_session_of_every_routine_is_completed(name: str) -> None:
    facts = facts_of(name)
    state = simulate(facts, [Reading(0)])

    assert state.ended == "completed"
    assert state.session_s == seconds_of(make_plan(facts))
    assert {work.ending for work in state.works} <= {"done", "early"}


@pytest.mark.parametrize("name", ROUTINES)
@pytest.mark.parametrize("side", Side)
def test_every_routine_can_be_played_for_either_side(name: str, side: Side) -> None:
    facts = facts_of(name, sore_side=side)

    assert simulate(facts, [Reading(0)]).ended == "completed"


@pytest.mark.parametrize("name", ROUTINES)
def test_every_routine_asks_before_it_starts_and_8_keeps_it_from_starting(name: str) -> None:
    state = played(name, "8")

    assert (state.ended, state.session_s) == ("stopped", 0)


# -- each kind


@pytest.mark.parametrize("name", ["daily-hip-stretch", "post-run-reset", "sore-day-gentle"])
def test_a_stretch_asks_before_once_after_each_side_and_at_the_end(name: str) -> None:
    facts = facts_of(name)
    state = simulate(facts, [Reading(0)])

    pairs = list(dict.fromkeys((w.segment.exercise, w.segment.side) for w in state.works))
    asked = [
        (e.work.exercise, e.work.side) for e in state.answers if e.moment is Moment.AFTER and e.work
    ]
    assert asked == pairs
    assert [moment for moment, _ in questions(state)][:: len(state.answers) - 1] == [
        Moment.BEFORE,
        Moment.END,
    ]


def test_a_stretch_holds_left_then_right_in_each_set() -> None:
    state = played("daily-hip-stretch", "0")

    figure_four = [w for w in state.works if w.segment.exercise == "supine-figure-four"]

    assert [w.segment.side.value for w in figure_four] == ["left", "right", "left", "right"]
    assert [w.held_s for w in figure_four] == [30, 30, 30, 30]


def test_a_second_question_after_the_last_set_is_asked_only_after_a_3() -> None:
    quiet = asked_at(played("daily-hip-stretch", "2"), "supine-figure-four", Side.LEFT)
    sore = asked_at(played("daily-hip-stretch", "3:dull"), "supine-figure-four", Side.LEFT)

    assert [moment for moment, _ in quiet] == [Moment.AFTER]
    assert [moment for moment, _ in sore] == [Moment.AFTER, Moment.AFTER]


def test_rolling_works_each_leg_for_its_time_and_asks_after_it() -> None:
    state = played("roll-and-release", "0")

    calves = [w for w in state.works if w.segment.exercise == "foam-roll-calves"]

    assert [(w.segment.side.value, w.held_s) for w in calves] == [("left", 45), ("right", 45)]
    assert asked_at(state, "foam-roll-glutes", Side.RIGHT) == [(Moment.AFTER, 60)]


def test_ice_asks_for_pain_and_skin_at_5_min_and_at_its_end() -> None:
    state = played("ice-day-plan", "3:dull")

    assert questions(state)[0] == (Moment.BEFORE, "")
    assert asked_at(state, "ice-pack-lateral-hip", Side.LEFT) == [
        (Moment.HALFWAY, 300),
        (Moment.AFTER, 600),
    ]
    assert [entry.decision.rule for entry in state.answers[1:]] == ["L4", "L4"]


def test_ice_is_on_the_sore_side_only() -> None:
    state = simulate(facts_of("ice-day-plan", sore_side=Side.RIGHT), [Reading(0)])

    assert [work.segment.side for work in state.works] == [Side.RIGHT]


@pytest.mark.parametrize("at_question", [1, 2])
def test_ice_comes_off_where_the_skin_is_not_fine(at_question: int) -> None:
    fine, not_fine = reading("2:dull"), Reading(2, reading("2:dull").quality, skin_fine=False)
    answers = [fine] * at_question + [not_fine]

    state = simulate(facts_of("ice-day-plan"), answers)

    last = state.answers[-1]
    assert (state.ended, last.decision.rule) == ("stopped", "L2")
    assert state.works[-1].held_s == 300 * at_question
    assert "lock-modality" in last.decision.also


def test_ice_is_done_up_to_four_times_a_day_two_hours_apart() -> None:
    per_day = routine_of("ice-day-plan").per_day

    assert per_day is not None
    assert (per_day.times, per_day.gap_s) == (4, 2 * 3600)


def test_ice_goes_on_where_a_pose_would_have_been_stopped() -> None:
    state = played("ice-day-plan", "6:dull")

    assert (state.ended, state.session_s) == ("completed", 605)


@pytest.mark.parametrize(
    ("name", "exercise", "seconds"),
    [("yin-five", "yin-reclined-butterfly", 300), ("yin-starter", "yin-reclined-butterfly", 120)],
)
def test_yin_asks_after_a_minute_half_way_and_after(name: str, exercise: str, seconds: int) -> None:
    asked = asked_at(played(name, "0"), exercise, Side.BOTH)

    assert asked == [(Moment.HALFWAY, at) for at in sorted({60, seconds // 2})] + [
        (Moment.AFTER, seconds)
    ]


def test_pain_in_the_middle_of_a_yin_hold_shortens_it_there_and_then() -> None:
    # before, after a minute of the first pose
    state = played("yin-five", "1", "3:dull", "0")

    first = state.works[0]
    assert first.segment.exercise == "yin-reclined-butterfly"
    assert first.held_s < 300
    assert state.answers[1].decision.rule == "R18"


def test_strength_counts_reps_at_their_tempo_in_sets() -> None:
    state = played("hip-strength-base", "0")

    bridge = [w for w in state.works if w.segment.exercise == "double-leg-bridge"]

    assert [w.segment.kind for w in bridge] == [SegmentKind.REPS] * 2
    assert [w.segment.dose for w in bridge] == [Reps(10, (4,))] * 2
    assert [w.held_s for w in bridge] == [40, 40]
    for work in state.works:
        if isinstance(work.segment.dose, Reps):
            assert work.held_s == work.segment.dose.count * sum(work.segment.dose.tempo_s)


def test_a_static_strength_exercise_is_held_in_short_sets() -> None:
    state = played("hip-strength-base", "0")

    squeezes = [w.held_s for w in state.works if w.segment.exercise == "adductor-squeeze"]

    assert squeezes == [10] * 5


def test_walk_and_jog_take_turns_six_times_and_are_asked_about_every_5_min() -> None:
    state = played("walk-jog-return", "0")

    parts = [w for w in state.works if w.segment.exercise == "walk-jog-interval"]

    assert [(w.segment.kind, w.held_s) for w in parts] == [
        (SegmentKind.WALK, 240),
        (SegmentKind.JOG, 60),
    ] * 6
    asked = asked_at(state, "walk-jog-interval", Side.BOTH)
    assert [moment for moment, _ in asked] == [Moment.HALFWAY] * 5 + [Moment.AFTER]
    for number, (_, at_s) in enumerate(asked, 1):
        assert abs(at_s - 300 * number) <= 1


def test_a_jog_that_hurts_becomes_a_walk_for_the_rest_of_its_time() -> None:
    # before, after the warm-up walk, after 5 min of walking and jogging
    state = played("walk-jog-return", "3", "2", "5:dull", "0")

    decision = state.answers[2].decision
    assert (decision.rule, decision.also) == ("J3", ("no-run-48h", "regress"))
    later = [work.segment for work in state.works if work.at_s >= state.answers[2].at_s]
    assert SegmentKind.JOG not in {segment.kind for segment in later}
    assert later[0].exercise == "brisk-walk"
    assert later[0].seconds == 25 * 60 - 1


def test_a_warm_up_asks_before_once_on_each_side_after_the_mobilising_part_and_at_the_end() -> None:
    state = played("pre-run-dynamic", "0")

    assert questions(state) == [
        (Moment.BEFORE, ""),
        (Moment.AFTER, "leg-swing-side"),
        (Moment.AFTER, "leg-swing-side"),
        (Moment.END, ""),
    ]


def test_a_desk_break_asks_before_and_at_the_end_only() -> None:
    assert questions(played("desk-break-mini", "0")) == [(Moment.BEFORE, ""), (Moment.END, "")]


def test_a_sore_day_plays_as_written_where_only_gentle_movement_is_left() -> None:
    gentle = simulate(facts_of("sore-day-gentle", base=0), [reading("4:dull"), reading("0")])
    other = simulate(facts_of("daily-hip-stretch", base=0), [reading("4:dull"), reading("0")])

    assert gentle.answers[0].decision.rule == "G5"
    assert gentle.ended == "completed"
    assert (other.ended, other.session_s) == ("stopped", 0)


def test_a_relief_day_keeps_only_rest_and_ice_of_the_gentle_routine() -> None:
    state = played("sore-day-gentle", "6:dull")

    assert [work.segment.exercise for work in state.works] == [
        "yin-savasana",
        "ice-pack-lateral-hip",
    ]


# -- the file that shows everything


def test_every_feature_uses_every_key_of_the_format() -> None:
    tree = tree_of((routines_folder() / "every-feature.yaml").read_bytes())
    found = {
        keys.what: sorted(keys.known - set().union(*mappings))
        for keys, mappings in mappings_of(tree).items()
    }

    assert {what: missing for what, missing in found.items() if missing} == {}


def test_every_feature_has_every_kind_of_step_in_one_session() -> None:
    facts = facts_of("every-feature")
    state = simulate(facts, [Reading(1)])

    kinds = {work.segment.kind for work in state.works}
    assert kinds == {
        SegmentKind.HOLD,
        SegmentKind.REPS,
        SegmentKind.OPEN,
        SegmentKind.WALK,
        SegmentKind.JOG,
    }
    assert {entry.moment for entry in state.log if isinstance(entry, Answered)} == {
        Moment.BEFORE,
        Moment.HALFWAY,
        Moment.AFTER,
        Moment.END,
    }
