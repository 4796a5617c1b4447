"""Rules are changed in their own lines only, and read back as what was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.engine.facts import Facts
from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library
from rehab_app.workbench.rule_edits import (
    moved_rule,
    with_rule,
    with_rule_again,
    with_slots,
    without_rule,
)
from rehab_app.workbench.rule_sentence import Option, Slot
from rehab_app.workbench.rule_slots import sentence_of
from rehab_app.workbench.rules import OutlineRule, rules_of
from tests.helpers.sessions import facts_of, shipped
from tests.workbench.rule_texts import PLAIN_TEXT, RULES_TEXT

NEW = {"at": "pose", "pain": "3 or more", "do": "skip-target"}
FACTS = facts_of(RULES_TEXT)
ONE_LINE = PLAIN_TEXT.replace(
    "standard   # as it comes",
    "{base: standard, rules: [{at: pose, pain: 3, do: swap}, {at: end, pain: 4-5, do: regress}]}",
)


def rules(text: str) -> tuple[OutlineRule, ...]:
    found = rules_of(text)
    assert found is not None
    return found


def choices(rule: OutlineRule, facts: Facts) -> list[tuple[str, Option]]:
    """Return all that can be done to a rule in its sentence: the slot's key, and the option."""
    assert rule.rule is not None
    sentence = sentence_of(rule.rule, facts)
    slots = [part for part in sentence.parts if isinstance(part, Slot)]
    of_slots = [(slot.key, option) for slot in slots for option in slot.options]
    return [*of_slots, *(("", option) for option in sentence.more)]


@given(st.data())
def test_what_is_chosen_in_slots_is_read_back_and_leaves_all_other_lines(
    data: st.DataObject,
) -> None:
    text = RULES_TEXT
    for _ in range(data.draw(st.integers(1, 4))):
        before = rules(text)
        rule = data.draw(st.sampled_from(before))
        key, option = data.draw(st.sampled_from(choices(rule, FACTS)))

        changed = with_slots(text, rule.number, option.writes).text

        after = rules(changed)
        now = after[rule.number - 1].rule
        assert now is not None
        if key:
            assert sentence_of(now, FACTS).slot(key).chosen == option.text
        assert [each.rule for each in after if each.number != rule.number] == [
            each.rule for each in before if each.number != rule.number
        ]
        old, new = text.splitlines(), changed.splitlines()
        behind = len(old) - rule.last_line
        assert new[: rule.first_line - 1] == old[: rule.first_line - 1]
        assert new[len(new) - behind :] == old[len(old) - behind :]
        read = Library(shipped(), routines_folder()).read_data(changed.encode(), "test")
        assert read.routine is not None, read.problems
        assert read.routine.rules[rule.number - 1] == now
        text = changed


def test_a_value_in_lines_keeps_the_comment_beside_it() -> None:
    changed = with_slots(RULES_TEXT, 2, {"pain": "5"}).text

    assert changed == RULES_TEXT.replace("pain: 4-5    # no more", "pain: 5    # no more")


def test_a_reason_is_written_with_quotes_where_it_needs_them_and_goes_when_it_is_empty() -> None:
    reason = "Yes: we agreed, up to {5} # or so"

    changed = with_slots(RULES_TEXT, 1, {"because": reason}).text

    assert rules(changed)[0].values["because"] == reason
    assert with_slots(changed, 1, {"because": ""}).text == RULES_TEXT


@pytest.mark.parametrize("text", [PLAIN_TEXT, PLAIN_TEXT.replace("\n", "\r\n")])
def test_the_first_rule_brings_a_list_and_goes_back_to_the_word_with_the_last(text: str) -> None:
    with_one = with_rule(text, NEW).text

    assert "pain_rules:   # as it comes" in with_one
    assert "    - {at: pose, pain: 3 or more, do: skip-target}" in with_one
    assert ("\r\n" in text) == ("\r\n" in with_one)
    assert with_one.count("\n") == with_one.count("\r\n") or "\r\n" not in text
    assert without_rule(with_one, 1).text == text


def test_a_rule_can_come_where_nothing_was_said_of_rules() -> None:
    bare = PLAIN_TEXT.replace("pain_rules: standard   # as it comes\n", "")

    with_one = with_rule(bare, NEW).text

    assert with_one.index("pain_rules:") < with_one.index("blocks:")
    assert [each.values for each in rules(with_one)] == [NEW]


def test_a_new_rule_comes_behind_all_others_also_where_they_stand_in_brackets() -> None:
    assert rules(with_rule(RULES_TEXT, NEW).text)[4].values == NEW
    assert [each.values["at"] for each in rules(with_rule(ONE_LINE, NEW).text)] == [
        "pose",
        "end",
        "pose",
    ]
    braces = '{"format": 1, "id": "a", "title": "A", "kind": "stretch", "blocks": []}\n'
    assert [each.values for each in rules(with_rule(braces, NEW).text)] == [NEW]


def test_rules_are_moved_with_their_comments_and_doubled() -> None:
    down = moved_rule(RULES_TEXT, 1, 1).text

    lines = down.splitlines()
    there = lines.index("    # agreed in week 1")
    assert "target: hamstring" in lines[there + 1]
    assert "# until June" in lines[there + 1]
    assert [each.values["pain"] for each in rules(down)[:2]] == ["4-5", "3-10"]
    assert rules(moved_rule(down, 2, -1).text) == rules(RULES_TEXT)
    assert moved_rule(RULES_TEXT, 1, -1).text == RULES_TEXT
    assert moved_rule(RULES_TEXT, 4, 1).text == RULES_TEXT
    twice = rules(with_rule_again(RULES_TEXT, 3).text)
    assert [each.values["at"] for each in twice] == ["pose", "pose", "before", "before", "week"]


def test_comments_outlive_the_last_rule() -> None:
    text = RULES_TEXT.replace("  base: standard", "  base: standard   # the table")
    text = text.replace("  rules:", "  rules:   # ours")
    for _ in range(4):
        text = without_rule(text, 1).text

    assert "# tried from the top" in text
    assert "  base: standard   # the table\n  # ours\n" in text
    read = Library(shipped(), routines_folder()).read_data(text.encode(), "test")
    assert read.routine is not None
    assert read.routine.rules == ()
    assert [each.values for each in rules(with_rule(text, NEW).text)] == [NEW]


@given(st.data())
def test_adding_doubling_moving_and_removing_leave_every_other_rule_as_it_was(
    data: st.DataObject,
) -> None:
    text = data.draw(st.sampled_from([RULES_TEXT, PLAIN_TEXT, ONE_LINE]))
    said = [dict(each.values) for each in rules(text)]
    outside = [line for line in text.splitlines() if "blocks:" in line or "hold:" in line]
    for _ in range(data.draw(st.integers(1, 6))):
        act = data.draw(st.sampled_from(["add", "double", "up", "down", "remove"]))
        number = data.draw(st.integers(1, max(len(said), 1)))
        if act == "add":
            text = with_rule(text, NEW).text
            said.append(dict(NEW))
        elif said and act == "double":
            text = with_rule_again(text, number).text
            said.insert(number, said[number - 1])
        elif said and act == "remove":
            text = without_rule(text, number).text
            said.pop(number - 1)
        elif said:
            by = -1 if act == "up" else 1
            text = moved_rule(text, number, by).text
            if 1 <= number + by <= len(said):
                said.insert(number - 1 + by, said.pop(number - 1))

        assert [dict(each.values) for each in rules(text)] == said
        assert [line for line in text.splitlines() if line in outside] == outside
        read = Library(shipped(), routines_folder()).read_data(text.encode(), "test")
        assert read.routine is not None, read.problems
        assert len(read.routine.rules) == len(said)
