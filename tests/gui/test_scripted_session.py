"""A whole session in the window: every answer that does something else, by click and by key."""

from rehab_app.engine.inputs import PauseReason
from rehab_app.engine.state import Answered, Phase
from rehab_app.model.pain import Action, Gate, Moment, Quality, Reading
from tests.gui.conftest import Visitor


def test_session_with_every_kind_of_answer(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch")

    _before_2_is_taken_at_once(visitor)
    _dull_3_goes_on(visitor)
    _dull_4_offers_a_swap_that_is_overruled(visitor)
    _a_pause_stops_the_clock(visitor)
    _dull_5_stops_the_pose_and_is_asked_again(visitor)
    _sharp_4_leaves_the_target_out(visitor)
    _a_reading_is_taken_back(visitor)
    _it_hurts_stops_the_hold(visitor)
    _the_summary_says_all_of_it(visitor)
    _the_history_has_every_reading(visitor)


def _before_2_is_taken_at_once(visitor: Visitor) -> None:
    assert "Before you start" in visitor.text

    visitor.press("2")

    assert visitor.last.decision.do is Gate.PLANNED
    assert visitor.shows(visitor.window.rooms.flow.player)
    assert "Get ready" in visitor.text
    assert "Supine windshield wipers" in visitor.text


def _dull_3_goes_on(visitor: Visitor) -> None:
    visitor.wait_for_question().press("D", "3")

    assert visitor.last.reading == Reading(3, Quality.DULL)
    assert visitor.last.decision.do is Action.CONTINUE
    assert not visitor.is_in(Phase.ASKING)


def _dull_4_offers_a_swap_that_is_overruled(visitor: Visitor) -> None:
    visitor.wait_for_question()
    plan = visitor.state.plan

    visitor.press("4")
    assert visitor.is_in(Phase.ASKING)
    assert "counts as sharp" in visitor.text
    assert not visitor.has_button("Keep the plan as it is")
    visitor.click("Dull ache")
    assert "Half-kneeling hip flexor stretch becomes" in visitor.text
    visitor.click("Keep the plan as it is")

    assert visitor.last.decision.do is Action.SWAP
    assert visitor.last.is_overruled
    assert visitor.state.plan == plan
    assert "the plan stays as it was" in visitor.text


def _a_pause_stops_the_clock(visitor: Visitor) -> None:
    visitor.wait_for_work().wait(5)
    spent_s = visitor.driver.spent_s

    visitor.press("Space")
    visitor.clock.advance(600)
    visitor.driver.poll()
    assert visitor.state.pause_reason is PauseReason.ASKED
    assert visitor.driver.spent_s == spent_s
    visitor.press("Space")

    assert visitor.is_in(Phase.LEADING_IN)
    visitor.wait(3)
    assert visitor.driver.spent_s == spent_s
    visitor.wait_for_question().click("Pain 1")


def _dull_5_stops_the_pose_and_is_asked_again(visitor: Visitor) -> None:
    _calm_until(visitor, "supine-figure-four").press("5", "D")
    assert "Supine figure four is left out" in visitor.text
    assert not visitor.has_button("Keep the plan as it is")

    visitor.press("Enter")

    assert visitor.last.decision.do is Action.STOP_POSE
    assert "Supine figure four is left out" in visitor.text  # now beside the session
    visitor.wait_for_question()
    assert visitor.state.question is not None
    assert visitor.state.question.moment is Moment.RECHECK
    visitor.press("2")
    assert visitor.last.decision.rule == "E6"


def _sharp_4_leaves_the_target_out(visitor: Visitor) -> None:
    _calm_until(visitor, "supine-strap-hamstring-stretch")

    visitor.click("Pain 4").click("Sharp").click("Continue")

    assert visitor.last.reading == Reading(4, Quality.SHARP)
    assert visitor.last.decision.do is Action.SKIP_TARGET


def _a_reading_is_taken_back(visitor: Visitor) -> None:
    _calm_until(visitor, "seated-butterfly")
    question = visitor.state.question

    visitor.press("0", "U")

    assert visitor.last.is_undone
    assert visitor.state.question == question
    visitor.press("1")
    assert visitor.last.reading == Reading(1)


def _it_hurts_stops_the_hold(visitor: Visitor) -> None:
    visitor.wait_for_work().wait(3)

    visitor.press("P")

    assert visitor.is_in(Phase.ASKING)
    assert "It hurts" in visitor.text
    visitor.press("2")
    assert visitor.last.moment is Moment.HURTS


def _the_summary_says_all_of_it(visitor: Visitor) -> None:
    visitor.finish("1")

    text = visitor.text
    assert visitor.shows(visitor.window.rooms.flow.summary)
    assert "pain 2 → 1" in text
    assert "Offered and not taken: Half-kneeling hip flexor stretch becomes" in text
    assert "5 of 10, dull ache, up 3 from before" in text
    assert "Taken back" in text
    assert "Counts towards a step up\n" in text
    assert "Supine figure four, left side: 2 × 30 s becomes 2 × 15 s." in text


def _the_history_has_every_reading(visitor: Visitor) -> None:
    played = [entry for entry in visitor.state.log if isinstance(entry, Answered)]
    visitor.press("Enter").open_newest()

    assert "Daily hip stretch, 22 November 2026" in visitor.window.rooms.history.page.listed
    for entry in played:
        assert f"{entry.reading.level} of 10" in visitor.past
    assert visitor.past.count(" of 10") >= len(played)


def _calm_until(visitor: Visitor, exercise: str) -> Visitor:
    """Answer 1 until the question after an exercise comes."""
    for _ in range(20):
        question = visitor.wait_for_question().state.question
        assert question is not None
        if question.work is not None and question.work.exercise == exercise:
            return visitor
        visitor.answer("1")
    raise AssertionError(f"{exercise} is never asked about")
