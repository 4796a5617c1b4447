"""What is offered where somebody writes in a routine's text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.routine_io.reader import read_routine
from rehab_app.routine_io.schema import routine_schema
from rehab_app.routine_io.shipped import Shipped, load_shipped
from rehab_app.workbench.completion import Completing, Completions

ROUTINES = Path(__file__).parent.parent.parent / "routines"
HEAD = "format: 1\nid: a\ntitle: A\nkind: stretch\n"
STEPS = f"{HEAD}blocks:\n  - title: B\n    steps:\n"
STEP = f"{STEPS}      - exercise: pigeon-pose\n"
RULES = f"{HEAD}pain_rules:\n  base: standard\n  rules:\n"
OWN = f"{HEAD}exercises:\n  - id: x\n"
# What no offer may lead to. That one value makes another wrong (a rule's moment) is no misspelling.
_OF_NAMES = {
    *("unknown-key", "duplicate-key", "unknown-exercise", "unknown-condition"),
    *("unknown-target", "unknown-tag"),
}
TEXTS = sorted(
    path.read_text(encoding="utf-8")
    for path in ROUTINES.glob("*.yaml")
    if path.stem not in ("conditions", "red-flags")
)


@pytest.fixture(scope="module")
def shipped() -> Shipped:
    return load_shipped(ROUTINES)


@pytest.fixture(scope="module")
def completing(shipped: Shipped) -> Completing:
    names = {
        "exercise_id": {each.id: each.name for each in shipped.catalogue.values()},
        "condition_id": {each.id: each.name for each in shipped.conditions.values()},
    }
    return Completing(routine_schema(shipped), names)


def at(completing: Completing, marked: str) -> Completions | None:
    """Return what is offered where the mark ‸ stands."""
    position = marked.index("‸")
    return completing.at(marked.replace("‸", ""), position)


def texts(completing: Completing, marked: str) -> list[str]:
    found = at(completing, marked)
    return [each.text for each in found.items] if found else []


def accepted(completing: Completing, marked: str, number: int = 0) -> str:
    """Return the text with an offer taken, the cursor's mark behind it."""
    found = at(completing, marked)
    assert found is not None
    text = marked.replace("‸", "")
    return f"{text[: found.start]}{found.items[number].text}‸{text[found.end :]}"


@pytest.mark.parametrize(
    ("marked", "offered"),
    [
        ("‸", ["format: ", "id: ", "title: "]),
        (f"{HEAD}su‸", ["summary: ", "suits: "]),
        ("ki‸: stretch", ["kind"]),
        (f"{HEAD}ask:\n  ‸", ["before: ", "each: ", "after: ", "next_morning: "]),
        (f"{HEAD}ask: {{be‸", ["before: "]),
        (f"{STEPS}      - ‸", ["exercise: ", "hold: "]),
        (f"{STEPS}      - {{ho‸", ["hold: "]),
        (f"{STEPS}      - {{exercise: pigeon-pose, si‸, rest: 5 s}}\n", ["sides: "]),
        (f"{STEP}        ho‸", ["hold: "]),
        (f"{STEP}        ladder:\n          - {{re‸}}", ["reps: "]),
        (f"{HEAD}pain_rules:\n  ru‸", ["rules: "]),
        (f"{RULES}    - {{at: pose, be‸}}", ["because: "]),
        (f"{OWN}    t‸", ["targets: ", "tags: "]),
        (f"{OWN}    pose:\n      cam‸", ["camera: "]),
        (f"{OWN}    pose:\n      props:\n        - kind: mat\n          mar‸", ["margin: "]),
    ],
)
def test_keys_that_may_stand_here_are_offered_with_a_colon(
    completing: Completing, marked: str, offered: list[str]
) -> None:
    assert texts(completing, marked)[: len(offered)] == offered


@pytest.mark.parametrize(
    ("marked", "offered"),
    [
        ("kind: st‸", ["stretch", "strength"]),
        (f"{HEAD}suits: ru‸", ["[runners-hip]"]),
        (f"{HEAD}suits: [ru‸", ["runners-hip"]),
        (f"{HEAD}suits:\n  - runner‸", ["runners-hip"]),
        (f"{HEAD}ask:\n  before: ‸", ["true", "false"]),
        (f"{HEAD}ask: {{before: f‸}}", ["false"]),
        (f"{STEPS}      - exercise: pig‸", ["pigeon-pose"]),
        (f"{STEPS}      - exercise: high clam‸", []),
        (f"{STEP}        ask: ‸", ["none", "after", "halfway"]),
        (f"{STEP}        ask: [half‸", ["halfway"]),
        (f"{STEP}        sides: r‸", ["right"]),
        (f"{STEP}        sides: [‸", ["each", "left", "right"]),
        (f"{RULES}    - {{at: before, do: ‸}}", ["planned", "planned-no-progress"]),
        (f"{RULES}    - do: ‸\n      at: pose\n", ["continue", "ease"]),
        (f"{RULES}    - {{target: ham‸", ["hamstring"]),
        (f"{OWN}    tags: [hf-l‸", ["hf-len", "hf-load"]),
        (f"{OWN}    position: sup‸", ["supine"]),
        (f"{OWN}    props: [massage‸", ["massage stick or rolling pin"]),
        (f"{OWN}    sided: ‸", ["one", "both", "sore"]),
    ],
)
def test_words_that_a_value_can_be_are_offered(
    completing: Completing, marked: str, offered: list[str]
) -> None:
    found = texts(completing, marked)

    assert found[: len(offered)] == offered
    assert bool(found) is bool(offered)


def test_an_exercise_is_found_by_parts_of_its_name_and_says_it(completing: Completing) -> None:
    found = at(completing, f"{STEPS}      - exercise: four chair‸")

    assert found is not None
    assert [(each.label, each.about) for each in found.items] == [
        ("seated-figure-four-chair", "Seated figure four on a chair")
    ]
    assert accepted(completing, f"{STEPS}      - exercise: four chair‸ # a").endswith(
        "- exercise: seated-figure-four-chair‸ # a"
    )


def test_a_key_says_what_it_means(completing: Completing) -> None:
    found = at(completing, f"{STEP}        res‸")

    assert found is not None
    assert found.items[0].about.startswith("The pause after every hold or set")


@pytest.mark.parametrize(
    "marked",
    [
        f"{STEP}        # ho‸",
        f"{STEPS}      - exercise: pigeon-pose # pi‸",
        f"{STEP}        note: ho‸",
        f"{STEP}        note: |\n          ho‸",
        f"{STEP}        note: >-\n          a\n\n          ho‸\n        hold: 30 s\n",
        f"{STEPS}      - exercise: 'pi‸",
        f'{STEPS}      - {{exercise: "pi‸',
        f"{STEP}        hold: 3‸",
        f"{STEP}        hold:‸",
        f"{STEP}          ho‸",
        f"{STEPS}    ho‸",
        f"{STEPS}      - {{exercise: pigeon-pose}} ho‸",
        f"{HEAD}ask:\n    ‸\n  before: true\n",
        f"{HEAD}\t‸",
    ],
)
def test_nothing_is_offered_in_comments_free_texts_quotes_and_where_no_key_fits(
    completing: Completing, marked: str
) -> None:
    assert at(completing, marked) is None


def test_keys_that_stand_there_already_and_a_second_dose_are_not_offered(
    completing: Completing,
) -> None:
    behind = "        rest: 5 s\n      - exercise: x\n        ask: after\n"
    block = f"{STEP}        hold: 30 s\n        ‸\n{behind}"
    flow = f"{STEPS}      - {{exercise: pigeon-pose, ‸, ask: [after], hold: 3 s, rest: 5 s}}\n"

    for marked in (block, flow):
        offered = texts(completing, marked)
        assert "sides: " in offered
        assert not {"exercise: ", "hold: ", "reps: ", "ladder: ", "rest: "} & set(offered)
    assert "ask: " in texts(completing, block)
    assert "ask: " not in texts(completing, flow)


def test_a_bracket_that_nobody_closed_spoils_no_later_step(completing: Completing) -> None:
    marked = f"{STEPS}      - {{exercise: pigeon-pose, hold: 30 s\n      - exercise: x\n        ho‸"

    assert texts(completing, marked) == ["hold: "]


def test_what_is_written_in_full_is_offered_no_more(completing: Completing) -> None:
    assert at(completing, f"{STEPS}      - exercise: pigeon-pose‸") is None


@given(data=st.data())
def test_no_key_or_name_that_is_offered_is_one_the_reader_does_not_know(
    completing: Completing, shipped: Shipped, data: st.DataObject
) -> None:
    lines = data.draw(st.sampled_from(TEXTS)).splitlines(keepends=True)
    number = data.draw(st.integers(0, len(lines)))
    indent = " " * data.draw(st.integers(0, 6)) * 2
    new = data.draw(st.sampled_from(["", f"{indent}‸\n", f"{indent}- ‸\n", f"{indent}- {{‸}}\n"]))
    text = "".join([*lines[:number], new, *lines[number:]])
    if not new:
        place = data.draw(st.integers(0, len(text)))
        text = f"{text[:place]}‸{text[place:]}"
    found = at(completing, text)
    if found is None:
        return

    chosen = data.draw(st.integers(0, len(found.items) - 1))
    written = accepted(completing, text, chosen).replace("‸", "")

    tables = (shipped.catalogue, shipped.conditions, shipped.rules)
    problems = read_routine(written.encode(), "r.yaml", *tables).problems
    codes = {each.code for each in problems}
    assert not codes & _OF_NAMES, written
