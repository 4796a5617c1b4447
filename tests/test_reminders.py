"""What is open for a reminder, on real sessions and a clock moved by hand; the calendar's weeks."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from rehab_app.context import Context
from rehab_app.engine.inputs import Answer, Start
from rehab_app.engine.reminding import Open, Quiet, Wishes
from rehab_app.engine.session import GAP_S
from rehab_app.engine.state import Phase
from rehab_app.guide.appointment import Appointment
from rehab_app.history.diary import CheckIn, ProgrammeSince
from rehab_app.model.pain import Moment
from rehab_app.model.programme import EVERY_DAY, Programme
from rehab_app.reminders import Openings, appointments, wishes_of
from rehab_app.settings import Settings
from tests.helpers.clock import FakeClock
from tests.helpers.sessions import reading

HOUR_S = 3600
DAILY, YIN, ICE = "daily-hip-stretch", "yin-starter", "ice-day-plan"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()  # Sunday 22 November 2026, 20:00


@pytest.fixture
def context(own_home: Path, clock: FakeClock) -> Context:
    context = Context.open({"REHAB_APP_HOME": str(own_home)}, clock=clock)
    context.settings.update(sore_side="left", flags_on="2026-11-22")
    return context


def play(
    context: Context, clock: FakeClock, routine: str = DAILY, answer: str = "1", end: str = "1"
) -> None:
    """Play a session to its end, with the same answer to every question but the last."""
    played = context.begin(context.library.find(routine))
    played.send(Start())
    while played.state.phase is not Phase.ENDED:
        question = played.state.question
        if question is None:
            clock.advance(GAP_S / 2)
            played.tick()
        else:
            is_end = question.moment is Moment.END
            played.send(Answer(reading(end if is_end else answer)))


def mean(context: Context, programme: Programme) -> None:
    since = ProgrammeSince(since=context.clock.wall(), programme=programme)
    context.history().diary.keep_programme(since)


def now_open(context: Context) -> Open:
    return Openings(context).at(context.clock.wall())


# -- what is wanted


def test_nothing_is_wanted_at_first_and_nights_are_quiet() -> None:
    assert wishes_of(Settings()) == Wishes(quiet=Quiet(time(22), time(7)))
    assert not wishes_of(Settings()).are_any


def test_what_is_switched_on_has_its_time() -> None:
    settings = Settings(
        remind_morning=True,
        morning_at="06:45",
        remind_session=True,
        remind_thermal=True,
        remind_hour=True,
        is_quiet=False,
    )
    assert wishes_of(settings) == Wishes(
        morning_at=time(6, 45), session_at=time(18), thermal=True, hour=True
    )


# -- mornings


def test_the_morning_after_a_session_is_asked_about_until_it_is_told(
    context: Context, clock: FakeClock
) -> None:
    play(context, clock)
    assert not now_open(context).asks_morning

    clock.advance(11 * HOUR_S)
    assert now_open(context).asks_morning

    told = CheckIn(moment=Moment.MORNING, told=clock.wall(), reading=reading("1"))
    context.history().diary.keep_check_in(told)
    assert not now_open(context).asks_morning


def test_a_morning_without_a_session_before_it_is_not_reminded_of(
    context: Context, clock: FakeClock
) -> None:
    clock.advance(11 * HOUR_S)
    assert not now_open(context).asks_morning

    play(context, clock)
    clock.advance(24 * HOUR_S)
    assert now_open(context).asks_morning
    clock.advance(24 * HOUR_S)
    assert not now_open(context).asks_morning


def test_the_morning_is_over_at_noon(context: Context, clock: FakeClock) -> None:
    play(context, clock)
    clock.advance(16 * HOUR_S)

    assert not now_open(context).asks_morning


# -- the session of the day


def test_the_programme_s_session_is_open_until_it_is_done(
    context: Context, clock: FakeClock
) -> None:
    mean(context, Programme(sequence=(YIN, DAILY)))
    title = now_open(context).session
    assert title == context.library.find(YIN).routine.title  # type: ignore[union-attr]

    play(context, clock, YIN)

    assert now_open(context).session == ""


def test_a_day_for_which_nothing_is_meant_has_none(context: Context) -> None:
    mean(context, Programme(sequence=(DAILY,), weekdays=frozenset({0})))
    assert now_open(context).session == ""  # It is a Sunday.


def test_without_a_programme_each_day_has_one_until_something_is_played(
    context: Context, clock: FakeClock
) -> None:
    assert now_open(context).session == "Daily hip stretch"

    play(context, clock, YIN)
    assert now_open(context).session == ""

    clock.advance(24 * HOUR_S)
    assert now_open(context).session == "Daily hip stretch"


def test_a_day_of_rest_that_pain_called_for_has_none(context: Context, clock: FakeClock) -> None:
    mean(context, Programme(sequence=(DAILY,)))
    play(context, clock, end="5")
    clock.advance(24 * HOUR_S)

    assert now_open(context).session == ""


def test_a_warning_sign_closes_sessions_and_ice(context: Context, clock: FakeClock) -> None:
    play(context, clock, ICE)
    context.settings.update(flags_yes=("F1",), flags_on="2026-11-22", flags_cleared_on="")

    assert now_open(context).session == ""
    assert now_open(context).thermal is None


def test_a_session_that_ice_has_closed_is_not_reminded_of(
    context: Context, clock: FakeClock
) -> None:
    mean(context, Programme(sequence=(DAILY,)))
    play(context, clock, ICE)
    assert now_open(context).session == ""

    clock.advance(HOUR_S / 2)
    assert now_open(context).session == "Daily hip stretch"


# -- ice, and an hour later


def test_ice_opens_again_when_its_wait_is_over_and_each_time_is_another(
    context: Context, clock: FakeClock
) -> None:
    clock.advance(-12 * HOUR_S + 24 * HOUR_S)  # Monday, 8:00
    assert now_open(context).thermal is None
    play(context, clock, ICE)
    first = now_open(context).thermal
    assert first is not None
    assert first.name == "Ice"
    assert first.opens == clock.wall() + timedelta(hours=2)

    clock.advance(2 * HOUR_S)
    assert now_open(context).thermal == first
    play(context, clock, ICE)
    second = now_open(context).thermal
    assert second is not None
    assert second.key != first.key


def test_ice_that_is_used_up_or_of_yesterday_opens_nothing(
    context: Context, clock: FakeClock
) -> None:
    clock.advance(11 * HOUR_S)
    for _ in range(4):
        play(context, clock, ICE)
        clock.advance(2 * HOUR_S)
    assert now_open(context).thermal is None

    clock.advance(24 * HOUR_S)
    assert now_open(context).thermal is None


def test_an_hour_after_a_rise_it_is_asked_again(context: Context, clock: FakeClock) -> None:
    play(context, clock, end="3")
    ended = clock.wall()

    hour = now_open(context).hour

    assert hour is not None
    assert hour.name == "Daily hip stretch"
    assert timedelta() <= hour.opens - ended - timedelta(hours=1) < timedelta(seconds=GAP_S)
    clock.advance(3 * HOUR_S + GAP_S)
    assert now_open(context).hour is None


def test_without_a_history_nothing_is_open(own_home: Path, clock: FakeClock) -> None:
    own_home.parent.mkdir(parents=True, exist_ok=True)
    own_home.write_text("a file where a folder is wanted", encoding="utf-8")
    context = Context.open({"REHAB_APP_HOME": str(own_home)}, clock=clock)

    assert now_open(context) == Open(day=date(2026, 11, 22))


def test_what_is_written_or_chosen_is_known_at_once_and_time_within_ten_minutes(
    context: Context, clock: FakeClock
) -> None:
    openings = Openings(context)
    assert openings.at(clock.wall()).session == "Daily hip stretch"

    mean(context, Programme(sequence=(YIN,)))
    assert "yin" in openings.at(clock.wall()).session.lower()
    context.settings.update(flags_yes=("F1",))
    assert openings.at(clock.wall()).session == ""
    context.settings.update(flags_yes=())
    play(context, clock, ICE)
    assert openings.at(clock.wall()).session == ""
    clock.advance(40 * 60)
    assert openings.at(clock.wall()).session != ""


# -- the calendar


def by_key(context: Context) -> dict[str, Appointment]:
    return {each.key: each for each in appointments(context)}


def test_without_a_programme_there_is_a_session_every_day(context: Context) -> None:
    found = by_key(context)

    session = found["session-daily-hip-stretch"]
    assert (session.title, session.at, session.weekdays) == (
        "Daily hip stretch",
        time(18),
        EVERY_DAY,
    )
    assert session.minutes > 0
    assert (found["morning"].at, found["morning"].weekdays) == (time(7, 30), EVERY_DAY)


def test_each_routine_of_a_week_is_an_entry_and_mornings_come_after(context: Context) -> None:
    mean(context, Programme(by_weekday={0: DAILY, 2: YIN, 6: DAILY}))
    context.settings.update(session_at="19:15", morning_at="06:45")

    found = by_key(context)

    assert found["session-daily-hip-stretch"].weekdays == {0, 6}
    assert found["session-yin-starter"].weekdays == {2}
    assert found["session-yin-starter"].at == time(19, 15)
    assert found["morning"].weekdays == {1, 3, 0}
    assert found["morning"].at == time(6, 45)


def test_routines_in_turn_are_one_entry_that_names_them(context: Context) -> None:
    mean(context, Programme(sequence=(DAILY, YIN), weekdays=frozenset({1, 4})))

    session = by_key(context)["session-in-turn"]

    assert session.title == "Today's session"
    assert "Daily hip stretch" in session.text
    assert session.weekdays == {1, 4}
