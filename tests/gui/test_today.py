"""Today: Enter starts the session of the day; two weeks of days say what was told."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from rehab_app.context import Context
from rehab_app.engine.inputs import Answer, Input, Start, Undo
from rehab_app.gui.greeting import greeting
from rehab_app.gui.today_view import Told, day_marks, pain_sentence
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.pose_row import PoseRow
from rehab_app.history.records import Ending, RecordedInput, SessionOpening
from rehab_app.model.pain import Reading
from tests.gui.conftest import Visitor

NOW = datetime(2026, 11, 22, 20, 41, tzinfo=UTC)


def _played(
    context: Context, days_ago: int, *levels: int, routine: str = "yin-five", undone: bool = False
) -> None:
    entry = context.library.find(routine)
    assert entry.routine is not None
    at = NOW - timedelta(days=days_ago)
    opening = SessionOpening(routine_id=routine, routine_title=entry.routine.title, started=at)
    session = context.history().start_session(opening, entry.text)
    inputs: list[Input] = [
        Start(),
        *(Answer(Reading(level)) for level in levels),
        *([Undo()] if undone else []),
    ]
    for seq, each in enumerate(inputs):
        recorded = RecordedInput(seq=seq, at_s=float(seq), utc=at, input=each)
        context.history().append(session, recorded)
    context.history().end_session(session, Ending.COMPLETED, at)


def test_enter_starts_the_daily_routine_where_nothing_was_played(visitor: Visitor) -> None:
    visitor.click("Today")

    assert "Daily hip stretch" in visitor.text
    visitor.press("Enter")

    assert visitor.shows(visitor.window.rooms.flow.check_in)
    assert visitor.driver.facts.routine.id == "daily-hip-stretch"


def test_shows_what_was_played_last_and_what_was_told(
    visit: Callable[[], Visitor], open_context: Callable[[], Context]
) -> None:
    context = open_context()
    _played(context, 12, 5, 6)
    _played(context, 2, 3, 7, undone=True)

    visitor = visit().click("Today")

    assert "Last reading: ▲ 3 of 10, on Friday." in visitor.text
    assert "This week: 3.0 on average, down from 5.5." in visitor.text
    days = visitor.window.rooms.today.page.day_words
    assert len(days) == 14
    assert days[1] == "Tuesday 10 November: 6 of 10, stop"
    assert days[11] == "Friday 20 November: 3 of 10, watch"
    assert days[13] == "Sunday 22 November, today: no session"
    visitor.press("Enter")
    assert visitor.window.rooms.flow.driver is not None
    assert visitor.driver.facts.routine.id == "yin-five"


def test_a_routine_that_is_gone_gives_way_to_the_daily_one(
    visit: Callable[[], Visitor], open_context: Callable[[], Context]
) -> None:
    context = open_context()
    opening = SessionOpening(routine_id="gone", routine_title="Gone", started=NOW)
    session = context.history().start_session(opening, "text")
    context.history().end_session(session, Ending.COMPLETED, NOW)

    visitor = visit().click("Today")

    assert "Daily hip stretch" in visitor.text


@pytest.mark.parametrize(
    ("hour", "words"), [(3, "evening"), (8, "morning"), (13, "afternoon"), (20, "evening")]
)
def test_says_hello_by_the_hour(hour: int, words: str) -> None:
    assert greeting(NOW.replace(hour=hour)) == f"Good {words}"


def test_a_session_without_a_reading_is_a_ring() -> None:
    marks = day_marks([Told(day=NOW.date(), levels=())], NOW.date())

    assert (marks[-1].mark, marks[-1].is_today) == ("○", True)
    assert marks[0].mark == ""
    assert pain_sentence((), NOW.date()) == "No readings in the last two weeks."


def test_lists_the_poses_of_the_session_with_their_doses(visitor: Visitor) -> None:
    visitor.click("Today").until(lambda: "In today's session" in visitor.text)

    assert "Half-kneeling hip flexor stretch\n2 × 30 s, each side" in visitor.text
    assert "Supine windshield wipers\n10 reps" in visitor.text


def test_the_pictures_of_the_poses_wait_until_they_are_seen(visitor: Visitor) -> None:
    visitor.window.rooms.figures.load()
    visitor.window.resize(1280, 1500)
    visitor.click("Today").until(lambda: "In today's session" in visitor.text)
    row = visitor.window.rooms.today.page.findChildren(PoseRow)[0]

    visitor.until(lambda: all(picture.is_drawn for picture in row.findChildren(FigurePicture)))

    assert len(row.findChildren(FigurePicture)) == 7
