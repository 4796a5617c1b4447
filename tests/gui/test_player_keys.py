"""The keys and buttons of the player, wherever the focus is inside the page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from rehab_app.engine.state import Ending, Phase
from rehab_app.model.pain import Moment, Quality, Reading
from tests.gui.conftest import Visitor
from tests.gui.routines import REPS, YIN, write_routine

Visit = Callable[[], Visitor]


@pytest.fixture
def in_a_hold(visitor: Visitor) -> Visitor:
    """Return a person 5 s into a hold of 30 s that is not the first exercise."""
    visitor.start("Daily hip stretch").press("1").wait_for_question().press("1")
    return visitor.wait_for_work().wait(5)


def test_shows_exercise_side_set_time_cue_and_what_is_next(in_a_hold: Visitor) -> None:
    text = in_a_hold.text

    assert "Half-kneeling hip flexor stretch" in text
    assert "LEFT SIDE" in text
    assert "set 1 of 2" in text
    assert in_a_hold.window.rooms.flow.player.ring.time == "0:25"
    assert in_a_hold.window.rooms.flow.player.ring.value() == 25
    assert "Next: rest, then the right side, 30 s" in text
    assert "min left" in text
    assert "Feel: " in text
    assert "Not: " in text


def test_shows_one_cue_after_the_other(in_a_hold: Visitor) -> None:
    cues = in_a_hold.driver.facts.exercise("half-kneeling-hip-flexor-stretch").cues
    seen = []

    for _ in range(24):
        in_a_hold.wait(1)
        shown = [cue for cue in cues if cue in in_a_hold.text]
        assert len(shown) == 1
        seen.extend(shown)

    assert len(dict.fromkeys(seen)) > 1


def test_keys_work_while_a_button_has_the_focus(in_a_hold: Visitor) -> None:
    in_a_hold.button("Skip").setFocus()

    in_a_hold.press("Space")

    assert in_a_hold.is_in(Phase.PAUSED)
    assert in_a_hold.has_button("Go on")


def test_enter_presses_the_focused_button(in_a_hold: Visitor) -> None:
    in_a_hold.button("Skip").setFocus()

    in_a_hold.press("Enter")

    assert in_a_hold.state.works[-1].ending is Ending.SKIPPED


def test_an_enter_after_an_answer_that_counted_by_itself_pauses_nothing(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1", "Enter")
    assert visitor.is_in(Phase.RUNNING)

    visitor.wait(2).press("Enter")

    assert visitor.is_in(Phase.PAUSED)


def test_plus_and_minus_change_the_hold(in_a_hold: Visitor) -> None:
    in_a_hold.press("+").press("+").press("-")

    assert in_a_hold.state.added_s == 15
    assert in_a_hold.window.rooms.flow.player.ring.time == "0:40"


def test_right_skips_and_left_goes_back(in_a_hold: Visitor) -> None:
    in_a_hold.press("Right")
    assert in_a_hold.state.works[-1].ending is Ending.SKIPPED

    in_a_hold.press("Left")

    assert "LEFT SIDE" in in_a_hold.text
    assert in_a_hold.driver.spent_s == 0


def test_what_means_nothing_now_says_why(in_a_hold: Visitor) -> None:
    in_a_hold.press("+", "+", "+", "+", "+")

    assert "Not now: at most 60 s can be added to a hold." in in_a_hold.text


def test_escape_stands_still_and_asks_in_the_page_and_goes_on(in_a_hold: Visitor) -> None:
    in_a_hold.press("Esc")
    assert "End the session now?" in in_a_hold.text
    assert in_a_hold.is_in(Phase.PAUSED)

    in_a_hold.press("Esc")

    assert "End the session now?" not in in_a_hold.text
    assert in_a_hold.is_in(Phase.LEADING_IN)


def test_a_pause_stays_one_when_ending_was_asked_and_not_wanted(in_a_hold: Visitor) -> None:
    in_a_hold.press("Space").press("Esc", "Esc")
    assert in_a_hold.is_in(Phase.PAUSED)

    in_a_hold.press("Space").press("Esc", "Space").press("Esc")

    assert not in_a_hold.is_in(Phase.PAUSED)


def test_escape_stands_still_and_leaves_mat_mode(in_a_hold: Visitor) -> None:
    in_a_hold.press("F").press("Esc")

    assert in_a_hold.is_in(Phase.PAUSED)
    assert not in_a_hold.has_button("Leave mat mode")
    assert "End the session now?" not in in_a_hold.text


def test_escape_then_enter_ends(in_a_hold: Visitor) -> None:
    in_a_hold.press("Esc", "Enter")

    assert in_a_hold.is_in(Phase.ENDED)
    assert in_a_hold.shows(in_a_hold.window.rooms.flow.summary)
    assert "Stopped." in in_a_hold.text


def test_half_way_question_stands_beside_the_running_hold(own_home: Path, visit: Visit) -> None:
    write_routine(own_home, "own-yin", YIN)
    visitor = visit().start("Own yin").press("2").wait_for_work()
    visitor.wait_for(lambda state: state.question is not None)
    assert visitor.shows(visitor.window.rooms.flow.player)
    assert "How much does it hurt now?" in visitor.text

    visitor.press("2")

    assert visitor.last.moment is Moment.HALFWAY
    assert visitor.last.reading == Reading(2)
    assert visitor.is_in(Phase.RUNNING)
    assert "How much does it hurt now?" not in visitor.text


def test_one_key_answers_a_half_way_question_wherever_the_focus_is(
    own_home: Path, visit: Visit
) -> None:
    often = YIN.replace("ask: [halfway, after]", "sets: 10, ask: [halfway]")
    write_routine(own_home, "own-yin", often)
    visitor = visit().start("Own yin").press("2").wait_for_work()
    was_at: set[str] = set()

    for stop in range(10):
        visitor.wait_for(lambda state: state.question is not None)
        if stop == 5:
            visitor.press("F")
        visitor.press(*["Tab"] * stop)
        focused = QApplication.focusWidget()
        assert focused is not None
        was_at.add(focused.accessibleName())
        answers = len(visitor.state.answers)
        visitor.press("1")
        assert len(visitor.state.answers) == answers + 1, focused
        assert visitor.last.reading == Reading(1)

    assert len(was_at) > 5


def test_half_way_answer_that_changes_the_hold_waits_for_enter(
    own_home: Path, visit: Visit
) -> None:
    write_routine(own_home, "own-yin", YIN)
    visitor = visit().start("Own yin").press("2").wait_for_work()
    visitor.wait_for(lambda state: state.question is not None)

    visitor.press("4", "D").wait(2)
    assert visitor.state.question is not None
    assert "easier variant" in visitor.text or "becomes" in visitor.text
    visitor.press("Enter")

    assert visitor.last.reading == Reading(4, Quality.DULL)


def test_unanswered_half_way_question_goes_away_with_the_hold(own_home: Path, visit: Visit) -> None:
    write_routine(own_home, "own-yin", YIN)
    visitor = visit().start("Own yin").press("2").wait_for_work()

    visitor.wait_for_question()

    assert visitor.last.moment is Moment.HALFWAY
    assert visitor.last.reading == Reading(None)


def test_reps_are_counted_after_an_early_end(own_home: Path, visit: Visit) -> None:
    write_routine(own_home, "own-reps", REPS)
    visitor = visit().start("Own reps").press("1").wait_for_work().wait(21)
    assert visitor.window.rooms.flow.player.ring.below == "rep 6 of 12, 4 s each"

    visitor.press("Right")
    assert "how many of 12 did you do?" in visitor.text
    assert visitor.state.works[-1].reps_done == 5
    visitor.press("1", "1", "Enter")

    assert visitor.state.works[-1].reps_done == 11
    assert "did you do?" not in visitor.text


def test_open_step_counts_up_until_it_is_ended(visitor: Visitor) -> None:
    visitor.start("Every feature").click("Left").press("1")
    while visitor.state.segment is None or visitor.state.segment.kind != "open":
        if visitor.state.phase is Phase.ASKING:
            visitor.answer("1")
        visitor.wait(1)
    visitor.wait(90)
    assert visitor.window.rooms.flow.player.ring.time == "1:30"

    visitor.press("Right")

    assert visitor.state.works[-1].held_s == pytest.approx(90, abs=1)


def test_a_gap_pauses_and_says_so(in_a_hold: Visitor) -> None:
    in_a_hold.clock.advance(3600)

    in_a_hold.driver.poll()

    assert in_a_hold.is_in(Phase.PAUSED)
    assert "The computer slept" in in_a_hold.text
    assert in_a_hold.driver.spent_s == 5


def test_two_unanswered_questions_pause_and_say_so(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1")

    visitor.wait_for_question().press("N").wait_for_question().press("N")
    visitor.wait(30)

    assert visitor.is_in(Phase.PAUSED)
    assert "Two questions went unanswered" in visitor.text


def test_time_line_shows_what_a_change_took(in_a_hold: Visitor) -> None:
    line = in_a_hold.window.rooms.flow.player.line
    assert line.taken_s == 0

    in_a_hold.wait_for_question().press("5", "D", "Enter")

    assert line.taken_s > 0


def test_change_is_shown_with_its_reason_and_kept_out_with_o(in_a_hold: Visitor) -> None:
    in_a_hold.wait_for_question().press("3", "D")
    if in_a_hold.state.phase is Phase.ASKING:
        in_a_hold.press("Enter")
    assert "That is a real rise" in in_a_hold.text

    in_a_hold.press("O")

    assert in_a_hold.last.is_overruled
    assert not in_a_hold.has_button("Keep the plan as it is — O")


def test_half_way_change_is_kept_out_with_o(own_home: Path, visit: Visit) -> None:
    write_routine(own_home, "own-yin", YIN)
    visitor = visit().start("Own yin").press("2").wait_for_work()
    visitor.wait_for(lambda state: state.question is not None)
    spent_s = visitor.driver.spent_s

    visitor.press("4", "D", "O")

    assert visitor.last.is_overruled
    assert visitor.state.segment is not None
    assert visitor.state.segment.is_work
    assert visitor.driver.spent_s == spent_s


def test_it_hurts_goes_before_an_open_half_way_question(own_home: Path, visit: Visit) -> None:
    write_routine(own_home, "own-yin", YIN)
    visitor = visit().start("Own yin").press("2").wait_for_work()
    visitor.wait_for(lambda state: state.question is not None)

    visitor.press("4", "P")

    assert visitor.shows(visitor.window.rooms.flow.check_in)
    assert "What happens next" not in visitor.text
