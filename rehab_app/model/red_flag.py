"""The screen for warning signs: what is asked, how urgent a yes is, and what to do then."""

from dataclasses import dataclass
from enum import StrEnum


class Urgency(StrEnum):
    """How soon somebody has to look at it; `modify` lets sessions go on with a change."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    SOON = "soon"
    MODIFY = "modify"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlagPart:
    """One part of a question, with an urgency of its own; `short` is told where the rest is not."""

    text: str
    urgency: Urgency
    advice: str
    short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """A question to be answered with yes or no, and what a yes asks for.

    `urgency` is that of the most urgent part, where the question has parts. `short` says the sign
    where there is little room; one with parts is told there by its parts.
    """

    id: str
    question: str
    urgency: Urgency
    advice: str
    short: str = ""
    parts: tuple[RedFlagPart, ...] = ()
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlagScreen:
    """All questions, and after how many days they are asked again."""

    flags: tuple[RedFlag, ...]
    ask_again_days: int = 14
    emergency_number: str = ""
