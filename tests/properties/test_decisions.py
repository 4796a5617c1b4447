"""What holds for every decision: over all levels, kinds of pain, rises, conditions and tables."""

from collections.abc import Iterable
from itertools import pairwise, product
from random import Random

import pytest

from rehab_app.engine.deciding import Background, Decision, Past, decide, decide_or_stop
from rehab_app.engine.rules import Situation
from rehab_app.model.pain import NO_ANSWER, Action, Gate, Quality, Reading, RuleMoment
from rehab_app.model.person import Person
from rehab_app.model.rule import Case, Rule
from tests.helpers.sessions import shipped
from tests.helpers.wild import wild_facts

RULES = shipped().rules
LEVELS = range(11)
RISES = range(-4, 11)
KINDS = (None, *Quality)
BENIGN = (Quality.NONE, Quality.STRETCH, Quality.PRESSURE, Quality.DULL)
AT_WORK = (RuleMoment.POSE, RuleMoment.RUN)
MOMENTS = (*AT_WORK, RuleMoment.BEFORE, RuleMoment.RELIEF, RuleMoment.RECHECK)
LATER = (RuleMoment.END, RuleMoment.MORNING)
STRAINS = ("hip-flexor-strain", "hamstring-strain", "adductor-strain")
PERSONS = (
    Person(),
    *(Person(conditions=(each,)) for each in sorted(shipped().conditions)),
    *(Person(conditions=(STRAINS[0],), strain_day=day) for day in (6, 7, 8)),
)


def done(
    at: RuleMoment,
    level: int,
    quality: Quality | None = Quality.DULL,
    rise: float = 0,
    person: Person | None = None,
    *,
    is_strained: bool = False,
) -> Decision:
    """Return the decision of the standard table on a reading."""
    situation = Situation(
        at=at, reading=Reading(level, quality), rise=rise, drop=-rise, is_strained=is_strained
    )
    return decide(situation, Background(rules=RULES, person=person or Person()))


def is_benign(level: int, quality: Quality | None) -> bool:
    """Tell whether pain is benign; a kind that nobody said is so up to 3."""
    return level <= 3 if quality is None else quality in BENIGN


def never_falls(decisions: Iterable[Decision]) -> bool:
    """Tell whether each decision is at least as strong as the one before it."""
    return all(low.do.strength <= high.do.strength for low, high in pairwise(decisions))


@pytest.mark.parametrize("at", [*MOMENTS, *LATER])
def test_more_pain_never_does_less(at: RuleMoment) -> None:
    for quality, before, person in product(KINDS, LEVELS, PERSONS):
        assert never_falls(
            done(at, level, quality, level - before, person, is_strained=True) for level in LEVELS
        ), (quality, before, person)


@pytest.mark.parametrize("at", [*MOMENTS, *LATER])
def test_a_steeper_rise_never_does_less(at: RuleMoment) -> None:
    for quality, level in product(KINDS, LEVELS):
        assert never_falls(done(at, level, quality, rise) for rise in RISES), (quality, level)


@pytest.mark.parametrize("at", [*AT_WORK, RuleMoment.BEFORE])
def test_sharp_or_nerve_pain_never_does_less_than_dull(at: RuleMoment) -> None:
    for quality, level, rise in product(Quality, LEVELS, RISES):
        dull = done(at, level, Quality.DULL, rise)
        assert done(at, level, quality, rise).do.strength >= dull.do.strength


@pytest.mark.parametrize("at", MOMENTS)
def test_a_kind_not_said_is_judged_as_dull_up_to_3_and_as_sharp_from_4(at: RuleMoment) -> None:
    for level, rise in product(LEVELS, RISES):
        like = Quality.DULL if level <= 3 else Quality.SHARP
        assert done(at, level, None, rise) == done(at, level, like, rise)


@pytest.mark.parametrize("at", MOMENTS)
def test_a_condition_never_makes_it_milder(at: RuleMoment) -> None:
    for quality, level, rise, person in product(KINDS, LEVELS, (-1, 0, 2), PERSONS):
        plain = done(at, level, quality, rise, is_strained=True)
        with_it = done(at, level, quality, rise, person, is_strained=True)
        assert with_it.do.strength >= plain.do.strength, (level, quality, person)


@pytest.mark.parametrize("strain", STRAINS)
def test_the_newer_a_strain_the_stricter_and_of_no_known_day_it_is_new(strain: str) -> None:
    for quality, level in product((Quality.DULL, Quality.SHARP), LEVELS):
        by_day = [
            done(
                RuleMoment.POSE,
                level,
                quality,
                person=Person(conditions=(strain,), strain_day=day),
                is_strained=True,
            )
            for day in (None, *range(30))
        ]
        assert by_day[0] == by_day[1]
        assert never_falls(reversed(by_day)), (level, quality)


@pytest.mark.parametrize("at", AT_WORK)
def test_a_rule_of_a_routine_loosens_nothing_but_benign_4_and_5_without_a_rise(
    at: RuleMoment,
) -> None:
    for quality, level, rise, do in product(KINDS, LEVELS, RISES, Action):
        own = Rule(id="own-1", at=at, cases=(Case(),), do=do)
        situation = Situation(at=at, reading=Reading(level, quality), rise=rise)
        standard = decide(situation, Background(rules=RULES)).do
        decided = decide(situation, Background(rules=RULES, own=(own,))).do
        is_loose = do is Action.CONTINUE and is_benign(level, quality)
        if is_loose and level in (4, 5) and rise < 2 and at is RuleMoment.POSE:
            assert decided is Action.CONTINUE
        else:
            assert decided.strength == max(standard.strength, do.strength) or (
                at is RuleMoment.RUN and is_loose and level in (4, 5)
            ), (quality, level, rise, do)


@pytest.mark.parametrize("at", AT_WORK)
def test_the_second_complaint_of_a_target_leaves_it_out_and_the_second_target_ends_it(
    at: RuleMoment,
) -> None:
    for quality, level, rise, past in product(KINDS, LEVELS, (-1, 0, 2, 4), Action):
        first = done(at, level, quality, rise).do
        for target in ("here", "elsewhere"):
            earlier = (Past(past, "", target),)
            situation = Situation(at=at, reading=Reading(level, quality), rise=rise, target="here")
            do = decide(situation, Background(rules=RULES, earlier=earlier)).do
            expected = first.strength
            both_complain = min(first.strength, past.strength) >= Action.SWAP.strength
            if both_complain and target == "here":
                expected = max(expected, Action.SKIP_TARGET.strength)
            if min(expected, past.strength) >= Action.SKIP_TARGET.strength:
                expected = Action.END_SESSION.strength
            assert do.strength == expected, (quality, level, rise, past, target)


@pytest.mark.parametrize("at", AT_WORK)
def test_only_ease_and_swap_after_benign_pain_can_be_overruled(at: RuleMoment) -> None:
    for quality, level, rise in product(KINDS, LEVELS, RISES):
        decision = done(at, level, quality, rise)
        is_mild = decision.do in (Action.EASE, Action.SWAP)
        assert decision.is_overrulable is (is_mild and is_benign(level, quality))


def test_jogging_is_never_milder_than_a_pose() -> None:
    """At 2 a rise eases a pose, and a jog as gentle as that goes on (row J1)."""
    for quality, level, rise in product(KINDS, LEVELS, RISES):
        if level != 2:
            jog = done(RuleMoment.RUN, level, quality, rise)
            assert jog.do.strength >= done(RuleMoment.POSE, level, quality, rise).do.strength


@pytest.mark.parametrize("at", [*MOMENTS, *LATER])
def test_without_an_answer_nothing_changes_and_nothing_is_credited(at: RuleMoment) -> None:
    decision = decide(Situation(at=at, reading=NO_ANSWER), Background(rules=RULES))

    assert decision.do.strength <= 1
    assert not isinstance(decision.do, Action) or decision.do is Action.CONTINUE
    assert decision.do.value not in ("planned", "progress", "ease")
    assert not (at in AT_WORK and decision.credit)


def test_asked_again_pain_that_has_not_dropped_or_a_nerve_ends_the_session() -> None:
    for quality, level, drop in product(KINDS, LEVELS, range(-5, 6)):
        situation = Situation(at=RuleMoment.RECHECK, reading=Reading(level, quality), drop=drop)
        do = decide(situation, Background(rules=RULES)).do
        is_nerve = (
            quality is not None
            and not is_benign(0, quality)
            and quality
            not in (
                Quality.SHARP,
                Quality.PINCH,
            )
        )
        has_to_end = is_nerve or level >= 6 or (level >= 3 and drop <= 0)
        assert do is (Action.END_SESSION if has_to_end else Action.CONTINUE)


def test_no_table_gets_below_the_floor() -> None:
    for seed in range(60):
        rules = wild_facts(Random(seed)).rules
        background = Background(rules=rules)
        for level, quality in product(LEVELS, KINDS):
            reading = Reading(level, quality)
            if level >= 8:
                gate = decide_or_stop(Situation(at=RuleMoment.BEFORE, reading=reading), background)
                assert gate.do is Gate.NO_SESSION
            for at in AT_WORK:
                do = decide_or_stop(Situation(at=at, reading=reading), background).do
                least = Action.CONTINUE if is_benign(level, quality) else Action.SWAP
                if level >= 6:
                    least = Action.END_SESSION if level >= 8 else Action.STOP_POSE
                assert do.strength >= least.strength, (seed, level, quality)
