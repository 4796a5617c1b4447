"""The top of a routine file."""

import pytest

from rehab_app.model.routine import Ask, AskKind, AskPoint, Kind, PerDay
from tests.routine_io.routine_texts import HEAD, ReadText

BLOCKS = "blocks:\n  - {title: B, steps: [{exercise: butterfly, hold: 30 s}]}\n"


def codes(read_text: ReadText, text: str) -> list[str]:
    return [problem.code for problem in read_text(text).problems]


def test_all_keys_of_a_routine_are_read(read_text: ReadText) -> None:
    routine = read_text(
        f"{HEAD}summary: Loosens hips.\nauthor: A physio\nsuits: [runners-hip]\n"
        "per_day: {times: 2, gap: 6 h}\n"
        "ask: {before: false, each: [halfway, after], after: false, next_morning: false}\n"
        "pain_rules: standard\nx-mine: {a: [1]}\n"
        "blocks:\n  - {title: One, rounds: 2, steps: [{exercise: butterfly, hold: 30 s}]}\n"
        "  - {title: Two, steps: [{exercise: bridge, reps: 8}]}\n"
    ).routine

    assert routine
    assert (routine.id, routine.title, routine.kind) == (
        "small-routine",
        "Small routine",
        Kind.STRETCH,
    )
    assert (routine.summary, routine.author) == ("Loosens hips.", "A physio")
    assert routine.suits == ("runners-hip",)
    assert routine.per_day == PerDay(times=2, gap_s=21_600)
    assert routine.ask == Ask(
        before=False,
        each=(AskPoint(AskKind.HALFWAY), AskPoint(AskKind.AFTER)),
        after=False,
        next_morning=False,
    )
    assert [(block.title, block.rounds) for block in routine.blocks] == [("One", 2), ("Two", 1)]
    assert [step.exercise for step in routine.steps] == ["butterfly", "bridge"]


def test_what_is_left_out_has_its_default(read_text: ReadText) -> None:
    routine = read_text(HEAD + BLOCKS).routine

    assert routine
    assert routine.ask == Ask()
    assert routine.per_day is None
    assert (routine.rules, routine.exercises, routine.suits) == ((), (), ())


def test_a_gap_can_be_left_out(read_text: ReadText) -> None:
    routine = read_text(f"{HEAD}per_day: {{times: 1}}\n{BLOCKS}").routine

    assert routine
    assert routine.per_day == PerDay(times=1, gap_s=0)


def test_nothing_may_be_asked_after_each_step(read_text: ReadText) -> None:
    routine = read_text(f"{HEAD}ask: {{each: none}}\n{BLOCKS}").routine

    assert routine
    assert routine.ask.each == ()


def test_own_exercises_can_be_used(read_text: ReadText) -> None:
    routine = read_text(
        f"{HEAD}exercises:\n"
        "  - {id: my-slide, name: Slide, targets: [quad], tags: [], position: supine, sided: one,\n"
        "     cues: [Slide.], easier: butterfly}\n"
        "blocks:\n  - {title: B, steps: [{exercise: my-slide, reps: 8}]}\n"
    ).routine

    assert routine
    assert routine.exercises[0].id == "my-slide"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n", ["unknown-key"] + ["missing-key"] * 5),
        ("just a text\n", ["wrong-shape"]),
        ("- a list\n", ["wrong-shape"]),
        (f"{HEAD}blocks: []\n", ["empty-list"]),
        (f"{HEAD}blocks:\n  - {{title: B, steps: []}}\n", ["empty-list"]),
        (f"{HEAD}blocks:\n  - {{steps: [{{exercise: butterfly, hold: 1 s}}]}}\n", ["missing-key"]),
        (f"{HEAD}ask: {{before: yes}}\n{BLOCKS}", ["bad-boolean"]),
        (f"{HEAD}ask: after\n{BLOCKS}", ["wrong-shape"]),
        (f"{HEAD}per_day: 2\n{BLOCKS}", ["wrong-shape"]),
        (f"{HEAD}suits: runners-hip\n{BLOCKS}", ["wrong-shape"]),
        (HEAD.replace("stretch", "strech") + BLOCKS, ["unknown-word"]),
        (HEAD.replace("small-routine", "Small Routine") + BLOCKS, ["bad-id"]),
        (HEAD.replace("Small routine", "x" * 201) + BLOCKS, ["text-too-long"]),
        (f"{HEAD}summary: |\n  two\n  lines\n{BLOCKS}", ["not-one-line"]),
    ],
)
def test_shapes_that_are_wrong(text: str, expected: list[str], read_text: ReadText) -> None:
    assert codes(read_text, text) == expected


@pytest.mark.parametrize("number", ["2", "02", "10", "99999999999999999999999999"])
def test_a_newer_format_is_refused_and_nothing_else_is_said(
    number: str, read_text: ReadText
) -> None:
    (problem,) = read_text(f"a: &x !!int 1\nb: [\n  ]\nformat: {number}\n").problems

    assert (problem.code, problem.line, problem.column) == ("format-too-new", 4, 9)
    assert number in problem.message


@pytest.mark.parametrize("number", ["0", "1.0", "one", "-1", "²"])
def test_other_formats_are_refused(number: str, read_text: ReadText) -> None:
    assert codes(read_text, HEAD.replace("format: 1", f"format: {number}") + BLOCKS) == [
        "bad-format"
    ]
