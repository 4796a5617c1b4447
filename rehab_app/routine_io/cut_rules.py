"""A single pain rule read from its own lines, whatever is wrong with the rest of its file."""

from functools import partial

from rehab_app.model.rule import Rule
from rehab_app.routine_io.cuttings import Cutting
from rehab_app.routine_io.node_reader import Fields
from rehab_app.routine_io.nodes import Sequence, read_tree
from rehab_app.routine_io.problem_list import ProblemList
from rehab_app.routine_io.rule_reader import OWN_RULE, read_own_rule


def rule_of(cutting: Cutting, number: int) -> Rule | None:
    """Return the rule that a cutting begins with, None where it has an error.

    `number` is its place among the routine's own, counted from 1. What the rule refers to is not
    looked at.
    """
    problems = ProblemList("")
    tree = read_tree(cutting.text.encode(), problems)
    if not isinstance(tree, Sequence) or not tree.items:
        return None
    fields = Fields(tree.items[0], OWN_RULE, problems)
    rule = fields.read_whole(partial(read_own_rule, number=number))
    return None if problems.has_errors else rule
