"""Whether anything is played at all: the screen for warning signs and the lock it sets."""

from collections.abc import Collection
from dataclasses import dataclass

from rehab_app.engine.state import Answered
from rehab_app.model.pain import GATED
from rehab_app.model.red_flag import RedFlag, RedFlagScreen, Urgency

SCREEN_FROM = 6
RED_FLAGS = "red-flags"
_ORDER = (Urgency.EMERGENCY, Urgency.SAME_DAY, Urgency.SOON)


@dataclass(frozen=True, slots=True)
class Lock:
    """Routines stay closed until the person says that a clinician has cleared these signs.

    The most urgent sign stands first.
    """

    flags: tuple[RedFlag, ...]


def lock_of(screen: RedFlagScreen, yes: Collection[str], *, is_cleared: bool) -> Lock | None:
    """Return the lock that the answers to a screen set, None where nothing is locked.

    A sign that only changes what may be done (`modify`) locks nothing.
    """
    if is_cleared:
        return None
    flags = [flag for flag in screen.flags if flag.id in yes and flag.urgency in _ORDER]
    flags.sort(key=lambda flag: _ORDER.index(flag.urgency))
    return Lock(tuple(flags)) if flags else None


def asks_for_screen(entry: Answered) -> bool:
    """Tell whether a reading asks for the screen: 6 or more before work, or its rule says so.

    Source: evidence, section 4 (red-flag screen), and the rows of the table with `red-flags`.
    """
    level = entry.reading.level
    is_high = entry.moment in GATED and level is not None and level >= SCREEN_FROM
    return is_high or RED_FLAGS in entry.decision.also


def is_screen_due(screen: RedFlagScreen, days_since: int | None) -> bool:
    """Tell whether the screen has to be asked again; `days_since` None is never asked."""
    return days_since is None or days_since >= screen.ask_again_days
