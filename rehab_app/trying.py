"""A session that is only tried out: the real one in all but this, that nothing of it is kept."""

from rehab_app.clock import Clock, PacedClock
from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Input
from rehab_app.engine.planning import make_plan
from rehab_app.engine.session import new_session
from rehab_app.history.recorder import Trouble
from rehab_app.history.records import Ending
from rehab_app.model.pain import Moment
from rehab_app.model.person import Side
from rehab_app.playing import Play


class Unrecorded:
    """Stands where a session's recorder stands, and writes nothing down."""

    @property
    def session_id(self) -> int | None:
        """Return None: the history knows nothing of it."""
        return None

    @property
    def trouble(self) -> Trouble | None:
        """Return None: what is not to be kept can't be lost."""
        return None

    def record(
        self,
        given: Input,
        at_s: float,
        *,
        moment: Moment | None = None,
        exercise: str | None = None,
        side: Side | None = None,
    ) -> None:
        """Forget an input."""

    def mark(self, at_s: float) -> None:
        """Forget how far the session is."""

    def end(self, how: Ending) -> None:
        """Forget how it ended."""

    def retry(self) -> None:
        """Save nothing again."""


class TryOut:
    """A session as it is at the start of its ladders, on a clock whose pace can be changed."""

    def __init__(self, facts: Facts, clock: Clock, speed: float = 1.0) -> None:
        """Be ready to start; `clock` is the world's, which it runs `speed` times as fast as."""
        self._clock = PacedClock(clock, speed)
        plan = make_plan(facts)
        self.play = Play(new_session(plan), facts, self._clock, Unrecorded(), speed=speed)

    def run_at(self, speed: float) -> None:
        """Go on `speed` times as fast as the world, from this moment on."""
        self._clock.run_at(speed)
        self.play.run_at(speed)
