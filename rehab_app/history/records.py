"""What the history holds: values without a trace of the data base behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import uuid4

from rehab_app import __version__
from rehab_app.engine.inputs import Answer, Input, Undo
from rehab_app.model.pain import Moment, Reading
from rehab_app.model.person import Side

# Stands in place of a routine where a session is known in brief only.
BRIEF_TEXT = "# Taken in from a CSV file: what was done is known, and not how it was played.\n"


class Ending(StrEnum):
    """How a session ended; a dropped one was left open and thrown away later."""

    COMPLETED = "completed"
    STOPPED = "stopped"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOpening:
    """What has to be known, beside the routine's text, to play a session again.

    `started` is aware; its offset is kept. `person` tells histories in one file apart. `base` is
    the usual level (0-10). `strain_day` is how many days ago a muscle was strained, None where that
    is not known. `rungs` are by step number and side; `refused` are the steps (exercise, how often
    it was named before, side) whose change since the last time was refused for this once. `key` is
    the session's name that no other session has, on any computer.
    """

    routine_id: str
    routine_title: str
    started: datetime
    person: str = ""
    base: float | None = None
    sore_side: Side | None = None
    conditions: tuple[str, ...] = ()
    strain_day: int | None = None
    rungs: Mapping[tuple[int, Side], int] = field(default_factory=dict)
    refused: tuple[tuple[str, int, Side], ...] = ()
    app_version: str = __version__
    key: str = field(default_factory=lambda: uuid4().hex)

    def __post_init__(self) -> None:
        """Refuse a time without a zone."""
        refuse_naive(self.started)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedInput:
    """An input and when it came: `at_s` on the session's clock, `utc` on the wall.

    `seq` counts a session's inputs from 0. `moment`, `exercise` and `side` say what an answer is
    about.
    """

    seq: int
    at_s: float
    utc: datetime
    input: Input
    moment: Moment | None = None
    exercise: str | None = None
    side: Side | None = None

    def __post_init__(self) -> None:
        """Refuse a time without a zone, or before the session."""
        refuse_naive(self.utc)
        if not self.at_s >= 0:
            raise ValueError(f"an input comes 0 s or more after the start, not {self.at_s}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an answer should have been, said later: `seq` is the number of the answer's input."""

    seq: int
    utc: datetime
    reading: Reading

    def __post_init__(self) -> None:
        """Refuse a time without a zone."""
        refuse_naive(self.utc)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingAnswer:
    """An answer that was not taken back, with the reading that counts by now."""

    recorded: RecordedInput
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSummary:
    """A session from outside.

    `opening` and `text_hash` (which routine text was played) are None where that row is damaged;
    `ended`, `ended_utc` and `input_count` where the session is still open, or that row is damaged.
    `damaged` counts the rows that are lost.
    """

    id: int
    opening: SessionOpening | None
    text_hash: str | None
    ended: Ending | None
    ended_utc: datetime | None
    input_count: int | None
    damaged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSession(SessionSummary):
    """A session with all that is whole of it.

    `routine_text` is the file as it was played, None where it is damaged. `reached_s` is how far
    the session's clock is known to have come; `next_seq` the number of the next input.
    `corrections` are in the order in which they were made.
    """

    routine_text: str | None
    inputs: tuple[RecordedInput, ...]
    reached_s: float
    next_seq: int
    corrections: tuple[Correction, ...] = ()

    @property
    def answers(self) -> tuple[RecordedInput, ...]:
        """Return every answer, also those that were taken back."""
        return tuple(each for each in self.inputs if isinstance(each.input, Answer))

    @property
    def standing(self) -> tuple[StandingAnswer, ...]:
        """Return the answers that count, in their order, as they were corrected last."""
        return standing_answers(self.inputs, self.corrections)


def standing_answers(
    inputs: Iterable[RecordedInput], corrections: Iterable[Correction]
) -> tuple[StandingAnswer, ...]:
    """Return the answers that were not taken back, in their order, as they were corrected last."""
    corrected = {each.seq: each.reading for each in corrections}
    standing: list[StandingAnswer] = []
    for each in inputs:
        if isinstance(each.input, Answer):
            reading = corrected.get(each.seq, each.input.reading)
            standing.append(StandingAnswer(recorded=each, reading=reading))
        elif isinstance(each.input, Undo) and standing:
            standing.pop()
    return tuple(standing)


def refuse_naive(moment: datetime) -> None:
    """Raise ValueError where a moment does not say in which zone it is."""
    if moment.utcoffset() is None:
        raise ValueError(f"{moment} does not say in which zone")
