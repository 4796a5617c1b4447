"""What a problem's fix does to the text: the problem is gone, and nothing else is another."""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.model.problem import Change, Fix, Problem, Severity, has_errors
from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.routine_io.reader import read_routine
from rehab_app.routine_io.shipped import Shipped, load_shipped
from rehab_app.workbench.fixing import fixed

DATA = Path(__file__).parent.parent / "data"
BROKEN = sorted((DATA / "broken").glob("*.yaml"))
SMALL = Path(__file__).parent.parent / "routine_io" / "small"
SHIPPED = Path(__file__).parent.parent.parent / "routines"
ROUTINES = sorted(
    path.read_text(encoding="utf-8")
    for path in SHIPPED.glob("*.yaml")
    if path.stem not in ("conditions", "red-flags")
)
OTHERS = {"taken-by-another": "another.yaml"}

# Where a text in several lines becomes one line.
_MOST_LINES = {"not-one-line": 3}
# What a button says, by the code of the problem; of all others nobody but a person can know.
LABELS = {
    "bad-ask": {"Write halfway"},
    "bad-boolean": {"Write false", "Write true"},
    "bad-duration": {"Write 90 s"},
    "bad-format": {"Write format: 1"},
    "bad-id": {"Write hip-release"},
    "bad-sides": {"Write right"},
    "condition-avoids": {"Use Hip stretch on a chair"},
    "default-dose": {"Write reps: 10, sets: 2, tempo: 3 s, rest: 30 s"},
    "forbidden-character": {"Remove it"},
    "harder-without-amount": {"Remove harder"},
    "hasty-change": {"Remove ready"},
    "long-hold": {"Write long: true"},
    "missing-key": {"Write format: 1"},
    "never-asked": {"Write after: true"},
    "not-one-line": {"Write it in one line"},
    "one-side-only": {"Write sides: each"},
    "reversed-range": {"Write 20 s-45 s", "Write 8-12"},
    "sides-on-both": {"Remove sides"},
    "skin-unasked": {"Write ask: [5 min, after]"},
    "start-without-ladder": {"Remove start"},
    "tag-directive": {"Remove the line"},
    "tempo-without-reps": {"Remove tempo"},
    "thermal-cap": {"Write 20 min"},
    "thermal-gap": {"Write gap: 2 h"},
    "thermal-often": {"Write 4"},
    "times-without-jog": {"Write sets"},
    "unknown-condition": {"Write runners-hip"},
    "unknown-exercise": {"Write hip-stretch", "Write hip-stretch-chair", "Write bridge"},
    "unknown-key": {"Write summary", "Write hold", "Write rest"},
    "unknown-rules": {"Write standard"},
    "unknown-tag": {"Write hf-len"},
    "unknown-target": {"Write quad"},
    "unknown-word": {"Write stretch"},
    "wrong-shape": {"Write broken", "Write [runners-hip]"},
    "yaml-syntax": {"Indent with spaces"},
}
HEAD = "format: 1\nid: a\ntitle: A\nkind: stretch\n"

Read = Callable[[str], tuple[Problem, ...]]


@pytest.fixture(scope="module")
def small() -> Shipped:
    return load_shipped(SMALL)


@pytest.fixture(scope="module")
def shipped() -> Shipped:
    return load_shipped(SHIPPED)


@pytest.fixture(scope="module")
def read(small: Shipped) -> Read:
    def read(text: str) -> tuple[Problem, ...]:
        tables = (small.catalogue, small.conditions, small.rules)
        return read_routine(text.encode(), "r.yaml", *tables, OTHERS, DATA / "broken").problems

    return read


def text_of(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode()
    except UnicodeDecodeError:
        return ""  # no text that anybody could mend here


def changed_lines(before: str, after: str) -> set[int]:
    """Return the lines of the old text, from 1, that are another or beside which some are new."""
    matcher = SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    return {
        line
        for kind, start, end, _, _ in matcher.get_opcodes()
        if kind != "equal"
        for line in range(start + 1, max(end, start + 1) + 1)
    }


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_fix_mends_its_problem_and_brings_no_new_error(path: Path, read: Read) -> None:
    text = text_of(path)
    problems = read(text)
    for problem in problems:
        if problem.fix is None:
            continue
        mended = fixed(text, problem.fix)

        left = read(mended)
        assert len([each for each in left if each.code == problem.code]) < len(
            [each for each in problems if each.code == problem.code]
        )
        errors = {(each.code, each.message) for each in left if each.severity is Severity.ERROR}
        assert errors <= {(each.code, each.message) for each in problems}
        changed = changed_lines(text, mended)
        assert 1 <= len(changed) <= _MOST_LINES.get(path.stem, 1)
        assert all(abs(line - (problem.line or 0)) <= 2 for line in changed)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_fix_keeps_the_line_breaks_of_another_system(path: Path, read: Read) -> None:
    text = text_of(path).replace("\n", "\r\n")
    for fix in [each.fix for each in read(text) if each.fix]:
        mended = fixed(text, fix)

        assert mended.count("\n") == mended.count("\r\n")
        assert mended.replace("\r\n", "\n") == fixed(text.replace("\r\n", "\n"), fix)


def test_a_problem_has_a_fix_where_one_change_is_right_and_says_which(read: Read) -> None:
    found: dict[str, set[str]] = {}
    for path in BROKEN:
        for problem in read(text_of(path)):
            if problem.fix:
                found.setdefault(problem.code, set()).add(problem.fix.label)

    assert found == LABELS


def test_a_key_is_not_offered_twice_in_one_step(read: Read) -> None:
    step = "      - {exercise: bridge, hodl: 30 s, hold: 20 s, resst: 5 s, resta: 6 s}\n"
    problems = read(f"{HEAD}blocks:\n  - title: B\n    steps:\n{step}")

    unknown = {each.message: each.fix for each in problems if each.code == "unknown-key"}
    assert len(unknown) == 3
    assert [fix.label for fix in unknown.values() if fix] == ["Write rest"]


def test_a_time_within_a_range_is_not_written_over_the_whole_range(read: Read) -> None:
    step = "      - {exercise: hip-stretch, hold: 90 sec-2 min}\n"
    (problem,) = read(f"{HEAD}blocks:\n  - title: B\n    steps:\n{step}")

    assert problem.code == "bad-duration"
    assert problem.fix is None


def test_a_question_after_the_set_takes_the_place_of_one_that_comes_too_late(read: Read) -> None:
    text = (
        f"{HEAD}blocks:\n- title: B\n  steps:\n  - {{exercise: bridge, hold: 30 s, ask: 1 min}}\n"
    )
    (problem,) = read(text)

    assert problem.code == "ask-too-late"
    assert problem.fix
    mended = fixed(text, problem.fix)
    assert mended == text.replace("ask: 1 min", "ask: after")
    assert read(mended) == ()


def test_a_gentler_exercise_brings_what_fits_it_with_it(read: Read) -> None:
    steps = (
        "  - exercise: hip-stretch   # week 1\n    easier: hip-stretch-chair\n    hold: 20 s\n"
        "  - {exercise: hip-stretch, hold: 20 s, sides: each}\n"
    )
    text = f"{HEAD}suits: [hip-flexor-strain]\nblocks:\n- title: B\n  steps:\n{steps}"
    first, second = (each.fix for each in read(text) if each.code == "condition-avoids")

    assert first
    assert second
    mended = fixed(text, first)
    assert "  - exercise: hip-stretch-chair   # week 1\n    hold: 20 s\n" in mended
    (left,) = read(mended)
    assert left.fix
    assert read(fixed(mended, left.fix)) == ()
    assert "{exercise: hip-stretch-chair, hold: 20 s, sides: each}" in fixed(text, second)


def test_no_walk_or_jog_is_given_to_a_gentler_exercise(read: Read) -> None:
    step = "  - {exercise: walk-jog, walk: 1 min, jog: 1 min, times: 3}\n"
    text = f"{HEAD}suits: [runners-hip]\nblocks:\n- title: B\n  steps:\n{step}"
    (problem,) = read(text)

    assert problem.code == "condition-care"
    assert problem.fix is None


@pytest.mark.parametrize(
    ("text", "line", "mended"),
    [
        ("steps:\n  - a: b\n\tc: d\n", 3, "steps:\n  - a: b\n    c: d\n"),
        ("steps:\n\t- a: b\n", 2, "steps:\n  - a: b\n"),
        ("steps:\n  - a: b\n    # c\n\t- d: e\n", 4, "steps:\n  - a: b\n    # c\n  - d: e\n"),
        ("\ta: b\n", 1, "a: b\n"),
    ],
)
def test_a_line_with_tabs_goes_on_where_the_ones_above_stand(
    text: str, line: int, mended: str
) -> None:
    assert fixed(text, Fix("", (Change("indent", line, 1),))) == mended


@given(data=st.data())
def test_a_key_with_two_letters_in_each_others_place_is_mended_to_what_it_was(
    data: st.DataObject, shipped: Shipped
) -> None:
    text = data.draw(st.sampled_from(ROUTINES))
    keys = list(re.finditer(r"(?<=[\s{])([a-z_]{3,}): ", text))
    key = data.draw(st.sampled_from(keys))
    at = data.draw(st.integers(key.start(1), key.end(1) - 2))
    broken = f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}"
    tables = (shipped.catalogue, shipped.conditions, shipped.rules)

    problems = read_routine(broken.encode(), "r.yaml", *tables).problems
    fixes = [each.fix for each in problems if each.code == "unknown-key" and each.fix]

    assert len(fixes) <= 1
    assert all(fixed(broken, fix) == text for fix in fixes)
    assert fixes or broken == text or not has_errors(problems)


@pytest.mark.parametrize("does", ["write", "put", "drop", "cut"])
@pytest.mark.parametrize("line", [2, 9])
def test_a_fix_for_another_text_changes_nothing(does: str, line: int) -> None:
    change = Change("write", line, 5, "x", "y")._replace(does=does)  # type: ignore[arg-type]

    if does == "cut" and line == 2:
        return
    with pytest.raises(CannotEditError):
        fixed("a: b\nc: d\n", Fix("", (change,)))
