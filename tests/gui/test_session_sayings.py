"""What a session says of itself, for those who only hear it."""

from collections.abc import Callable
from pathlib import Path

from rehab_app.engine.inputs import Output
from rehab_app.gui.session_sayings import SessionSayings
from tests.gui.conftest import Visitor
from tests.gui.routines import REPS, YIN, write_routine

Visit = Callable[[], Visitor]


def _listened(visitor: Visitor) -> list[str]:
    """Return the list to which all that a session says from now on is added."""
    sayings = SessionSayings(visitor.driver.facts)
    said: list[str] = []

    def on_outputs_came(outputs: tuple[Output, ...]) -> None:
        if text := sayings.said(outputs, visitor.state):
            said.append(text)

    visitor.driver.outputs_came.connect(on_outputs_came)
    return said


def test_each_hold_is_said_with_its_side_half_way_and_end(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1").wait_for_question().press("1")
    said = _listened(visitor)

    visitor.wait_for_question()

    assert said[-4:] == [
        "3 seconds.",
        "Hold: left side, 30 s.",
        "Half way.",
        "Done. After Half-kneeling hip flexor stretch, left side. How much did it hurt?",
    ]
    assert said[-5].startswith("Get ready: Half-kneeling hip flexor stretch, left side: 30 s.")


def test_the_other_side_is_said_before_it_begins(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1").wait_for_question().press("1")
    visitor.wait_for_question()
    said = _listened(visitor)

    visitor.press("1").wait_for_work()

    assert any(each.startswith("Switch sides: ") and "right side" in each for each in said)
    assert said[-1] == "Hold: right side, 30 s."


def test_a_question_beside_a_hold_is_said_once(own_home: Path, visit: Visit) -> None:
    write_routine(own_home, "own-yin", YIN)
    visitor = visit().start("Own yin").press("2")
    said = _listened(visitor)

    visitor.wait_for_work().wait_for(lambda state: state.question is not None).wait(20)

    asked = [each for each in said if "How much does it hurt now?" in each]
    assert asked == [
        "In the middle of Supported reclined butterfly. How much does it hurt now? Half way."
    ]


def test_standing_still_and_going_on_are_said(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1").wait_for_question().press("1")
    visitor.wait_for_work().wait(5)
    said = _listened(visitor)

    visitor.press("Space").press("Space")

    assert said == ["Paused. Space goes on.", "Back into position."]


def test_a_set_that_ends_early_asks_for_its_reps(own_home: Path, visit: Visit) -> None:
    write_routine(own_home, "own-reps", REPS)
    visitor = visit().start("Own reps").press("1").wait_for_work().wait(21)
    said = _listened(visitor)

    visitor.press("Right")

    assert "how many of 12 did you do?" in said[0]


def test_the_end_is_said(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1").wait_for_work()
    said = _listened(visitor)

    visitor.press("Esc", "Enter")

    assert said[-1] == "The session has ended."
