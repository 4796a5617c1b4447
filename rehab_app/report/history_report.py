"""What the history of a period comes to: the same values for the page and for a PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rehab_app.history.store import HistoryStore
from rehab_app.model.person import Side
from rehab_app.report.goals import GoalView, goal_view
from rehab_app.report.poses import PoseEffect, pose_effects
from rehab_app.report.session_calendar import NOTHING_PLANNED, Planned, SessionCalendar, calendar_of
from rehab_app.report.spans import Period
from rehab_app.report.trend import WEEK_DAYS, PainTrend, trend_of

NameOf = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryReport:
    """A period of one person's history; `side` is the one it is about, None both.

    `poses` and `calendar` look at the last year at most.
    """

    period: Period
    side: Side | None
    trend: PainTrend
    calendar: SessionCalendar
    poses: tuple[PoseEffect, ...]


def history_report(
    store: HistoryStore,
    person: str,
    period: Period,
    name_of: NameOf,
    side: Side | None = None,
    planned: Planned = NOTHING_PLANNED,
) -> HistoryReport:
    """Return what a period comes to; `name_of` gives an exercise's name by its id.

    `planned` is what was meant in the last year of it. Raises HistoryError.
    """
    trends = store.trends
    earlier = period.first - timedelta(days=WEEK_DAYS - 1)
    days = trends.days(person, earlier, period.last, side)
    year = period.last_year
    return HistoryReport(
        period=period,
        side=side,
        trend=trend_of(days, period),
        calendar=calendar_of(trends.sessions(person, year.first, year.last), period, planned),
        poses=pose_effects(trends.poses(person, year.first, year.last, side), name_of),
    )


def goals_of(store: HistoryStore, person: str, today: date) -> tuple[GoalView, ...]:
    """Return the goals that are open, the oldest first; raises HistoryError."""
    diary = store.diary
    return tuple(
        goal_view(goal, diary.scores(goal.key), today)
        for goal in diary.goals(person)
        if goal.is_open
    )
