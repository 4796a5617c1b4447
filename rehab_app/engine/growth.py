"""How much a week's work has grown over the week before: more than a third at once is a warning.

Source: evidence 1.3, "Weekly growth of total dose <= 30 %" (a proposal of our own, marked P there);
settled as a warning over all worked time in seven days against the seven before.
"""

from collections.abc import Iterable
from datetime import date, timedelta

MOST_GROWTH_PERCENT = 30
_WEEK = timedelta(days=7)
# Below this a day more or less is all that changes.
_LEAST_SESSIONS = 3


def growth_percent(
    worked: Iterable[tuple[date, float]], today: date, planned_s: float
) -> int | None:
    """Return by how many percent the work of seven days would grow with what is planned today.

    `worked` are seconds of work with their days, `planned_s` those of the session that is next.
    None where one of the two weeks had too few sessions to compare.
    """
    this_week, last_week = [planned_s], []
    for day, seconds in worked:
        days_ago = today - day
        if timedelta() <= days_ago < _WEEK:
            this_week.append(seconds)
        elif _WEEK <= days_ago < 2 * _WEEK:
            last_week.append(seconds)
    if min(len(this_week) - 1, len(last_week)) < _LEAST_SESSIONS or not sum(last_week):
        return None
    return round(100 * (sum(this_week) / sum(last_week) - 1))
