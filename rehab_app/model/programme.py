"""What a person means to do on which days: routines in turn, or a routine for each weekday."""

from collections.abc import Mapping
from dataclasses import dataclass, field

EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """Either `sequence`, taken in turn on `weekdays`, or `by_weekday`; Monday is 0.

    Routines are named by their ids.
    """

    sequence: tuple[str, ...] = ()
    weekdays: frozenset[int] = EVERY_DAY
    by_weekday: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is ever due."""
        return not self.by_weekday and not (self.sequence and self.weekdays)

    def is_day(self, weekday: int) -> bool:
        """Tell whether a session is meant for a weekday."""
        if self.by_weekday:
            return weekday in self.by_weekday
        return bool(self.sequence) and weekday in self.weekdays
