"""The guard over the parser's events, with both builds of the parser."""

import pytest
import yaml

from rehab_app.model.problem import Problem
from rehab_app.routine_io.nodes import (
    MOST_NODES_IN_PYTHON,
    Mapping,
    Node,
    Scalar,
    Sequence,
    read_tree,
)
from rehab_app.routine_io.problem_list import ProblemList

BUILDS = [
    pytest.param(True, marks=pytest.mark.skipif(not yaml.__with_libyaml__, reason="no libyaml")),
    False,
]

MERGE_BOMB = "a0: &a0 {x: 1}\n" + "".join(
    f"a{number}: &a{number} {{<<: [{', '.join([f'*a{number - 1}'] * 9)}]}}\n"
    for number in range(1, 12)
)
ALIAS_BOMB = "a0: &a0 [x]\n" + "".join(
    f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]\n" for number in range(1, 10)
)


@pytest.fixture(params=BUILDS, ids=lambda build: "libyaml" if build else "python")
def with_libyaml(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def tree_and_problems(
    data: bytes | str, with_libyaml: bool
) -> tuple[Node | None, tuple[Problem, ...]]:
    problems = ProblemList("file.yaml")
    encoded = data.encode() if isinstance(data, str) else data
    return read_tree(encoded, problems, with_libyaml=with_libyaml), problems.sorted()


def codes(data: bytes | str, with_libyaml: bool) -> list[str]:
    return [problem.code for problem in tree_and_problems(data, with_libyaml)[1]]


def plain(node: Node | None) -> object:
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key.text: plain(value) for key, value in entries}
        case None:
            return None


def test_every_scalar_stays_the_text_that_was_written(with_libyaml: bool) -> None:
    text = "a: 1:30\nb: no\nc: 010\nd: .inf\ne: ~\nf: 2024-02-30\ng: 1_0\nh: {walk: 4:00}\n"

    tree, problems = tree_and_problems(text, with_libyaml)

    assert problems == ()
    assert plain(tree) == {
        "a": "1:30",
        "b": "no",
        "c": "010",
        "d": ".inf",
        "e": "~",
        "f": "2024-02-30",
        "g": "1_0",
        "h": {"walk": "4:00"},
    }


def test_nodes_know_their_line_and_column(with_libyaml: bool) -> None:
    tree, _ = tree_and_problems("a:\n  - x\n  - ä: 'y'\n", with_libyaml)

    assert isinstance(tree, Mapping)
    items = tree.entries[0][1]
    assert isinstance(items, Sequence)
    mapping = items.items[1]
    assert isinstance(mapping, Mapping)
    key, value = mapping.entries[0]
    assert (items.line, items.column) == (2, 3)
    assert (mapping.line, mapping.column) == (3, 5)
    assert (key.line, key.column) == (3, 5)
    assert isinstance(value, Scalar)
    assert (value.line, value.column, value.is_plain) == (3, 8, False)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: &x 1\n", "anchor", 1, 4),
        ("a: *x\n", "alias", 1, 4),
        ("b: 1\na: !!python/object/new:os.system [x]\n", "tag", 2, 4),
        ("a: !foo 1\n", "tag", 1, 4),
        ("a: ! 1\n", "tag", 1, 4),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", "tag-directive", 1, 1),
        ("a: 1\n<<: {b: 2}\n", "merge-key", 2, 1),
        ("a: 1\n---\nb: 2\n", "second-document", 2, 1),
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1),
        ("a: {b: 1, b: 2}\n", "duplicate-key", 1, 11),
        ("a: 1\n? [b]\n: 2\n", "key-not-text", 2, 3),
        ("? {a: 1}\n: 2\n", "key-not-text", 1, 3),
        ('"": 2\n', "key-not-text", 1, 1),
        ("a: " + "x" * 8193, "scalar-too-long", 1, 4),
        ("[" * 17 + "]" * 17, "too-deep", 1, 17),
    ],
)
def test_what_is_unsafe_or_unclear_is_refused_at_its_place(
    text: str, code: str, line: int, column: int, with_libyaml: bool
) -> None:
    _, problems = tree_and_problems(text, with_libyaml)

    assert [(found.code, found.line, found.column) for found in problems] == [(code, line, column)]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n...\n", b"\xef\xbb\xbf"])
def test_a_file_with_nothing_in_it_says_so(text: str, with_libyaml: bool) -> None:
    assert codes(text, with_libyaml) in (["empty-file"], [])


@pytest.mark.parametrize(
    "text",
    [
        "[" * 25_000,
        "[" * 25_000 + "]" * 25_000,
        "[" * 100_000,
        "{a: " * 60_000,
        "? " * 100_000,
        "- " * 100_000,
        "".join(" " * depth + "a:\n" for depth in range(600)),
    ],
    ids=["open", "closed", "many", "braces", "questions", "dashes", "indented"],
)
def test_deep_nesting_ends_in_one_error(text: str, with_libyaml: bool) -> None:
    assert codes(text, with_libyaml) == ["too-deep"]


def test_sixteen_levels_are_allowed(with_libyaml: bool) -> None:
    assert codes("[" * 16 + "]" * 16, with_libyaml) == []


@pytest.mark.parametrize("bomb", [ALIAS_BOMB, MERGE_BOMB])
def test_bombs_only_yield_problems(bomb: str, with_libyaml: bool) -> None:
    assert {"anchor", "alias"} <= set(codes(bomb, with_libyaml))


def test_nodes_are_counted() -> None:
    def some(count: int) -> str:
        return "[" + ", ".join(["x"] * count) + "]"

    assert codes(some(19_999), with_libyaml=True) == []
    assert codes(some(20_000), with_libyaml=True) == ["too-many-nodes"]
    assert codes(some(MOST_NODES_IN_PYTHON - 1), with_libyaml=False) == []
    assert codes(some(MOST_NODES_IN_PYTHON), with_libyaml=False) == ["too-many-nodes"]


def test_a_scalar_is_measured_in_bytes(with_libyaml: bool) -> None:
    assert codes("a: " + "ä" * 4096, with_libyaml) == []
    assert codes("a: " + "ä" * 4097, with_libyaml) == ["scalar-too-long"]


@pytest.mark.parametrize("escape", [r"\0", r"\e[31m", r"\u202e", r"\ue000", r"\N", r"\L", r"\x7f"])
def test_escapes_can_not_smuggle_characters_in(escape: str, with_libyaml: bool) -> None:
    assert codes(f'a: "{escape}"', with_libyaml) == ["forbidden-character"]


@pytest.mark.parametrize("escape", [r"\ud800", r"\U00110000", r"\q", r"\xZZ", r"\u12"])
def test_escapes_that_mean_nothing_are_errors(escape: str, with_libyaml: bool) -> None:
    assert codes(f'a: "{escape}"', with_libyaml) in (["yaml-syntax"], ["forbidden-character"])


def test_the_first_of_two_keys_is_kept_so_that_reading_can_go_on(with_libyaml: bool) -> None:
    tree, _ = tree_and_problems("a: 1\na: 2\nb: 3\n", with_libyaml)

    assert plain(tree) == {"a": "1", "b": "3"}


def test_a_very_long_number_stays_text(with_libyaml: bool) -> None:
    tree, problems = tree_and_problems("a: 1" + "0" * 5000, with_libyaml)

    assert problems == ()
    assert plain(tree) == {"a": "1" + "0" * 5000}


def test_a_version_directive_with_a_huge_number_is_an_error(with_libyaml: bool) -> None:
    assert codes("%YAML 1." + "9" * 5000 + "\n---\na: 1\n", with_libyaml) in ([], ["yaml-syntax"])
