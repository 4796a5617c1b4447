"""Nothing but problems ever leaves the reader."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab_app.model.problem import has_errors
from rehab_app.resources import routines_folder
from rehab_app.routine_io.reader import (
    RoutineReading,
    read_conditions,
    read_exercises,
    read_red_flags,
    read_routine,
    read_rules,
)
from rehab_app.routine_io.shipped import load_shipped
from tests.routine_io.routine_texts import SMALL, ReadText, routine_with_step

SHIPPED = load_shipped(SMALL)
GOOD = (
    routine_with_step(
        "{exercise: hip-stretch, hold: 20-45 s, sides: [right, left], ask: [halfway]}"
    )
    + "pain_rules: {base: standard, rules: [{at: pose, pain: 4-5, quality: dull, do: ease}]}\n"
)
SPELLINGS = st.sampled_from(
    [
        *(
            "1:30",
            "1,5",
            "-1",
            "1e400",
            ".inf",
            "no",
            "~",
            "<<: *a",
            "&a",
            "!!int",
            "[",
            "]",
            "{",
            "}",
        ),
        *(
            "---",
            "...",
            "? ",
            ": ",
            "- ",
            "\t",
            "\x00",
            "\ufeff",
            "\u202e",
            "'",
            '"',
            "|",
            ">",
            "%",
        ),
        *(
            "#",
            "@",
            "`",
            "\r",
            "\n",
            "\\",
            "0" * 5000,
            "９",
            "format: 2\n",
            "x-a: 1\n",
            "sides",
            "none",
        ),
    ]
)

profile = settings(max_examples=300)


def read(data: bytes) -> RoutineReading:
    return read_routine(data, "file.yaml", SHIPPED.catalogue, SHIPPED.conditions, SHIPPED.rules)


def check_reading(data: bytes) -> None:
    reading = read(data)

    assert (reading.routine is None) == has_errors(reading.problems)
    assert len(reading.problems) <= 200
    places = [(problem.line or 0, problem.column or 0) for problem in reading.problems]
    assert places == sorted(places)
    for problem in reading.problems:
        assert problem.file == "file.yaml"
        assert problem.code
        assert problem.message
        assert problem.hint
        str(problem).encode()
    assert read(data) == reading


@profile
@given(st.binary(max_size=400))
def test_any_bytes_end_in_problems(data: bytes) -> None:
    check_reading(data)


@profile
@given(st.text(max_size=400))
def test_any_text_ends_in_problems(text: str) -> None:
    check_reading(text.encode("utf-8", "surrogatepass"))


@profile
@given(st.data())
def test_any_change_of_a_good_routine_ends_in_a_routine_or_problems(data: st.DataObject) -> None:
    text = GOOD
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 12)))
        text = text[:start] + data.draw(SPELLINGS) + text[end:]
    check_reading(text.encode())


@profile
@given(st.lists(st.integers(0, len(GOOD.splitlines()) - 1), min_size=1, max_size=20))
def test_any_order_of_lines_ends_in_a_routine_or_problems(order: list[int]) -> None:
    lines = GOOD.splitlines(keepends=True)
    check_reading("".join(lines[number] for number in order).encode())


@pytest.mark.parametrize("path", sorted(SMALL.rglob("*.yaml")), ids=lambda path: path.name)
def test_files_of_another_kind_are_problems_everywhere(path: Path) -> None:
    data = path.read_bytes()
    readers = (read_exercises, read_conditions, read_rules, read_red_flags)

    problems = [reader(data, path.name)[1] for reader in readers]

    assert read(data).routine is None
    assert sum(not has_errors(found) for found in problems) == 1


def test_a_routine_is_read_the_same_from_a_file_with_crlf(read_text: ReadText) -> None:
    reading = read_text(GOOD)

    assert reading.routine
    assert read_text(GOOD.replace("\n", "\r\n")).routine == reading.routine


def test_errors_come_before_warnings_where_not_all_fit() -> None:
    steps = "      - {exercise: butterfly}\n" * 230
    text = GOOD + "x: 1\n"

    reading = read(text.replace("pain_rules", steps + "pain_rules").encode())

    assert has_errors(reading.problems)


def test_every_shipped_file_is_read_twice_the_same() -> None:
    shipped = load_shipped(routines_folder())
    for path in routines_folder().glob("*.yaml"):
        readings = [
            read_routine(
                path.read_bytes(), path.name, shipped.catalogue, shipped.conditions, shipped.rules
            )
            for _ in range(2)
        ]
        assert readings[0] == readings[1]
