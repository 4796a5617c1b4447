"""What the history says is due, asked, or closed: on real sessions and a clock moved by hand."""

from datetime import timedelta
from pathlib import Path

import pytest

from rehab_app.closings import ClosedError
from rehab_app.context import Context
from rehab_app.engine.due import DayState, day_on
from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Answer, End, Start
from rehab_app.engine.run_gate import Entry, RunGate
from rehab_app.engine.session import GAP_S
from rehab_app.engine.state import Phase
from rehab_app.history.diary import CheckIn, ProgrammeSince
from rehab_app.model.pain import Moment
from rehab_app.model.programme import Programme
from rehab_app.playing import Play
from tests.helpers.clock import FakeClock
from tests.helpers.sessions import reading

HOUR_S = 3600
DAY = timedelta(days=1)
OWN_ICE = """format: 1
id: own-ice
title: Own ice
kind: ice
exercises:
  - {id: frozen-peas, name: Frozen peas, targets: [lateral-hip], tags: [thermal],
     position: supine, sided: sore, cues: [Keep a cloth between]}
blocks:
  - title: Ice
    steps:
      - {exercise: frozen-peas, hold: 10 min, rest: 0 s, sides: sore, ask: [5 min, after]}
"""


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()  # Sunday 22 November 2026, 20:00


@pytest.fixture
def context(own_home: Path, clock: FakeClock) -> Context:
    context = Context.open({"REHAB_APP_HOME": str(own_home)}, clock=clock)
    context.settings.update(sore_side="left", flags_on="2026-11-22")
    return context


def facts(context: Context, routine_id: str = "daily-hip-stretch") -> Facts:
    routine = context.library.find(routine_id).routine
    assert routine is not None
    return context.facts_for(routine)


def play(
    context: Context,
    clock: FakeClock,
    routine: str = "daily-hip-stretch",
    *answers: str,
    end: str = "",
) -> Play:
    """Play a session to its end; the last answer is repeated, `end` is the one at the end."""
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
    return played


def tell(context: Context, told: str, moment: Moment, session_key: str | None = None) -> None:
    context.history().diary.keep_check_in(
        CheckIn(
            moment=moment,
            told=context.clock.wall(),
            reading=reading(told),
            session_key=session_key,
        )
    )


def mean(context: Context, *sequence: str) -> None:
    """Begin a programme of routines in turn."""
    since = ProgrammeSince(since=context.clock.wall(), programme=Programme(sequence=sequence))
    context.history().diary.keep_programme(since)


def refusal(context: Context, routine: str) -> str:
    closing = context.closing_of(facts(context, routine))
    return "" if closing is None else closing.reason


# -- days


def test_the_sequence_goes_on_with_what_was_really_played(
    context: Context, clock: FakeClock
) -> None:
    mean(context, "daily-hip-stretch", "yin-starter")
    play(context, clock)
    clock.advance(24 * HOUR_S)

    agenda = context.agenda()

    assert day_on(agenda.today, agenda.today, agenda.days(facts(context))).routine == "yin-starter"


def test_a_sore_end_makes_the_next_day_one_of_rest_that_counts(
    context: Context, clock: FakeClock
) -> None:
    mean(context, "daily-hip-stretch")
    play(context, clock, end="6:dull")
    clock.advance(24 * HOUR_S)

    agenda = context.agenda()
    rest = agenda.rests(facts(context))[agenda.today]

    assert rest.because.startswith("That is clearly more than your hip liked")
    assert rest.reading == reading("6:dull")
    found = day_on(agenda.today, agenda.today, agenda.days(facts(context)))
    assert (found.state, found.routine) == (DayState.RESTED, "daily-hip-stretch")
    counted = agenda.adherence(agenda.today - DAY, agenda.today, facts(context))
    assert (counted.meant, counted.kept, counted.rested) == (2, 2, 1)


def test_a_sore_morning_makes_its_own_day_one_of_rest(context: Context, clock: FakeClock) -> None:
    clock.advance(11 * HOUR_S)
    tell(context, "6:dull", Moment.MORNING)

    agenda = context.agenda()

    rest = agenda.rests(facts(context))[agenda.today]
    assert (rest.moment, rest.reading) == (Moment.MORNING, reading("6:dull"))


def test_severe_pain_in_between_makes_it_a_day_of_rest_until_it_has_gone(
    context: Context, clock: FakeClock
) -> None:
    tell(context, "8:dull", Moment.NOW)
    agenda = context.agenda()
    rest = agenda.rests(facts(context))[agenda.today]
    assert (rest.moment, rest.reading) == (Moment.NOW, reading("8:dull"))

    clock.advance(HOUR_S)
    tell(context, "2:dull", Moment.NOW)

    assert context.agenda().rests(facts(context)) == {}


def test_what_is_told_in_between_takes_back_no_rest_that_a_session_called_for(
    context: Context, clock: FakeClock
) -> None:
    play(context, clock, end="6:dull")
    clock.advance(20 * HOUR_S)
    tell(context, "1", Moment.NOW)

    agenda = context.agenda()

    assert agenda.today in agenda.rests(facts(context))


def test_pain_that_closed_the_session_makes_the_day_one_of_rest(
    context: Context, clock: FakeClock
) -> None:
    play(context, clock, "daily-hip-stretch", "7:dull")

    agenda = context.agenda()

    rest = agenda.rests(facts(context))[agenda.today]
    assert rest.because == (
        "That is above what exercise is meant for, so today is for rest, ice or heat."
    )


def test_after_midnight_it_is_still_the_day_before(context: Context, clock: FakeClock) -> None:
    mean(context, "daily-hip-stretch", "yin-starter")
    clock.advance(5 * HOUR_S)  # 1 in the night
    play(context, clock)

    agenda = context.agenda()

    assert agenda.today.isoformat() == "2026-11-22"
    found = day_on(agenda.today, agenda.today, agenda.days(facts(context)))
    assert found.state is DayState.DONE


# -- an hour later


def test_an_hour_after_a_rise_it_asks_again_until_it_is_too_late(
    context: Context, clock: FakeClock
) -> None:
    play(context, clock, end="3")
    question = context.agenda().hour_question()
    assert question is not None
    assert not question.is_open(clock.wall())

    clock.advance(HOUR_S)
    assert question.is_open(clock.wall())
    assert context.agenda().hour_question() == question

    clock.advance(2 * HOUR_S + 1)
    assert context.agenda().hour_question() is None


def test_an_answer_or_the_next_session_ends_the_question(
    context: Context, clock: FakeClock
) -> None:
    play(context, clock, end="3")
    question = context.agenda().hour_question()
    assert question is not None
    play(context, clock, "desk-break-mini")
    assert context.agenda().hour_question() is None

    tell(context, "1", Moment.HOUR, question.session.key)
    answered = context.agenda().hour_answer()
    assert answered is not None
    assert answered[1].key == question.session.key


def test_a_quiet_end_asks_nothing_an_hour_later(context: Context, clock: FakeClock) -> None:
    play(context, clock, end="1")

    assert context.agenda().hour_question() is None


# -- ice and heat, and what a file limits


def test_ice_is_refused_before_its_gap_is_over_and_past_its_cap(
    context: Context, clock: FakeClock
) -> None:
    clock.advance(10 * HOUR_S)  # 6 in the morning
    for number in range(4):
        play(context, clock, "ice-day-plan")
        assert "Ice opens at" in refusal(context, "ice-day-plan") or number == 3
        with pytest.raises(ClosedError):
            context.begin(context.library.find("ice-day-plan"))
        clock.advance(2 * HOUR_S)

    assert "4 times" in refusal(context, "ice-day-plan")
    clock.advance(24 * HOUR_S)
    assert refusal(context, "ice-day-plan") == ""


def test_after_ice_nothing_is_exercised_for_half_an_hour(
    context: Context, clock: FakeClock
) -> None:
    play(context, clock, "ice-day-plan")
    assert "nothing is stretched, trained or run before" in refusal(context, "daily-hip-stretch")

    clock.advance(30 * 60)

    assert refusal(context, "daily-hip-stretch") == ""


def test_ice_of_one_s_own_and_in_a_dropped_session_counts(
    context: Context, clock: FakeClock
) -> None:
    folder = context.locations.routines
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "own-ice.yaml").write_text(OWN_ICE, encoding="utf-8")
    played = context.begin(context.library.find("own-ice"))
    played.send(Start())
    played.send(Answer(reading("1")))
    for _ in range(120):
        clock.advance(1.0)
        played.tick()
    played.drop()

    assert "Ice opens at" in refusal(context, "ice-day-plan")


def test_numbness_under_the_ice_keeps_it_off_for_the_day(
    context: Context, clock: FakeClock
) -> None:
    play(context, clock, "ice-day-plan", "1", "2:numb")
    clock.advance(3 * HOUR_S)

    assert "stays off for today" in refusal(context, "ice-day-plan")
    clock.advance(6 * HOUR_S)
    assert refusal(context, "ice-day-plan") == ""


def test_a_routine_s_own_times_and_gap_hold(context: Context, clock: FakeClock) -> None:
    play(context, clock, "desk-break-mini")

    assert refusal(context, "desk-break-mini").startswith("Desk-break mini opens at")
    assert "at least 1 h lie between" in refusal(context, "desk-break-mini")
    clock.advance(HOUR_S)
    assert refusal(context, "desk-break-mini") == ""


def test_a_session_that_never_started_uses_nothing_up(context: Context, clock: FakeClock) -> None:
    play(context, clock, "desk-break-mini", "7:dull")

    assert "desk-break" not in refusal(context, "desk-break-mini").lower()


def test_a_day_of_rest_closes_what_is_neither_gentle_nor_relief(
    context: Context, clock: FakeClock
) -> None:
    tell(context, "6:dull", Moment.NOW)

    closing = context.closing_of(facts(context, "hip-strength-base"))
    assert closing is not None
    assert closing.reason.startswith("Pain called for rest today.")
    assert not closing.is_hard
    assert refusal(context, "sore-day-gentle") == ""
    assert refusal(context, "ice-day-plan") == ""
    assert context.closing_of(facts(context, "walk-jog-return")) is not None
    clock.advance(24 * HOUR_S)
    assert refusal(context, "hip-strength-base") == ""


# -- running


def run_gate(context: Context) -> RunGate:
    agenda = context.agenda()
    return context.closings(agenda).runs.advice(facts(context, "walk-jog-return")).gate


def can_run(context: Context) -> None:
    entry = tuple(each.value for each in Entry)
    context.settings.update(run_entry=entry, run_entry_on="2026-11-22")


def test_a_run_is_followed_by_a_day_without_one(context: Context, clock: FakeClock) -> None:
    assert run_gate(context) is RunGate.NOT_ASKED
    can_run(context)
    assert run_gate(context) is RunGate.OPEN
    play(context, clock, "walk-jog-return")
    clock.advance(24 * HOUR_S)

    assert run_gate(context) is RunGate.TOO_SOON
    assert "on Tuesday" not in refusal(context, "walk-jog-return")
    assert "it opens tomorrow" in refusal(context, "walk-jog-return")
    clock.advance(24 * HOUR_S)
    assert run_gate(context) is RunGate.OPEN


def test_a_run_that_hurt_is_followed_by_two_days_without_one(
    context: Context, clock: FakeClock
) -> None:
    can_run(context)
    play(context, clock, "walk-jog-return", "1", "1", "4:dull", "2")
    clock.advance(46 * HOUR_S)
    assert run_gate(context) is RunGate.RED

    clock.advance(3 * HOUR_S)

    assert run_gate(context) is RunGate.OPEN


def test_a_morning_two_above_the_usual_after_a_run_is_too_much(
    context: Context, clock: FakeClock
) -> None:
    can_run(context)
    play(context, clock, "walk-jog-return")
    clock.advance(11 * HOUR_S)
    tell(context, "3:dull", Moment.MORNING)
    clock.advance(47 * HOUR_S)

    assert run_gate(context) is RunGate.RED


def test_what_was_told_today_keeps_running_closed(context: Context) -> None:
    can_run(context)
    tell(context, "3:dull", Moment.NOW)

    agenda = context.agenda()
    runs = context.closings(agenda).runs
    about = facts(context, "walk-jog-return")

    assert "You told 3 of 10 today. It opens at 2 or less" in runs.sentence(
        runs.advice(about), about
    )


def test_a_stop_before_the_first_jog_is_no_run(context: Context, clock: FakeClock) -> None:
    can_run(context)
    played = context.begin(context.library.find("walk-jog-return"))
    played.send(Start())
    played.send(Answer(reading("1")))
    for _ in range(60):
        clock.advance(1.0)
        played.tick()
    played.send(End())
    clock.advance(24 * HOUR_S)

    assert run_gate(context) is RunGate.OPEN


# -- who it is about


def test_another_person_s_ice_and_rest_are_their_own(context: Context, clock: FakeClock) -> None:
    play(context, clock, "ice-day-plan")
    ends_key = context.people.add("Ben")
    context.choose_person(ends_key)
    context.settings.update(sore_side="right")

    assert refusal(context, "ice-day-plan") == ""
    assert context.agenda().sessions == ()
    assert context.past_sessions() == ()
