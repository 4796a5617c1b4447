"""The shipped catalogue, rules, conditions and warning signs are whole and hang together."""

from collections import Counter

import pytest

from rehab_app.engine.screening import screen
from rehab_app.model.exercise import Exercise
from rehab_app.model.pain import RuleMoment
from rehab_app.model.person import Verdict
from rehab_app.model.red_flag import Urgency
from rehab_app.model.rule import Combination, Raise, Rule, ThermalCap
from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library
from tests.helpers.sessions import shipped

GROUPS = {
    "2.1": 5,  # hip flexors
    "2.2": 9,  # buttock and deep rotators
    "2.3": 6,  # hamstrings
    "2.4": 4,  # adductors
    "2.5": 4,  # quads, outer thigh
    "2.6": 4,  # calves
    "2.7": 12,  # roller, stick, ball
    "2.8": 5,  # ice, heat, compression
    "2.9": 16,  # yin
    "2.10": 30,  # strength
    "2.11": 13,  # warm-up, walking, running
}
ROWS = {
    RuleMoment.BEFORE: {f"G{number}" for number in range(11)},
    RuleMoment.POSE: {*(f"R{number}" for number in range(1, 22)), "E5"},
    RuleMoment.RELIEF: {f"L{number}" for number in range(1, 6)},
    RuleMoment.RUN: {"J1", "J2", "J3", "E5"},
    RuleMoment.RECHECK: {"R3", "E3", "E5", "E6"},
    RuleMoment.STOP: {"E4"},
    RuleMoment.END: {f"A{number}" for number in range(1, 8)},
    RuleMoment.HOUR: {f"H{number}" for number in range(1, 6)},
    RuleMoment.MORNING: {f"N{number}" for number in range(1, 7)},
    RuleMoment.WEEK: {"W1", "W2"},
}
RAISES = {
    RuleMoment.BEFORE: {"G4"},
    RuleMoment.POSE: {"E1", "E2"},
    RuleMoment.MORNING: {"N2", "N7"},
    RuleMoment.WEEK: {"W3"},
}
# Each condition, and an exercise that it is known to rule out.
AVOIDED = {
    "hip-osteoarthritis": "fadir",
    "labral-tear": "flex90",
    "hip-pointer": "side-on-hip",
    "lateral-hip-pain": "add-end",
    "hip-flexor-strain": "hf-len",
    "hamstring-strain": "hs-len",
    "adductor-strain": "abd-end",
    "hamstring-tendinopathy": "hs-len",
}
URGENCIES = {
    Urgency.EMERGENCY: {"F1", "F2", "F3", "F4", "F5"},
    Urgency.SAME_DAY: {"F6", "F7", "F8", "F10", "F13"},
    Urgency.SOON: {"F9", "F11", "F12", "F14", "F15", "F17"},
    Urgency.MODIFY: {"F16"},
}


def exercises() -> list[Exercise]:
    return list(shipped().catalogue.values())


def test_the_tables_are_read_without_a_problem() -> None:
    assert shipped().problems == ()


# -- the catalogue


def test_the_catalogue_has_108_exercises_in_11_groups() -> None:
    assert Counter(exercise.group for exercise in exercises()) == GROUPS
    assert len(exercises()) == 108


def test_every_variant_that_is_named_exists() -> None:
    named = {
        (exercise.id, variant)
        for exercise in exercises()
        for variant in (exercise.easier, exercise.harder)
        if variant is not None
    }

    assert len(named) > 100
    assert [pair for pair in named if pair[1] not in shipped().catalogue] == []


@pytest.mark.parametrize("direction", ["easier", "harder"])
def test_variants_lead_round_in_no_circle(direction: str) -> None:
    for exercise in exercises():
        seen = [exercise.id]
        following = getattr(exercise, direction)
        while following is not None:
            assert following not in seen, seen
            seen.append(following)
            following = getattr(shipped().catalogue[following], direction)


def test_every_exercise_says_how_it_is_done_and_how_much() -> None:
    for exercise in exercises():
        assert exercise.cues, exercise.id
        assert exercise.targets, exercise.id
        assert exercise.dose is not None, exercise.id
        assert exercise.feel or exercise.is_thermal or exercise.group in ("2.10", "2.11"), (
            exercise.id
        )


def test_every_thermal_exercise_has_a_cap_and_every_cap_an_exercise() -> None:
    thermal = {exercise.id for exercise in exercises() if exercise.is_thermal}
    capped = [name for cap in shipped().rules.thermal for name in cap.exercises]

    assert sorted(capped) == sorted(thermal)


@pytest.mark.parametrize("cap", shipped().rules.thermal, ids=lambda cap: cap.kind)
def test_a_default_dose_of_ice_or_heat_stays_inside_its_cap(cap: ThermalCap) -> None:
    for name in cap.exercises:
        dose = shipped().catalogue[name].dose
        assert dose is not None
        assert dose.work_s <= cap.most_s
    assert cap.default_s <= cap.most_s


# -- the rules


@pytest.mark.parametrize("at", RuleMoment)
def test_all_rows_of_the_evidence_are_there(at: RuleMoment) -> None:
    rules = shipped().rules

    assert {row.id for row in rules.rules if row.at is at} == ROWS[at]
    assert {row.id for row in rules.raises if row.at is at} == RAISES.get(at, set())


def test_all_ways_to_combine_are_there() -> None:
    assert [row.id for row in shipped().rules.combining] == [f"C{n}" for n in range(1, 8)]


def test_every_row_has_a_reason_for_the_person_and_a_source_for_the_physio() -> None:
    rules = shipped().rules

    rows: list[Rule | Raise | Combination] = [*rules.rules, *rules.raises, *rules.combining]
    for row in rows:
        assert row.because.endswith("."), row.id
        assert row.source, row.id
    for cap in rules.thermal:
        assert cap.source, cap.kind


def test_progress_takes_two_sessions_with_four_fifths_done() -> None:
    assert shipped().rules.progress_sessions == 2
    assert shipped().rules.progress_done_percent == 80


# -- conditions


def test_every_condition_is_known_and_says_when_to_see_someone() -> None:
    assert set(shipped().conditions) == {
        *AVOIDED,
        "it-band-syndrome",
        "runners-hip",
        "bone-stress-injury",
        "bone-stress-cleared",
    }
    for condition in shipped().conditions.values():
        assert condition.see_someone, condition.id


@pytest.mark.parametrize(("condition", "tag"), AVOIDED.items())
def test_a_condition_avoids_the_movements_that_provoke_it(condition: str, tag: str) -> None:
    hand_picked = shipped().conditions[condition]
    outranked = hand_picked.care | hand_picked.fine
    tagged = [each for each in exercises() if tag in each.tags and each.id not in outranked]

    assert tagged
    for exercise in tagged:
        assert screen(exercise, (condition,), shipped().conditions) is Verdict.AVOID


def test_every_rule_for_a_condition_names_conditions_that_exist_with_a_reason_and_a_source() -> (
    None
):
    for profile in shipped().rules.profiles:
        assert profile.conditions, profile.rule.id
        assert set(profile.conditions) <= set(shipped().conditions), profile.rule.id
        assert profile.rule.because.endswith("."), profile.rule.id
        assert profile.rule.source, profile.rule.id


def test_a_cleared_bone_may_walk_and_jog_with_care_and_roll_over_no_bone() -> None:
    def verdict(exercise: str) -> Verdict:
        return screen(shipped().catalogue[exercise], ("bone-stress-cleared",), shipped().conditions)

    assert verdict("brisk-walk") is Verdict.FINE
    assert verdict("walk-jog-interval") is Verdict.CARE
    rolled = [each for each in exercises() if each.group == "2.7" and each.id != "foam-roll-calves"]
    assert {verdict(each.id) for each in rolled} == {Verdict.AVOID}


def test_a_bone_stress_injury_avoids_everything() -> None:
    for exercise in exercises():
        verdict = screen(exercise, ("bone-stress-injury",), shipped().conditions)
        assert verdict is Verdict.AVOID


def test_what_somebody_avoids_with_nerve_symptoms_is_the_same_in_table_and_engine() -> None:
    assert shipped().nerve_avoid_tags == {
        "nerve",
        "hs-len",
        "press-buttock",
        "spine-flex",
        "long-hold",
    }


# -- warning signs


def test_there_are_17_warning_signs_with_the_urgency_of_the_evidence() -> None:
    flags = shipped().red_flags.flags

    assert [flag.id for flag in flags] == [f"F{number}" for number in range(1, 18)]
    found = {urgency: {f.id for f in flags if f.urgency is urgency} for urgency in Urgency}
    assert found == URGENCIES


def test_every_warning_sign_is_a_question_with_advice_and_a_source() -> None:
    for flag in shipped().red_flags.flags:
        assert "?" in flag.question, flag.id
        assert flag.advice, flag.id
        assert flag.source, flag.id
        for part in flag.parts:
            assert part.text, flag.id
            assert part.advice, flag.id
            assert part.urgency is not Urgency.MODIFY, flag.id


def test_warning_signs_are_asked_again_every_14_days_and_name_no_country_s_number() -> None:
    screen_of_signs = shipped().red_flags

    assert screen_of_signs.ask_again_days == 14
    assert not any(character.isdigit() for character in screen_of_signs.emergency_number)


# -- the library


def test_the_library_offers_the_14_routines_and_nothing_else() -> None:
    entries = Library(shipped(), routines_folder()).shipped_entries()

    assert [entry.path.stem for entry in entries if entry.routine is None] == []
    assert {entry.routine.id for entry in entries if entry.routine} == {
        "daily-hip-stretch",
        "desk-break-mini",
        "every-feature",
        "hip-strength-base",
        "ice-day-plan",
        "joint-friendly-mobility",
        "lateral-hip-friendly",
        "post-run-reset",
        "pre-run-dynamic",
        "roll-and-release",
        "sore-day-gentle",
        "walk-jog-return",
        "yin-five",
        "yin-starter",
    }
