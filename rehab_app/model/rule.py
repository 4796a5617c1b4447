"""Pain rules as data: rows that are matched top down, rows that raise a result, and caps."""

from dataclasses import dataclass
from math import inf

from rehab_app.model.pain import Action, Outcome, Quality, QualityClass, Result, RuleMoment
from rehab_app.model.person import Person


@dataclass(frozen=True, slots=True)
class Span:
    """Numbers from `least` to `most`, both included; open ends are infinite.

    `above` leaves out `least` itself ("more than 1").
    """

    least: float = -inf
    most: float = inf
    above: bool = False

    def __contains__(self, number: float) -> bool:
        return self.least <= number <= self.most and not (self.above and number == self.least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a row asks for; what is None is not asked for. All that is asked has to hold."""

    pain: Span | None = None
    rise: Span | None = None
    drop: Span | None = None
    classes: frozenset[QualityClass] = frozenset()
    quality: Quality | None = None
    target: str | None = None
    exercise: str | None = None
    strained: bool | None = None
    answered: bool = True
    skin_fine: bool | None = None
    woke: bool | None = None
    red_flag: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A row: at this moment, in one of these cases, do this, for this reason."""

    id: str
    at: RuleMoment
    cases: tuple[Case, ...]
    do: Result
    also: tuple[str, ...] = ()
    credit: bool = True
    because: str = ""
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRule:
    """A row for people with one of these conditions; it can only make a result stronger.

    `days`: only on these days after a strain.
    """

    conditions: tuple[str, ...]
    rule: Rule
    days: Span | None = None

    def is_for(self, person: Person) -> bool:
        """Tell whether the row holds for a person; a strain of no known day is new."""
        has_condition = any(condition in person.conditions for condition in self.conditions)
        return has_condition and (self.days is None or (person.strain_day or 0) in self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Raise:
    """A row that is looked at after the first match and can only make the result stronger.

    `second` counts actions of that strength or stronger, this one included; `second_rule` counts
    rows. Both look back over the session, or over `within_days` where that is given.
    """

    id: str
    at: RuleMoment
    do: Result | None = None
    second: Action | None = None
    same_target: bool = False
    second_rule: str | None = None
    within_days: int | None = None
    woke: bool | None = None
    condition: str | None = None
    rising_weeks: int | None = None
    weeks: int | None = None
    better_points: int | None = None
    better_percent: int | None = None
    also: tuple[str, ...] = ()
    because: str = ""
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination:
    """What the strongest action on an exercise in a session says about its next dose."""

    id: str
    session: Action
    do: Outcome
    pain: Span | None = None
    also: tuple[str, ...] = ()
    because: str = ""
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThermalCap:
    """How long, how often and how far apart ice, heat or a wrap may be."""

    kind: str
    exercises: frozenset[str]
    default_s: int
    most_s: int
    gap_s: int
    times: int
    skin_check_s: int | None = None
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """A whole table of pain rules."""

    id: str
    title: str
    rules: tuple[Rule, ...]
    raises: tuple[Raise, ...]
    combining: tuple[Combination, ...]
    classes: dict[Quality, QualityClass]
    not_given: tuple[tuple[Span, QualityClass], ...]
    profiles: tuple[ProfileRule, ...] = ()
    thermal: tuple[ThermalCap, ...] = ()
    progress_sessions: int = 2
    progress_done_percent: int = 80

    def cap_for(self, exercise: str, *, is_thermal: bool) -> ThermalCap | None:
        """Return the cap of a thermal exercise; an own one falls under the first, ice's."""
        if not is_thermal:
            return None
        named = (cap for cap in self.thermal if exercise in cap.exercises)
        return next(named, self.thermal[0] if self.thermal else None)
