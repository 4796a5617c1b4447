"""The cards of Today: the morning by one key, the hour after, ice and heat, run or rest."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from rehab_app.context import Context
from rehab_app.engine.inputs import Answer, Start
from rehab_app.engine.session import GAP_S
from rehab_app.engine.state import Phase
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.routine_choice import RoutineChoice
from rehab_app.history.diary import CheckIn, ProgrammeSince
from rehab_app.model.pain import Moment, Quality, Reading
from rehab_app.model.programme import Programme
from tests.gui.conftest import FakeClock, Visitor
from tests.helpers.sessions import reading

HOUR_S = 3600
TO_MORNING_S = 11 * HOUR_S  # from 20:41 to 7:41


@pytest.fixture
def context(open_context: Callable[[], Context]) -> Context:
    """Return what the program starts with: a person who knows their sore side."""
    context = open_context()
    context.settings.update(sore_side="left", page="today")
    return context


@pytest.fixture
def come(
    visit: Callable[[], Visitor], open_context: Callable[[], Context], context: Context
) -> Callable[[], Visitor]:
    """Return a way to come to Today."""
    return visit


def play(context: Context, clock: FakeClock, routine: str, *answers: str, end: str = "") -> None:
    """Play a session to its end; the last answer is repeated."""
    played = context.begin(context.library.find(routine))
    played.send(Start())
    given = list(answers or ("1",))
    while played.state.phase is not Phase.ENDED:
        question = played.state.question
        if question is None:
            clock.advance(GAP_S / 2)
            played.tick()
        elif end and question.moment is Moment.END:
            played.send(Answer(reading(end)))
        else:
            played.send(Answer(reading(given.pop(0) if len(given) > 1 else given[0])))


def told(context: Context) -> list[CheckIn]:
    return list(context.history().diary.check_ins(""))


def now_on(visitor: Visitor) -> Context:
    """Return the context of the program that is open."""
    return visitor.window.rooms._context


# -- this morning


def test_one_key_answers_the_morning_and_says_what_it_means(
    come: Callable[[], Visitor], clock: FakeClock
) -> None:
    clock.advance(TO_MORNING_S)
    visitor = come()
    assert "until noon" in visitor.text

    visitor.press("2")

    (check_in,) = told(now_on(visitor))
    assert (check_in.moment, check_in.reading) == (Moment.MORNING, Reading(2))
    assert check_in.told == clock.wall()
    assert "● 2 of 10" in visitor.text
    assert "That is your usual morning, so the dose suited you." in visitor.text
    assert visitor.window.rooms.today.page.day_words[-1].endswith("today: 2 of 10, calm")


def test_the_kind_and_that_it_woke_me_are_one_key_each(
    come: Callable[[], Visitor], clock: FakeClock
) -> None:
    clock.advance(TO_MORNING_S)
    visitor = come().press("3", "D", "W")

    (check_in,) = told(now_on(visitor))
    assert check_in.reading == Reading(3, Quality.DULL)
    assert check_in.woke
    visitor.press("W")
    assert not told(now_on(visitor))[0].woke


def test_a_digit_does_not_overwrite_an_answer(
    come: Callable[[], Visitor], clock: FakeClock
) -> None:
    clock.advance(TO_MORNING_S)
    visitor = come().press("2", "7")

    assert told(now_on(visitor))[0].reading.level == 2


def test_an_answer_is_changed_and_taken_back_step_by_step(
    come: Callable[[], Visitor], clock: FakeClock
) -> None:
    clock.advance(TO_MORNING_S)
    visitor = come().press("2").click("Change the number").press("6")
    assert "■ 6 of 10" in visitor.text
    assert told(now_on(visitor))[0].reading.level == 6

    visitor.press("U")
    assert told(now_on(visitor))[0].reading.level == 2

    visitor.press("U")
    assert told(now_on(visitor)) == []
    assert "until noon" in visitor.text


def test_the_morning_can_be_answered_by_a_click(
    come: Callable[[], Visitor], clock: FakeClock
) -> None:
    clock.advance(TO_MORNING_S)
    visitor = come().click("Pain 10, the worst pain there is")

    assert told(now_on(visitor))[0].reading.level == 10
    assert "Have someone look at it" in visitor.text


def test_after_noon_it_is_no_longer_asked(come: Callable[[], Visitor], clock: FakeClock) -> None:
    clock.advance(TO_MORNING_S + 5 * HOUR_S)
    visitor = come()

    assert "not told" in visitor.text
    assert "Without a morning answer the dose stays as it is." in visitor.text
    visitor.press("2")
    assert told(now_on(visitor)) == []


def test_after_noon_what_was_told_stays_in_sight(
    come: Callable[[], Visitor], clock: FakeClock
) -> None:
    clock.advance(TO_MORNING_S)
    visitor = come().press("1")
    clock.advance(6 * HOUR_S)
    visitor.click("Today")

    assert "● 1 of 10" in visitor.text


def test_a_bad_morning_makes_it_a_day_of_rest_with_something_gentle(
    come: Callable[[], Visitor], clock: FakeClock
) -> None:
    clock.advance(TO_MORNING_S)
    visitor = come().press("6", "D")

    assert "A day of rest" in visitor.text
    assert "6 of 10, dull ache this morning." in visitor.text
    assert "counts as kept" in visitor.text
    assert "Sore-day gentle" in visitor.text
    visitor.click("Start · 14 min")
    assert visitor.driver.facts.routine.id == "sore-day-gentle"


# -- an hour after a session


def test_an_hour_after_a_rise_one_key_answers(
    come: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    play(context, clock, "desk-break-mini", end="3")
    visitor = come()
    assert "An hour after Desk-break mini" in visitor.text
    visitor.press("1")
    assert told(now_on(visitor)) == []

    clock.advance(HOUR_S)
    visitor.click("Today").press("1")

    (check_in,) = told(now_on(visitor))
    assert (check_in.moment, check_in.reading) == (Moment.HOUR, Reading(1))
    assert check_in.session_key == now_on(visitor).history().digests.all("")[0].key
    assert "It has settled within the hour" in visitor.text


def test_the_hour_that_has_not_settled_means_a_step_easier(
    come: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    play(context, clock, "desk-break-mini", end="3")
    clock.advance(HOUR_S)
    visitor = come().press("3", "D")

    assert told(now_on(visitor))[0].reading == Reading(3, Quality.DULL)
    assert "It has not come back within the hour" in visitor.text


def test_three_hours_later_it_is_not_asked_any_more(
    come: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    play(context, clock, "desk-break-mini", end="3")
    clock.advance(3 * HOUR_S + 60)

    assert "An hour after" not in come().text


# -- ice and heat


def test_ice_starts_from_its_card_and_then_waits(
    come: Callable[[], Visitor], clock: FakeClock
) -> None:
    visitor = come()
    assert "ready now" in visitor.text
    assert "10 min · 0 of 4 done" in visitor.text

    visitor.click("Start · 10 min").answer("1").finish("Y", "1")
    visitor.click("Today")

    assert "10 min · 1 of 4 done · next after 22:5" in visitor.text
    assert not visitor.has_button("Start · 10 min")
    assert "nothing is stretched, trained or run before" in visitor.text
    assert not visitor.has_button("Start · 14 min")
    clock.advance(30 * 60)
    visitor.click("Today")
    assert visitor.has_button("Start · 14 min")


def test_a_routine_that_is_closed_says_why_where_it_was_started(
    come: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    play(context, clock, "ice-day-plan")
    visitor = come().click("Routines")

    visitor.start("Ice through the day")

    assert "Ice through the day is closed now" in visitor.text
    assert "Ice opens at" in visitor.text
    assert not visitor.has_button("Do it all the same")


def test_a_day_of_rest_closes_a_routine_that_can_be_done_all_the_same(
    come: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    visitor = come().click("Routines")
    assert "Pain called for rest" not in visitor.window.rooms.library.routines.listed
    visitor.click("Today").press("P", "6", "D")
    visitor.press("Enter").click("Routines")
    listed = visitor.window.rooms.library.routines.listed
    assert "Yin starter" in listed
    assert listed.count("closed: Pain called for rest today.") > 5

    visitor.start("Yin starter")

    assert "Yin starter is closed now" in visitor.text
    focused = QApplication.focusWidget()
    assert isinstance(focused, LargeButton)
    assert focused.text() == "Not now"
    visitor.click("Do it all the same")
    assert visitor.driver.facts.routine.id == "yin-starter"


def test_what_a_file_limits_for_a_day_is_said_on_its_card(
    come: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    play(context, clock, "desk-break-mini")
    visitor = come().click("Routines")
    assert "closed: Desk-break mini opens at" in visitor.window.rooms.library.routines.listed

    clock.advance(3600)
    visitor.click("Today").click("Routines")

    assert "closed: Desk-break mini" not in visitor.window.rooms.library.routines.listed


def test_somebody_who_must_not_have_ice_is_offered_none(
    come: Callable[[], Visitor], context: Context
) -> None:
    context.signs.answer(["F16"])
    visitor = come()

    assert "leave it out" in visitor.text
    assert not visitor.has_button("Start · 10 min")


# -- run or rest


def test_running_opens_after_four_questions(come: Callable[[], Visitor]) -> None:
    visitor = come()
    assert "Four questions come first" in visitor.text

    visitor.click("Answer the four questions")
    assert visitor.window.place == "today"
    for _ in range(4):
        visitor.press("Right", "Tab")
    visitor.press("Enter")

    assert "Step 1 of 10: walk 4:00, jog 1:00, 6 times." in visitor.text
    visitor.click("Start · 38 min")
    assert visitor.driver.facts.routine.id == "walk-jog-return"


def test_a_no_keeps_running_closed_and_can_be_answered_again(come: Callable[[], Visitor]) -> None:
    visitor = come().click("Answer the four questions").press("Right").click("Save")

    assert "It opens when walking" in visitor.text
    visitor.click("Answer them again").press("Esc")
    assert visitor.has_button("Answer them again")


# -- my days


def test_days_in_turn_make_what_is_due(come: Callable[[], Visitor], clock: FakeClock) -> None:
    visitor = come().click("My days: which routine when").click("Routines in turn")
    for title in ("Desk-break mini", "Yin starter"):
        choose(visitor, title)
        visitor.click("Add the routine to the list")
    visitor.press("Esc")
    assert "Desk-break mini" in visitor.text

    visitor.click("Start · 4 min").answer("1").finish("1")
    visitor.click("Today")

    assert "Next, tomorrow" in visitor.text
    assert "Today's session is done." in visitor.text
    assert "Yin starter" in visitor.text
    clock.advance(3 * 24 * HOUR_S)  # two days are missed, and nothing is said of them
    visitor.click("Today")
    assert "Today's session\nYin starter" in visitor.text


def choose(visitor: Visitor, title: str) -> None:
    """Choose a routine of the list that drops down, by its keys."""
    lists = visitor.window.page.findChildren(RoutineChoice)
    drop = next(each for each in lists if each.isVisible())
    drop.setFocus()
    for _ in range(drop.count()):
        if drop.currentText() == title:
            return
        visitor.press("Down")
    raise AssertionError(f"{title} is not in the list")


def test_days_of_the_week_make_what_is_due(come: Callable[[], Visitor], context: Context) -> None:
    visitor = come().click("My days: which routine when").click("By weekday")
    weekdays = [
        each for each in visitor.window.page.findChildren(RoutineChoice) if each.isVisible()
    ]
    assert len(weekdays) == 7
    weekdays[1].setFocus()
    visitor.press("Down")
    visitor.press("Esc")

    # It is Sunday: nothing is meant before Tuesday.
    programme = now_on(visitor).history().diary.programmes("")[-1].programme
    assert list(programme.by_weekday) == [1]
    assert "Next, on Tuesday" in visitor.text
    assert "No session is meant for today." in visitor.text


def test_the_list_of_days_can_be_put_into_another_order(
    come: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    since = ProgrammeSince(
        since=clock.wall(), programme=Programme(sequence=("yin-starter", "yin-five"))
    )
    context.history().diary.keep_programme(since)
    visitor = come().click("My days: which routine when")
    clock.advance(1)

    visitor.click("Move Five-minute yin, number 2, up")

    programmes = now_on(visitor).history().diary.programmes("")
    assert programmes[-1].programme.sequence == ("yin-five", "yin-starter")
    clock.advance(1)
    visitor.until(lambda: visitor.has_button("Remove Five-minute yin, number 1"))
    visitor.click("Remove Five-minute yin, number 1")
    programmes = now_on(visitor).history().diary.programmes("")
    assert programmes[-1].programme.sequence == ("yin-starter",)


AGREED = """\
format: 1
id: agreed
title: As agreed
kind: stretch
blocks:
  - title: All
    steps:
      - {exercise: seated-butterfly, hold: 20 s}
pain_rules:
  base: standard
  rules:
    - {at: morning, pain: 2, do: regress, because: "We agreed on less after a 2."}
    - {at: before, pain: 3-10, do: gentle-only, because: "We agreed on rest from 3."}
"""


def test_readings_of_the_day_go_by_the_rules_of_what_is_due(
    come: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    context.locations.routines.mkdir(parents=True, exist_ok=True)
    (context.locations.routines / "agreed.yaml").write_text(AGREED)
    meant = ProgrammeSince(since=clock.wall(), programme=Programme(sequence=("agreed",)))
    context.history().diary.keep_programme(meant)
    clock.advance(TO_MORNING_S)
    visitor = come()
    assert "As agreed" in visitor.text

    visitor.press("2")
    assert "We agreed on less after a 2." in visitor.text

    visitor.press("P", "3", "D")
    assert "We agreed on rest from 3." in visitor.text
    visitor.press("Enter")
    assert "A day of rest" in visitor.text


def test_among_many_files_a_card_says_what_is_closed_too(
    come: Callable[[], Visitor], context: Context, clock: FakeClock
) -> None:
    folder = context.locations.routines
    folder.mkdir(parents=True, exist_ok=True)
    text = AGREED.partition("pain_rules")[0] + "per_day: {times: 1, gap: 0 min}\n"
    for number in range(61):
        named = text.replace("agreed", f"own-{number}")
        (folder / f"own-{number}.yaml").write_text(named)
    visitor = come().click("Routines")
    page = visitor.window.rooms.library.routines
    assert "As own-7 was done once today" not in page.listed
    visitor.click("Today")
    play(now_on(visitor), clock, "own-7")

    visitor.click("Routines")

    visitor.until(lambda: "As own-7 was done once today" in page.listed)
    assert page.listed.count("was done once today") == 1
