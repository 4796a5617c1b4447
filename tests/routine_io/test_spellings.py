"""How values may be spelt (reliability.md, U4): each means what is written, or is refused there.

The texts go through the whole reader, as YAML: what YAML 1.1 would make of them (90 of 1:30, 8 of
010, false of no) never shows.
"""

import pytest

from rehab_app.model.ladder import Range
from rehab_app.model.routine import Step
from tests.routine_io.routine_texts import HEAD, ReadText

# The value of `hold` of a step -> the seconds it means at least and at most.
HOLDS = {
    "30 s": (30, 30),
    "30s": (30, 30),
    "90s": (90, 90),
    "30": (30, 30),
    "'30'": (30, 30),
    '"30 s"': (30, 30),
    "0:30": (30, 30),
    "0:45": (45, 45),
    "1:30": (90, 90),
    "01:30": (90, 90),
    "10:00": (600, 600),
    "010": (10, 10),
    "08": (8, 8),
    "0010 s": (10, 10),
    "1 min": (60, 60),
    "1min": (60, 60),
    "1 min 30 s": (90, 90),
    "1min30s": (90, 90),
    "1 h": (3600, 3600),
    "4 h": (14400, 14400),
    "1 h 1 s": (3601, 3601),
    "20-45 s": (20, 45),
    "20 - 45 s": (20, 45),
    "10-15 min": (600, 900),
    "0:30-1:00": (30, 60),
    "30 s # a comment": (30, 30),
    ">-\n          30\n          s": (30, 30),
}

# The value of `hold` of a step -> the code it is refused with.
REFUSED_HOLDS = {
    "4 h 1 s": "duration-limits",
    "5 h": "duration-limits",
    "0": "duration-limits",
    "0 s": "duration-limits",
    "0:00": "duration-limits",
    "1000000000 s": "duration-limits",
    "1" + "0" * 400: "bad-duration",
    "1,5": "bad-duration",
    "1.5": "bad-duration",
    "1.10": "bad-duration",
    "1,5 min": "bad-duration",
    "1:75": "bad-duration",
    "1:5": "bad-duration",
    "1:30:00": "bad-duration",
    "1:30.5": "bad-duration",
    "12:30:45": "bad-duration",
    "1 min 75 s": "bad-duration",
    "30 s 1 min": "bad-duration",
    "-30": "bad-duration",
    "+30": "bad-duration",
    "1e3": "bad-duration",
    "1.0e+3": "bad-duration",
    "1.5e+400": "bad-duration",
    "1_0": "bad-duration",
    "0x1e": "bad-duration",
    "0o36": "bad-duration",
    "0b11110": "bad-duration",
    ".inf": "bad-duration",
    "-.inf": "bad-duration",
    ".nan": "bad-duration",
    "NaN": "bad-duration",
    "３０": "bad-duration",
    "٣٠ s": "bad-duration",
    "30\u00a0s": "bad-duration",
    "½ min": "bad-duration",
    "no": "bad-duration",
    "off": "bad-duration",
    "true": "bad-duration",
    "~": "bad-duration",
    "null": "bad-duration",
    "''": "bad-duration",
    "2024-01-31": "bad-range",
    "2024-02-30": "bad-range",
    "2001-12-14t21:59:43.10-05:00": "bad-range",
    "thirty": "bad-duration",
    "30 sec": "bad-duration",
    "30 minutes": "bad-duration",
    "5 m": "bad-duration",
    "30 S": "bad-duration",
    "30''": "bad-duration",
    "20–45 s": "bad-duration",
    "20 to 45 s": "bad-duration",
    "45-20 s": "reversed-range",
    "30 s-20": "bad-range",
    "[30]": "wrong-shape",
    "{s: 30}": "wrong-shape",
    "!!int 30": "tag",
    "&a 30": "anchor",
    "*a": "alias",
}

# Other keys of a step: key, text, what is read of the step.
OTHERS = (
    ("reps", "8", ("reps", Range(8, 8))),
    ("reps", "010", ("reps", Range(10, 10))),
    ("reps", "8-12", ("reps", Range(8, 12))),
    ("reps", "8.0", "bad-count"),
    ("reps", "+8", "bad-count"),
    ("reps", "-8", "bad-count"),
    ("reps", "1e1", "bad-count"),
    ("reps", "0x8", "bad-count"),
    ("reps", "1_0", "bad-count"),
    ("reps", "８", "bad-count"),
    ("reps", "~", "bad-count"),
    ("reps", "yes", "bad-count"),
    ("reps", "1:30", "bad-count"),
    ("reps", "1" + "0" * 400, "count-limits"),
    ("open", "true", ("is_open", True)),
    ("open", "yes", "bad-boolean"),
    ("open", "on", "bad-boolean"),
    ("open", "True", "bad-boolean"),
    ("open", "1", "bad-boolean"),
    ("open", "y", "bad-boolean"),
)


def step_with(key: str, text: str) -> str:
    step = f"      - exercise: bridge\n        {key}: {text}\n"
    return f"{HEAD}blocks:\n  - title: Block\n    steps:\n{step}"


def read(read_text: ReadText, key: str, text: str) -> Step:
    # `long` allows what is meant; how long a plain hold may be is not the question here.
    reading = read_text(step_with(key, text) + "        long: true\n")
    assert reading.routine, reading.problems
    assert reading.problems == ()
    return reading.routine.steps[0]


def assert_refused(read_text: ReadText, key: str, text: str, code: str) -> None:
    reading = read_text(step_with(key, text))
    assert reading.routine is None
    (problem,) = reading.problems
    assert (problem.code, problem.line, problem.column) == (code, 9, len(f"        {key}: ") + 1)
    assert problem.message
    assert problem.hint


@pytest.mark.parametrize(("text", "seconds"), HOLDS.items())
def test_a_hold_means_what_is_written(
    text: str, seconds: tuple[int, int], read_text: ReadText
) -> None:
    assert read(read_text, "hold", text).hold == Range(*seconds)


@pytest.mark.parametrize(("text", "code"), REFUSED_HOLDS.items())
def test_any_other_hold_is_refused_where_it_stands(
    text: str, code: str, read_text: ReadText
) -> None:
    assert_refused(read_text, "hold", text, code)


def test_a_hold_without_a_value_is_refused(read_text: ReadText) -> None:
    (problem,) = read_text(step_with("hold", "")).problems

    assert (problem.code, problem.line) == ("empty-value", 9)


@pytest.mark.parametrize(("key", "text", "meant"), OTHERS)
def test_other_values_mean_what_is_written_or_are_refused(
    key: str, text: str, meant: str | tuple[str, object], read_text: ReadText
) -> None:
    if isinstance(meant, str):
        assert_refused(read_text, key, text, meant)
    else:
        name, value = meant
        assert getattr(read(read_text, key, text), name) == value


def test_there_are_at_least_eighty_spellings() -> None:
    assert len(HOLDS) + len(REFUSED_HOLDS) + len(OTHERS) >= 80
