"""What an answer would do, in words, before it is accepted."""

from dataclasses import dataclass

from rehab_app.engine.answering import Considered
from rehab_app.engine.facts import Facts
from rehab_app.engine.rules import class_of
from rehab_app.model.pain import Action, Gate, Outcome, QualityClass
from rehab_app.wording import ACTION_WORDS, advice_texts, change_text, reading_text, why_text

_GOES_ON = frozenset({Action.CONTINUE, Gate.PLANNED, Outcome.PROGRESS, Outcome.HOLD})
_COUNTED_AS_SHARP = "No kind is chosen, so it counts as sharp."
_NOTHING_LEFT = "Nothing that is still to come today is different."


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What an answer would do: a title, a sentence for each change, and why.

    `goes_on` tells that nothing changes for the worse, so that one key is enough.
    """

    title: str
    result: str
    changes: tuple[str, ...]
    why: str
    note: str
    goes_on: bool
    is_overrulable: bool
    level: int | None = None


def propose(considered: Considered, facts: Facts) -> Proposal:
    """Return what a considered answer would do, in words."""
    entry = considered.entry
    reading = entry.reading
    changes = tuple(change_text(change, facts.catalogue) for change in entry.changes)
    repeats_ease = entry.decision.do is Action.EASE and not changes
    goes_on = repeats_ease or entry.decision.do in _GOES_ON
    if not changes and not goes_on and isinstance(entry.decision.do, Action):
        changes = (_NOTHING_LEFT,)
    is_unnamed = reading.is_answer and reading.quality is None
    is_sharp = is_unnamed and class_of(reading, facts.rules) is not QualityClass.BENIGN
    return Proposal(
        title=f"What happens next at {reading_text(reading)}",
        result=ACTION_WORDS[entry.decision.do],
        changes=(*changes, *advice_texts(entry.decision.also)),
        why=why_text(entry),
        note=_COUNTED_AS_SHARP if is_sharp else "",
        goes_on=goes_on,
        is_overrulable=entry.decision.is_overrulable,
        level=reading.level,
    )
