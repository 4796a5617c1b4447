"""The stretches of time that the history is looked at in."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_YEAR_DAYS = 365


class Span(StrEnum):
    """How far back one looks."""

    FOUR_WEEKS = "4 weeks"
    TWELVE_WEEKS = "12 weeks"
    YEAR = "1 year"
    ALL = "All"


_DAYS = {Span.FOUR_WEEKS: 28, Span.TWELVE_WEEKS: 84, Span.YEAR: _YEAR_DAYS}


@dataclass(frozen=True, slots=True)
class Period:
    """From a first day to a last one, both inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return (self.last - self.first).days + 1

    @property
    def last_year(self) -> "Period":
        """Return what lies in the year before its end."""
        return Period(max(self.first, self.last - timedelta(days=_YEAR_DAYS - 1)), self.last)

    @property
    def text(self) -> str:
        """Return it in words: "31 August – 22 November 2026"."""
        year = "" if self.first.year == self.last.year else f" {self.first.year}"
        first = f"{self.first.day} {self.first:%B}{year}"
        return f"{first} – {self.last.day} {self.last:%B %Y}"


def span_for(today: date, first_day: date | None) -> Span:
    """Return what to look at first: four weeks as long as there are no more, else twelve."""
    is_new = first_day is None or (today - first_day).days < _DAYS[Span.FOUR_WEEKS]
    return Span.FOUR_WEEKS if is_new else Span.TWELVE_WEEKS


def period_of(span: Span, today: date, first_day: date | None) -> Period:
    """Return the days of a span that ends today; `first_day` is the first with anything known."""
    if span is not Span.ALL:
        return Period(today - timedelta(days=_DAYS[span] - 1), today)
    # A single week would make a chart of nothing but its edges.
    return Period(
        min(first_day or today, today - timedelta(days=_DAYS[Span.FOUR_WEEKS] - 1)), today
    )
