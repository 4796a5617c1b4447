"""Own rules that want less than the standard ones."""

import pytest

from tests.routine_io.routine_texts import ReadText, routine_with_step


@pytest.mark.parametrize(
    ("rule", "has_effect"),
    [
        ("{at: pose, pain: 4-5, quality: benign, rise: 0-1, do: continue}", True),
        ("{at: pose, target: quad, pain: 3-10, do: skip-target}", True),
        ("{at: pose, pain: 3, quality: benign, do: ease}", True),
        ("{at: pose, pain: 0, quality: benign, do: continue}", True),
        ("{at: pose, pain: 7, do: ease}", False),
        ("{at: pose, quality: sharp, do: ease}", False),
        ("{at: pose, pain: 0-7, quality: benign, do: continue}", False),
        ("{at: before, pain: 4-5, do: planned}", False),
        ("{at: before, pain: 4-5, do: gentle-only}", True),
        ("{at: end, pain: 5, do: progress}", False),
        ("{at: morning, rise: 1-10, do: regress}", True),
        ("{at: week, rise: 1-10, do: regress}", True),
        ("{at: run, pain: 3, do: swap}", True),
    ],
)
def test_a_rule_that_is_overruled_and_never_stricter_is_noticed(
    rule: str, has_effect: bool, read_text: ReadText
) -> None:
    text = f"pain_rules: {{base: standard, rules: [{rule}]}}\n" + routine_with_step(
        "{exercise: butterfly, hold: 30 s}"
    )

    reading = read_text(text)

    assert reading.routine
    assert [problem.code for problem in reading.problems] == (
        [] if has_effect else ["rule-has-no-effect"]
    )
