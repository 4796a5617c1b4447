"""What stands on a handout: each exercise once, the limits and signs, the rules from the rules."""

from datetime import date

import pytest

from rehab_app.engine.deciding import Background, decide
from rehab_app.engine.rules import Situation
from rehab_app.model.pain import Quality, Reading, RuleMoment
from rehab_app.model.person import Side
from rehab_app.report.handout import Handout, handout
from rehab_app.report.handout_rules import ShortRule
from rehab_app.wording import ACTION_WORDS
from tests.helpers.sessions import facts_of, shipped, steps

DAY = date(2026, 11, 27)


def handout_of(text: str, sore_side: Side | None = None, fingerprint: str = "") -> Handout:
    facts = facts_of(text, sore_side=sore_side)
    return handout(facts, shipped().red_flags, DAY, fingerprint)


def rounds(*lines: str) -> str:
    return steps(*lines).replace("title: All\n", "title: All\n    rounds: 2\n")


def answer_at(rule: ShortRule, level: int) -> str:
    for levels, done in rule.answers:
        ends = [int(each) for each in levels.split("–")]
        if ends[0] <= level <= ends[-1]:
            return done
    raise AssertionError(f"{rule.about} says nothing of {level}")


def test_a_dose_is_told_with_its_sets_tempo_sides_rest_and_growth() -> None:
    sheet = handout_of(
        steps(
            "exercise: clamshell, sets: 2-3, reps: 8-12, tempo: 3-1-2 s, rest: 30 s",
            "exercise: seated-butterfly, hold: 30 s, rest: 0 s",
        )
    )

    first, second = sheet.exercises
    told = "2 × 8 reps (3 s up, 1 s stay, 2 s down), each side, rest 30 s"
    assert first.doses == (f"{told}; later up to 12 reps, 3 sets",)
    assert second.doses == ("30 s",)


def test_walks_and_open_steps_need_no_program_to_be_understood() -> None:
    sheet = handout_of(
        steps(
            "exercise: walk-jog-interval, walk: 1:30, jog: 0:30, times: 4",
            "exercise: march-in-place, open: true",
        )
    )

    assert [each.doses for each in sheet.exercises] == [
        ("walk 90 s, jog 30 s, 4 times",),
        ("as long as it takes",),
    ]


def test_an_exercise_that_comes_again_stands_there_once_with_all_its_doses() -> None:
    sheet = handout_of(
        steps(
            "exercise: clamshell, reps: 8, sides: left, rest: 0 s",
            "exercise: seated-butterfly, hold: 30 s, rest: 0 s, note: Slowly.",
            "exercise: clamshell, reps: 8, sides: right, rest: 0 s",
            "exercise: seated-butterfly, hold: 30 s, rest: 0 s, note: Slowly.",
        )
    )

    clamshell, butterfly = sheet.exercises
    assert clamshell.doses == ("8 reps (4 s each), left side", "8 reps (4 s each), right side")
    assert butterfly.doses == ("30 s, twice",)
    assert butterfly.notes == ("Slowly.",)
    assert sheet.order == "In this order: 1, 2, 1, 2"


def test_rounds_are_told_with_the_part_and_with_each_dose() -> None:
    sheet = handout_of(
        rounds("exercise: seated-butterfly, hold: 30 s, rest: 0 s", "exercise: clamshell")
    )

    assert [block.title for block in sheet.blocks] == ["All, 2 rounds"]
    assert sheet.exercises[0].doses == ("30 s, 2 rounds",)
    assert sheet.order == ""


def test_what_the_author_wrote_for_themselves_is_nowhere() -> None:
    sheet = handout_of(steps("exercise: clamshell, note: Slowly., private: Check in week 3."))

    assert "week 3" not in repr(sheet).replace(repr(sheet.exercises[0].exercise), "")


def test_how_often_it_may_be_done_is_told_as_the_file_says() -> None:
    assert handout_of("hip-strength-base").how_often == "once a day at most"
    assert handout_of("ice-day-plan").how_often == "up to 4 times a day, with 2 h in between"
    assert handout_of("daily-hip-stretch").how_often == ""


def test_the_side_is_told_where_it_is_known() -> None:
    unknown = handout_of("ice-day-plan").exercises[0]
    right = handout_of("ice-day-plan", Side.RIGHT).exercises[0]

    assert unknown.doses == ("10 min, the sore side",)
    assert right.doses == ("10 min, the sore side (right)",)
    assert right.side is Side.RIGHT


@pytest.mark.parametrize("level", range(11))
@pytest.mark.parametrize(
    ("row", "quality"), [(1, Quality.STRETCH), (2, Quality.PINCH), (3, Quality.BURNING)]
)
def test_the_rules_in_short_say_what_is_decided(row: int, quality: Quality, level: int) -> None:
    rule = handout_of("yin-five").standard[row]
    decided = decide(
        Situation(at=RuleMoment.POSE, reading=Reading(level, quality)),
        Background(rules=shipped().rules),
    )

    assert answer_at(rule, level) == ACTION_WORDS[decided.do].lower()


def test_rules_are_told_for_what_is_done_only() -> None:
    ice = [rule.about for rule in handout_of("ice-day-plan").standard]
    run = [rule.about for rule in handout_of("walk-jog-return").standard]

    assert "With ice, heat, a wrap or at rest" in ice
    assert not any(about.startswith("In an exercise") for about in ice)
    assert "While jogging" in run


def test_own_rules_stand_there_as_sentences_with_their_reasons() -> None:
    own = handout_of("every-feature").own_rules

    assert len(own) == 8
    assert own[0].endswith("only a gentle session is played. We agreed on an easy day at 5.")


def test_when_to_stop_comes_from_the_rules() -> None:
    assert handout_of("yin-five").stop == (
        "Don't start when it hurts 6 of 10 or more.",
        "End the session when anything hurts 8 or more.",
        "End it from 6 on with sharp pain, a pinch, numbness, tingling, burning or electric pain.",
    )


def test_every_warning_sign_is_told_by_its_urgency() -> None:
    groups = dict(handout_of("roll-and-release").signs)
    flags = shipped().red_flags.flags

    told = [sign for signs in groups.values() for sign in signs]
    assert len(told) == sum(len(flag.parts) or 1 for flag in flags)
    assert (
        "Sudden shortness of breath or chest pain."
        in groups["Call your local emergency number now"]
    )
    assert any(sign.startswith("Blood thinners") for sign in told)


def test_who_should_ask_before_ice_or_rolling_is_told_where_there_is_some() -> None:
    told = [sign for _, signs in handout_of("yin-five").signs for sign in signs]

    assert not any(sign.startswith("Blood thinners") for sign in told)


def test_every_warning_sign_has_words_that_fit_on_paper() -> None:
    for flag in shipped().red_flags.flags:
        for words in [part.short for part in flag.parts] or [flag.short]:
            assert words.endswith("."), flag.id
            assert len(words) <= 180, flag.id
