"""Two weeks of a person's evenings, so that the pictures show a history: sessions really played."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.engine.inputs import Answer, Start
from rehab_app.engine.session import GAP_S
from rehab_app.engine.state import Phase
from rehab_app.history.diary import CheckIn, Goal, GoalScore
from rehab_app.model.pain import Moment, Quality, Reading

DAYS = 14


@dataclass(frozen=True, slots=True)
class Evening:
    """What was played on a day: the levels before, after each pose, at the end, and in the morning.

    `morning` is the next one; None where it was not told.
    """

    days_ago: int
    routine: str
    before: int
    after: int
    end: int
    morning: int | None


# A sore outer hip that gets better, with a bad day after a run and days off.
EVENINGS = (
    Evening(13, "daily-hip-stretch", 2, 3, 2, 4),
    Evening(12, "sore-day-gentle", 4, 3, 3, 4),
    Evening(10, "sore-day-gentle", 5, 4, 4, 4),
    Evening(9, "sore-day-gentle", 3, 3, 3, 3),
    Evening(8, "daily-hip-stretch", 2, 3, 2, None),
    Evening(7, "lateral-hip-friendly", 2, 3, 3, 2),
    Evening(6, "daily-hip-stretch", 2, 2, 2, 2),
    Evening(4, "yin-starter", 2, 2, 1, 2),
    Evening(3, "lateral-hip-friendly", 2, 3, 2, 1),
    Evening(2, "daily-hip-stretch", 1, 2, 1, 2),
    Evening(1, "yin-starter", 2, 2, 4, 2),
)


def start_of(evening: datetime) -> datetime:
    """Return when two weeks begin that end on an evening."""
    return evening - timedelta(days=DAYS)


def next_morning(now: datetime) -> datetime:
    """Return the next time that it is half past seven."""
    morning = now.replace(hour=7, minute=30, second=0)
    return morning if morning > now else morning + timedelta(days=1)


def play_two_weeks(context: Context, clock: SteppedClock, evening: datetime) -> None:
    """Play every evening up to this one; the clock stands at it in the end."""
    for each in EVENINGS:
        earlier_min = each.days_ago * 17 % 70  # nobody begins on the minute
        _advance_to(clock, evening - timedelta(days=each.days_ago, minutes=earlier_min))
        play_through(context, each, clock)
        if each.morning is not None:
            since = evening - timedelta(days=each.days_ago - 1)
            _advance_to(clock, since.replace(hour=7, minute=20 + earlier_min % 30))
            _tell_morning(context, each.morning)
    _advance_to(clock, evening)


def set_goals(context: Context, evening: datetime) -> None:
    """Set two goals two weeks before an evening, and rate them then and on it."""
    diary = context.history().diary
    for title, first, last in (("Run 5 km without hip pain", 2, 6), ("Sleep on that side", 5, 8)):
        begun = start_of(evening)
        goal = Goal(title=title, set_on=begun)
        diary.keep_goal(goal)
        for told, able in ((begun, first), (evening, last)):
            diary.keep_score(GoalScore(goal=goal.key, told=told, able=able))


def _advance_to(clock: SteppedClock, moment: datetime) -> None:
    clock.advance((moment - clock.wall()).total_seconds())


def play_through(context: Context, evening: Evening, clock: SteppedClock) -> None:
    """Play a session to its end, with the levels of an evening."""
    play = context.begin(context.library.find(evening.routine))
    play.send(Start())
    while play.state.phase is not Phase.ENDED:
        question = play.state.question
        if question is not None:
            play.send(Answer(Reading(_level(evening, question.moment), Quality.DULL)))
            continue
        clock.advance(GAP_S / 2)
        play.tick()


def _tell_morning(context: Context, level: int) -> None:
    told = Reading(level, Quality.DULL)
    check_in = CheckIn(moment=Moment.MORNING, told=context.clock.wall(), reading=told)
    context.history().diary.keep_check_in(check_in)


def _level(evening: Evening, moment: Moment) -> int:
    return {Moment.BEFORE: evening.before, Moment.END: evening.end}.get(moment, evening.after)
