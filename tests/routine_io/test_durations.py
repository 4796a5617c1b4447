"""The table of spellings: each is the time that it says, or refused with what to write."""

from collections.abc import Callable

import pytest

from rehab_app.model.ladder import Range
from rehab_app.routine_io.durations import (
    days,
    duration,
    duration_range,
    gap,
    in_words,
    pause,
    tempo,
)
from rehab_app.routine_io.grammar import GrammarError


def refusal(grammar: Callable[[str], object], text: str) -> GrammarError:
    with pytest.raises(GrammarError) as caught:
        grammar(text)
    assert caught.value.message
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        *(("30 s", 30), ("90s", 90), ("30  s", 30), ("5 min", 300), ("5min", 300)),
        *(("1 min 30 s", 90), ("1min30s", 90), ("1min 30s", 90), ("1 h", 3600), ("4 h", 14400)),
        *(("1 h 30 min", 5400), ("1 h 30 min 15 s", 5415), ("2 h 5 s", 7205), ("90 min", 5400)),
        *(("0:30", 30), ("1:30", 90), ("0:45", 45), ("01:30", 90), ("10:00", 600)),
        *(("240:00", 14400), ("45", 45), ("1", 1), ("010", 10), ("08", 8), ("0010 s", 10)),
        *(("120 s", 120), ("14400", 14400), ("0000000000000000000000000000000000045", 45)),
    ],
)
def test_a_time_is_what_it_says(text: str, seconds: int) -> None:
    assert duration(text) == seconds


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        *(("1,5", "30 s"), ("1.5", "30 s"), ("1,5 min", "1 min 30 s"), ("1.5 min", "1 min 30 s")),
        *(("0.5 h", "30 min"), ("-30", "minus"), ("-1 min", "minus"), ("+30", "30 s")),
        *(("1e3", "30 s"), ("1.0e+3", "30 s"), (".inf", "30 s"), (".nan", "30 s"), ("NaN", "30 s")),
        *(("0x1E", "30 s"), ("1_0", "30 s"), ("３０", "plain digits"), ("٣٠ s", "plain digits")),
        *(("30\u00a0s", "plain"), ("1:75", "2 min 15 s"), ("1:60", "2 min"), ("1:5", "1:30")),
        *(("1:30:00", "1 h 30 min"), ("1:30.5", "1:30"), (":30", "1:30"), ("1:", "1:30")),
        *(("30 sec", "30 s"), ("30 seconds", "30 s"), ("5 minutes", "5 min"), ("5 m", "5 min")),
        *(
            ("2 hours", "2 h"),
            ('30"', "30 s"),
            ("5'", "5 min"),
            ("30 S", "30 s"),
            ("5 MIN", "5 min"),
        ),
        *(("", "30 s"), (" ", "30 s"), ("~", "30 s"), ("null", "30 s"), ("no", "30 s")),
        *(("s", "30 s"), ("min", "30 s"), ("thirty", "30 s"), ("30 s 1 min", "30 s")),
        *(("1 min 75 s", "30 s"), ("1 h 90 min", "30 s"), ("30 s 30 s", "30 s"), ("5 d", "30 s")),
        *(("2024-01-31", "30 s"), ("1 min30 s x", "30 s"), ("30 s\n", "30 s")),
        *(("9" * 41, "30 s"), ("1" + " " * 8000 + "s", "30 s"), ("1" + "0" * 400, "30 s")),
    ],
)
def test_everything_else_is_refused_with_what_to_write(text: str, hint: str) -> None:
    error = refusal(duration, text)

    assert error.code == "bad-duration"
    assert hint in error.hint


@pytest.mark.parametrize(
    "text", ["0", "0 s", "0:00", "14401", "241 min", "5 h", "240:01", "9" * 40]
)
def test_a_time_is_one_second_to_four_hours(text: str) -> None:
    assert refusal(duration, text).code == "duration-limits"


def test_a_pause_can_be_nothing_and_a_gap_a_day() -> None:
    assert pause("0 s") == 0
    assert pause("0") == 0
    assert gap("24 h") == 86_400
    assert refusal(gap, "25 h").code == "duration-limits"


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        *(("20-45 s", 20, 45), ("20 - 45 s", 20, 45), ("10-15 min", 600, 900), ("20-45", 20, 45)),
        *(("30 s-2 min", 30, 120), ("30s-2min", 30, 120), ("0:30-1:00", 30, 60)),
        *(("1-2 h", 3600, 7200), ("1 min 30 s-2 min", 90, 120), ("30 s-1:30", 30, 90)),
        *(("30-30 s", 30, 30), ("30 s", 30, 30), ("1:30", 90, 90), ("1-4 h", 3600, 14400)),
    ],
)
def test_a_range_has_the_unit_at_its_end_for_both(text: str, least: int, most: int) -> None:
    assert duration_range(text) == Range(least, most)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            ("45-20 s", "reversed-range"),
            ("2-1 min", "reversed-range"),
            ("30-2 min", "reversed-range"),
        ),
        *(("30 s-20", "bad-range"), ("1 min-90", "bad-range"), ("30-1:30", "bad-range")),
        *(("10-1 min 30 s", "bad-range"), ("20-", "bad-range"), ("20-30-40 s", "bad-range")),
        *(("20–45 s", "bad-duration"), ("-30", "bad-duration"), ("1.5-2 min", "bad-duration")),
        *(
            ("0-30 s", "duration-limits"),
            ("1-5 h", "duration-limits"),
            ("20 to 45 s", "bad-duration"),
        ),
    ],
)
def test_ranges_that_could_be_read_two_ways_are_refused(text: str, code: str) -> None:
    assert refusal(duration_range, text).code == code


def test_a_reversed_range_is_turned_round_in_the_hint() -> None:
    assert "20 s-45 s" in refusal(duration_range, "45-20 s").hint


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("4 s", (4,)),
        ("4s", (4,)),
        ("4", (4,)),
        ("3-1-2 s", (3, 1, 2)),
        ("3-0-2 s", (3, 0, 2)),
        ("60 s", (60,)),
    ],
)
def test_a_tempo_is_one_time_or_three_phases(text: str, phases: tuple[int, ...]) -> None:
    assert tempo(text) == phases


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            ("3-2 s", "bad-tempo"),
            ("1-2-3-4 s", "bad-tempo"),
            ("slow", "bad-tempo"),
            ("", "bad-tempo"),
        ),
        *(("0 s", "tempo-limits"), ("30-30-1 s", "tempo-limits"), ("9" * 30, "tempo-limits")),
        *(("1 min", "bad-tempo"), ("３ s", "bad-tempo"), ("3 - 1 - 2 s", "bad-tempo")),
    ],
)
def test_other_tempos_are_refused(text: str, code: str) -> None:
    assert refusal(tempo, text).code == code


def test_days_are_written_with_a_d() -> None:
    assert days("7 d") == 7
    assert refusal(days, "7").code == "bad-days"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (45, "45 s"), (90, "1 min 30 s"), (3600, "1 h"), (5415, "1 h 30 min 15 s")],
)
def test_a_time_in_words_reads_like_a_file(seconds: int, text: str) -> None:
    assert in_words(seconds) == text
