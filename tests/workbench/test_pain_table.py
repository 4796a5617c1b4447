"""The table "When it hurts" says what the engine does, row by row."""

import pytest

from rehab_app.engine.deciding import Background, decide
from rehab_app.engine.facts import Facts
from rehab_app.engine.rules import Situation
from rehab_app.model.pain import Action, Quality, Reading, RuleMoment
from rehab_app.workbench.pain_table import PainRow, pain_rows
from tests.helpers.sessions import facts_of, steps
from tests.workbench.rule_texts import PLAIN_TEXT

STRETCH = "exercise: half-kneeling-hip-flexor-stretch, hold: 30 s"


def with_rules(*rows: str) -> Facts:
    rules = "".join(f"\n    - {{{row}}}" for row in rows)
    return facts_of(
        PLAIN_TEXT.replace(" standard   # as it comes", f"\n  base: standard\n  rules:{rules}")
    )


def shown(rows: tuple[PainRow, ...]) -> list[tuple[str, str]]:
    return [(row.level_text, row.done) for row in rows]


def test_the_standard_rules_go_on_ease_swap_stop_leave_out_and_end() -> None:
    rows = pain_rows(facts_of(steps(STRETCH)), 0)

    assert shown(rows) == [
        ("0–2", "go on"),
        ("3", "go on, but no step up comes of it"),
        ("4–5", "make it lighter: 15 s instead of 30 s"),
        ("", "use the easier variant: Standing split-stance hip flexor stretch"),
        ("", "stop it for today"),
        ("6–7", "stop it, leave out the rest for the hip flexor"),
        ("8–10", "end the session"),
    ]
    by_done = {row.done: row for row in rows}
    assert by_done["stop it for today"].others == ("up 3 at 4–5", "sharp, pinch at 3")
    assert by_done["stop it, leave out the rest for the hip flexor"].others == (
        "sharp, pinch at 4–5",
        "numb or tingling at 0–5",
    )
    assert [row.is_hard for row in rows] == [False] * 6 + [True]


def test_own_rules_split_the_levels_and_are_named() -> None:
    facts = with_rules("at: pose, pain: 2, do: ease", "at: pose, pain: 4-5, do: continue")

    rows = pain_rows(facts, 0)

    assert [(row.level_text, row.own) for row in rows if row.levels] == [
        ("0–1", ()),
        ("2", (1,)),
        ("3", ()),
        ("4–5", (2,)),
        ("6–7", ()),
        ("8–10", ()),
    ]


def test_a_rule_about_another_exercise_changes_nothing_here() -> None:
    facts = with_rules("at: pose, exercise: clamshell, pain: 2, do: end-session")

    assert shown(pain_rows(facts, 0)) == shown(pain_rows(with_rules("at: end, do: hold"), 0))


def test_conditions_are_asked_for_too() -> None:
    text = steps(STRETCH)

    of_anybody = pain_rows(facts_of(text), 0)
    with_tear = pain_rows(facts_of(text, conditions=("labral-tear",)), 0)

    def where(rows: tuple[PainRow, ...], kind: str) -> list[str]:
        return [row.done for row in rows for other in row.others if kind in other]

    assert "stop it for today" in where(of_anybody, "pinch")
    assert "stop it for today" not in where(with_tear, "pinch")


def test_without_an_easier_variant_the_exercise_is_stopped() -> None:
    rows = pain_rows(facts_of(steps("exercise: supine-windshield-wipers, reps: 8")), 0)

    assert not any("variant" in row.done for row in rows)


def test_what_good_sessions_lead_to_stands_where_the_ladder_goes_on() -> None:
    rows = pain_rows(facts_of(steps("exercise: supine-figure-four, hold: 20-45 s")), 0)

    assert rows[0].done == "go on; after 2 good sessions 30 s"


def test_a_step_that_a_condition_leaves_out_has_no_rows() -> None:
    facts = facts_of(steps("exercise: seated-butterfly"), conditions=("adductor-strain",))

    assert facts.avoided_by("seated-butterfly")
    assert pain_rows(facts, 0) == ()


@pytest.mark.parametrize("name", ["daily-hip-stretch", "joint-friendly-mobility", "ice-day-plan"])
def test_every_level_of_a_dull_ache_is_in_the_row_that_the_engine_decides(name: str) -> None:
    facts = facts_of(name)
    words = {Action.END_SESSION: "end the session", Action.CONTINUE: "go on"}

    for number, step in enumerate(facts.steps):
        exercise = facts.exercise(step.exercise)
        rows = pain_rows(facts, number)
        levels = [level for row in rows if row.levels for level in range(11) if _in(level, row)]
        assert levels == (list(range(11)) if rows else [])
        at = RuleMoment.RELIEF if exercise.is_relief else RuleMoment.POSE
        for row in rows if not exercise.is_run else ():
            for level in (each for each in range(11) if _in(each, row)):
                situation = Situation(
                    at=at,
                    reading=Reading(level, Quality.DULL),
                    exercise=step.exercise,
                    target=exercise.target,
                )
                own = facts.routine.rules
                done = decide(situation, Background(rules=facts.rules, own=own)).do
                if done in words:
                    assert row.done.startswith(words[done])  # type: ignore[index]


def _in(level: int, row: PainRow) -> bool:
    return row.levels is not None and row.levels[0] <= level <= row.levels[1]
