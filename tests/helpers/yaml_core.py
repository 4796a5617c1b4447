"""A file as an editor sees it: YAML 1.2 with the core schema, in plain Python values."""

import re
from typing import Any

from rehab_app.routine_io.nodes import Mapping, Node, Scalar, read_tree
from rehab_app.routine_io.problem_list import ProblemList

_NULL = re.compile(r"null|Null|NULL|~|")
_BOOLEAN = re.compile(r"(true|True|TRUE)|false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


def tree_of(text: str | bytes) -> Node | None:
    """Return the tree of a file, None where there is no sound one."""
    problems = ProblemList("file.yaml")
    node = read_tree(text.encode() if isinstance(text, str) else text, problems)
    return None if problems.has_errors else node


def value_of(text: str | bytes) -> Any:
    """Return what YAML's core schema makes of a sound file."""
    tree = tree_of(text)
    assert tree is not None
    return core_value(tree)


def core_value(node: Node) -> Any:
    """Return what YAML's core schema makes of a tree."""
    if isinstance(node, Scalar):
        return core_scalar(node.text) if node.is_plain else node.text
    if isinstance(node, Mapping):
        return {key.text: core_value(value) for key, value in node.entries}
    return [core_value(item) for item in node.items]


def core_scalar(text: str) -> Any:
    """Return what YAML's core schema makes of a text without quotes (YAML 1.2.2, 10.3.2)."""
    if _NULL.fullmatch(text):
        return None
    if found := _BOOLEAN.fullmatch(text):
        return bool(found[1])
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text) or _NO_NUMBER.fullmatch(text):
        return float(text.replace(".inf", "inf").replace(".nan", "nan").lower())
    return text
