"""What a person wants to be able to do, and how able they said they were, first and last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rehab_app.history.diary import Goal, GoalScore
from rehab_app.report.dates import day_text

MOST_ABLE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalView:
    """A goal with its first and last score (0 not at all, 10 as well as ever); None: never."""

    key: str
    title: str
    said: str
    first: int | None
    last: int | None


def goal_view(goal: Goal, scores: Sequence[GoalScore], today: date) -> GoalView:
    """Return what is shown of a goal; `scores` are its own, the oldest first."""
    if not scores:
        return GoalView(key=goal.key, title=goal.title, said="Not rated yet", first=None, last=None)
    first, last = scores[0], scores[-1]
    day = last.told.date()
    said = "Today" if day == today else day_text(day)
    said = f"{said}: {last.able} of {MOST_ABLE} able"
    if len(scores) > 1:
        said = f"{said}, was {first.able}"
    return GoalView(key=goal.key, title=goal.title, said=said, first=first.able, last=last.able)
