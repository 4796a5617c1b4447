"""Own rules are read from the text, each with its place, also while something else is wrong."""

from rehab_app.model.pain import Action, RuleMoment
from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library
from rehab_app.workbench.rules import rules_of
from tests.helpers.sessions import shipped
from tests.workbench.rule_texts import PLAIN_TEXT, RULES_TEXT


def test_each_rule_stands_with_its_number_lines_values_and_what_it_says() -> None:
    rules = rules_of(RULES_TEXT)

    assert rules is not None
    assert [each.number for each in rules] == [1, 2, 3, 4]
    assert (rules[1].first_line, rules[1].last_line) == (12, 17)
    assert rules[1].path == ("pain_rules", "rules", 1)
    assert rules[1].values["because"] == "Agreed, up to 5."
    assert rules[0].rule is not None
    assert (rules[0].rule.id, rules[0].rule.do) == ("own-1", Action.SKIP_TARGET)
    assert rules[3].rule is not None
    assert rules[3].rule.at is RuleMoment.WEEK


def test_a_rule_with_a_mistake_hides_nothing_of_the_others() -> None:
    text = RULES_TEXT.replace("pain: 5, do: gentle-only", "pain: 15, do: gentle-only")
    text = text.replace("hold: 30 s", "hodl: 30 s")
    problems = Library(shipped(), routines_folder()).read_data(text.encode(), "test").problems

    rules = rules_of(text, problems)

    assert rules is not None
    assert [each.rule is not None for each in rules] == [True, True, False, True]
    assert [len(each.problems) for each in rules] == [0, 0, 1, 0]


def test_problems_go_to_the_rule_in_whose_place_they_are_on_one_line() -> None:
    row = "{at: pose, pain: 3, do: swop}"
    text = PLAIN_TEXT.replace(
        "standard   # as it comes",
        f"{{base: standard, rules: [{{at: end, pain: 4, do: regress}}, {row}]}}",
    )
    problems = Library(shipped(), routines_folder()).read_data(text.encode(), "test").problems

    rules = rules_of(text, problems)

    assert rules is not None
    assert [len(each.problems) for each in rules] == [0, 1]


def test_a_text_without_own_rules_has_none_and_what_is_no_yaml_has_no_list() -> None:
    assert rules_of(PLAIN_TEXT) == ()
    assert rules_of("pain_rules: [") is None
    assert rules_of("") == ()
