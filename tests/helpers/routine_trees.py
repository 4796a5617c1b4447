"""The mappings of a routine file by what they are, to see which keys it uses."""

from rehab_app.routine_io.exercise_reader import DOSE, EXERCISE
from rehab_app.routine_io.node_reader import Keys
from rehab_app.routine_io.nodes import Mapping, Node, Sequence
from rehab_app.routine_io.routine_reader import ASK, PER_DAY, ROUTINE
from rehab_app.routine_io.rule_reader import OWN_RULE, PAIN_RULES
from rehab_app.routine_io.step_reader import BLOCK, RUNG, STEP

Entries = dict[str, Node]


def mappings_of(tree: Node | None) -> dict[Keys, list[Entries]]:
    """Return all mappings of a routine, those within poses aside."""
    top = _entries(tree)
    blocks = _items(top.get("blocks"))
    steps = [step for block in blocks for step in _items(block["steps"])]
    pain_rules = _below(top, "pain_rules")
    own = _items(top.get("exercises"))
    return {
        ROUTINE: [top],
        ASK: _below(top, "ask"),
        PER_DAY: _below(top, "per_day"),
        PAIN_RULES: pain_rules,
        OWN_RULE: [rule for each in pain_rules for rule in _items(each["rules"])],
        EXERCISE: own,
        DOSE: [dose for exercise in own for dose in _below(exercise, "dose")],
        BLOCK: blocks,
        STEP: steps,
        RUNG: [rung for step in steps for rung in _items(step.get("ladder"))],
    }


def _entries(node: Node | None) -> Entries:
    assert isinstance(node, Mapping)
    return {key.text: value for key, value in node.entries}


def _items(node: Node | None) -> list[Entries]:
    if node is None:
        return []
    assert isinstance(node, Sequence)
    return [_entries(item) for item in node.items]


def _below(parent: Entries, key: str) -> list[Entries]:
    return [_entries(parent[key])] if key in parent else []
