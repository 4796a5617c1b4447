"""The warning signs a person has answered: what they close, and the way out."""

from collections.abc import Callable, Collection
from datetime import date

from rehab_app.engine.gate import Lock, is_screen_due, lock_of
from rehab_app.model.red_flag import RedFlag, RedFlagScreen, Urgency
from rehab_app.settings import SettingsStore


class LockedError(Exception):
    """A warning sign keeps the routines closed; the message is a sentence to show."""


class WarningSigns:
    """Keeps the answers to the screen in the settings, and closes and opens the routines.

    A setter raises OSError where the settings can't be saved; the answer holds for this run.
    """

    def __init__(
        self, settings: SettingsStore, screen: RedFlagScreen, today: Callable[[], date]
    ) -> None:
        self._settings = settings
        self.screen = screen
        self._today = today

    @property
    def lock(self) -> Lock | None:
        """Return what keeps the routines closed, None where nothing does."""
        settings = self._settings.settings
        is_cleared = bool(settings.flags_cleared_on)
        return lock_of(self.screen, settings.flags_yes, is_cleared=is_cleared)

    @property
    def cautions(self) -> tuple[RedFlag, ...]:
        """Return the signs with which sessions may go on, with the change that they name."""
        yes = self._settings.settings.flags_yes
        return tuple(
            flag for flag in self.screen.flags if flag.id in yes and flag.urgency is Urgency.MODIFY
        )

    @property
    def is_due(self) -> bool:
        """Tell whether the screen has to be asked, for the first time or again."""
        return is_screen_due(self.screen, self._days_since())

    @property
    def has_been_asked(self) -> bool:
        """Tell whether the screen was ever answered."""
        return self._days_since() is not None

    def answer(self, yes: Collection[str]) -> None:
        """Take the answers to the whole screen: the ids of the signs that fit.

        What keeps the routines closed stays until it is cleared, whatever is answered later.
        """
        lock = self.lock
        still = {flag.id for flag in lock.flags} if lock else set()
        standing = [flag.id for flag in self.screen.flags if flag.id in yes or flag.id in still]
        self._settings.update(
            flags_yes=tuple(standing), flags_on=self._today().isoformat(), flags_cleared_on=""
        )

    def clear(self) -> None:
        """Take the person's word that a clinician has cleared the signs."""
        self._settings.update(flags_cleared_on=self._today().isoformat())

    def check(self) -> None:
        """Raise LockedError as long as the routines are closed."""
        lock = self.lock
        if lock is not None:
            raise LockedError(locked_sentence(lock))

    def _days_since(self) -> int | None:
        try:
            asked = date.fromisoformat(self._settings.settings.flags_on)
        except ValueError:
            return None
        return max(0, (self._today() - asked).days)


def locked_sentence(lock: Lock) -> str:
    """Return why nothing is played, and what to do now."""
    return (
        "The routines are closed, because you said yes to a warning sign. "
        f"{lock.flags[0].advice} They open again when you say that a clinician has cleared it."
    )
