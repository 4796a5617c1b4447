"""What docs/routine-format.md says is what the reader does."""

import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from rehab_app.engine.deciding import END_LEVEL, LOOSENABLE, STOP_LEVEL
from rehab_app.engine.ladders import ladder_of
from rehab_app.model.ladder import REPS, ROLL_HOLD_S, STATIC_HOLD_S, YIN_HOLD_S, Hold
from rehab_app.model.pain import RuleMoment
from rehab_app.model.problem import Severity
from rehab_app.model.routine import Kind
from rehab_app.resources import routines_folder
from rehab_app.routine_io.decoding import MOST_BYTES
from rehab_app.routine_io.durations import LONGEST_S
from rehab_app.routine_io.fields import LONGEST_ID, LONGEST_NOTE, LONGEST_TITLE
from rehab_app.routine_io.library import Library
from rehab_app.routine_io.limits import LONGEST_PLAIN_HOLD_S, LONGEST_SESSION_S, MOST_SETS
from rehab_app.routine_io.nodes import MOST_NODES, MOST_NODES_IN_PYTHON, MOST_SCALAR_BYTES
from rehab_app.routine_io.rule_reader import OWN_MOMENTS, results_at
from rehab_app.routine_io.schema import routine_schema
from rehab_app.routine_io.syntax import MOST_DEPTH
from tests.helpers.routine_trees import mappings_of
from tests.helpers.sessions import facts_of, shipped
from tests.helpers.yaml_core import tree_of, value_of

PAGE = Path(__file__).parents[2] / "docs" / "routine-format.md"
TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
HEAD = "format: 1\nid: an-example\ntitle: An example\nkind: mixed\n"
BLOCKS = "blocks:\n  - title: All\n    steps:\n      - {exercise: seated-butterfly, hold: 30 s}\n"
STEP = "- {exercise: seated-butterfly, %s}"
RULE = "pain_rules: {base: standard, rules: [{at: week, do: regress, %s}]}"
# Where a value of the table of values can be tried out.
TRIED = {
    "time": STEP % "long: true, hold: VALUE",
    "range of times": STEP % "long: true, hold: VALUE",
    "pause": STEP % "hold: 30 s, rest: VALUE",
    "count": "per_day: {times: VALUE}",
    "range of counts": STEP % "reps: VALUE",
    "tempo": STEP % "reps: 8, tempo: VALUE",
    "sides": "- {exercise: supine-figure-four, hold: 30 s, sides: VALUE}",
    "question": STEP % "hold: 6 min, long: true, ask: VALUE",
    "level": RULE % "pain: VALUE",
    "change": RULE % "rise: VALUE",
    "truth": "ask: {before: VALUE}",
    "id": f"format: 1\nid: VALUE\ntitle: T\nkind: mixed\n{BLOCKS}",
}


def whole(fragment: str) -> str:
    """Return a routine with this fragment in it: keys of the top, or a list of steps."""
    if fragment.startswith("- "):
        steps = "".join(f"      {line}\n" for line in fragment.splitlines())
        return f"{HEAD}blocks:\n  - title: All\n    steps:\n{steps}"
    if re.search(r"^format:", fragment, re.MULTILINE):
        return fragment
    return f"{HEAD}{fragment.rstrip()}\n" + ("" if "blocks:" in fragment else BLOCKS)


def errors_of(text: str) -> list[str]:
    """Return the errors of a routine, as the program that is installed sees it."""
    reading = Library(shipped(), routines_folder()).read_data(text.encode(), "example.yaml")
    return [str(each) for each in reading.problems if each.severity is Severity.ERROR]


def table_below(heading: str) -> list[list[str]]:
    """Return the rows of the first table below a heading, each cell as it stands."""
    after = TEXT.split(f"## {heading}\n", 1)[1]
    table = re.search(r"\n\|.*?\n\n", after, re.DOTALL)
    assert table
    rows = [line.strip("|").split("|") for line in table[0].strip().splitlines()[2:]]
    return [[cell.strip() for cell in row] for row in rows]


def words_in(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


# -- examples


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.splitlines()[0])
def test_every_example_is_read_without_an_error(example: str) -> None:
    assert errors_of(whole(example)) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.splitlines()[0])
def test_every_example_fits_the_schema(example: str) -> None:
    assert Draft202012Validator(routine_schema(shipped())).is_valid(value_of(whole(example)))


def test_every_key_of_the_reader_has_an_example_and_is_explained() -> None:
    used: dict[str, set[str]] = {}
    known: dict[str, set[str]] = {}
    for example in EXAMPLES:
        for keys, mappings in mappings_of(tree_of(whole(example))).items():
            known[keys.what] = set(keys.known)
            used.setdefault(keys.what, set()).update(*mappings)
    explained = set(words_in(re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)))

    assert {what: keys - used[what] for what, keys in known.items() if keys - used[what]} == {}
    assert {what: keys - explained for what, keys in known.items() if keys - explained} == {}


# -- tables


@pytest.mark.parametrize("row", table_below("Values"), ids=lambda row: row[0])
def test_the_values_are_taken_as_they_are_written(row: list[str]) -> None:
    name, written, _ = row

    for value in words_in(written):
        assert errors_of(whole(TRIED[name].replace("VALUE", value))) == [], value


def test_the_table_of_values_is_whole() -> None:
    assert [name for name, *_ in table_below("Values")] == list(TRIED)


@pytest.mark.parametrize("word", ["yes", "no", "on", "off"])
def test_words_for_truth_are_refused_as_it_says(word: str) -> None:
    assert errors_of(whole(f"ask: {{before: {word}}}"))


def test_the_kinds_of_routine_and_what_rules_do_are_all_named() -> None:
    (kinds,) = [row[2] for row in table_below("The routine") if row[0] == "`kind`"]
    assert words_in(kinds) == [kind.value for kind in Kind]

    done: dict[str, list[str]] = {}
    for line in TEXT.split("| `at` | `do`")[1].split("\n\n")[0].splitlines()[2:]:
        at, do = line.strip("|").split("|")
        done |= dict.fromkeys(words_in(at), words_in(do))
    assert done == {at: list(results_at(RuleMoment(at))) for at in OWN_MOMENTS}


# -- numbers


@pytest.mark.parametrize(
    "said",
    [
        f"{MOST_BYTES // 1024} KiB, {MOST_NODES:,} keys and values ({MOST_NODES_IN_PYTHON:,} where",
        f"{MOST_DEPTH} levels deep",
        f"{MOST_SCALAR_BYTES // 1024} KiB; a title {LONGEST_TITLE} characters",
        f"characters, a note {LONGEST_NOTE:,}",
        f"{MOST_SETS} sets, rounds and sides counted; {LONGEST_SESSION_S // 3600} h",
        f"{LONGEST_S // 3600} h; above {LONGEST_PLAIN_HOLD_S // 60} min it needs `long: true`",
        f"at most {LONGEST_ID} characters",
        f"{END_LEVEL} or more ends a session, {STOP_LEVEL} or more stops a pose",
        f"({' and '.join(sorted(LOOSENABLE))}: ",
    ],
)
def test_the_limits_are_those_of_the_program(said: str) -> None:
    assert said in TEXT


@pytest.mark.parametrize("series", [STATIC_HOLD_S, ROLL_HOLD_S, YIN_HOLD_S, REPS])
def test_the_notches_are_those_of_the_program(series: tuple[int, ...]) -> None:
    *others, last = map(str, series)

    assert f"{', '.join(others)} and {last} " in TEXT


def test_the_ladder_that_is_told_is_the_one_there_is() -> None:
    (example,) = [text for text in EXAMPLES if text.startswith("- {exercise: half-kneeling")]
    facts = facts_of(whole(example))
    ladder = ladder_of(facts.steps[0], facts)

    own = facts.steps[0].exercise
    variant = facts.exercise(own).easier
    assert [(rung.exercise, rung.dose) for rung in ladder.rungs] == [
        (variant, Hold(20)),
        *((own, Hold(seconds)) for seconds in (20, 30, 45)),
    ]
    assert ladder.start == 1


def test_its_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", TEXT)

    assert "poses.md" in links
    assert [link for link in links if not (PAGE.parent / link).exists()] == []
