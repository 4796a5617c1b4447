"""What own rules come to beside the standard ones and the hard limits, as the engine has it."""

from rehab_app.engine.deciding import Background, decide_by_rows
from rehab_app.engine.facts import Facts
from rehab_app.engine.rules import Situation
from rehab_app.model.pain import Quality, Reading, RuleMoment
from rehab_app.workbench.rule_weighing import weighed
from tests.helpers.sessions import facts_of
from tests.workbench.rule_texts import PLAIN_TEXT


def with_rules(*rows: str) -> Facts:
    rules = "".join(f"\n    - {{{row}}}" for row in rows)
    return facts_of(
        PLAIN_TEXT.replace(" standard   # as it comes", f"\n  base: standard\n  rules:{rules}")
    )


def test_where_a_hard_limit_stops_a_rule_it_is_said_with_levels_and_kinds() -> None:
    (weighing,) = weighed(with_rules("at: pose, quality: benign, pain: 6-10, do: stop-pose")).own

    assert weighing.limits == (
        "A hard limit stops here: at 8 or more with dull pain the session ends, "
        "whatever a file says."
    )
    assert weighing.overruled == (
        "The standard rules want more: at 6 to 7 with dull pain the rest for the same muscles is "
        "left out today."
    ).replace("The standard", "This rule changes nothing. The standard")


def test_what_only_a_rise_brings_is_said_as_such() -> None:
    (weighing,) = weighed(with_rules("at: pose, quality: benign, pain: 4, do: ease")).own

    assert weighing.overruled == (
        "The standard rules want more: at 4 with dull pain, where it has risen, "
        "an easier variant takes the place of the exercise."
    )
    assert not weighing.limits


def test_a_rule_that_is_done_wherever_it_fits_has_nothing_to_say() -> None:
    (weighing,) = weighed(with_rules("at: pose, pain: 3-10, do: end-session")).own

    assert (weighing.limits, weighing.overruled, weighing.shadowed) == ("", "", "")


def test_a_rule_below_one_that_always_fits_is_told_so() -> None:
    first, second, third = weighed(
        with_rules(
            "at: pose, pain: 3 or more, do: end-session",
            "at: pose, pain: 4-5, do: skip-target",
            "at: pose, pain: 2-4, do: stop-pose",
        )
    ).own

    assert not first.shadowed
    assert second.shadowed == "Nothing is left for this rule: rule 1 above it always fits first."
    assert third.shadowed == "Where rule 1 fits too, that one counts: it stands above."


def test_standard_rules_know_which_own_ones_stand_before_them() -> None:
    beside = weighed(
        with_rules(
            "at: pose, pain: 3, quality: benign, rise: -10-1, do: ease",
            "at: end, target: hamstring, pain: 0-2, do: hold",
        )
    )

    assert beside.before["R19"] == (1,)
    assert "R19" in beside.before_all
    assert "R16" not in beside.before
    assert "A6" not in beside.before_all


def test_a_rule_of_one_exercise_leaves_the_standard_one_to_all_others() -> None:
    beside = weighed(with_rules("at: pose, exercise: supine-figure-four, pain: 0-2, do: swap"))

    assert beside.before["R21"] == (1,)
    assert "R21" not in beside.before_all


def test_the_engine_does_what_is_said_at_a_limit() -> None:
    facts = with_rules("at: pose, pain: 4-9, do: continue")
    (weighing,) = weighed(facts).own
    reading = Situation(at=RuleMoment.POSE, reading=Reading(8, Quality.DULL))

    done = decide_by_rows(reading, Background(rules=facts.rules, own=facts.routine.rules))

    assert done.do == "end-session"
    assert "at 8 to 9 the session ends" in weighing.limits
