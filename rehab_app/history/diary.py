"""What a person keeps beside their sessions: check-ins, notes, goals and a programme."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from rehab_app.history.records import refuse_naive
from rehab_app.model.pain import Moment, Place, Reading
from rehab_app.model.person import Side
from rehab_app.model.programme import Programme

CHECK_IN_MOMENTS = (Moment.NOW, Moment.HOUR, Moment.MORNING)


def new_key() -> str:
    """Return a name that nothing else has, on any computer."""
    return uuid4().hex


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """A reading that was told outside a session.

    `told` is aware. `woke`: pain woke the person in the night before. `session_key` names the
    session that an answer an hour later is about.
    """

    moment: Moment
    told: datetime
    reading: Reading
    person: str = ""
    side: Side | None = None
    place: Place | None = None
    woke: bool = False
    session_key: str | None = None
    key: str = field(default_factory=new_key)

    def __post_init__(self) -> None:
        """Refuse a time without a zone, and a moment that belongs into a session."""
        refuse_naive(self.told)
        if self.moment not in CHECK_IN_MOMENTS:
            raise ValueError(f"{self.moment} is asked in a session only")


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Something a person wants to be able to do; `set_on` is when they first said so."""

    title: str
    set_on: datetime
    person: str = ""
    is_open: bool = True
    key: str = field(default_factory=new_key)

    def __post_init__(self) -> None:
        """Refuse a time without a zone."""
        refuse_naive(self.set_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalScore:
    """How able a person feels to do what a goal says: 0 is not at all, 10 as well as ever."""

    goal: str
    told: datetime
    able: int

    def __post_init__(self) -> None:
        """Refuse a time without a zone, and a number off the scale."""
        refuse_naive(self.told)
        if not 0 <= self.able <= 10:
            raise ValueError(f"able is 0 to 10, not {self.able}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a person wrote to themselves or their physio about a session."""

    session_id: int
    text: str
    written: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSince:
    """A programme and since when it holds, up to the next one."""

    since: datetime
    programme: Programme
    person: str = ""
