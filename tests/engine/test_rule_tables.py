"""Every cell of the pain rules, decided by the table that ships, against the evidence's matrices.

Where a table of letters stands: C continue, E ease, W swap, P stop pose, T skip target, X end
session; before a session P planned, p planned without progress, E eased, G gentle only, L relief
only, X no session. Columns are readings 0-10, rows the reading that it is compared with.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.engine.deciding import (
    FLOOR,
    Background,
    Decision,
    Past,
    decide,
    decide_or_stop,
    standard_row,
)
from rehab_app.engine.rules import Situation, class_of, first_match
from rehab_app.model.pain import (
    NO_ANSWER,
    Action,
    Gate,
    Outcome,
    Quality,
    QualityClass,
    Reading,
    Result,
    RuleMoment,
)
from rehab_app.model.person import Person
from rehab_app.model.rule import Case, Rule, RuleSet, Span
from tests.helpers.sessions import reading, shipped

BENIGN = (Quality.NONE, Quality.STRETCH, Quality.PRESSURE, Quality.DULL)
SHARP = (Quality.SHARP, Quality.PINCH)
NERVE = (Quality.NUMB, Quality.TINGLING, Quality.BURNING, Quality.ELECTRIC)
QUALITIES = (None, *Quality)
LEVELS = range(11)
# A usual level is a median, so it can lie between two levels.
COMPARED_WITH = tuple(half / 2 for half in range(21))

DURING = (RuleMoment.POSE, RuleMoment.RUN, RuleMoment.RELIEF, RuleMoment.RECHECK)
MOMENTS = (RuleMoment.BEFORE, *DURING, RuleMoment.END, RuleMoment.MORNING)

LETTERS: dict[Result, str] = {
    Action.CONTINUE: "C",
    Action.EASE: "E",
    Action.SWAP: "W",
    Action.STOP_POSE: "P",
    Action.SKIP_TARGET: "T",
    Action.END_SESSION: "X",
    Gate.PLANNED: "P",
    Gate.PLANNED_NO_PROGRESS: "p",
    Gate.EASED: "E",
    Gate.GENTLE_ONLY: "G",
    Gate.RELIEF_ONLY: "L",
    Gate.NO_SESSION: "X",
}

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
        Background(
            rules=shipped().rules, own=own, earlier=earlier, person=Person(conditions=conditions)
        ),
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
    return _table(rows, lambda row, level: LETTERS[decided(at, Reading(level, quality), row).do])


def rows_of(at: RuleMoment, rows: int) -> str:
    """Return by which rows it is decided, as a table."""
    return _table(rows, lambda row, level: decided(at, Reading(level), row).rule)


def _table(rows: int, cell: Callable[[int, int], str]) -> str:
    lines = (" ".join(cell(row, level) for level in LEVELS) for row in range(rows))
    return "".join(f"{row} {line}\n" for row, line in enumerate(lines))


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
        (1.5, "3:dull", "G8", Gate.PLANNED_NO_PROGRESS),
        (1.5, "4:dull", "G6", Gate.EASED),
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
    decision = decided(RuleMoment.BEFORE, reading(given_reading), base)

    assert (decision.rule, decision.do) == (row, gate)


# -- relief, jogging, asked again


@pytest.mark.parametrize(
    ("before", "given_reading", "skin_fine", "row", "action"),
    [
        (6, "8:dull", True, "L1", Action.END_SESSION),
        (10, "10:dull", True, "L1", Action.END_SESSION),
        (6, "8:dull", False, "L1", Action.END_SESSION),
        (2, "2:dull", False, "L2", Action.END_SESSION),
        (2, "0", False, "L2", Action.END_SESSION),
        (7, "1:numb", True, "L2", Action.END_SESSION),
        (7, "1:electric", True, "L2", Action.END_SESSION),
        (0, "2:dull", True, "L3", Action.END_SESSION),
        (5, "7:sharp", True, "L3", Action.END_SESSION),
        (6, "7:dull", True, "L4", Action.CONTINUE),
        (7, "7:sharp", True, "L4", Action.CONTINUE),
        (0, "1:pressure", True, "L4", Action.CONTINUE),
        (0, "-", True, "L5", Action.CONTINUE),
    ],
)
def test_relief_is_judged_by_rows_of_its_own(
    before: int, given_reading: str, skin_fine: bool, row: str, action: Action
) -> None:
    given_reading_ = replace(reading(given_reading), skin_fine=skin_fine)

    decision = decided(RuleMoment.RELIEF, given_reading_, before)

    assert (decision.rule, decision.do) == (row, action)


def test_skin_that_is_not_fine_locks_ice_and_heat_for_the_day() -> None:
    decision = decided(RuleMoment.RELIEF, Reading(2, Quality.DULL, skin_fine=False), 2)

    assert "lock-modality" in decision.also


@pytest.mark.parametrize(
    ("before", "given_reading", "row", "action"),
    [
        (1, "2:dull", "J1", Action.CONTINUE),
        (0, "2:dull", "J1", Action.CONTINUE),  # R20 would ease a pose
        (2, "3:dull", "J2", Action.CONTINUE),
        (1, "3:dull", "R18", Action.EASE),
        (0, "3:dull", "R17", Action.SWAP),
        (4, "4:dull", "J3", Action.SWAP),  # R16 would ease a pose
        (3, "5:dull", "J3", Action.SWAP),
        (2, "5:dull", "R13", Action.STOP_POSE),
        (4, "6:dull", "R12", Action.SKIP_TARGET),
        (2, "6:dull", "R11", Action.END_SESSION),
        (3, "1:pinch", "R10", Action.SWAP),
        (3, "4:sharp", "R6", Action.SKIP_TARGET),
        (3, "0:tingling", "R3", Action.SKIP_TARGET),
        (3, "8:none", "R1", Action.END_SESSION),
        (3, "-", "E5", Action.CONTINUE),
    ],
)
def test_examples_of_jog_readings(
    before: int, given_reading: str, row: str, action: Action
) -> None:
    decision = decided(RuleMoment.RUN, reading(given_reading), before)

    assert (decision.rule, decision.do) == (row, action)


def test_a_jog_at_4_or_5_asks_for_two_days_without_running_and_a_step_back() -> None:
    assert decided(RuleMoment.RUN, reading("4:dull"), 4).also == ("no-run-48h", "regress")


@pytest.mark.parametrize(
    ("stopped_by", "given_reading", "row", "action"),
    [
        (5, "2:dull", "E6", Action.CONTINUE),
        (2, "2:dull", "E6", Action.CONTINUE),  # not above 2
        (5, "4:dull", "E6", Action.CONTINUE),  # one lower
        (4, "3:dull", "E6", Action.CONTINUE),
        (3, "3:dull", "E3", Action.END_SESSION),
        (5, "5:dull", "E3", Action.END_SESSION),
        (3, "4:dull", "E3", Action.END_SESSION),
        (10, "6:dull", "E3", Action.END_SESSION),
        (7, "6:dull", "E3", Action.END_SESSION),  # still 6
        (5, "1:numb", "R3", Action.END_SESSION),
        (5, "0:tingling", "R3", Action.END_SESSION),
        (5, "-", "E5", Action.CONTINUE),
    ],
)
def test_pain_that_has_not_settled_a_while_after_a_stop_ends_the_session(
    stopped_by: int, given_reading: str, row: str, action: Action
) -> None:
    given_reading_ = reading(given_reading)
    drop = None if given_reading_.level is None else stopped_by - given_reading_.level

    decision = decided(RuleMoment.RECHECK, given_reading_, drop=drop)

    assert (decision.rule, decision.do) == (row, action)


# -- no answer, warning signs, the kind of pain not told


@pytest.mark.parametrize(
    ("at", "row", "result"),
    [
        (RuleMoment.BEFORE, "G10", Gate.PLANNED_NO_PROGRESS),
        (RuleMoment.POSE, "E5", Action.CONTINUE),
        (RuleMoment.RUN, "E5", Action.CONTINUE),
        (RuleMoment.RECHECK, "E5", Action.CONTINUE),
        (RuleMoment.RELIEF, "L5", Action.CONTINUE),
        (RuleMoment.END, "A7", Outcome.HOLD),
        (RuleMoment.MORNING, "N6", Outcome.HOLD),
    ],
)
def test_no_answer_holds_and_never_progresses(at: RuleMoment, row: str, result: Result) -> None:
    decision = decided(at, NO_ANSWER)

    assert (decision.rule, decision.do) == (row, result)
    assert not decision.credit or not isinstance(result, Action)


@pytest.mark.parametrize("level", [None, *LEVELS])
def test_a_warning_sign_forbids_the_session_whatever_it_feels_like(level: int | None) -> None:
    for quality, base in product(QUALITIES, (0, 5, 10)):
        given_reading = Reading(level, quality if level is not None else None)

        decision = decided(RuleMoment.BEFORE, given_reading, base, red_flag=True)

        assert (decision.rule, decision.do) == ("G0", Gate.NO_SESSION)


def test_without_a_warning_sign_its_row_is_never_met() -> None:
    for level, quality, base in product(LEVELS, QUALITIES, COMPARED_WITH):
        assert decided(RuleMoment.BEFORE, Reading(level, quality), base).rule != "G0"


@pytest.mark.parametrize("level", LEVELS)
def test_pain_of_no_given_kind_counts_as_sharp_from_4_on(level: int) -> None:
    class_ = class_of(Reading(level), shipped().rules)

    assert class_ is (QualityClass.SHARP if level >= 4 else QualityClass.BENIGN)


@pytest.mark.parametrize("level", LEVELS)
def test_pain_of_no_given_kind_is_judged_like_its_class(level: int) -> None:
    like = Quality.SHARP if level >= 4 else Quality.DULL

    for at, before in product(DURING, LEVELS):
        assert decided(at, Reading(level), before) == decided(at, Reading(level, like), before)


# -- the rows that look back


def test_the_second_swap_on_the_same_muscles_leaves_them_out() -> None:
    earlier = (Past(Action.SWAP, "R10", target="glute-max"),)

    decision = decided(RuleMoment.POSE, reading("4:dull"), 2, earlier=earlier, target="glute-max")

    assert (decision.do, decision.rule, decision.from_rule) == (Action.SKIP_TARGET, "E1", "R14")


def test_a_swap_on_other_muscles_does_not_count() -> None:
    earlier = (Past(Action.SWAP, "R10", target="hamstring"),)

    decision = decided(RuleMoment.POSE, reading("4:dull"), 2, earlier=earlier, target="glute-max")

    assert (decision.do, decision.rule, decision.from_rule) == (Action.SWAP, "R14", None)


def test_an_ease_is_no_complaint_that_counts() -> None:
    earlier = (Past(Action.EASE, "R16", target="quad"),) * 3

    assert (
        decided(RuleMoment.POSE, reading("4:dull"), 2, earlier=earlier, target="quad").rule == "R14"
    )
    swapped = (Past(Action.SWAP, "R14", target="quad"),)
    assert (
        decided(RuleMoment.POSE, reading("4:dull"), 4, earlier=swapped, target="quad").rule == "R16"
    )


def test_the_second_area_that_is_left_out_ends_the_session() -> None:
    earlier = (Past(Action.SKIP_TARGET, "R12", target="hamstring"),)

    decision = decided(RuleMoment.POSE, reading("6:dull"), 4, earlier=earlier, target="quad")

    assert (decision.do, decision.rule, decision.from_rule) == (Action.END_SESSION, "E2", "R12")


def test_a_raised_action_can_be_the_second_area_too_and_keeps_its_first_row() -> None:
    earlier = (
        Past(Action.SKIP_TARGET, "R6", target="hamstring"),
        Past(Action.SWAP, "R14", target="quad"),
    )

    decision = decided(RuleMoment.POSE, reading("3:dull"), 0, earlier=earlier, target="quad")

    assert (decision.do, decision.rule, decision.from_rule) == (Action.END_SESSION, "E2", "R17")


def test_jogging_looks_back_as_well() -> None:
    earlier = (Past(Action.SWAP, "J3", target="whole-leg"),)

    decision = decided(RuleMoment.RUN, reading("4:dull"), 4, earlier=earlier, target="whole-leg")

    assert (decision.do, decision.rule, decision.from_rule) == (Action.SKIP_TARGET, "E1", "J3")


@pytest.mark.parametrize(
    ("conditions", "given_reading", "row", "outcome"),
    [
        ((), "2:dull", "N7", Outcome.HOLD),
        ((), "0", "N7", Outcome.HOLD),
        ((), "4:dull", "N3", Outcome.REGRESS),  # the morning itself asks for more
        (("runners-hip",), "2:dull", "N7", Outcome.HOLD),
        (("lateral-hip-pain",), "2:dull", "N7", Outcome.REGRESS),
        (("lateral-hip-pain",), "6:dull", "N2", Outcome.REGRESS_2),
        ((), "-", "N6", Outcome.HOLD),
    ],
)
def test_pain_that_woke_someone_at_least_holds_and_an_outer_hip_goes_back(
    conditions: tuple[str, ...], given_reading: str, row: str, outcome: Outcome
) -> None:
    decision = decided(
        RuleMoment.MORNING, reading(given_reading), 2, conditions=conditions, woke=True
    )

    assert (decision.rule, decision.do) == (row, outcome)


@pytest.mark.parametrize(
    ("at", "earlier", "given_reading", "woke"),
    [
        (RuleMoment.MORNING, Past(Outcome.HOLD, "N7", days_ago=7), "2:dull", True),
        (RuleMoment.MORNING, Past(Outcome.REGRESS_2, "N2", days_ago=7), "6:dull", False),
        (RuleMoment.BEFORE, Past(Gate.RELIEF_ONLY, "G4", days_ago=1), "6:dull", False),
    ],
    ids=["woken twice", "two flares", "two days of relief only"],
)
def test_the_second_time_within_days_a_clinician_is_named(
    at: RuleMoment, earlier: Past, given_reading: str, woke: bool
) -> None:
    long_ago = replace(earlier, days_ago=earlier.days_ago + 7)

    first = decided(at, reading(given_reading), 2, woke=woke)
    second = decided(at, reading(given_reading), 2, woke=woke, earlier=(earlier,))
    much_later = decided(at, reading(given_reading), 2, woke=woke, earlier=(long_ago,))

    assert "clinician" in second.also
    assert "clinician" not in first.also
    assert "clinician" not in much_later.also
    assert second.do is first.do


def test_two_bad_nights_count_even_where_the_mornings_ask_for_more() -> None:
    first = decided(RuleMoment.MORNING, reading("4:dull"), 2, woke=True)
    earlier = (Past(first.do, first.rule, days_ago=1, woke=True),)

    second = decided(RuleMoment.MORNING, reading("4:dull"), 2, woke=True, earlier=earlier)

    assert "clinician" in second.also


@pytest.mark.parametrize(
    ("rise", "row", "outcome"),
    [(1.5, "W1", Outcome.REGRESS), (1, "W2", Outcome.HOLD), (0.5, "W2", Outcome.HOLD)],
)
def test_weeks_are_compared_by_their_medians(rise: float, row: str, outcome: Outcome) -> None:
    decision = decided(RuleMoment.WEEK, Reading(3), rise=rise)

    assert (decision.rule, decision.do) == (row, outcome)


def test_a_week_that_is_no_worse_says_nothing() -> None:
    for rise in (-10, -0.5, 0, 0.25):
        situation = situation_of(RuleMoment.WEEK, Reading(3), rise=rise)

        assert standard_row(situation, shipped().rules) is None


# -- what holds for the whole table


@pytest.mark.parametrize("at", MOMENTS)
def test_every_reading_meets_one_row_of_its_moment(at: RuleMoment) -> None:
    rules = shipped().rules
    moments = (RuleMoment.POSE, RuleMoment.RUN) if at is RuleMoment.RUN else (at,)
    known = {row.id for row in rules.rules if row.at in moments}

    skins = (True, False) if at is RuleMoment.RELIEF else (True,)
    for level, quality, rise, skin_fine in product(
        (None, *LEVELS), QUALITIES, range(-10, 11), skins
    ):
        given_reading = Reading(level, quality, skin_fine)
        situation = Situation(at=at, reading=given_reading, rise=rise, drop=-rise)

        decision = decide(situation, Background(rules=rules))

        assert decision.rule in known
        assert decision.from_rule is None
        assert decision.because


@pytest.mark.parametrize("at", MOMENTS)
@pytest.mark.parametrize("quality", Quality)
def test_more_pain_of_the_same_kind_is_never_judged_milder(
    at: RuleMoment, quality: Quality
) -> None:
    for compared_with in COMPARED_WITH:
        found = [
            decided(
                at, Reading(level, quality), compared_with, drop=compared_with - level
            ).do.strength
            for level in LEVELS
        ]
        assert all(lower <= higher for lower, higher in pairwise(found)), compared_with


@pytest.mark.parametrize("at", MOMENTS)
@pytest.mark.parametrize("worse", [*SHARP, *NERVE])
def test_sharp_and_nerve_pain_are_never_judged_milder_than_benign(
    at: RuleMoment, worse: Quality
) -> None:
    for level, compared_with in product(LEVELS, COMPARED_WITH):
        drop = compared_with - level
        of_benign = decided(at, Reading(level, Quality.DULL), compared_with, drop=drop)
        of_worse = decided(at, Reading(level, worse), compared_with, drop=drop)

        assert of_worse.do.strength >= of_benign.do.strength, (level, compared_with)


def test_only_an_ease_or_a_swap_after_benign_pain_can_be_overruled() -> None:
    for level, quality, before in product(LEVELS, Quality, LEVELS):
        decision = decided(RuleMoment.POSE, Reading(level, quality), before)
        is_mild = decision.do in (Action.EASE, Action.SWAP)

        assert decision.is_overrulable == (is_mild and quality in BENIGN)


# -- rules of a routine's own


def own_rule(at: RuleMoment, do: Result, case: Case | None = None) -> Rule:
    return Rule(id="own-1", at=at, cases=(case or Case(),), do=do, because="Agreed.")


def test_a_stronger_rule_of_the_routine_counts() -> None:
    own = own_rule(RuleMoment.POSE, Action.SKIP_TARGET, Case(pain=Span(2, 10), target="hamstring"))

    there = decided(RuleMoment.POSE, reading("2"), 2, own=(own,), target="hamstring")
    elsewhere = decided(RuleMoment.POSE, reading("2"), 2, own=(own,), target="quad")

    assert (there.rule, there.do) == ("own-1", Action.SKIP_TARGET)
    assert elsewhere.rule == "R21"


def test_the_first_fitting_rule_of_the_routine_counts() -> None:
    first = replace(own_rule(RuleMoment.POSE, Action.EASE, Case(pain=Span(1, 1))), id="own-1")
    second = replace(own_rule(RuleMoment.POSE, Action.END_SESSION), id="own-2")

    assert decided(RuleMoment.POSE, reading("1"), 1, own=(first, second)).do is Action.EASE


@pytest.mark.parametrize("before", LEVELS)
def test_continue_up_to_5_loosens_r15_and_r16_and_nothing_else(before: int) -> None:
    own = own_rule(RuleMoment.POSE, Action.CONTINUE)

    for level, quality in product(LEVELS, Quality):
        standard = decided(RuleMoment.POSE, Reading(level, quality), before)
        loosened = decided(RuleMoment.POSE, Reading(level, quality), before, own=(own,))

        is_loose = standard.rule in ("R15", "R16") or standard.do is Action.CONTINUE
        assert loosened.do is (Action.CONTINUE if is_loose else standard.do)


def test_r15_cannot_become_an_ease() -> None:
    own = own_rule(RuleMoment.POSE, Action.EASE)

    assert decided(RuleMoment.POSE, reading("5:dull"), 4, own=(own,)).rule == "R15"


def test_a_rule_for_poses_does_not_loosen_a_jog() -> None:
    own = (own_rule(RuleMoment.POSE, Action.CONTINUE), own_rule(RuleMoment.RUN, Action.CONTINUE))

    assert decided(RuleMoment.RUN, reading("4:dull"), 4, own=own).rule == "J3"


@pytest.mark.parametrize("at", MOMENTS)
def test_a_milder_rule_of_the_routine_has_no_effect(at: RuleMoment) -> None:
    mildest: Result = Action.CONTINUE
    if at is RuleMoment.BEFORE:
        mildest = Gate.PLANNED
    elif at in (RuleMoment.END, RuleMoment.MORNING):
        mildest = Outcome.PROGRESS
    own = own_rule(at, mildest)

    for level, quality, compared_with in product(LEVELS, Quality, LEVELS):
        given_reading, drop = Reading(level, quality), compared_with - level
        standard = decided(at, given_reading, compared_with, drop=drop)
        if standard.rule in ("R15", "R16"):
            continue
        with_own = decided(at, given_reading, compared_with, drop=drop, own=(own,))
        assert with_own.do is standard.do


@pytest.mark.parametrize("at", MOMENTS)
def test_what_a_row_asks_for_beside_its_result_is_kept_by_a_rule_as_strong(at: RuleMoment) -> None:
    """Rest, a recheck, leaving out what a nerve does not like, and no credit."""
    for level, quality, compared_with in product(LEVELS, Quality, LEVELS):
        given_reading, drop = Reading(level, quality), compared_with - level
        standard = decided(at, given_reading, compared_with, drop=drop)
        for do in type(standard.do):
            own = own_rule(at, do)
            decision = decided(at, given_reading, compared_with, drop=drop, own=(own,))
            if decision.rule == own.id and do.strength >= standard.do.strength:
                assert set(standard.also) <= set(decision.also)
                assert standard.credit or not decision.credit


# -- the floor below every table


def some_spans(least: int, most: int) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(least, most), st.integers(least, most))
    return ends.map(lambda pair: Span(min(pair), max(pair)))


CASES = st.builds(
    Case,
    pain=st.none() | some_spans(0, 10),
    rise=st.none() | some_spans(-10, 10),
    classes=st.frozensets(st.sampled_from(QualityClass)),
    quality=st.none() | st.sampled_from(Quality),
    target=st.none() | st.just("quad"),
    skin_fine=st.none() | st.booleans(),
)
DURING_RULES = st.builds(
    Rule,
    id=st.sampled_from(["own-1", "own-2", "R15", "R16"]),
    at=st.sampled_from(DURING),
    cases=st.lists(CASES, min_size=1, max_size=3).map(tuple),
    do=st.sampled_from(Action),
)
SITUATIONS = st.builds(
    Situation,
    at=st.sampled_from(DURING),
    reading=st.builds(
        Reading, st.integers(0, 10), st.none() | st.sampled_from(Quality), st.booleans()
    ),
    rise=st.integers(-10, 10),
    drop=st.integers(-10, 10),
    target=st.sampled_from(["quad", "hamstring"]),
)
# A table that lets everything go on: nothing is left to hold the limits but the engine.
LOOSE_RULES = tuple(
    Rule(id="loose", at=at, cases=(Case(), Case(answered=False)), do=Action.CONTINUE)
    for at in DURING
)


def loose_table() -> RuleSet:
    return replace(shipped().rules, rules=LOOSE_RULES, raises=())


def least_allowed(situation: Situation) -> Action:
    level = situation.reading.level or 0
    if level >= 8:
        return Action.END_SESSION
    if situation.at not in (RuleMoment.POSE, RuleMoment.RUN):
        return Action.CONTINUE
    is_benign = class_of(situation.reading, shipped().rules) is QualityClass.BENIGN
    if level >= 6:
        return Action.STOP_POSE
    return Action.CONTINUE if is_benign else Action.SWAP


@given(situation=SITUATIONS, own=st.lists(DURING_RULES, max_size=6).map(tuple))
def test_no_rules_of_a_routine_get_below_the_floor(
    situation: Situation, own: tuple[Rule, ...]
) -> None:
    decision = decide(situation, Background(rules=shipped().rules, own=own))

    assert decision.do.strength >= least_allowed(situation).strength


@given(situation=SITUATIONS, own=st.lists(DURING_RULES, max_size=3).map(tuple))
def test_no_table_gets_below_the_floor(situation: Situation, own: tuple[Rule, ...]) -> None:
    decision = decide(situation, Background(rules=loose_table(), own=own))

    assert decision.do.strength >= least_allowed(situation).strength


@given(situation=SITUATIONS, own=st.lists(DURING_RULES, max_size=6).map(tuple))
def test_rules_of_a_routine_only_ever_ask_for_more_but_for_r15_and_r16(
    situation: Situation, own: tuple[Rule, ...]
) -> None:
    standard = decide(situation, Background(rules=shipped().rules))

    with_own = decide(situation, Background(rules=shipped().rules, own=own))

    is_loosened = standard.rule in ("R15", "R16") and with_own.do is Action.CONTINUE
    assert is_loosened or with_own.do.strength >= standard.do.strength


def test_the_floor_is_named_where_it_holds_a_table_up() -> None:
    situation = situation_of(RuleMoment.POSE, reading("6:dull"), 6)

    decision = decide(situation, Background(rules=loose_table()))

    assert (decision.rule, decision.from_rule, decision.credit) == (FLOOR, "loose", False)
    assert decision.do is Action.STOP_POSE


@pytest.mark.parametrize("quality", Quality)
def test_no_table_lets_a_session_begin_at_8_or_more(quality: Quality) -> None:
    planned = Rule(id="loose", at=RuleMoment.BEFORE, cases=(Case(),), do=Gate.PLANNED)
    background = Background(rules=replace(shipped().rules, rules=(planned,)))
    gates = [
        decide(situation_of(RuleMoment.BEFORE, Reading(level, quality)), background).do
        for level in range(11)
    ]

    assert gates == [Gate.PLANNED] * 8 + [Gate.NO_SESSION] * 3


def test_a_table_with_a_gap_is_not_guessed_at() -> None:
    rules = replace(shipped().rules, rules=())
    situation = situation_of(RuleMoment.POSE, reading("2"), 2)

    assert first_match(rules.rules, situation, rules) is None
    with pytest.raises(LookupError):
        decide(situation, Background(rules=rules))


@pytest.mark.parametrize(
    ("at", "answered", "unanswered"),
    [
        (RuleMoment.BEFORE, Gate.NO_SESSION, Gate.PLANNED_NO_PROGRESS),
        (RuleMoment.POSE, Action.END_SESSION, Action.CONTINUE),
        (RuleMoment.RELIEF, Action.END_SESSION, Action.CONTINUE),
        (RuleMoment.RECHECK, Action.END_SESSION, Action.CONTINUE),
        (RuleMoment.END, Outcome.HOLD, Outcome.HOLD),
    ],
)
def test_in_a_gap_a_session_does_the_safest(
    at: RuleMoment, answered: Result, unanswered: Result
) -> None:
    background = Background(rules=replace(shipped().rules, rules=()))

    for given_reading, do in ((reading("2"), answered), (NO_ANSWER, unanswered)):
        decision = decide_or_stop(situation_of(at, given_reading), background)
        assert (decision.do, decision.rule, decision.credit) == (do, FLOOR, False)
