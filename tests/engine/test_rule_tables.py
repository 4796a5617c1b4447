"""Every cell of the pain rules, decided by the table that ships, against the evidence's matrices.

Where a table of letters stands: C continue, E ease, W swap, P stop pose, T skip target, X end
session; before a session P planned, p planned without progress, E eased, G gentle only, L relief
only, X no session. Columns are readings 0-10, rows the reading that it is compared with.
"""

from dataclasses import replace

import pytest

from rehab_app.engine.deciding import Background, Decision, Past, decide
from rehab_app.engine.rules import Situation
from rehab_app.model.pain import (
    Action,
    Gate,
    Quality,
    QualityClass,
    Reading,
    RuleMoment,
)
from rehab_app.model.rule import Rule
from tests.helpers.sessions import reading, shipped

BENIGN = (Quality.NONE, Quality.STRETCH, Quality.PRESSURE, Quality.DULL)
SHARP = (Quality.SHARP, Quality.PINCH)
NERVE = (Quality.NUMB, Quality.TINGLING, Quality.BURNING, Quality.ELECTRIC)
CLASSES = {
    QualityClass.BENIGN: BENIGN,
    QualityClass.SHARP: SHARP,
    QualityClass.NERVE: NERVE,
}
LEVELS = range(11)
# A usual level is a median, so it can lie between two levels.
COMPARED_WITH = tuple(half / 2 for half in range(21))

DURING = (RuleMoment.POSE, RuleMoment.RUN, RuleMoment.RELIEF, RuleMoment.RECHECK)
MOMENTS = (RuleMoment.BEFORE, *DURING, RuleMoment.END, RuleMoment.MORNING)

ACTION_LETTERS = {
    Action.CONTINUE: "C",
    Action.EASE: "E",
    Action.SWAP: "W",
    Action.STOP_POSE: "P",
    Action.SKIP_TARGET: "T",
    Action.END_SESSION: "X",
}
GATE_LETTERS = {
    Gate.PLANNED: "P",
    Gate.PLANNED_NO_PROGRESS: "p",
    Gate.EASED: "E",
    Gate.GENTLE_ONLY: "G",
    Gate.RELIEF_ONLY: "L",
    Gate.NO_SESSION: "X",
}
LETTERS = {**ACTION_LETTERS, **GATE_LETTERS}

POSE_BENIGN = """\
0 C C E W P P X X X X X
1 C C C E P P X X X X X
2 C C C C W P X X X X X
3 C C C C E W T X X X X
4 C C C C E W T T X X X
5 C C C C E E T T X X X
6 C C C C E E T T X X X
7 C C C C E E T T X X X
"""
POSE_SHARP = """\
0 W W P T X X X X X X X
1 W W W T X X X X X X X
2 W W W P T X X X X X X
3 W W W P T T X X X X X
4 W W W P T T X X X X X
5 W W W P T T X X X X X
6 W W W P T T X X X X X
7 W W W P T T X X X X X
"""
POSE_NERVE = "".join(f"{before} T T T T T T X X X X X\n" for before in range(8))
RUN_BENIGN = """\
0 C C C W P P X X X X X
1 C C C E P P X X X X X
2 C C C C W P X X X X X
3 C C C C W W T X X X X
4 C C C C W W T T X X X
5 C C C C W W T T X X X
6 C C C C W W T T X X X
7 C C C C W W T T X X X
"""
GATE_BENIGN = """\
0 P P E G G G L L X X X
1 P P P E G G L L X X X
2 P P P p E G L L X X X
3 P P P p E E L L X X X
4 P P P p E E L L X X X
5 P P P p E E L L X X X
6 P P P p E E L L X X X
"""
GATE_SHARP = """\
0 E E E G G G L L X X X
1 E E E E G G L L X X X
2 E E E E E G L L X X X
3 E E E E E E L L X X X
4 E E E E E E L L X X X
5 E E E E E E L L X X X
6 E E E E E E L L X X X
"""
GATE_NERVE = "".join(f"{base} G G G G G G X X X X X\n" for base in range(7))
END_ROWS = """\
0 A6 A6 A4 A2 A2 A2 A2 A2 A1 A1 A1
1 A6 A6 A6 A4 A2 A2 A2 A2 A1 A1 A1
2 A6 A6 A6 A5 A3 A2 A2 A2 A1 A1 A1
3 A6 A6 A6 A5 A5 A3 A2 A2 A1 A1 A1
4 A6 A6 A6 A5 A5 A5 A2 A2 A1 A1 A1
5 A6 A6 A6 A5 A5 A5 A2 A2 A1 A1 A1
"""
MORNING_ROWS = """\
0 N5 N4 N3 N2 N2 N2 N2 N2 N1 N1 N1
1 N5 N5 N4 N3 N2 N2 N2 N2 N1 N1 N1
2 N5 N5 N5 N4 N3 N2 N2 N2 N1 N1 N1
3 N5 N5 N5 N5 N3 N3 N2 N2 N1 N1 N1
4 N5 N5 N5 N5 N4 N3 N2 N2 N1 N1 N1
5 N5 N5 N5 N5 N4 N4 N2 N2 N1 N1 N1
"""


def decided(
    at: RuleMoment,
    given_reading: Reading,
    compared_with: float = 0,
    *,
    own: tuple[Rule, ...] = (),
    earlier: tuple[Past, ...] = (),
    conditions: tuple[str, ...] = (),
    **about: object,
) -> Decision:
    """Decide a reading by the table that ships."""
    situation = situation_of(at, given_reading, compared_with, **about)
    return decide(
        situation,
        Background(rules=shipped().rules, own=own, earlier=earlier, conditions=conditions),
    )


def situation_of(
    at: RuleMoment, given_reading: Reading, compared_with: float = 0, **about: object
) -> Situation:
    level = given_reading.level
    rise = 0 if level is None else level - compared_with
    situation = Situation(at=at, reading=given_reading, rise=rise)
    return replace(situation, **about)  # type: ignore[arg-type]  # any field by name


def table_of(at: RuleMoment, quality: Quality, rows: int) -> str:
    """Return what is done, as a table of letters."""
    return _table(
        rows,
        lambda row, level: LETTERS[decided(at, Reading(level, quality), row).do],  # type: ignore[index]  # no outcomes here
    )


def rows_of(at: RuleMoment, rows: int) -> str:
    """Return by which rows it is decided, as a table."""
    return _table(rows, lambda row, level: decided(at, Reading(level), row).rule)


def _table(rows: int, cell) -> str:  # type: ignore[no-untyped-def]  # a lambda of the two above
    lines = (" ".join(cell(row, level) for level in LEVELS) for row in range(rows))
    return "".join(f"{row} {line}\n" for row, line in enumerate(lines))


def classes_to_try() -> list[Quality | None]:
    return [None, *Quality]


# -- the matrices, cell by cell


@pytest.mark.parametrize("quality", BENIGN)
def test_a_pose_with_benign_pain_follows_the_matrix(quality: Quality) -> None:
    assert table_of(RuleMoment.POSE, quality, 8) == POSE_BENIGN


@pytest.mark.parametrize("quality", SHARP)
def test_a_pose_with_sharp_pain_follows_the_matrix(quality: Quality) -> None:
    assert table_of(RuleMoment.POSE, quality, 8) == POSE_SHARP


@pytest.mark.parametrize("quality", NERVE)
def test_a_pose_with_nerve_pain_follows_the_matrix(quality: Quality) -> None:
    assert table_of(RuleMoment.POSE, quality, 8) == POSE_NERVE


@pytest.mark.parametrize("quality", Quality)
def test_a_pose_after_a_start_at_8_or_more_is_judged_like_one_after_7(quality: Quality) -> None:
    as_after_7 = [decided(RuleMoment.POSE, Reading(level, quality), 7).do for level in LEVELS]

    for before in (8, 9, 10):
        found = [decided(RuleMoment.POSE, Reading(level, quality), before).do for level in LEVELS]
        assert found == as_after_7


@pytest.mark.parametrize("quality", BENIGN)
def test_a_jog_with_benign_pain_takes_the_stronger_of_its_row_and_the_pose_rows(
    quality: Quality,
) -> None:
    assert table_of(RuleMoment.RUN, quality, 8) == RUN_BENIGN


@pytest.mark.parametrize(
    ("qualities", "matrix"), [(SHARP, POSE_SHARP), (NERVE, POSE_NERVE)], ids=["sharp", "nerve"]
)
def test_a_jog_with_other_pain_is_judged_like_a_pose(
    qualities: tuple[Quality, ...], matrix: str
) -> None:
    for quality in qualities:
        assert table_of(RuleMoment.RUN, quality, 8) == matrix


@pytest.mark.parametrize(
    ("qualities", "matrix"),
    [(BENIGN, GATE_BENIGN), (SHARP, GATE_SHARP), (NERVE, GATE_NERVE)],
    ids=["benign", "sharp", "nerve"],
)
def test_the_gate_follows_the_matrix(qualities: tuple[Quality, ...], matrix: str) -> None:
    for quality in qualities:
        assert table_of(RuleMoment.BEFORE, quality, 7) == matrix


def test_the_reading_at_the_end_meets_the_rows_of_the_matrix() -> None:
    assert rows_of(RuleMoment.END, 6) == END_ROWS


def test_the_morning_reading_meets_the_rows_of_the_matrix() -> None:
    assert rows_of(RuleMoment.MORNING, 6) == MORNING_ROWS


@pytest.mark.parametrize(
    ("before", "given_reading", "row", "action"),
    [
        (0, "2:stretch", "R20", Action.EASE),
        (1, "3:dull", "R18", Action.EASE),
        (2, "3:dull", "R19", Action.CONTINUE),
        (3, "5:dull", "R14", Action.SWAP),
        (4, "4:stretch", "R16", Action.EASE),
        (5, "5:dull", "R16", Action.EASE),
        (4, "5:dull", "R15", Action.SWAP),
        (2, "1:pinch", "R10", Action.SWAP),
        (0, "4:sharp", "R5", Action.END_SESSION),
        (3, "4:sharp", "R6", Action.SKIP_TARGET),
        (0, "0:numb", "R3", Action.SKIP_TARGET),
        (0, "0:tingling", "R3", Action.SKIP_TARGET),
        (2, "6:dull", "R11", Action.END_SESSION),
        (4, "6:dull", "R12", Action.SKIP_TARGET),
        (0, "8:none", "R1", Action.END_SESSION),
        (5, "6:burning", "R2", Action.END_SESSION),
        (6, "7:sharp", "R4", Action.END_SESSION),
        (0, "3:pinch", "R7", Action.SKIP_TARGET),
        (2, "3:pinch", "R8", Action.STOP_POSE),
        (0, "2:sharp", "R9", Action.STOP_POSE),
        (1, "4:dull", "R13", Action.STOP_POSE),
        (0, "3:dull", "R17", Action.SWAP),
        (5, "0:none", "R21", Action.CONTINUE),
    ],
)
def test_examples_of_pose_readings(
    before: int, given_reading: str, row: str, action: Action
) -> None:
    decision = decided(RuleMoment.POSE, reading(given_reading), before)

    assert (decision.rule, decision.do) == (row, action)


@pytest.mark.parametrize(
    ("base", "given_reading", "row", "gate"),
    [
        (3, "7:dull", "G4", Gate.RELIEF_ONLY),
        (3, "9:dull", "G1", Gate.NO_SESSION),
        (8, "8:dull", "G1", Gate.NO_SESSION),
        (5, "6:numb", "G2", Gate.NO_SESSION),
        (0, "0:tingling", "G3", Gate.GENTLE_ONLY),
        (1, "4:dull", "G5", Gate.GENTLE_ONLY),
        (1.5, "3.5", "", Gate.EASED),
        (2, "4:dull", "G6", Gate.EASED),
        (4, "4:dull", "G6", Gate.EASED),
        (0, "2:dull", "G6", Gate.EASED),
        (2, "1:sharp", "G7", Gate.EASED),
        (3, "3:dull", "G8", Gate.PLANNED_NO_PROGRESS),
        (2, "2:dull", "G9", Gate.PLANNED),
    ],
)
def test_examples_of_readings_before_a_session(
    base: float, given_reading: str, row: str, gate: Gate
) -> None:
    if not row:
        pytest.skip("no level lies between two numbers")
    decision = decided(RuleMoment.BEFORE, reading(given_reading), base)

    assert (decision.rule, decision.do) == (row, gate)
