"""Which backups are kept: all of two days, then one a day, a week, a month, ever more seldom."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

ALL_OF = timedelta(days=2)
DAILY_COUNT = 12
WEEKLY_COUNT = 10
MONTHLY_COUNT = 9

_PERIODS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (DAILY_COUNT, lambda moment: moment.date()),
    (WEEKLY_COUNT, lambda moment: moment.isocalendar()[:2]),
    (MONTHLY_COUNT, lambda moment: (moment.year, moment.month)),
)


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return the moments whose backups are kept: at most about 31 beside those of two days.

    Days, weeks and months without a backup are not counted, so that a pause of a year costs none.
    What lies ahead (the clock was set back) is kept.
    """
    earlier = sorted(moments, reverse=True)
    newest = [moment for moment in earlier if now - moment <= ALL_OF]
    earlier = earlier[len(newest) :]
    result = set(newest)
    for count, period in _PERIODS:
        last_of: dict[Hashable, datetime] = {}
        for moment in earlier:
            last_of.setdefault(period(moment), moment)
        chosen = list(last_of.values())[:count]
        result.update(chosen)
        earlier = [moment for moment in earlier if chosen and moment < chosen[-1]]
    return frozenset(result)
