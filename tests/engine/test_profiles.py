"""What a clinician has called it changes the table: every reading, as the evidence writes it.

The letters are those of `test_rule_tables`: what is done at readings 0 to 10.
"""

from functools import cache
from itertools import product

import pytest

from rehab_app.engine.deciding import Background, Decision, decide
from rehab_app.engine.rules import Situation, class_of
from rehab_app.engine.simulating import simulate
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.pain import (
    NO_ANSWER,
    Action,
    Moment,
    Outcome,
    Quality,
    QualityClass,
    Reading,
    RuleMoment,
)
from rehab_app.model.person import Person
from rehab_app.model.rule import Case, Rule
from tests.helpers.sessions import Player, facts_of, reading, shipped, steps

RULES = shipped().rules
STRAINS = ("hip-flexor-strain", "hamstring-strain", "adductor-strain")
# A stop by hand has no reading, and a week need not say anything.
ANSWERED = [at for at in RuleMoment if at not in (RuleMoment.STOP, RuleMoment.WEEK)]
AT_WORK = (RuleMoment.POSE, RuleMoment.RUN)
READINGS = [NO_ANSWER, *(Reading(level, quality) for level in range(11) for quality in Quality)]
RISES = (-1, 0, 1, 2, 3, 4)
LETTERS = dict(zip(Action, "CEWPTX", strict=True))


def decided(situation: Situation, person: Person, own: tuple[Rule, ...] = ()) -> Decision:
    return decide(situation, Background(rules=RULES, person=person, own=own))


def done(
    situation: Situation, person: Person, quality: Quality, compared_with: int
) -> tuple[str, ...]:
    """Return what is done at 0 to 10, in letters."""
    return tuple(
        LETTERS[action]
        for level in range(11)
        if isinstance(
            action := decided(
                Situation(
                    at=situation.at,
                    reading=Reading(level, quality),
                    rise=level - compared_with,
                    exercise=situation.exercise,
                    target=situation.target,
                    is_strained=situation.is_strained,
                ),
                person,
            ).do,
            Action,
        )
    )


@cache
def undisturbed(at: RuleMoment) -> list[tuple[Situation, Decision]]:
    """Return answers with what is decided about them without any condition."""
    asked = [
        Situation(at=at, reading=each, rise=rise, is_strained=is_strained, exercise=walk, drop=0)
        for each, rise in product(READINGS, RISES)
        for is_strained, walk in ((True, "brisk-walk"), (False, "seated-butterfly"))
    ]
    return [(situation, decided(situation, Person())) for situation in asked]


def table(at: RuleMoment, person: Person, **about: object) -> dict[tuple[Quality, int], str]:
    """Return what is done at readings 0 to 10, for every kind of pain and level before it."""
    situation = Situation(at=at, reading=NO_ANSWER, **about)  # type: ignore[arg-type]
    return {
        (quality, before): "".join(done(situation, person, quality, before))
        for quality, before in product(Quality, range(8))
    }


def stronger(row: str, least: str) -> str:
    """Return the stronger letter of each pair."""
    order = "CEWPTX"
    return "".join(max(pair, key=order.index) for pair in zip(row, least, strict=True))


def bound_by(
    plain: dict[tuple[Quality, int], str], least: str, *kinds: Quality
) -> dict[tuple[Quality, int], str]:
    """Return a table in which some kinds of pain lead at least to these letters."""
    return {
        (quality, before): stronger(row, least) if quality in (kinds or Quality) else row
        for (quality, before), row in plain.items()
    }


PLAIN = {at: table(at, Person()) for at in AT_WORK}


# -- a bone stress injury that a clinician has cleared

BONE = Person(conditions=("bone-stress-cleared",))


@pytest.mark.parametrize(
    ("at", "exercise"), [(RuleMoment.RUN, ""), (RuleMoment.POSE, "brisk-walk")]
)
def test_bone_pain_of_any_kind_while_walking_or_jogging_ends_the_session(
    at: RuleMoment, exercise: str
) -> None:
    found = table(at, BONE, exercise=exercise)

    assert found == bound_by(PLAIN[at], "CXXXXXXXXXX")


@pytest.mark.parametrize(
    ("at", "exercise"), [(RuleMoment.RUN, ""), (RuleMoment.POSE, "brisk-walk")]
)
@pytest.mark.parametrize("quality", Quality)
@pytest.mark.parametrize("level", range(11))
def test_bone_pain_takes_the_next_run_a_step_back_and_from_3_on_to_a_clinician(
    at: RuleMoment, exercise: str, quality: Quality, level: int
) -> None:
    situation = Situation(at=at, reading=Reading(level, quality), rise=0, exercise=exercise)
    also = decided(situation, BONE).also

    assert ("regress" in also) == ("no-run-48h" in also) == (level >= 1)
    assert ("clinician" in also) == (level >= 3)


def test_with_a_cleared_bone_other_exercises_go_by_the_table() -> None:
    assert table(RuleMoment.POSE, BONE, exercise="seated-butterfly") == PLAIN[RuleMoment.POSE]


def test_a_walk_that_hurts_the_bone_ends_a_whole_session_and_asks_for_an_easier_one() -> None:
    facts = facts_of("walk-jog-return", conditions=("bone-stress-cleared",))
    state = simulate(facts, [reading("0"), reading("1:dull")])

    last = state.answers[-1]
    assert (state.ended, last.decision.rule, last.decision.from_rule) == ("stopped", "BSI4", "R21")
    assert last.work is not None
    assert last.work.exercise == "brisk-walk"


# -- a labral tear


@pytest.mark.parametrize("at", AT_WORK)
def test_a_pinch_with_a_labral_tear_leaves_the_area_out_at_any_level(at: RuleMoment) -> None:
    found = table(at, Person(conditions=("labral-tear",)))

    assert found == bound_by(PLAIN[at], "TTTTTTTTTTT", Quality.PINCH)


# -- a strain


@pytest.mark.parametrize("strain", STRAINS)
@pytest.mark.parametrize("at", AT_WORK)
@pytest.mark.parametrize(
    ("day", "least"),
    [(None, "CCPPPPPPPPP"), (0, "CCPPPPPPPPP"), (7, "CCPPPPPPPPP"), (8, "CCCCPPPPPPP")],
)
def test_a_strained_muscle_works_at_1_up_to_day_7_and_at_3_later(
    strain: str, at: RuleMoment, day: int | None, least: str
) -> None:
    person = Person(conditions=(strain,), strain_day=day)

    assert table(at, person, is_strained=True) == bound_by(PLAIN[at], least)
    assert table(at, person, is_strained=False) == PLAIN[at]


# Which exercises work the strained muscle: those for it, and those that stretch or load it.
@pytest.mark.parametrize(
    ("exercise", "strain"),
    [
        ("double-leg-bridge", "hamstring-strain"),
        ("leg-swing-front", "hamstring-strain"),
        ("leg-swing-front", "hip-flexor-strain"),
        ("standing-knee-raise-hold", "hip-flexor-strain"),
        ("adductor-squeeze", "adductor-strain"),
    ],
)
def test_an_exercise_of_the_strained_muscle_stops_at_2_in_the_first_week(
    exercise: str, strain: str
) -> None:
    def rule_on(day: int, *conditions: str) -> str:
        text = steps(f"exercise: {exercise}, sets: 3", kind="strength")
        player = Player(facts_of(text, conditions=conditions, strain_day=day)).start("1")
        return player.run_until(Phase.ASKING).answer("2:dull").decision.rule

    assert rule_on(3, strain) == "STR1"
    assert rule_on(8, strain) == "R21"
    assert rule_on(3) == "R21"


def test_an_exercise_of_another_muscle_goes_by_the_table() -> None:
    text = steps("exercise: clamshell, sets: 3", kind="strength")
    player = Player(facts_of(text, conditions=("hamstring-strain",), strain_day=0)).start("1")

    assert player.run_until(Phase.ASKING).answer("2:dull").decision.rule == "R21"


# -- the lateral hip, and hip osteoarthritis


@pytest.mark.parametrize("level", range(11))
@pytest.mark.parametrize("condition", ["lateral-hip-pain", "hip-osteoarthritis"])
def test_a_night_with_a_sore_lateral_hip_takes_the_dose_a_step_back(
    level: int, condition: str
) -> None:
    person = Person(conditions=(condition,))
    morning = Situation(at=RuleMoment.MORNING, reading=Reading(level), rise=0, woke=True)
    least = Outcome.REGRESS if condition == "lateral-hip-pain" else Outcome.HOLD

    plain = decided(Situation(at=RuleMoment.MORNING, reading=Reading(level), rise=0), Person())
    assert decided(morning, person).do.strength == max(least.strength, plain.do.strength)


@pytest.mark.parametrize("at", ANSWERED)
def test_hip_osteoarthritis_goes_by_the_table_as_it_is(at: RuleMoment) -> None:
    for situation, plain in undisturbed(at):
        assert decided(situation, Person(conditions=("hip-osteoarthritis",))) == plain


def test_a_physio_may_let_a_dull_5_go_on_but_not_past_what_a_condition_asks() -> None:
    own = Rule(
        id="own-1",
        at=RuleMoment.POSE,
        cases=(Case(classes=frozenset({QualityClass.BENIGN})),),
        do=Action.CONTINUE,
    )
    five = Situation(at=RuleMoment.POSE, reading=Reading(5, Quality.DULL), rise=1, is_strained=True)

    with_arthritis = Person(conditions=("hip-osteoarthritis",))
    with_strain = Person(conditions=("hamstring-strain",), strain_day=20)
    assert decided(five, with_arthritis, (own,)).do is Action.CONTINUE
    assert decided(five, with_strain, (own,)).rule == "STR2"


# -- all of them


@pytest.mark.parametrize("at", ANSWERED)
@pytest.mark.parametrize("day", [None, 8])
@pytest.mark.parametrize("condition", [(name,) for name in shipped().conditions])
def test_no_condition_ever_makes_a_decision_milder(
    at: RuleMoment, day: int | None, condition: tuple[str, ...]
) -> None:
    person = Person(conditions=condition, strain_day=day)

    for situation, plain in undisturbed(at):
        profiled = decided(situation, person)
        assert profiled.do.strength >= plain.do.strength
        assert set(plain.also) <= set(profiled.also)
        assert profiled.credit <= plain.credit or profiled.do.strength > plain.do.strength


@pytest.mark.parametrize("at", AT_WORK)
@pytest.mark.parametrize("condition", [(name,) for name in shipped().conditions])
def test_with_any_condition_a_higher_reading_is_never_taken_more_lightly(
    at: RuleMoment, condition: tuple[str, ...]
) -> None:
    person = Person(conditions=condition, strain_day=3)
    rows = table(at, person, is_strained=True, exercise="brisk-walk")

    for (quality, before), row in rows.items():
        assert list(row) == sorted(row, key="CEWPTX".index), (quality, before)
        if class_of(Reading(5, quality), RULES) is not QualityClass.BENIGN:
            assert row == stronger(row, rows[Quality.DULL, before])


def test_nobody_s_plan_knows_a_condition_that_nobody_has_named() -> None:
    def answered(state: SessionState) -> list[tuple[Moment, str]]:
        return [(entry.moment, entry.decision.rule) for entry in state.answers]

    answers = [reading(each) for each in ("2", "3:dull", "2:pinch", "4:dull", "1")]
    plain = simulate(facts_of("daily-hip-stretch", conditions=()), answers)
    profiles = {profile.rule.id for profile in RULES.profiles}

    assert profiles.isdisjoint(rule for _, rule in answered(plain))
