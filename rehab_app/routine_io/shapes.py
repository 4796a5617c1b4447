"""What is said of a node that is not what it should be, and the fix where there is one."""

import re

from rehab_app.model.problem import Fix
from rehab_app.routine_io.fixes import write
from rehab_app.routine_io.nodes import Mapping, Node, Scalar, Sequence
from rehab_app.routine_io.problem_list import quoted

# What says the same in brackets and without quotes.
_SIMPLE = re.compile(r"\w+(?:[ -]\w+)*")


def shape_of(node: Node) -> str:
    """Return what a node is, in words."""
    if isinstance(node, Mapping):
        return "a mapping"
    if isinstance(node, Sequence):
        return "a list"
    return quoted(node.text) if node.text else "nothing"


def list_hint(name: str, value: Node) -> str:
    """Return how to write the list below a key where something else stands."""
    if isinstance(value, Scalar) and 0 < len(value.text) < 40:
        return f"write {name}: [{value.text}]"
    return "begin each item with '- '"


def into_list(value: Node) -> Fix | None:
    """Return the fix that makes a list of a single text."""
    if isinstance(value, Scalar) and _SIMPLE.fullmatch(value.text):
        return write(value, f"[{value.text}]")
    return None


def out_of_list(node: Node) -> Fix | None:
    """Return the fix that takes the only text out of its list."""
    if isinstance(node, Sequence) and len(node.items) == 1:
        item = node.items[0]
        if isinstance(item, Scalar) and _SIMPLE.fullmatch(item.text):
            return write(node, item.text)
    return None
