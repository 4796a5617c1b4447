"""Broken YAML: the place of what is wrong, and a sentence without the parser's words."""

import pytest

from rehab_app.routine_io.nodes import read_tree
from rehab_app.routine_io.problem_list import ProblemList


@pytest.mark.parametrize("with_libyaml", [True, False])
@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("a:\n  b: 1\n c: 2\n", 3, "doesn't fit the lines above"),
        ("a: 1\n- b\n", 2, "doesn't fit the lines above"),
        ("- a\nb: 1\n", 2, "doesn't fit the lines above"),
        ("a: 1\nb\nc: 2\n", 2, "no colon"),
        ("a: b: c\n", 1, "second colon"),
        ("x: 1\na: 'never closed\nb: 2\n", 2, "never closed"),
        ("a: [1, 2\nb: 3\n", 2, "bracket"),
        ("a: 1\n\tb: 2\n", 2, ""),
        ("a: @x\n", 1, "can't begin a value"),
        ('a: "\\q"\n', 1, "backslash"),
        ("%YAML 9.2\n---\na: 1\n", 1, ""),
    ],
)
def test_broken_text_is_reported_where_it_breaks(
    text: str, line: int, part: str, with_libyaml: bool
) -> None:
    problems = ProblemList("file.yaml")

    tree = read_tree(text.encode(), problems, with_libyaml=with_libyaml)

    assert tree is None
    (problem,) = problems.sorted()
    assert (problem.code, problem.line) == ("yaml-syntax", line)
    assert part in problem.message
    assert problem.hint
