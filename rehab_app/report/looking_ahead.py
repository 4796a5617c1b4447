"""What a session means for the next one, as sentences: doses, and the question of the morning."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rehab_app.engine.facts import Facts
from rehab_app.engine.outlook import MorningMeans, differences_after_calm, differences_now
from rehab_app.engine.progression import Course
from rehab_app.model.pain import Outcome
from rehab_app.rule_wording.differences import ChangedStep, changed_steps

_IF_CALM = "Next time, if the morning after is as usual for you."
_QUESTION = "One question: how much does the hip hurt when you get up?"
_UNKNOWN = "no answer: the same again"
_SHORT = {
    Outcome.PROGRESS: "as usual",
    Outcome.HOLD: "the same again",
    Outcome.REGRESS: "a step easier",
    Outcome.REGRESS_2: "two steps easier",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDose:
    """A dose that is another one next time: "30 s becomes 45 s", why, and of which exercises."""

    what: str
    why: str
    exercises: frozenset[str]
    is_raise: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What comes after a session; `tomorrow` is empty where there is nothing to ask."""

    doses: tuple[NextDose, ...] = ()
    tomorrow: tuple[str, ...] = ()


NOTHING_AHEAD = Ahead()


def next_doses(course: Course, facts: Facts, today: date) -> tuple[NextDose, ...]:
    """Return the doses that differ next time, those that go down first."""
    known = changed_steps(differences_now(course, facts), facts, today)
    hoped = changed_steps(differences_after_calm(course, facts), facts, today)
    lower = [_dose(each, each.why) for each in known if not each.is_raise]
    higher = [_dose(each, _IF_CALM) for each in hoped if each.is_raise]
    return (*lower, *higher)


def tomorrow_texts(means: Sequence[MorningMeans], base: float | None) -> tuple[str, ...]:
    """Return what is asked on the next morning, and what the answers would mean."""
    usual = "" if base is None else f" Your usual is {_level(base)}."
    answers = "; ".join((*(_meaning(each) for each in means), _UNKNOWN))
    return (f"{_QUESTION}{usual}", f"{answers}.")


def _meaning(means: MorningMeans) -> str:
    levels = str(means.least) if means.least == means.most else f"{means.least}–{means.most}"
    return f"{levels}: {_SHORT[means.outcome]}"


def _level(base: float) -> str:
    return str(int(base)) if base == int(base) else f"{base:.1f}"


def _dose(changed: ChangedStep, why: str) -> NextDose:
    return NextDose(
        what=changed.what,
        why=why,
        exercises=frozenset(exercise for exercise, _, _ in changed.steps),
        is_raise=changed.is_raise,
    )
